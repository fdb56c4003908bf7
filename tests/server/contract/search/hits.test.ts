import { expect, test } from 'vitest';
import { fits, hitsIn } from '../../../../server/contract/search/hits.ts';
import { readSearch } from '../../../../server/contract/search/parse.ts';

const marked = (q: string, text: string, isTitle = false) => {
  const { search } = readSearch(q);
  return hitsIn(text, search!, isTitle).map(({ start, end }) => text.slice(start, end));
};

test('wanted words and phrases are marked as they are printed, excluded ones are not', () => {
  const text = 'The ferry’s crew struck. Ferries stay; the Ferry-Crew wins.';
  expect(marked('ferry', text)).toEqual(['ferry', 'Ferry']);
  expect(marked('ferr*', text)).toEqual(['ferry', 'Ferries', 'Ferry']);
  expect(marked('"ferry crew"', text)).toEqual(['Ferry-Crew']);
  expect(marked('"ferry crew" crew', text)).toEqual(['crew', 'Ferry-Crew']);
  expect(marked('struck -ferry', text)).toEqual(['struck']);
  expect(marked('(wins OR stay) NEAR/9 struck', text)).toEqual(['struck', 'stay', 'wins']);
  expect(marked('-ferry source:alpha', text)).toEqual([]);
});

test('what is wanted of the title is marked in the title alone', () => {
  expect(marked('title:ferry wins', 'Ferry wins')).toEqual(['wins']);
  expect(marked('title:ferry wins', 'Ferry wins', true)).toEqual(['Ferry', 'wins']);
});

test('a pattern means what its letters and wildcards say', () => {
  const cases: [pattern: string, word: string, is: boolean][] = [
    ['sea', 'sea', true],
    ['sea', 'seal', false],
    ['sea*', 'sea', true],
    ['sea*', 'season', true],
    ['sea?', 'sea', false],
    ['sea?', 'seal', true],
    ['s*n', 'season', true],
    ['s*n', 'seasons', false],
    ['se*s*n', 'season', true],
    ['se*a?on', 'season', true],
    ['se*a?n', 'season', false],
    ['w?m?n', 'women', true],
    ['aa*aab', 'aaaaaab', true],
    ['aa*aac', 'aaaaaab', false],
    ['ab?', 'ab\u{1d4d0}', true],
  ];
  console.log(`patterns: ${cases.length}`);
  expect(cases.map(([pattern, word]) => fits(pattern, word))).toEqual(cases.map(([, , is]) => is));
});
