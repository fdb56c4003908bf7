import { expect, test } from 'vitest';
import type { ReportName } from '../../../server/contract/vocabulary.ts';
import { plantedActor, plantedAsking } from '../../support/planted.ts';
import { appOf, at } from '../../support/app.ts';
import { partOf, reported, wordsOf } from '../../support/reported.ts';
import { smallAsking } from '../../support/small.ts';

test('a comparison has the numbers that were counted by hand, and says which steps are incomplete', async () => {
  const document = await reported(await smallAsking(), 'comparison', { actors: 'ukraine,russia' });
  expect(document.title).toBe('Russia and Ukraine');
  expect(document.subtitle).toBe('Comparison · 3 – 16 May 2021');
  // Russia: once in article 3, twice in 4 and 6, once in 5. Ukraine: once in 1, 2, 3 and 5.
  expect(wordsOf(partOf(document, 'table', 'actors').table).map((row) => row.slice(0, 5))).toEqual([
    ['Actor', 'Mentions', 'Articles', 'Stories', 'Of all articles'],
    ['Russia', '6', '4', '3', '66.7 %'],
    ['Ukraine', '4', '4', '3', '66.7 %'],
  ]);
  // Reading began on a Wednesday and ended on a Thursday: neither week is whole.
  expect(wordsOf(partOf(document, 'chart', 'mentions').twin)).toEqual([
    ['Week of', 'Russia', 'Ukraine'],
    ['3 May 2021', '3 *', '3 *'],
    ['10 May 2021', '3 *', '1 *'],
  ]);
  expect(document.provenance.filters).toBe('actors=ukraine,russia&from=2021-05-03&to=2021-05-16');
  expect(document.provenance.link).toBe(
    `http://127.0.0.1:4747/?from=2021-05-03&to=2021-05-16&actors=ukraine,russia&snapshot=${document.provenance.snapshot}`,
  );
});

test('numbers open what they count, as of the snapshot', async () => {
  const document = await reported(await smallAsking(), 'comparison', { actors: 'ukraine,russia' });
  const [first] = partOf(document, 'table', 'actors').table.rows;
  expect(first?.[1]?.opens).toContain('point=%40russia'.replace('%40', '@'));
  expect(first?.[1]?.opens).toContain(`snapshot=${document.provenance.snapshot}`);
});

const ALFA = plantedActor('alfa');
const BRAVO = plantedActor('bravo');
/** Three whole weeks, and one that was read for two days. */
const weeks = [
  { monday: '2021-05-03', stories: 70, named: { alfa: 7, bravo: 7 } },
  { monday: '2021-05-10', stories: 70, named: { alfa: 7, bravo: 7 } },
  { monday: '2021-05-17', stories: 70, named: { alfa: 49, bravo: 7 } },
  { monday: '2021-05-24', stories: 2, named: { alfa: 1 } },
];

test('a brief is about the last whole week, and names who rose in it', async () => {
  const document = await reported(await plantedAsking(weeks, [ALFA, BRAVO]), 'weekly-brief');
  expect(document.days).toEqual({ from: '2021-05-17', to: '2021-05-23' });
  expect(document.blocks[0]).toMatchObject({ kind: 'lede' });
  expect(document.blocks[0]).toHaveProperty('sentence', expect.stringMatching(/^ALFA was named 49 times/));
  // 7 of 70 stories, then 49 of 70.
  expect(wordsOf(partOf(document, 'table', 'movers').table).map((row) => row.slice(0, 5))).toEqual([
    ['Actor', 'Stories', 'Of all', 'Before', 'Change, points'],
    ['ALFA', '49', '70.0 %', '10.0 %', '▲ +60.0'],
  ]);
  // The lines go back as far as was read, and end with the week of the brief.
  expect(wordsOf(partOf(document, 'chart', 'mentions').twin)).toEqual([
    ['Week of', 'ALFA', 'BRAVO'],
    ['3 May 2021', '7', '7'],
    ['10 May 2021', '7', '7'],
    ['17 May 2021', '49', '7'],
  ]);
});

test('where nobody moved beyond the noise, that is said', async () => {
  const document = await reported(await plantedAsking(weeks.slice(0, 2), [ALFA, BRAVO]), 'weekly-brief');
  expect(document.days).toEqual({ from: '2021-05-10', to: '2021-05-16' });
  expect(document.blocks).toContainEqual({
    kind: 'text',
    text: 'No change is beyond the noise: 2 actors were tested.',
  });
});

test('dates that are given are taken, widened as everywhere', async () => {
  const document = await reported(await plantedAsking(weeks, [ALFA, BRAVO]), 'weekly-brief', {
    from: '2021-05-05',
    to: '2021-05-12',
  });
  expect(document.days).toEqual({ from: '2021-05-03', to: '2021-05-16' });
});

test('a report of one actor tells the sentences behind its tone, with the words that were counted', async () => {
  const document = await reported(await smallAsking(), 'actor-brief', { actors: 'russia' });
  expect(document.title).toBe('Russia');
  const told = document.blocks.filter((block) => block.kind === 'told');
  const [negative] = told;
  // 0.05 − 0.8 = −0.75 in article 4 and its copy, article 6; then 0.1 − 0.7 in 5 and 0.1 − 0.6 in 3.
  expect(negative?.articles.map(({ sentences, detail }) => [sentences[0]?.text, detail])).toEqual([
    ['Observers criticised Russia.', 'Beta, 13 May 2021 · tone −0.75'],
    ['Observers criticised Russia.', 'Alpha, 9 May 2021 · tone −0.75'],
    ['Blinken accused Russia of threats.', 'Alpha, 11 May 2021 · tone −0.60'],
    ['Russia keeps forces near the border with Ukraine.', 'Alpha, 7 May 2021 · tone −0.50'],
  ]);
  expect(negative?.articles[0]?.sentences[0]?.marks).toEqual([{ start: 21, end: 27 }]);
});

test('what a report must be given is named with its key', async () => {
  const asking = await smallAsking();
  await expect(reported(asking, 'actor-brief')).rejects.toMatchObject({ code: 'invalid', errors: [{ key: 'actors' }] });
  await expect(reported(asking, 'actor-brief', { actors: 'russia,ukraine' })).rejects.toThrow(/one actor/);
  await expect(reported(asking, 'comparison', { actors: 'russia' })).rejects.toThrow(/two actors or more/);
  await expect(reported(asking, 'view')).rejects.toMatchObject({ errors: [{ key: 'of' }] });
  await expect(reported(asking, 'view', { of: '/settings' })).rejects.toThrow(/these have one: \/, /);
  await expect(reported(asking, 'weekly-brief', { actors: 'rusia' })).rejects.toThrow(/russia/);
  await expect(reported(asking, 'weekly-brief', { sources: 'alpha', languages: 'uk' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

/** Every report there is, and every page that has one. */
const ALL: readonly (readonly [ReportName, object])[] = [
  ['weekly-brief', {}],
  ['weekly-brief', { actors: 'russia', unit: 'stories' }],
  ['actor-brief', { actors: 'russia' }],
  ['comparison', { actors: 'russia,ukraine', grain: 'day' }],
  ['source-health', {}],
  ...['/', '/actors', '/actors/russia', '/pairs', '/articles', '/stories', '/sources'].map(
    (of) => ['view', { of }] as const,
  ),
];

test('every table of every report is the answer of the API to its query, at one snapshot', async () => {
  const asking = await smallAsking();
  const app = appOf(asking);
  let cases = 0;
  for (const [name, filters] of ALL) {
    const document = await reported(asking, name, filters);
    expect([name, document.answers.length > 0]).toEqual([name, true]);
    for (const { path, query, rows } of document.answers) {
      const asked = new URLSearchParams({ ...query, snapshot: document.provenance.snapshot, ...limitOf(path, rows) });
      const answer = await app.request(at(`/api/v1${path}?${asked}`));
      const told = (await answer.json()) as { rows: unknown[]; snapshot: string };
      expect([name, path, told.snapshot]).toEqual([name, path, document.provenance.snapshot]);
      expect([name, path, told.rows]).toEqual([name, path, JSON.parse(JSON.stringify(rows))]);
      cases += 1;
    }
  }
  console.log(`cases: ${cases}`);
  expect(cases).toBeGreaterThanOrEqual(45);
});

/** Lists come page by page, and a report holds the first. */
const limitOf = (path: string, rows: readonly unknown[]): Record<string, string> =>
  ['/evidence', '/stories', '/articles'].includes(path) && rows.length > 0 ? { limit: String(rows.length) } : {};
