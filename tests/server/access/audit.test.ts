import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openAudit } from '../../../server/access/audit.ts';
import type { AuditRow } from '../../../server/contract/access.ts';
import { keyed } from '../../support/keyed.ts';
import { newstally } from '../../support/process.ts';
import { root } from '../../support/sources.ts';

const line = (no: number, at = '2026-01-01T00:00:00.000Z'): AuditRow => ({
  at,
  who: 'desk',
  address: '',
  action: 'share',
  path: '/\n',
  status: 201,
  request_id: String(no),
});
const LINE_BYTES = JSON.stringify(line(100)).length + 1;
const filesIn = (folder: string): string[] => readdirSync(folder).toSorted();
const fresh = () => mkdtempSync(join(tmpdir(), 'newstally-audit-'));

test('lines stand in a file for its owner alone, and come back the newest first', () => {
  const { folder, access } = keyed();
  expect(access.audit.newest(5)).toEqual([]);
  for (const no of [1, 2, 3]) access.audit.note(line(no));
  expect(access.audit.newest(2)).toEqual([line(3), line(2)]);
  expect(statSync(join(folder, 'audit.ndjson')).mode & 0o777).toBe(0o600);
});

test('a full file is put aside under its day, the last ones are kept, and all of them are read', () => {
  const folder = fresh();
  const audit = openAudit(folder, { most: 10 * LINE_BYTES, kept: 3 });
  for (let no = 100; no < 175; no += 1) audit.note(line(no, `2026-01-0${Math.floor(no / 10) - 9}T00:00:00.000Z`));
  expect(filesIn(folder)).toEqual([
    'audit-000005-2026-01-05.ndjson',
    'audit-000006-2026-01-06.ndjson',
    'audit-000007-2026-01-07.ndjson',
    'audit.ndjson',
  ]);
  for (const name of filesIn(folder)) {
    const { size, mode } = statSync(join(folder, name));
    expect([name, size <= 10 * LINE_BYTES, mode & 0o777]).toEqual([name, true, 0o600]);
  }
  const numbers = (limit: number) => audit.newest(limit).map(({ request_id }) => Number(request_id));
  expect(numbers(1000)).toEqual(Array.from({ length: 35 }, (_, back) => 174 - back));
  expect(numbers(7)).toEqual([174, 173, 172, 171, 170, 169, 168]);
});

test('newstally audit goes over the files that were put aside', async () => {
  const folder = fresh();
  const audit = openAudit(folder, { most: 2 * LINE_BYTES });
  for (let no = 100; no < 105; no += 1) audit.note(line(no));
  const { out } = await newstally(['audit', '--limit', '4', '--json'], { NEWSTALLY_DATA: folder });
  const told = out
    .trim()
    .split('\n')
    .map((one) => (JSON.parse(one) as AuditRow).request_id);
  expect(told).toEqual(['104', '103', '102', '101']);
});

test('a clock that was set back changes no order, and two files of one day are two', () => {
  const folder = fresh();
  const audit = openAudit(folder, { most: LINE_BYTES });
  for (const [no, day] of [9, 9, 2].entries()) audit.note(line(100 + no, `2026-01-0${day}T00:00:00.000Z`));
  expect(filesIn(folder)).toEqual([
    'audit-000001-2026-01-09.ndjson',
    'audit-000002-2026-01-09.ndjson',
    'audit-000003-2026-01-02.ndjson',
  ]);
  expect(audit.newest(5).map(({ request_id }) => request_id)).toEqual(['102', '101', '100']);
});

test('no line is lost where several processes write at once and put files aside', async () => {
  const folder = fresh();
  const program = `import { openAudit } from ${JSON.stringify(new URL('../../../server/access/audit.ts', import.meta.url).href)};
    const audit = openAudit(${JSON.stringify(folder)}, { most: 2000, kept: 1000 });
    for (let no = 0; no < 200; no += 1) audit.note({ ...${JSON.stringify(line(0))}, request_id: process.argv[1] + no });`;
  const run = promisify(execFile);
  const one = (name: string) =>
    run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program, name], { cwd: root });
  const seen = { most: 0 };
  const writing = Promise.all([one('a'), one('b'), one('c')]);
  const reader = openAudit(folder);
  const look = setInterval(() => {
    const told = reader.newest(10_000).map(({ request_id }) => request_id);
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBeGreaterThanOrEqual(seen.most);
    seen.most = told.length;
  }, 20);
  await writing.finally(() => clearInterval(look));
  const told = reader.newest(10_000).map(({ request_id }) => request_id);
  expect([told.length, new Set(told).size]).toEqual([600, 600]);
  // What one process wrote stands in its order, whoever put the file aside.
  expect(told.filter((id) => id.startsWith('a')).toReversed()).toEqual(
    Array.from({ length: 200 }, (_, no) => `a${no}`),
  );
  expect(filesIn(folder).length).toBeGreaterThan(20);
});

test('a line that a killed process began takes none of the next with it', () => {
  const folder = fresh();
  openAudit(folder).note(line(1));
  appendFileSync(join(folder, 'audit.ndjson'), '{"at":"2026-01');
  const audit = openAudit(folder);
  audit.note(line(2));
  expect(audit.newest(5)).toEqual([line(2), line(1)]);
  expect(readFileSync(join(folder, 'audit.ndjson'), 'utf8').endsWith('}\n')).toBe(true);
});
