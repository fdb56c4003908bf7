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
  'demo: off\nwatchlists:\n  envoys:\n    name: The envoys\n    actors: [antony-blinken, ida-holm]\n',
);
// What scores the tone changes nothing here, and word scores are ready soonest.
const env = {
  NEWSTALLY_DATA: join(folder, 'data'),
  NEWSTALLY_CONFIG: file,
  NEWSTALLY_SCORER: 'lexicon',
  PORT: '0',
};
const news = join(folder, 'news.jsonl');
writeFileSync(
  news,
  JSON.stringify({
    body: 'Antony Blinken praised Ukraine in Kyiv. Sergei Lavrov attacked Ukraine.',
    source: 'Dispatch',
    published: '2022-03-01',
  }),
);

const say = async (...args: string[]) => {
  const { status, out, err } = await newstally(args, env);
  return [status, out, err];
};
const counts = async (actors: string): Promise<string[]> => {
  const { out } = await newstally(['export', 'actors', `actors=${actors}`], env);
  const [head = '', ...lines] = out.trim().split('\r\n');
  const columns = head.split(',');
  return lines.map(
    (line) => `${line.split(',')[columns.indexOf('actor')]} ${line.split(',')[columns.indexOf('mentions')]}`,
  );
};

test('watchlists are made, replaced, listed, exported with and removed, with a server and without', WAIT, async () => {
  expect((await newstally(['ingest', news], env)).status).toBe(0);
  expect(await say('watchlist', 'The foes', 'ukraine', 'sergei-lavrov', 'bo-holm')).toEqual([
    0,
    '@the-foes  The foes: 3 actors; 1 of 3 is not in the catalogue: bo-holm\n',
    '',
  ]);
  expect(await counts('@the-foes')).toEqual(['ukraine 2', 'sergei-lavrov 1']);
  expect(await counts('@the-foes,-ukraine')).toEqual(['sergei-lavrov 1']);
  expect(await counts('@envoys')).toEqual(['antony-blinken 1']);
  const listed =
    '@envoys  The envoys  2 actors, in the configuration file\n    antony-blinken, ida-holm\n' +
    '    1 of 2 is not in the catalogue: ida-holm\n';
  expect(await say('watchlists')).toEqual([
    0,
    `${listed}@the-foes  The foes  3 actors\n    ukraine, sergei-lavrov, bo-holm\n    1 of 3 is not in the catalogue: bo-holm\n`,
    '',
  ]);

  const server = await start(env);
  expect(await say('watchlist', '@the-foes', 'ukraine')).toEqual([0, '@the-foes  The foes: 1 actor\n', '']);
  const answer = await fetch(`${server.url}/api/v1/actors?actors=@the-foes`);
  const { rows } = (await answer.json()) as { rows: { actor: string }[] };
  expect(rows.map(({ actor }) => actor)).toEqual(['ukraine']);
  expect(await say('unwatch', 'The foes')).toEqual([0, '@the-foes  removed; it had ukraine\n', '']);
  expect(await say('unwatch', 'envoys')).toEqual([
    2,
    '',
    'The watchlist "envoys" is in the configuration file; change it there.\n',
  ]);
  await server.stop();
  expect(await say('watchlists')).toEqual([0, listed, '']);
});

test('what cannot be done is one line with the remedy', WAIT, async () => {
  expect(await say('watchlist', 'foes')).toEqual([
    2,
    '',
    'Name at least one actor: newstally watchlist foes ukraine russia.\n',
  ]);
  expect(await say('watchlist', 'foes', 'Sergei Lavrov')).toEqual([
    2,
    '',
    'actors.0=Sergei Lavrov: the slug of an actor in lower case with hyphens, such as `sergei-lavrov`\n',
  ]);
  expect(await say('unwatch', 'friends')).toEqual([
    2,
    '',
    'There is no watchlist "friends"; newstally watchlists lists them.\n',
  ]);
  expect(await say('export', 'actors', 'actors=@envoy')).toEqual([
    2,
    '',
    'actors=@envoy: no watchlist `@envoy`; nearest is `@envoys`\n',
  ]);
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'log: error\nwatchlist:\n  foes: [ukraine]\n');
  const { status, err } = await newstally(['watchlists'], { ...env, NEWSTALLY_CONFIG: wrong });
  expect([status, err]).toEqual([
    2,
    `The configuration is not valid. ${wrong}, line 2: watchlist: {…}: expected a known key; nearest is \`watchlists\`\n`,
  ]);
});
