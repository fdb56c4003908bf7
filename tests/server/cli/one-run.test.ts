import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environment, newstally, type Running, start } from '../../support/process.ts';
import { root } from '../../support/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-one-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// What scores the tone changes nothing here, and word scores are ready soonest.
const env = (name: string) => ({
  NEWSTALLY_DATA: join(folder, name),
  PORT: '0',
  NEWSTALLY_DEMO: 'off',
  NEWSTALLY_SCORER: 'lexicon',
});

const article = (no: number, more = '') =>
  JSON.stringify({
    title: `Report ${no}`,
    body: `Volodymyr Zelensky wrote letter n${no}a n${no}b to Joe Biden. Ukraine sent copy n${no}c to Poland${more}.`,
    url: `https://alpha.example/${no}`,
    ...(no % 24 === 0 ? {} : { published: `2022-0${1 + (no % 6)}-1${no % 10}` }),
  });

const times = (count: number, lineOf: (no: number) => string) => Array.from({ length: count }, (_, no) => lineOf(no));

/** 1,200 articles, 50 of them (each 24th) without a date; 40 of them once more; 10 in other words; 50 that are none. */
const LINES = [
  ...times(1200, (no) => article(no)),
  ...times(40, (no) => article(no)),
  ...times(10, (no) => article(1 + no, ', and more came later')),
  ...times(30, (no) => `{"broken": ${no}`),
  ...times(20, (no) => JSON.stringify({ title: `Empty ${no}`, body: ' ' })),
];
const path = join(folder, 'news.jsonl');
writeFileSync(path, LINES.join('\n'));

type Row = Record<string, unknown>;
const rowsOf = async (server: Running, question: string): Promise<Row[]> =>
  ((await (await fetch(`${server.url}/api/v1/${question}`)).json()) as { rows: Row[] }).rows;

const LEDGER = ['run', 'input', 'state', 'inputs', 'added', 'revised', 'duplicate', 'rejected', 'undated'];
const runsOf = async (server: Running) => (await rowsOf(server, 'runs')).map((row) => LEDGER.map((key) => row[key]));
const BROKEN_OFF = ['broken_off', null, null, null, null, null, null];

const mentionsOf = (server: Running) => rowsOf(server, 'mentions?from=2022-01-03&to=2022-06-26');

/** Numbers of a closing table by the words before them. */
const closing = (out: string, words: readonly string[]) =>
  words.map((word) => Number(new RegExp(`^ *${word} +([\\d,]+)$`, 'm').exec(out)?.[1]?.replace(',', '')));

let whole: Row[] = [];

test('an ingest of 1,300 records through a server is one run, with the ledger that the command line shows', async () => {
  const server = await start(env('whole'));
  try {
    const done = await newstally(['ingest', path], env('whole'));
    expect(done.status).toBe(0);
    expect(await runsOf(server)).toEqual([[1, path, 'ended', 1300, 1200, 10, 40, 50, 50]]);
    expect(closing(done.out, ['Inputs', 'added', 'revised', 'duplicate', 'rejected', 'Undated'])).toEqual([
      1300, 1200, 10, 40, 50, 50,
    ]);
    expect(done.err).toMatch(/^1,300 articles · /m);
    const rejections = await rowsOf(server, 'rejections?run=1&limit=1000');
    expect(rejections.map(({ file, line }) => [file, line])).toEqual(
      Array.from({ length: 50 }, (_, no) => [path, 1251 + no]),
    );
    expect(rejections.filter(({ step }) => step === 'read')).toHaveLength(30);
    whole = await mentionsOf(server);
    expect(whole.length).toBeGreaterThan(50);
  } finally {
    expect(await server.stop()).toMatchObject({ status: 0, err: '' });
  }
});

/** An ingest that has sent 800 lines and waits for more; the server has loaded the first 500 of them. */
async function underWay(name: string): Promise<{ client: ChildProcess; err: () => string }> {
  const client = spawn(process.execPath, [join(root, 'dist', 'server', 'cli.js'), 'ingest', '-', '--format', 'jsonl'], {
    env: environment(env(name)),
    cwd: root,
  });
  let err = '';
  client.stderr.on('data', (part: Buffer) => (err += part.toString()));
  client.stdin.on('error', () => {});
  client.stdin.write(`${LINES.slice(0, 800).join('\n')}\n`);
  const acknowledged = join(folder, name, 'newstally.duckdb.acknowledged.ndjson');
  while (!existsSync(acknowledged) || readFileSync(acknowledged, 'utf8') === '') await pause();
  return { client, err: () => err };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** The same input again brings the rest: of the first 1,200 records 500 are there, and so are the 40. */
async function goesOn(server: Running, name: string): Promise<void> {
  const done = await newstally(['ingest', path], env(name));
  expect(done.status).toBe(0);
  expect(await runsOf(server)).toEqual([
    [2, path, 'ended', 1300, 700, 10, 540, 50, expect.any(Number)],
    [1, '-', ...BROKEN_OFF],
  ]);
  expect(await mentionsOf(server)).toEqual(whole);
}

test.each(['SIGKILL', 'SIGINT'] as const)(
  'a command line that ends by %s leaves a run that was broken off, and the same input again brings the rest',
  async (signal) => {
    const server = await start(env(signal));
    try {
      const { client } = await underWay(signal);
      expect((await runsOf(server)).map((row) => row.slice(0, 3))).toEqual([[1, '-', 'running']]);
      client.kill(signal);
      await once(client, 'close');
      while ((await runsOf(server))[0]?.[2] === 'running') await pause();
      expect(await runsOf(server)).toEqual([[1, '-', ...BROKEN_OFF]]);
      await goesOn(server, signal);
    } finally {
      expect(await server.stop()).toMatchObject({ status: 0, err: '' });
    }
  },
);

test('a server that stops during an ingest ends in good order and says so to the command line', async () => {
  const first = await start(env('stopped'));
  const { client, err } = await underWay('stopped');
  const ended = once(client, 'close');
  expect(await first.stop('SIGTERM')).toMatchObject({ status: 0, err: '' });
  expect(await ended).toEqual([2, null]);
  expect(err()).toContain('did not take everything: Newstally stops. What it has loaded stays');
  const second = await start(env('stopped'));
  try {
    expect(await runsOf(second)).toEqual([[1, '-', ...BROKEN_OFF]]);
    await goesOn(second, 'stopped');
  } finally {
    expect(await second.stop()).toMatchObject({ status: 0, err: '' });
  }
});

test('a server that is killed during an ingest is told of in one clear line', async () => {
  const server = await start(env('dead'));
  const { client, err } = await underWay('dead');
  const ended = once(client, 'close');
  await server.stop('SIGKILL');
  expect(await ended).toEqual([2, null]);
  expect(err()).toMatch(
    /The connection to the server that has the database open broke \(.+\)\. What it has loaded stays/,
  );
  expect(err()).not.toContain('    at ');
});
