import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { writtenText } from '../../support/written.ts';
import { factsOf, smallAsking, smallCatalogue, warehouseOf } from '../../support/small.ts';

/*
 * In the small collection article 2 (Beta) is a copy of 1 (Alpha), and 6 (Beta) one of 4 (Alpha); 3 and 5 stand alone.
 */
const no = (id: string) => Number.parseInt(id, 16);

async function listed(filters: Partial<Asked>) {
  const { rows } = await answerTo(await smallAsking(), '/stories', asked(filters));
  return rows.map((row) => [no(row.story), row.articles_all, row.sources_all, row.articles, row.mentions, row.actors]);
}

test('stories stand by sources, then articles, then the newest, each with who was first and how long it went', async () => {
  const { rows, total, next } = await answerTo(await smallAsking(), '/stories', asked());
  expect([total, next]).toEqual([4, undefined]);
  expect(rows[0]).toEqual({
    story: '0000000000000004',
    title: null,
    source: 'alpha',
    source_name: 'Alpha',
    url: 'https://alpha.example/4',
    language: 'en',
    first_day: '2021-05-09',
    last_day: '2021-05-13',
    days: 5,
    articles_all: 2,
    sources_all: 2,
    articles: 2,
    mentions: 4,
    actors: 1,
  });
  expect(
    rows.map((row) => [no(row.story), row.first_day, row.days, row.articles_all, row.mentions, row.actors]),
  ).toEqual([
    [4, '2021-05-09', 5, 2, 4, 1],
    [1, '2021-05-05', 2, 2, 6, 2],
    [5, '2021-05-11', 1, 1, 4, 3],
    [3, '2021-05-07', 1, 1, 3, 3],
  ]);
});

test('a filter lists a story for one of its articles, counts what it holds, and leaves the whole story whole', async () => {
  expect(await listed({ sources: 'beta' })).toEqual([
    [4, 2, 2, 1, 2, 1],
    [1, 2, 2, 1, 3, 2],
  ]);
  expect(await listed({ from: '2021-05-10', to: '2021-05-16' })).toEqual([
    [4, 2, 2, 1, 2, 1],
    [5, 1, 1, 1, 4, 3],
  ]);
  expect(await listed({ actors: 'ukraine' })).toEqual([
    [1, 2, 2, 2, 2, 1],
    [5, 1, 1, 1, 1, 1],
    [3, 1, 1, 1, 1, 1],
  ]);
  expect(await listed({ actors: 'ukraine', voice: 'reporter' })).toEqual([
    [1, 2, 2, 2, 2, 1],
    [3, 1, 1, 1, 1, 1],
  ]);
  expect(await listed({ q: 'threats' })).toEqual([[5, 1, 1, 1, 4, 3]]);
  expect(await listed({ from: '2019-01-07', to: '2019-01-13' })).toEqual([]);
});

test('stories come page by page without loss or repeat, and the file holds them all', async () => {
  const asking = await smallAsking();
  const whole = await answerTo(asking, '/stories', asked());
  for (const limit of [1, 2, 3]) {
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await answerTo(asking, '/stories', asked({ limit, ...(cursor === undefined ? {} : { cursor }) }));
      expect(page.total).toBe(4);
      paged.push(...page.rows);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole.rows);
  }
  const { parts } = await fileOf(asking, '/stories', asked({ format: 'csv' }), null);
  const csv = await writtenText(parts);
  expect(
    csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(',')[0]),
  ).toEqual(['story', ...whole.rows.map(({ story }) => story)]);
});

test('undated articles are in no story that is listed, and the answer says how many there are', async () => {
  const asking = await smallAsking('UTC', [factsOf(7, 'Beta', null, ['Nobody knows when this was written.'], [])]);
  const { rows, notes } = await answerTo(asking, '/stories', asked());
  expect(rows).toHaveLength(4);
  expect(notes.find(({ code }) => code === 'undated')?.count).toBe(1);
});

test('a story lists its articles in order of publication, by the id of any of them', async () => {
  const asking = await smallAsking();
  for (const id of ['0000000000000004', '0000000000000006']) {
    const { rows } = await answerTo(asking, '/stories/{id}', asked(), id);
    expect(
      rows.map((row) => [no(row.article), row.source, row.day, row.days_after, row.resemblance, row.story_articles]),
    ).toEqual([
      [4, 'alpha', '2021-05-09', 0, null, 2],
      [6, 'beta', '2021-05-13', 4, 1, 2],
    ]);
    expect(new Set(rows.map(({ story }) => no(story)))).toEqual(new Set([4]));
  }
  await expect(answerTo(asking, '/stories/{id}', asked(), 'ffffffffffffffff')).rejects.toThrow(/nothing with the id/);
});

test('a wire report inside a longer page has the likeness that is counted by hand', async () => {
  const line = (name: string, words: number) => Array.from({ length: words }, (_, at) => `${name}${at}`).join(' ');
  const wire = line('a', 80);
  // 80 words make 76 sequences of five; 90 words before them make it 170 words and 166 sequences, 76 of them shared.
  const facts = [
    factsOf(1, 'Alpha', '2022-01-03', [`${line('x', 90)} ${wire}.`], []),
    factsOf(2, 'Beta', '2022-01-02T09:00:00.000Z', [`${wire}.`], []),
    factsOf(3, 'Gamma', '2022-01-02', [`${wire}.`], []),
    factsOf(4, 'Gamma', '2022-01-05', [`${line('z', 60)}.`], []),
  ];
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const asking = createAsking(await warehouseOf(facts), clock, 'UTC', smallCatalogue);
  const { rows } = await answerTo(asking, '/stories/{id}', asked(), '0000000000000001');
  expect(rows.map((row) => [no(row.article), row.days_after, row.resemblance])).toEqual([
    [2, 0, null],
    [3, 0, 1],
    [1, 1, 76 / 166],
  ]);
  const list = await answerTo(asking, '/stories', asked());
  expect(list.rows.map((row) => [no(row.story), row.source, row.sources_all, row.days])).toEqual([
    [2, 'beta', 3, 2],
    [4, 'gamma', 1, 1],
  ]);
});

test('the list of articles says how many tell the story of each, those outside the filter too', async () => {
  const asking = await smallAsking();
  const sizes = async (filters: Partial<Asked>) =>
    (await answerTo(asking, '/articles', asked(filters))).rows.map((row) => [no(row.article), row.story_articles]);
  expect(await sizes({})).toEqual([
    [6, 2],
    [5, 1],
    [4, 2],
    [3, 1],
    [2, 2],
    [1, 2],
  ]);
  expect(await sizes({ sources: 'beta' })).toEqual([
    [6, 2],
    [2, 2],
  ]);
  const { rows } = await answerTo(asking, '/articles/{id}', asked(), '0000000000000006');
  expect(rows[0]).toMatchObject({
    story: '0000000000000004',
    story_articles: 2,
    also: [{ article: '0000000000000004', source_name: 'Alpha', title: null, day: '2021-05-09' }],
  });
});
