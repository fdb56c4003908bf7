import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../../server/warehouse/duckdb/migrate.ts';
import { environment, newstally, start } from '../../support/process.ts';
import { root } from '../../support/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ARTICLES = 300;
/** Words that no other report has: they must be no copies of each other. */
const affair = (no: number): string => Array.from({ length: 40 }, (_, at) => `w${no * 40 + at}`).join(' ');
/** Some twenty processes are started one after the other, each with the whole catalogue. */
const PATIENCE = { timeout: 400_000 };

const news = join(folder, 'news.jsonl');
writeFileSync(
  news,
  Array.from({ length: ARTICLES }, (_, no) =>
    JSON.stringify({
      title: `Report ${no}`,
      body: `Volodymyr Zelensky wrote to the Harbour Guild. Orla Tain sent it to Poland. ${affair(no)}.`,
      url: `https://alpha.example/${no}`,
      published: `2022-0${1 + (no % 6)}-1${no % 10}`,
    }),
  ).join('\n'),
);
const people = join(folder, 'people.csv');
writeFileSync(people, 'name,kind,aliases\nOrla Tain,person,surname: Tain\nHarbour Guild,organisation,\n');

// What scores the tone changes nothing here, and word scores are ready soonest.
const data = (name: string) => ({
  NEWSTALLY_DATA: join(folder, name),
  NEWSTALLY_DEMO: 'off',
  NEWSTALLY_SCORER: 'lexicon',
});
const numbers = async (name: string) =>
  (await newstally(['export', 'mentions', 'actors=orla-tain,harbour-guild,volodymyr-zelensky'], data(name))).out;
const run = async (name: string, ...args: string[]) => newstally(args, data(name));

/** A collection of its own, with the reports in it. */
const collection = (name: string): void => cpSync(join(folder, 'read'), join(folder, name), { recursive: true });
beforeAll(async () => {
  const { status, err } = await run('read', 'ingest', news);
  if (status !== 0) throw new Error(err);
}, PATIENCE.timeout);

/** Runs a command and kills it as soon as it says something of its progress, or after some time. */
const killed = (args: readonly string[], name: string, after: number): Promise<NodeJS.Signals | null> => {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'cli.js'), ...args], {
    env: environment(data(name)),
    cwd: root,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  return new Promise((resolve) =>
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal);
    }),
  );
};

test('without a server: files in and out, what is wrong in them, and versions', PATIENCE, async () => {
  collection('own');
  const dry = await run('own', 'catalogue', 'import', '--dry-run', people);
  expect(dry.out).toContain('Added 2: Orla Tain (orla-tain), Harbour Guild (harbour-guild)\n');
  expect(dry.out).toMatch(/Nothing was taken over\.\n$/);
  const brought = await run('own', 'catalogue', 'import', people, '--by', 'Ann', '--why', 'guilds');
  expect(brought.out).toMatch(/Version 2 waits: newstally analyse reads history by it\.\n$/);
  expect((await run('own', 'catalogue', 'versions')).out).toMatch(
    /^2 {2}waiting {2}\S+ {2}imported by Ann: guilds .*\n1 {2}active /,
  );

  const out = join(folder, 'all.csv');
  await run('own', 'catalogue', 'export', '--version', '2', '--format', 'csv', '--out', out);
  expect(readFileSync(out, 'utf8')).toContain(
    '\r\norla-tain,Orla Tain,person,,,,"full: Orla Tain\nsurname: Tain",\r\n',
  );
  writeFileSync(people.replace('people', 'wrong'), 'name,kind\nOrla Tain,persn\n');
  const wrong = await run('own', 'catalogue', 'import', people.replace('people', 'wrong'));
  expect([wrong.status, wrong.err]).toEqual([
    2,
    expect.stringMatching(
      /^1 thing is wrong, so nothing was taken over\.\n.*wrong\.csv, line 2, kind: "persn"; expected one of /,
    ),
  ]);
});

test(
  'an analysis that is killed, whenever that is, leaves all old or all new, and the next one goes on',
  PATIENCE,
  async () => {
    collection('torn');
    expect(await numbers('torn')).toBe('');
    await run('torn', 'catalogue', 'import', people);
    // The same database, read by a process that nobody kills.
    cpSync(join(folder, 'torn'), join(folder, 'whole'), { recursive: true });
    const began = performance.now();
    expect((await run('whole', 'analyse')).out).toMatch(/Version 2 is active: 300 articles read/);
    const lasted = performance.now() - began;
    const wanted = await numbers('whole');
    expect(wanted.split('\r\n').length).toBeGreaterThan(20);
    // Whenever it is killed, all is old or all is new.
    const seen: string[] = [];
    for (const share of [0.5, 0.75]) {
      if ((await killed(['analyse'], 'torn', lasted * share)) === 'SIGKILL') seen.push(await numbers('torn'));
    }
    console.log(`killed ${seen.length} times; ${seen.filter((one) => one === '').length} times all was old`);
    expect(seen.length).toBeGreaterThan(0);
    for (const one of seen) expect(['', wanted]).toContain(one);
    const again = await run('torn', 'analyse');
    expect(again.status === 0 ? '' : again.err).toBe('');
    expect(await numbers('torn')).toBe(wanted);
    expect((await run('torn', 'analyse')).out).toMatch(/^Nothing differs: all articles are read by version 2\./);
  },
);

test(
  'through a server: it does the work, goes on after a kill by itself, and answers meanwhile',
  PATIENCE,
  async () => {
    collection('served');
    let server = await start({ ...data('served'), PORT: '0' });
    try {
      expect((await run('served', 'catalogue', 'import', people)).out).toMatch(/Version 2 waits/);
      await fetch(`${server.url}/api/v1/analyse`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      await server.stop('SIGKILL');
      server = await start({ ...data('served'), PORT: '0' });
      // It goes on by itself; the command joins it, or finds that it has ended.
      const joined = await run('served', 'analyse');
      expect(joined.out).toMatch(/Version 2 is active: 300 articles read|Nothing differs/);
      const versions = await run('served', 'catalogue', 'versions');
      expect(versions.out).toMatch(/^2 {2}active .*\n1 {2}past /);
      const answer = await fetch(`${server.url}/api/v1/mentions?actors=orla-tain`);
      const { rows, notes } = (await answer.json()) as { rows: { mentions: number }[]; notes: { code: string }[] };
      expect(rows.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(ARTICLES);
      expect(notes.map(({ code }) => code)).not.toContain('read_otherwise');
      expect((await run('served', 'catalogue', 'take', '1')).out).toMatch(/^Version 1 waits/);
      expect((await run('served', 'catalogue', 'take', '7')).err).toMatch(/^There is no version 7 of the catalogue/);
    } finally {
      await server.stop();
    }
  },
);

test(
  'a database from before there were versions is read by what is shipped, loses nothing, and can be read anew',
  PATIENCE,
  async () => {
    // Made of a database of today, by taking out all that came with the versions.
    collection('older');
    const before = (await run('older', 'export', 'mentions', 'actors=volodymyr-zelensky,poland')).out;
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(join(folder, 'older', 'newstally.duckdb'));
    const connection = await instance.connect();
    for (const table of ['catalogue_version', 'reading', 'read_by', 'actor_number', 'analysis'])
      await connection.run(`DROP TABLE ${table}`);
    await connection.run('DROP SEQUENCE catalogue_version_no');
    // As that migration made them, and the one that began to keep history left them.
    const versions = migrations().find(({ no }) => no === 12);
    await connection.run(versions?.text ?? '');
    await connection.run('ALTER TABLE read_by ADD COLUMN since UINTEGER DEFAULT 0');
    connection.closeSync();
    instance.closeSync();
    expect((await run('older', 'export', 'mentions', 'actors=volodymyr-zelensky,poland')).out).toBe(before);
    expect((await run('older', 'catalogue', 'versions')).out).toMatch(/^1 {2}active .* shipped by Newstally/);
    // By what it was read before was not noted.
    expect((await run('older', 'analyse')).out).toMatch(/^Version 1 is active: 300 articles read/);
    expect((await run('older', 'export', 'mentions', 'actors=volodymyr-zelensky,poland')).out).toBe(before);
    expect((await run('older', 'analyse')).out).toMatch(/^Nothing differs/);
  },
);
