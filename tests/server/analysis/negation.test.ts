import { expect, test } from 'vitest';
import { createLexiconReader } from '../../../server/analysis/lexicon-score.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import { marked } from '../../support/marked.ts';

/*
 * Sentences made up for this suite. The mark is the tone toward the name: +, − or 0 (no scored word is left).
 * Distances are counted from the negator to the scored word.
 */
const SUITE: Record<string, readonly string[]> = {
  'right before the word': [
    '[Kerr|-] is not good at this.',
    '[Kerr|-] was not happy with the draft.',
    'The audit was not kind, and [Kerr|-] is not trusted by his own party.',
    '[Kerr|+] is not bad at this.',
    '[Kerr|+] was not guilty.',
    '[Kerr|+] did not cheat the panel.',
    '[Kerr|-] never helped the town.',
    '[Kerr|+] never cheated anybody.',
    '[Kerr|-] hardly helped the farmers.',
    '[Kerr|-] governed without success.',
    '[Kerr|+] governed without scandal.',
    'Nobody trusted [Kerr|-].',
    '[Kerr|-] rarely won an argument.',
    '[Kerr|-] cannot win this vote.',
  ],
  'with a short form, straight apostrophe': [
    "[Kerr|-] isn't happy with the draft.",
    "[Kerr|-] wasn't honest with the panel.",
    "[Kerr|+] didn't insult the panel.",
    "[Kerr|+] didn't kill anybody.",
    "[Kerr|-] doesn't support the reform.",
    "[Kerr|-] won't win this vote.",
    "[Kerr|+] hasn't failed the voters.",
    "[Kerr|-] couldn't help the farmers.",
    "[Kerr|-] hadn't impressed the panel.",
    "[Kerr|+] wouldn't betray the voters.",
  ],
  'with a short form, curly apostrophe': [
    '[Kerr|-] isn’t happy with the draft.',
    '[Kerr|-] wasn’t honest with the panel.',
    '[Kerr|+] didn’t insult the panel.',
    '[Kerr|-] doesn’t support the reform.',
    '[Kerr|+] hasn’t failed the voters.',
    '[Kerr|-] won’t win this vote.',
    '[Kerr|+] wouldn’t betray the voters.',
    '[Kerr|-] aren’t the success they were sold as.',
  ],
  'two words away': [
    '[Kerr|-] was not a success in office.',
    '[Kerr|-] is not very good at this.',
    '[Kerr|+] is not a liar.',
    '[Kerr|-] was never really trusted by the farmers.',
    'Critics found no real progress under [Kerr|-].',
    '[Kerr|+] left without any scandal.',
    '[Kerr|-] did not even help the farmers.',
    'The panel did not openly blame [Kerr|+].',
  ],
  'three words away': [
    '[Kerr|-] had not been very helpful.',
    '[Kerr|-] was never a really honest broker.',
    '[Kerr|+] did not in fact cheat the panel.',
    '[Kerr|-] won’t ever be a success here.',
    '[Kerr|+] was not once accused of theft.',
    'Not one voter admired [Kerr|-].',
  ],
  'four words away': [
    '[Kerr|-] did not have a very good plan.',
    '[Kerr|-] is not what you call honest.',
    '[Kerr|-] was never seen as a trusted broker.',
    '[Kerr|+] did not at any time cheat the voters.',
  ],
  'with a phrase that denies': [
    '[Kerr|-] failed to win over the farmers.',
    '[Kerr|-] is far from popular.',
    '[Kerr|-] is no longer trusted.',
    '[Kerr|-] was unable to help the farmers.',
    '[Kerr|-] refused to support the reform.',
    '[Kerr|-] was anything but honest.',
    'The panel noted a lack of progress under [Kerr|-].',
  ],
  'stopped by the end of a clause': [
    'It was not a long talk, and [Kerr|+] was helpful.',
    'Lind did not come; [Kerr|+] won easily.',
    'The hall was not full, but [Kerr|+] was admired.',
    'It never rained – [Kerr|+] won the crowd.',
    'Asked whether he would stay, he said no: [Kerr|+] had been a success.',
    '“Not now,” he said, and [Kerr|-] was accused of theft.',
    '[Kerr|-] did not wait, and was accused of fraud.',
    '[Kerr|+] had no seat, yet was admired by all.',
    'Because it was not ready, [Kerr|-] was blamed.',
    'The vote was not close (and [Kerr|+] was praised).',
  ],
  'that denies nothing': [
    '[Kerr|+] is not only honest.',
    '[Kerr|+] was not just admired by the farmers.',
    'There is no doubt that [Kerr|+] was helpful.',
    '[Kerr|+] was without doubt a success.',
    '[Kerr|-] was nothing but corrupt.',
    'No. 10 praised [Kerr|+].',
    '[Kerr|-] was nothing short of terrible.',
  ],
  twice: [
    'Nobody says [Kerr|+] is not honest.',
    '[Kerr|+] was never not helpful.',
    '[Kerr|-] is neither honest nor helpful.',
  ],
  'of a verb of saying': ['Nobody said [Kerr|-] was honest.', 'Lind never said [Kerr|+] was corrupt.'],
  'that is itself no judgement': [
    '[Kerr|0] said no.',
    'There was no vote on [Kerr|0].',
    '[Kerr|0] did not come.',
    'No one saw [Kerr|0] on Monday.',
  ],
};

const read = createLexiconReader();
const scorer = createLexiconScorer();

const cases = Object.entries(SUITE).flatMap(([how, sentences]) => sentences.map((written) => [how, written] as const));

test('the suite is as long as it should be', () => {
  const texts = new Set(cases.map(([, written]) => marked(written).sentence.text));
  console.log(`negation: ${texts.size} sentences`);
  expect(texts.size).toBe(cases.length);
  expect(texts.size).toBeGreaterThanOrEqual(60);
});

test.each(cases)('negation %s: %s', (_, written) => {
  const { sentence, names } = marked(written);
  const [name] = names;
  if (name === undefined) throw new Error('no name is marked');
  const score = read(sentence, name, names)?.score;
  expect(score).toBeDefined();
  expect(Math.sign(score ?? NaN)).toBe({ '+': 1, '-': -1, '0': 0 }[name.mark]);
});

test('the larger chance follows the sign, and a sentence without a judgement is neutral', () => {
  let seen = 0;
  for (const [, written] of cases) {
    const { sentence, names } = marked(written);
    const [name] = names;
    const score = name && scorer.score(sentence, name, names, 'en');
    if (!name || !score) throw new Error(`not scored: ${written}`);
    seen += 1;
    if (name.mark === '+') expect.soft(score.p_pos, written).toBeGreaterThan(score.p_neg);
    if (name.mark === '-') expect.soft(score.p_neg, written).toBeGreaterThan(score.p_pos);
    if (name.mark === '0') expect.soft(score.p_neu, written).toBeGreaterThan(Math.max(score.p_neg, score.p_pos));
  }
  expect(seen).toBe(cases.length);
});
