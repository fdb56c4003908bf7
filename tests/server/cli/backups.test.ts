import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Backup } from '../../../server/contract/backup.ts';
import { newstally, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const data = join(folder, 'data');
// What scores the tone changes nothing here, and word scores are ready soonest.
const env = { NEWSTALLY_DATA: data, NEWSTALLY_DEMO: 'off', NEWSTALLY_SCORER: 'lexicon', PORT: '0' };
const news = (name: string, body: string) => {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, JSON.stringify({ body, source: 'Dispatch', published: '2022-03-01' }));
  return path;
};

const exported = async () => (await newstally(['export', 'mentions'], env)).out;
const ingest = async (name: string, body: string) =>
  expect((await newstally(['ingest', news(name, body)], env)).status).toBe(0);

test('backups are made with a server and without, and what was counted then is counted again', {
  timeout: 300_000,
}, async () => {
  const nothing = await newstally(['backup'], env);
  expect([nothing.status, nothing.err]).toEqual([2, `There is no database in ${data} to back up.\n`]);

  await ingest('one', 'Antony Blinken praised Ukraine in Kyiv.');
  const first = await exported();
  const alone = await newstally(['backup', '--json'], env);
  const made = JSON.parse(alone.out) as Backup & { folder: string };
  expect([made.articles, made.folder]).toEqual([1, join(data, 'backups', made.backup)]);

  const server = await start(env);
  await ingest('two', 'Sergei Lavrov attacked Ukraine.');
  const beside = await newstally(['backup', '--to', join(folder, 'elsewhere')], env);
  expect(beside.out).toMatch(/elsewhere\/newstally-\S+\n2 articles with \d+ mentions, snapshot \S+\n$/);
  const elsewhere = beside.out.split('\n')[0]!;
  expect(readdirSync(elsewhere).toSorted()).toEqual([
    'manifest.json',
    'newstally.duckdb',
    'newstally.duckdb.acknowledged.ndjson',
  ]);
  expect(readdirSync(join(data, 'backups'))).toEqual([made.backup]);
  const refused = await newstally(['restore', made.folder], env);
  expect([refused.status, refused.err]).toEqual([
    2,
    'A server has the database open. Stop it first, then restore, then start it again.\n',
  ]);
  await server.stop();
  const second = await exported();
  expect(second).not.toBe(first);

  const restored = await newstally(['restore', made.folder], env);
  expect(restored.out).toMatch(
    /^Restored newstally-\S+: 1 articles? with \d+ mentions.*\nWhat was there before is in \S+\n$/,
  );
  expect(await exported()).toBe(first);
  await newstally(['restore', elsewhere], env);
  expect(await exported()).toBe(second);
  const missing = await newstally(['restore', join(folder, 'nowhere')], env);
  expect([missing.status, missing.err]).toEqual([
    2,
    `${join(folder, 'nowhere')} is no backup: it has no manifest.json. newstally backup makes one.\n`,
  ]);
  expect(existsSync(join(data, 'newstally.duckdb'))).toBe(true);
});
