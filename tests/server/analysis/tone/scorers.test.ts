import { expect, test } from 'vitest';
import clauses from '../../../../data/gold/clauses.json' with { type: 'json' };
import negation from '../../../../data/gold/negation.json' with { type: 'json' };
import { marked } from '../../../support/marked.ts';
import { shippedTone } from '../../../support/reading.ts';

const { linear, blend } = shippedTone();
const both = [linear, blend];

const score = (written: string, scorer = blend) => {
  const { sentence, names } = marked(written);
  return names.map((name) => scorer.score(sentence, name, names, 'en'));
};

test.each(both)('$id: chances sum to 1, and the tone is their difference', (scorer) => {
  const all = Object.values(negation.suite).flat();
  for (const line of all) {
    const [found] = score(line, scorer);
    if (found == null) throw new Error(`not scored: ${line}`);
    expect(found.p_neg + found.p_neu + found.p_pos).toBeCloseTo(1, 9);
    expect(found.sentiment).toBeCloseTo(found.p_pos - found.p_neg, 9);
  }
  console.log(`sentences scored by ${scorer.id}: ${all.length}`);
  expect(all.length).toBeGreaterThanOrEqual(120);
});

test.each(both)('$id: at least nine of ten sentences of the negation suite come out right', (scorer) => {
  const all = Object.values(negation.suite).flat();
  const wrong = all.filter((line) => {
    const [found] = score(line, scorer);
    const { mark } = marked(line).names[0] ?? {};
    if (found == null) return true;
    if (mark === '0') return found.p_neu <= Math.max(found.p_neg, found.p_pos);
    return mark === '+' ? found.p_pos <= found.p_neg : found.p_neg <= found.p_pos;
  });
  console.log(`negation, ${scorer.id}: ${all.length - wrong.length} of ${all.length}; not: ${wrong.join(' | ')}`);
  expect(1 - wrong.length / all.length).toBeGreaterThanOrEqual(0.9);
});

test.each(both)(
  '$id: of two actors in opposite tones the right one is the more positive in at least nine of ten sentences',
  (scorer) => {
    const all = Object.values(clauses.suite).flat();
    const wrong = all.filter((line) => {
      const [a = NaN, b = NaN] = score(line, scorer).map((found) => found?.sentiment);
      return !(marked(line).names[0]?.mark === '+' ? a > b : b > a);
    });
    console.log(`clause pairs, ${scorer.id}: ${all.length - wrong.length} of ${all.length}; not: ${wrong.join(' | ')}`);
    expect(all.length).toBe(68);
    expect(1 - wrong.length / all.length).toBeGreaterThanOrEqual(0.9);
  },
);

test('plain praise and blame are told apart, and the words that made them are shown', () => {
  const [praised] = score('The committee praised [Kerr] as an honest and brilliant minister.');
  const [blamed] = score('[Kerr] was accused of fraud and lied to the court.');
  expect(praised?.sentiment).toBeGreaterThan(0.3);
  expect(blamed?.sentiment).toBeLessThan(-0.3);
  const strongest = (reasons: readonly { text: string; weight: number }[]) =>
    reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))[0];
  expect(strongest(praised?.reasons ?? [])?.weight).toBeGreaterThan(0);
  expect(strongest(blamed?.reasons ?? [])?.weight).toBeLessThan(0);
  const shown = blamed?.reasons.map(({ text }) => text) ?? [];
  expect(shown.some((text) => ['accused', 'fraud', 'lied'].includes(text))).toBe(true);
  expect(shown).not.toContain('Kerr');
});

test.each(both)('$id: a name alone, without words about it, is neutral', (scorer) => {
  for (const written of ['[Kerr]', '[Kerr] arrived on Monday.']) {
    const [found] = score(written, scorer);
    expect(found?.p_neu).toBeGreaterThan(Math.max(found?.p_neg ?? 1, found?.p_pos ?? 1));
  }
});

test.each(both)('$id: a sentence scores the same alone, in any order, and beside other sentences', (scorer) => {
  const one = marked('The panel praised [Kerr] but condemned [Voss].');
  const other = marked('[Lind] was hailed as a hero.');
  const alone = one.names.map((name) => scorer.score(one.sentence, name, [...one.names], 'en'));
  const shared = one.names.toReversed().map((name) => {
    scorer.score(other.sentence, other.names[0]!, other.names, 'en');
    return scorer.score(one.sentence, name, one.names, 'en');
  });
  expect(shared.toReversed()).toEqual(alone);
  const [kerr, voss] = alone;
  expect(kerr?.sentiment).toBeGreaterThan(voss?.sentiment ?? 1);
});

test.each(both)(
  '$id: what it cannot read is null: other languages, other scripts, no words, a list without end',
  (scorer) => {
    const { sentence, names } = marked('[Kerr] was praised.');
    expect(scorer.score(sentence, names[0]!, names, 'de')).toBeNull();
    expect(scorer.score(sentence, names[0]!, names, null)).not.toBeNull();
    expect(score('[Керр] похвалили за честность и мужество.', scorer)).toEqual([null]);
    expect(scorer.score({ no: 1, start: 0, end: 3, text: '...' }, { start: 0, end: 1 }, [], 'en')).toBeNull();
    expect(score(`[Kerr] ${'praised '.repeat(10_000)}`, scorer)).toEqual([null]);
    expect(score('[Kerr] 🙂 constructor __proto__ hasOwnProperty was praised\u0000.', scorer)[0]).not.toBeNull();
  },
);
