import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WAIT = { timeout: 300_000 };
const file = join(folder, 'newstally.yaml');
writeFileSync(
  file,
  'demo: off\ncollections:\n  harbour:\n    name: Of the harbour\n    sources: [daily-harbour, tide]\n',
);
// What scores the tone changes nothing here, and word scores are ready soonest.
const env = {
  NEWSTALLY_DATA: join(folder, 'data'),
  NEWSTALLY_CONFIG: file,
  NEWSTALLY_SCORER: 'lexicon',
  PORT: '0',
};
const news = join(folder, 'news.jsonl');
const article = (source: string, body: string) => JSON.stringify({ body, source, published: '2022-03-01' });
writeFileSync(
  news,
  [
    article('Evening Courier', 'Antony Blinken praised Ukraine in Kyiv.'),
    article('Daily Harbour', 'Sergei Lavrov attacked Ukraine over grain.'),
    article('Hill Post', 'Nobody in Poland was surprised by the frost.'),
  ].join('\n'),
);

const say = async (...args: string[]) => {
  const { status, out, err } = await newstally(args, env);
  return [status, out, err];
};
const read = async (sources: string): Promise<string[]> => {
  const { out } = await newstally(['export', 'sources', `sources=${sources}`], env);
  const [, ...lines] = out.trim().split('\r\n');
  return lines.map((line) => line.split(',')[0] ?? '').toSorted();
};

test('collections are made, replaced, listed, exported with and removed, with a server and without', WAIT, async () => {
  expect((await newstally(['ingest', news], env)).status).toBe(0);
  expect(await say('collection', 'The papers', 'evening-courier', 'hill-post', 'moon')).toEqual([
    0,
    '@the-papers  The papers: 3 sources; 1 of 3 was not read yet: moon\n',
    '',
  ]);
  expect(await read('@the-papers')).toEqual(['evening-courier', 'hill-post']);
  expect(await read('-@the-papers')).toEqual(['daily-harbour']);
  expect(await read('@harbour,@the-papers,-hill-post')).toEqual(['daily-harbour', 'evening-courier']);
  const listed =
    '@harbour  Of the harbour  2 sources, in the configuration file\n    daily-harbour, tide\n' +
    '    1 of 2 was not read yet: tide\n';
  expect(await say('collections')).toEqual([
    0,
    `${listed}@the-papers  The papers  3 sources\n    evening-courier, hill-post, moon\n    1 of 3 was not read yet: moon\n`,
    '',
  ]);

  const server = await start(env);
  expect(await say('collection', '@the-papers', 'hill-post')).toEqual([0, '@the-papers  The papers: 1 source\n', '']);
  const answer = await fetch(`${server.url}/api/v1/sources?sources=@the-papers`);
  const { rows } = (await answer.json()) as { rows: { source: string }[] };
  expect(rows.map(({ source }) => source)).toEqual(['hill-post']);
  expect(await say('uncollect', 'The papers')).toEqual([0, '@the-papers  removed; it had hill-post\n', '']);
  expect(await say('uncollect', 'harbour')).toEqual([
    2,
    '',
    'The collection "harbour" is in the configuration file; change it there.\n',
  ]);
  await server.stop();
  expect(await say('collections')).toEqual([0, listed, '']);
});

test('what cannot be done is one line with the remedy', WAIT, async () => {
  expect(await say('collection', 'papers')).toEqual([
    2,
    '',
    'Name at least one source: newstally collection papers evening-courier daily-harbour.\n',
  ]);
  expect(await say('collection', 'papers', 'Hill Post')).toEqual([
    2,
    '',
    'sources.0=Hill Post: the slug of a source in lower case with hyphens, such as `hill-post`\n',
  ]);
  expect(await say('uncollect', 'papers')).toEqual([
    2,
    '',
    'There is no collection "papers"; newstally collections lists them.\n',
  ]);
  expect(await say('export', 'actors', 'sources=@harbor')).toEqual([
    2,
    '',
    'sources=@harbor: no collection `@harbor`; nearest is `@harbour`\n',
  ]);
});
