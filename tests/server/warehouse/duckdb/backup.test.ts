import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Facts } from '../../../../server/contract/facts.ts';
import { textRules } from '../../../../server/text/rules.ts';
import { restore } from '../../../../server/warehouse/duckdb/restore.ts';
import { openDuckDB } from '../../../../server/warehouse/duckdb/warehouse.ts';
import { sql } from '../../../../server/warehouse/sql.ts';
import type { Warehouse } from '../../../../server/warehouse/warehouse.ts';
import { smallCatalogue, smallFacts, smallWarehouse } from '../../../support/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = '2026-01-01T00:00:00.000Z';
const file = (name: string) => join(folder, name, 'newstally.duckdb');
const open = (name: string): Promise<Warehouse> =>
  openDuckDB({
    file: file(name),
    timezone: 'UTC',
    memory: '500MB',
    readers: 2,
    settings: {},
    texts: textRules,
    now: () => NOW,
  });

async function load(warehouse: Warehouse, id: string, facts: readonly Facts[]): Promise<void> {
  await warehouse.ingest({ id, run: await warehouse.beginRun(id), facts });
}

async function filled(name: string, facts = smallFacts()): Promise<Warehouse> {
  mkdirSync(join(folder, name));
  const warehouse = await open(name);
  await warehouse.putActors(smallCatalogue.actors);
  await load(warehouse, 'small', facts);
  return warehouse;
}

const articlesIn = async (warehouse: Warehouse) =>
  (
    await warehouse.query<{ id: string; hash: string }>(
      sql`SELECT id AS id, text_hash AS hash FROM article ORDER BY id`,
    )
  ).map(({ id, hash }) => `${id} ${hash}`);

test('a backup made while articles come in holds whole batches, and restored it answers as it was', async () => {
  const warehouse = await filled('busy', smallFacts().slice(0, 2));
  const before = await articlesIn(warehouse);
  const [backup] = await Promise.all([
    warehouse.backUp(join(folder, 'copies')),
    load(warehouse, 'rest', smallFacts().slice(2)),
  ]);
  expect(await articlesIn(warehouse)).toHaveLength(6);
  expect([backup.articles, backup.files.map(({ name }) => name)]).toEqual([
    2,
    ['newstally.duckdb', 'newstally.duckdb.acknowledged.ndjson'],
  ]);
  await warehouse.close();
  expect(readdirSync(join(folder, 'copies'))).toEqual([backup.backup]);

  const restored = await restore(join(folder, 'copies', backup.backup), file('busy'), NOW);
  expect(restored).toEqual({ backup, aside: join(folder, 'busy', 'before-restore-20260101T000000000Z') });
  const again = await open('busy');
  expect(await articlesIn(again)).toEqual(before);
  expect(await again.snapshot()).toBe(backup.snapshot);
  // What came after the backup can be read again: the ledger is that of the backup too.
  await load(again, 'rest', smallFacts().slice(2));
  expect(await articlesIn(again)).toHaveLength(6);
  await again.close();
  expect(readdirSync(restored.aside!).toSorted()).toEqual(['newstally.duckdb', 'newstally.duckdb.acknowledged.ndjson']);
});

test('a backup of which one byte is another is refused, and so is one without its manifest; what is there stays', async () => {
  const warehouse = await filled('kept');
  const { backup } = await warehouse.backUp(join(folder, 'whole'));
  await warehouse.close();
  const made = join(folder, 'whole', backup);
  const before = readFileSync(file('kept'));
  for (const [name, damage] of [
    [
      'newstally.duckdb',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 1]! ^= 1;
        writeFileSync(path, bytes);
      },
    ],
    ['newstally.duckdb.acknowledged.ndjson', (path: string) => appendFileSync(path, '\n')],
    ['manifest.json', (path: string) => writeFileSync(path, '{"backup":')],
    [
      'manifest.json',
      (path: string) =>
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"newstally.duckdb"', '"../newstally.duckdb"')),
    ],
    ['newstally.duckdb', (path: string) => rmSync(path)],
  ] as const) {
    const bad = mkdtempSync(join(folder, 'bad-'));
    cpSync(made, bad, { recursive: true });
    damage(join(bad, name));
    await expect(restore(bad, file('kept'), NOW)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(name === 'manifest.json' ? 'damaged' : name) as string,
    });
  }
  await expect(restore(folder, file('kept'), NOW)).rejects.toMatchObject({ code: 'not_found' });
  expect(readFileSync(file('kept')).equals(before)).toBe(true);
  expect(existsSync(join(folder, 'kept', 'before-restore-20260101T000000000Z'))).toBe(false);
});

test('nothing in memory is backed up, and a database of a newer Newstally is not opened', async () => {
  await expect((await smallWarehouse()).backUp(folder)).rejects.toMatchObject({ code: 'conflict' });
  const warehouse = await filled('newer');
  await warehouse.close();
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(file('newer'));
  const connection = await instance.connect();
  await connection.run("INSERT INTO migration VALUES (9000, '9000_of_tomorrow.sql')");
  connection.closeSync();
  instance.closeSync();
  await expect(open('newer')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/schema 9000.*Upgrade/) as string,
  });
});

test('a copy that breaks off leaves nothing of itself', async () => {
  const warehouse = await filled('breaking');
  const ledger = `${file('breaking')}.acknowledged.ndjson`;
  const kept = readFileSync(ledger);
  rmSync(ledger);
  // What is no file cannot be copied.
  mkdirSync(ledger);
  await expect(warehouse.backUp(join(folder, 'broken'))).rejects.toMatchObject({ syscall: 'copyfile' });
  expect(readdirSync(join(folder, 'broken'))).toEqual([]);
  rmSync(ledger, { recursive: true });
  writeFileSync(ledger, kept);
  expect((await warehouse.backUp(join(folder, 'broken'))).articles).toBe(6);
  await warehouse.close();
});
