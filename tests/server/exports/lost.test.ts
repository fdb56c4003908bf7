import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import type { Path } from '../../../server/contract/questions/all.ts';
import { answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { whatWasLost } from '../../../server/exports/lost.ts';
import { textRules } from '../../../server/text/rules.ts';
import { acceptLoss, examine } from '../../../server/warehouse/duckdb/doctor.ts';
import { openDuckDB } from '../../../server/warehouse/duckdb/warehouse.ts';
import type { Loss } from '../../../server/warehouse/losses.ts';
import type { Warehouse } from '../../../server/warehouse/warehouse.ts';
import { factsOf, smallCatalogue } from '../../support/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-lost-'));
afterAll(() => rmSync(folder, { recursive: true }));

const instant = (minute: number): string => `2026-01-01T10:0${minute}:00.000Z`;
const ACCEPTED = '2026-01-02T08:00:00.000Z';
const open = (file: string, now = instant(0)) =>
  openDuckDB({ file, timezone: 'UTC', memory: '1GB', readers: 1, settings: {}, texts: textRules, now: () => now });
const load = (warehouse: Warehouse, id: string, facts: readonly Facts[]) => warehouse.ingest({ id, run: 1, facts });
const SECOND = [factsOf(2, 'Gamma', '2021-05-05', ['Rain fell once more.'], [])];
const THIRD = [
  factsOf(3, 'Gamma', '2021-05-20', ['Rain fell for long.'], []),
  factsOf(4, 'Gamma', null, ['Rain fell at last.'], []),
];

/** A database whose last two batches are gone, beside a list that says that they were acknowledged; `older` are lists from before days were kept. */
async function bereft(name: string, older = false): Promise<string> {
  const [live, file] = [join(folder, `${name}-live.duckdb`), join(folder, `${name}.duckdb`)];
  const warehouse = await open(live);
  await warehouse.putActors(smallCatalogue.actors);
  await load(warehouse, 'first', [factsOf(1, 'Gamma', '2021-04-01', ['Rain fell in Ukraine.'], [])]);
  await warehouse.close();
  copyFileSync(live, file);
  for (const [no, facts] of [SECOND, THIRD].entries()) {
    const again = await open(live, instant(no + 1));
    await load(again, ['second', 'third'][no]!, facts);
    await again.close();
  }
  const lines = readFileSync(`${live}.acknowledged.ndjson`, 'utf8').trim().split('\n');
  const told = lines.map((line) => {
    const { at: _at, days: _days, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return older ? JSON.stringify(rest) : line;
  });
  writeFileSync(`${file}.acknowledged.ndjson`, `${told.join('\n')}\n`);
  return file;
}

function askerOf(warehouse: Warehouse) {
  const asking = createAsking(warehouse, fixedClock(ACCEPTED), 'UTC', smallCatalogue);
  return {
    asking,
    /** What an answer says of what was lost. */
    lost: async (from: string, to: string, path: Path = '/mentions', more: Partial<Asked> = {}) =>
      (await answerTo(asking, path, asked({ from, to, ...more }))).notes
        .filter(({ code }) => code === 'lost')
        .map(({ text, count }) => `${count}: ${text}`),
  };
}

const TOLD =
  '3: 2 batches with 3 articles, acknowledged from 2026-01-01 10:01 UTC to 2026-01-01 10:02 UTC, got lost, which was accepted at ' +
  '2026-01-02 08:00 UTC. The articles were of days from 2021-05-05 to 2021-05-20: numbers may be too low until the same inputs are read again.';

test('answers of days that lost batches held say so, and those that look back to them', async () => {
  const file = await bereft('known');
  expect((await acceptLoss(file, ACCEPTED)).lost.map(({ id }) => id)).toEqual(['second', 'third']);
  expect(await examine(file)).toMatchObject({ articles: 1, lost: [], unacknowledged: 0, damaged: null });
  const warehouse = await open(file);
  const { lost } = askerOf(warehouse);
  for (const [from, to] of [
    ['2021-05-03', '2021-05-09'],
    ['2021-05-10', '2021-05-16'],
    ['2021-03-01', '2021-06-27'],
  ] as const)
    expect([from, await lost(from, to)]).toEqual([from, [TOLD]]);
  expect(await lost('2021-03-29', '2021-04-04')).toEqual([]);
  expect(await lost('2021-05-24', '2021-05-30')).toEqual([]);
  expect(await lost('2021-05-24', '2021-05-30', '/summary')).toEqual([TOLD]);
  await warehouse.close();
});

test('of batches from before their days were kept every answer says that they are not known', async () => {
  const file = await bereft('older', true);
  await acceptLoss(file, ACCEPTED);
  const warehouse = await open(file);
  expect(await askerOf(warehouse).lost('2021-03-29', '2021-04-04')).toEqual([
    '3: 2 batches with 3 articles, acknowledged, got lost, which was accepted at 2026-01-02 08:00 UTC. ' +
      'Of which days the articles were is not known: numbers may be too low until the same inputs are read again.',
  ]);
  await warehouse.close();
});

test('no snapshot that was seen names another state, a lost one is refused, and reading the same again takes the note away', async () => {
  const file = await bereft('again');
  await acceptLoss(file, ACCEPTED);
  const warehouse = await open(file, instant(5));
  const { lost, asking } = askerOf(warehouse);
  const span = ['2021-05-03', '2021-05-09', '/mentions'] as const;
  expect(await warehouse.snapshot()).toMatch(/^4-/);
  for (const [path, key] of [
    ['/mentions', 'snapshot'],
    ['/changes', 'since'],
  ] as const)
    await expect(answerTo(asking, path, asked({ [key]: '3' }))).rejects.toMatchObject({
      code: 'invalid',
      errors: [
        { key, value: '3', expected: expect.stringMatching(/^a number from \d to 4, but 3 got lost .*\/snapshots/) },
      ],
    });
  expect([await lost(...span, { snapshot: '1' }), await lost(...span, { snapshot: '4' })]).toEqual([[], [TOLD]]);
  const { rows } = await answerTo(asking, '/snapshots', asked());
  expect(rows.map(({ no, made_by, made_at }) => [no, made_by, made_at])).toEqual([
    [4, 'loss', ACCEPTED],
    [1, 'articles', instant(0)],
  ]);
  await load(warehouse, 'third', THIRD);
  expect(await lost(...span)).toEqual([
    expect.stringMatching(/^1: 1 batch with 1 article, acknowledged at 2026-01-01 10:01 UTC, .* were of 2021-05-05:/),
  ]);
  await load(warehouse, 'second', SECOND);
  expect([await lost(...span), await lost(...span, { snapshot: '4' })]).toEqual([[], [TOLD]]);
  await warehouse.close();
  expect(await examine(file)).toMatchObject({ articles: 4, lost: [], unacknowledged: 0 });
});

test('accepting that was broken off before the list was written is done again, and noted once', async () => {
  const file = await bereft('broken-off');
  const ledger = readFileSync(`${file}.acknowledged.ndjson`, 'utf8');
  await acceptLoss(file, ACCEPTED);
  writeFileSync(`${file}.acknowledged.ndjson`, ledger);
  await acceptLoss(file, '2026-01-03T08:00:00.000Z');
  const warehouse = await open(file);
  expect(await askerOf(warehouse).lost('2021-05-03', '2021-05-09')).toEqual([TOLD]);
  await warehouse.close();
});

test('what was lost without a day may be missing anywhere, and corrections that went with it are named', () => {
  const loss: Loss = {
    accepted_at: ACCEPTED,
    batches: 1,
    articles: 1200,
    corrected: true,
    acknowledged: { first: instant(1), last: instant(1) },
    days: null,
  };
  expect(whatWasLost('/mentions', { from: '2021-05-03', to: '2021-05-09' }, [loss])).toEqual([
    {
      code: 'lost',
      count: 1200,
      text:
        '1 batch with 1,200 articles, and corrections, acknowledged at 2026-01-01 10:01 UTC, got lost, which was accepted at 2026-01-02 08:00 UTC. ' +
        'The articles had no trustworthy date: numbers may be too low until the same inputs are read again.',
    },
  ]);
});
