import { expect, test } from 'vitest';
import clauses from '../../../data/gold/clauses.json' with { type: 'json' };
import { createLexiconReader } from '../../../server/analysis/lexicon-score.ts';
import { marked } from '../../support/marked.ts';

// The lexicon knows no grammar: it reads the words of a clause for whoever stands in it, so a share of the pairs is beyond it,
// and the share is held.
const PAIRS: readonly string[] = Object.values(clauses.suite).flat();
/** At least this share of the pairs must come out right on both sides; asked for was 0.8. */
const FLOOR = 0.9;

const read = createLexiconReader();

const SIGN: Record<string, number> = { '+': 1, '-': -1 };

/** The signs that the lexicon gives to the two names of a pair; a score of next to nothing is no sign. */
function signsOf(written: string): { wanted: number[]; got: number[] } {
  const { sentence, names } = marked(written);
  return {
    wanted: names.map(({ mark }) => SIGN[mark] ?? NaN),
    got: names.map((name) => Math.sign(read(sentence, name, names)?.score ?? NaN)),
  };
}

const isRight = ({ wanted, got }: ReturnType<typeof signsOf>): boolean => wanted.every((sign, at) => sign === got[at]);

test('every pair has two names with opposite marks', () => {
  const odd = PAIRS.filter((written) => !['1,-1', '-1,1'].includes(signsOf(written).wanted.join(',')));
  expect(odd).toEqual([]);
  expect(new Set(PAIRS).size).toBe(PAIRS.length);
  expect(PAIRS.length).toBeGreaterThanOrEqual(40);
});

test('two actors with opposite tone in two clauses come out right in at least nine of ten sentences', () => {
  const wrong = PAIRS.filter((written) => !isRight(signsOf(written)));
  const right = PAIRS.length - wrong.length;
  console.log(`clause pairs: ${right} of ${PAIRS.length} right on both sides; not: ${JSON.stringify(wrong, null, 1)}`);
  expect(right / PAIRS.length).toBeGreaterThanOrEqual(FLOOR);
});
