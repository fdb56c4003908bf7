import { expect, test } from 'vitest';
import type { AnswerTo } from '../../server/contract/questions/all.ts';
import { factsInWords, factsOf, filtersOf, groundQuery } from '../../web/figure-facts.ts';

const address = '/api/v1/mentions?from=2021-01-04&actors=nato,russia&q=%22two+words%22&format=csv';

test('the filters of a figure are those of its download; its ground leaves out who is counted', () => {
  expect(filtersOf(address)).toEqual({ from: '2021-01-04', actors: 'nato,russia', q: '"two words"' });
  expect(groundQuery(address)).toBe('from=2021-01-04&q=%22two%20words%22');
  expect(groundQuery('/api/v1/sources?sources=a,-b&languages=en&voice=reporter&format=csv')).toBe(
    'sources=a,-b&languages=en',
  );
  expect([groundQuery('/api/v1/runs?format=csv'), groundQuery('')]).toEqual(['', '']);
});

const row = (articles: number, undated: number) => ({ articles, undated });
const answer = {
  query: { from: '2021-01-04', to: '2021-06-27' },
  snapshot: '41-3f0c9a1b',
  versions: { scorer: 'lexicon-2' },
  notes: [],
  rows: [row(1000, 2), row(204, 1), row(0, 1)],
} as unknown as AnswerTo<'/sources'>;

test('a source that brought nothing dated is none of them, and its undated articles are left out all the same', () => {
  const facts = factsOf(answer);
  expect([facts.articles, facts.sources, facts.undated]).toEqual([1204, 2, 4]);
  expect(factsInWords(facts)).toBe(
    '1,204 dated articles of 2 sources, 4 Jan – 27 Jun 2021; 4 undated ones are left out. Tone by lexicon-2. Snapshot 41-3f0c9a1b.',
  );
});

test('one of each is said as one', () => {
  expect(factsInWords({ articles: 1, sources: 1, undated: 1, from: null, to: null, snapshot: '7', scorer: null })).toBe(
    '1 dated article of 1 source; 1 undated one is left out. Snapshot 7.',
  );
});
