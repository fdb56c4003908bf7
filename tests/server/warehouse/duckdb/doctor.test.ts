import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { textRules } from '../../../../server/text/rules.ts';
import { acceptLoss, examine, recover } from '../../../../server/warehouse/duckdb/doctor.ts';
import { openDuckDB } from '../../../../server/warehouse/duckdb/warehouse.ts';
import { factsOf, smallCatalogue } from '../../../support/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const NOW = '2026-01-01T00:00:00.000Z';

const open = (file: string) =>
  openDuckDB({ file, timezone: 'UTC', memory: '1GB', readers: 1, settings: {}, texts: textRules, now: () => NOW });

/** A database whose last batches are in its log alone, as a process that is killed leaves it. */
async function killed(name: string, batches: number): Promise<string> {
  const [live, file] = [join(folder, `${name}-live.duckdb`), join(folder, `${name}.duckdb`)];
  const warehouse = await open(live);
  await warehouse.putActors(smallCatalogue.actors);
  await warehouse.close();
  const again = await open(live);
  for (let no = 0; no < batches; no += 1)
    await again.ingest({
      id: `batch ${no}`,
      run: 1,
      facts: [factsOf(no, 'Gamma', '2021-05-05', [`Rain fell on day ${no}.`], [])],
    });
  for (const ending of ['', '.wal', '.acknowledged.ndjson'])
    if (existsSync(live + ending)) copyFileSync(live + ending, file + ending);
  await again.close();
  return file;
}

test('a whole database is told as such', async () => {
  const file = await killed('whole', 3);
  expect(await examine(file)).toMatchObject({ articles: 3, damaged: null, lost: [], unacknowledged: 0 });
  expect(await examine(join(folder, 'none.duckdb'))).toMatchObject({ database: null, damaged: null });
  await expect(recover(file, NOW)).rejects.toThrow(/nothing to recover/);
  await expect(acceptLoss(file, NOW)).rejects.toThrow(/Nothing is lost/);
});

test('[C9] a damaged log stops the opening and stays; recovering copies all files aside and names what is missing', async () => {
  const file = await killed('flipped', 6);
  const log = `${file}.wal`;
  const bytes = readFileSync(log);
  bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
  writeFileSync(log, bytes);
  await expect(open(file)).rejects.toMatchObject({
    exit: 4,
    message: expect.stringMatching(/flipped\.duckdb\.wal is damaged .*newstally doctor --recover/),
  });
  expect(readFileSync(log).equals(bytes)).toBe(true);
  expect((await examine(file)).damaged).not.toBe(null);
  const { aside, found } = await recover(file, NOW);
  expect(readdirSync(aside).sort()).toEqual([
    'flipped.duckdb',
    'flipped.duckdb.acknowledged.ndjson',
    'flipped.duckdb.wal',
  ]);
  expect([found.damaged, found.lost.length]).toEqual([null, 6]);
  await expect(open(file)).rejects.toMatchObject({
    exit: 4,
    message: expect.stringMatching(/6 batches .* \(6 articles\).*newstally doctor/),
  });
  const { lost, kept } = await acceptLoss(file, NOW);
  expect([lost.length, readFileSync(kept, 'utf8').includes('batch 5')]).toEqual([6, true]);
  await (await open(file)).close();
  expect(await examine(file)).toMatchObject({ articles: 0, lost: [], damaged: null });
});

test('[C10] a log that is gone or empty is found by the list of what was acknowledged', async () => {
  for (const way of ['deleted', 'emptied'] as const) {
    const file = await killed(way, 2);
    if (way === 'deleted') rmSync(`${file}.wal`);
    else writeFileSync(`${file}.wal`, '');
    expect([way, (await examine(file)).lost.map(({ id }) => id)]).toEqual([way, ['batch 0', 'batch 1']]);
    await expect(open(file)).rejects.toMatchObject({ exit: 4 });
  }
});

test('a database that is itself damaged is told so, and nothing of it is changed', async () => {
  const file = await killed('cut', 2);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
  await expect(recover(file, '2026-01-02T00:00:00.000Z')).rejects.toMatchObject({
    exit: 4,
    message: expect.stringMatching(/itself is damaged|Restore a backup/),
  });
});
