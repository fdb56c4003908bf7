import { expect, test } from 'vitest';
import type { Pair } from '../../../web/charts/co-occurrence.ts';
import { sortedPairs } from '../../../web/pages/pair-order.ts';

const pair = (a_name: string, changes: Partial<Pair>): Pair =>
  ({
    a_name,
    b_name: 'Zoe',
    together: 5,
    lift: 1,
    npmi: 0,
    thin: null,
    g2: 0,
    q: null,
    sentiment_a: null,
    sentiment_b: null,
    sentiment_adjusted_a: null,
    sentiment_adjusted_b: null,
    ...changes,
  }) as Pair;
const ROWS = [
  pair('Bo', { together: 7, lift: 2, g2: -3, q: 0.2, sentiment_a: 0.1 }),
  pair('Ada', { together: 2, lift: 90, thin: 'too_few', g2: 8 }),
  pair('Cy', { together: 9, lift: 1.5, g2: 5, q: 0.01, sentiment_a: -0.3 }),
];
const names = (by: string) => sortedPairs(ROWS, by).map(({ a_name }) => a_name);

test('pairs are sorted by any column, and keep the order of the answer where none is chosen', () => {
  expect(names('')).toEqual(['Bo', 'Ada', 'Cy']);
  expect(names('-mentions')).toEqual(['Bo', 'Ada', 'Cy']);
  expect(names('-together')).toEqual(['Cy', 'Bo', 'Ada']);
  expect(names('name')).toEqual(['Ada', 'Bo', 'Cy']);
  expect(names('g2')).toEqual(['Bo', 'Cy', 'Ada']);
});

test('what has no value comes last both ways, also a ratio that too few stories hide', () => {
  expect(names('q')).toEqual(['Cy', 'Bo', 'Ada']);
  expect(names('-q')).toEqual(['Bo', 'Cy', 'Ada']);
  expect(names('-lift')).toEqual(['Bo', 'Cy', 'Ada']);
  expect(names('tone_a')).toEqual(['Cy', 'Bo', 'Ada']);
});
