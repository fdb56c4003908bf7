import { expect, test } from 'vitest';
import { isLowerCase } from '../../../scripts/evaluate/tone-domains.ts';
import { f1ByClass, macroF1Of } from '../../../scripts/evaluate/tone-toward.ts';

/** A sentence with its target in brackets. */
const lower = (marked: string): boolean => {
  const start = marked.indexOf('[');
  return isLowerCase(marked.replace(/[[\]]/g, ''), start, marked.indexOf(']') - 1);
};

const CASES: readonly [marked: string, isLower: boolean][] = [
  ['Farmers cursed [the tax office].', true],
  ['[The tax office] lost the files.', true],
  ['Police called [its importer] careful.', true],
  ['[Local police] found the van.', true],
  ['[Kelvaro] closed two plants.', false],
  ['Unions praised [Kelvaro].', false],
  ['[The World Bank] lent more.', false],
  ['It went to [the court in Liesen].', false],
  ['[UNICEF] stayed.', false],
];

test('organisations by common words are told from those with a proper name, also where a sentence begins', () => {
  for (const [marked, is] of CASES) expect([marked, lower(marked)]).toEqual([marked, is]);
  console.log(`cases: ${CASES.length}`);
});

const said = (is: number, as: number, sentence: number) => ({
  is,
  sentence,
  chances: [0, 1, 2].map((c) => (c === as ? 0.8 : 0.1)),
});
// Negative: 2 marked, 1 said and right. Neutral: 1 marked, 2 said, 1 right. Positive: 1 and 1, right.
const JUDGED = [said(0, 0, 1), said(0, 1, 1), said(1, 1, 2), said(2, 2, 3)];

test('F1 of each class is twice the right over marked and said', () => {
  expect(f1ByClass(JUDGED)).toEqual([
    { what: 'class negative', value: 2 / 3, of: 2 },
    { what: 'class neutral', value: 2 / 3, of: 1 },
    { what: 'class positive', value: 1, of: 1 },
  ]);
  expect(f1ByClass([said(0, 0, 1)]).map(({ value }) => value)).toEqual([1, 0, 0]);
});

test('macro F1 is their mean, with an interval over sentences', () => {
  const { value, ends } = macroF1Of(JUDGED);
  expect(value).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 3, 12);
  expect(ends[0]).toBeLessThan(value);
  // Each draw with the first sentence holds its error, and without it a class is missing: none beats the whole.
  expect(ends[1]).toBeCloseTo(value, 12);
});
