import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Change } from '../../../../server/contract/correction.ts';
import { textRules } from '../../../../server/text/rules.ts';
import { openDuckDB } from '../../../../server/warehouse/duckdb/warehouse.ts';
import { tablesOf } from '../../../support/everything.ts';
import { AFTER, openRereading, reports } from '../../../support/reread.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (name: string, timezone = 'UTC') =>
  openDuckDB({
    file: join(folder, `${name}.duckdb`),
    timezone,
    memory: '1GB',
    readers: 1,
    settings: {},
    texts: textRules,
    now: () => '2026-01-01T00:00:00.000Z',
  });

/** The files as a process that is killed now would leave them. */
function asKilled(name: string, copy: string): number {
  for (const ending of ['', '.wal', '.acknowledged.ndjson']) {
    rmSync(join(folder, `${copy}.duckdb${ending}`), { force: true });
    const from = join(folder, `${name}.duckdb${ending}`);
    if (existsSync(from)) copyFileSync(from, join(folder, `${copy}.duckdb${ending}`));
  }
  const log = join(folder, `${copy}.duckdb.wal`);
  return existsSync(log) ? statSync(log).size : 0;
}

const SAID = { by: 'an analyst', why: 'a test' };
const CHANGES: readonly Change[] = [
  { does: 'merge', actor: 'ida-morr', into: 'ida-moor' },
  { does: 'rename', actor: 'ida-moor', name: 'Ida B. Moor' },
  { does: 'add_actor', name: 'Kim Holt', kind: 'person', forms: [] },
];

test('killed after any change, the database opens again with all of it', { timeout: 120_000 }, async () => {
  const house = await openRereading({ warehouse: await open('live') });
  const logs: Record<string, number> = {};
  const holds = async (what: string) => {
    const size = asKilled('live', 'killed');
    const again = await open('killed');
    expect({ [what]: await tablesOf(again) }).toEqual({ [what]: await tablesOf(house.warehouse) });
    expect(again.history.last()).toBe(house.warehouse.history.last());
    await again.close();
    logs[what] = size;
  };
  const read = async (all: boolean) => {
    await house.reanalysis.start(all);
    await house.reanalysis.idle();
    expect(await house.reanalysis.state()).toMatchObject({ state: 'ended', trouble: null });
  };

  await house.take(reports(40));
  await holds('articles');
  await read(true);
  await holds('a reading anew');
  const made = [];
  for (const change of CHANGES) {
    made.push(await house.corrections.make(change, SAID));
    await holds(change.does);
  }
  for (const { correction } of made.toReversed()) await house.corrections.undo(correction);
  await holds('undoing');
  await house.versions.bring(AFTER, SAID);
  await holds('a catalogue');
  await read(false);
  await holds('a reading by another catalogue');
  await house.take(reports(20, 40));
  await holds('more articles');
  await house.versions.take(1, SAID);
  await read(false);
  await holds('a reading back');

  // Over another state on disk, since what the log says is told from there.
  await house.warehouse.close();
  const east = await openRereading({ warehouse: await open('live', 'Asia/Tokyo') });
  const size = asKilled('live', 'killed');
  const again = await open('killed', 'Asia/Tokyo');
  expect(await tablesOf(again)).toEqual(await tablesOf(east.warehouse));
  await again.close();
  await east.reanalysis.start(true);
  await east.reanalysis.idle();
  asKilled('live', 'killed');
  const last = await open('killed', 'Asia/Tokyo');
  expect(await tablesOf(last)).toEqual(await tablesOf(east.warehouse));
  await last.close();
  await east.warehouse.close();
  console.log(`logs read again: ${JSON.stringify({ ...logs, 'another zone': size })}`);
  // With an empty log nothing would have been tried.
  expect(Object.values(logs).filter((bytes) => bytes > 0)).toHaveLength(Object.keys(logs).length);
});
