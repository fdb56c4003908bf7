import { expect, test } from 'vitest';
import type { Asked } from '../../../server/contract/filters.ts';
import { answerTo, asked, stateOf } from '../../../server/exports/answer.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { writtenText } from '../../support/written.ts';
import { healthAsking } from '../../support/health.ts';
import { smallAsking } from '../../support/small.ts';

test('each source is told from its own past: quiet, a surge, steady, new, or too little to say', async () => {
  const { rows, notes } = await answerTo(await healthAsking(), '/sources', asked());
  const health = Object.fromEntries(
    rows.map((row) => [
      row.source,
      [row.last_week_articles, row.expected, row.expected_low, row.expected_high, row.flag],
    ]),
  );
  expect(health).toEqual({
    alpha: [0, 8, 1, 20, 'quiet'],
    beta: [9, 1, 0, 8, 'surge'],
    gamma: [2, 2, 0, 10, 'steady'],
    delta: [3, null, null, null, 'new'],
    epsilon: [0, null, null, null, null],
  });
  expect([...new Set(rows.map(({ last_week }) => last_week))]).toEqual(['2021-02-08']);
  const shares = Object.fromEntries(
    rows.map((row) => [row.source, [row.undated, row.undated_share, row.rejected, row.rejected_share]]),
  );
  expect(shares).toEqual({
    alpha: [1, 1 / 41, 2, 2 / 43],
    beta: [1, 1 / 15, 0, 0],
    gamma: [0, 0, 0, 0],
    delta: [0, 0, null, null],
    epsilon: [0, 0, null, null],
  });
  expect(notes.find(({ code }) => code === 'rejected_unknown')?.count).toBe(2);
});

test('the health of a source does not hang on the chosen range', async () => {
  const asking = await healthAsking();
  const { rows } = await answerTo(asking, '/sources', asked({ from: '2021-01-04', to: '2021-01-10' }));
  const alpha = rows.find(({ source }) => source === 'alpha');
  expect(alpha).toMatchObject({
    articles: 8,
    last_week: '2021-02-08',
    expected: 8,
    flag: 'quiet',
    undated_share: 1 / 41,
  });
});

test('in the small collection both sources are new, and rejections of a run that never ended are unknown', async () => {
  const { rows } = await answerTo(await smallAsking(), '/sources', asked());
  expect(
    rows.map((row) => [row.source, row.last_week, row.last_week_articles, row.expected, row.flag, row.rejected]),
  ).toEqual([
    ['alpha', '2021-05-03', 3, null, 'new', null],
    ['beta', '2021-05-03', 1, null, 'new', null],
  ]);
});

test('each run stands with its counts and its speed, and one that did not end is under way or was broken off', async () => {
  const { rows, total } = await answerTo(await healthAsking(), '/runs', asked());
  expect(total).toBe(5);
  expect(
    rows.map(({ run, input, state, seconds, inputs_a_second }) => [run, input, state, seconds, inputs_a_second]),
  ).toEqual([
    [5, 'killed', 'broken_off', null, null],
    [4, 'under way', 'running', null, null],
    [3, 'mixed', 'ended', 2.5, 4.8],
    [2, 'feeds', 'ended', 0, null],
    [1, 'alpha.jsonl', 'ended', 4, 10.75],
  ]);
  expect(rows[4]).toMatchObject({
    started_at: '2026-01-01T00:00:00.000Z',
    ended_at: '2026-01-01T00:00:04.000Z',
    inputs: 43,
    added: 41,
    revised: 0,
    duplicate: 0,
    rejected: 2,
    undated: 1,
  });
  expect(rows[0]).toMatchObject({ inputs: null, added: null, rejected: null, undated: null, ended_at: null });
});

test('the ledger sums the runs that ended, and its states sum to its inputs', async () => {
  const { rows } = await answerTo(await healthAsking(), '/ledger', asked());
  expect(rows).toEqual([
    {
      runs: 3,
      not_ended: 2,
      inputs: 85,
      added: 78,
      revised: 1,
      duplicate: 3,
      rejected: 3,
      articles: 79,
      undated: 2,
    },
  ]);
  const [
    { added, revised, duplicate, rejected, inputs } = { added: 0, revised: 0, duplicate: 0, rejected: 0, inputs: 1 },
  ] = rows;
  expect(added + revised + duplicate + rejected).toBe(inputs);
});

const REASONS = [
  { step: 'read', reason: 'larger than 10 MB', count: 2, runs: 1 },
  { step: 'clean', reason: 'empty after cleaning', count: 1, runs: 1 },
  { step: 'date', reason: 'cannot be read as a date', count: 1, runs: 1 },
  { step: 'date', reason: 'none given', count: 1, runs: 1 },
];

test('reasons are counted without what differs from record to record, of all runs or of one', async () => {
  const asking = await healthAsking();
  expect((await answerTo(asking, '/reasons', asked())).rows).toEqual(REASONS);
  expect((await answerTo(asking, '/reasons', asked({ run: 1 }))).rows).toEqual([REASONS[0], REASONS[3]]);
});

test('every reason opens exactly as many records or articles as it counts', async () => {
  const asking = await healthAsking();
  for (const { step, reason, count } of REASONS) {
    const { rows, total } =
      step === 'date'
        ? await answerTo(asking, '/articles', asked({ date_problem: reason }))
        : await answerTo(asking, '/rejections', asked({ step: step as Asked['step'], reason }));
    expect([reason, rows.length, total]).toEqual([reason, count, count]);
  }
  expect(REASONS.length).toBe(4);
  expect((await answerTo(asking, '/articles', asked({ date_problem: 'any' }))).total).toBe(2);
  expect((await answerTo(asking, '/articles', asked({ date_problem: 'any', sources: 'beta' }))).total).toBe(1);
  expect((await answerTo(asking, '/articles', asked({ date_problem: 'any', actors: 'ukraine' }))).total).toBe(0);
});

test('rejections stand by run and line, are parted from their line, and come page by page without loss', async () => {
  const asking = await healthAsking();
  const whole = await answerTo(asking, '/rejections', asked());
  expect(whole.rows).toEqual([
    { run: 3, no: 1, input: 'delta.txt', file: 'delta.txt', line: null, step: 'clean', reason: 'empty after cleaning' },
    {
      run: 1,
      no: 1,
      input: 'alpha.jsonl:9',
      file: 'alpha.jsonl',
      line: 9,
      step: 'read',
      reason: 'larger than 10 MB (99 MB)',
    },
    {
      run: 1,
      no: 2,
      input: 'alpha.jsonl:10',
      file: 'alpha.jsonl',
      line: 10,
      step: 'read',
      reason: 'larger than 10 MB (12 MB)',
    },
  ]);
  const first = await answerTo(asking, '/rejections', asked({ limit: 2 }));
  const second = await answerTo(asking, '/rejections', asked({ limit: 2, cursor: first.next! }));
  expect([...first.rows, ...second.rows]).toEqual(whole.rows);
  expect(second.next).toBeUndefined();
  expect((await answerTo(asking, '/rejections', asked({ run: 1 }))).total).toBe(2);
});

test('a reason is not opened by one that merely begins like it', async () => {
  const asking = await healthAsking();
  expect((await answerTo(asking, '/rejections', asked({ reason: 'larger than' }))).total).toBe(0);
  expect((await answerTo(asking, '/rejections', asked({ reason: "o'clock" }))).total).toBe(0);
});

test('runs come page by page too, and the file of a list holds the same rows', async () => {
  const asking = await healthAsking();
  const first = await answerTo(asking, '/runs', asked({ limit: 3 }));
  const second = await answerTo(asking, '/runs', asked({ limit: 3, cursor: first.next! }));
  expect([...first.rows, ...second.rows].map(({ run }) => run)).toEqual([5, 4, 3, 2, 1]);
  const { parts } = await fileOf(asking, '/runs', asked({ format: 'csv' }), null);
  const csv = await writtenText(parts);
  const lines = csv.trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^run,input,state,/);
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
    '5 killed broken_off',
    '4 under way running',
    '3 mixed ended',
    '2 feeds ended',
    '1 alpha.jsonl ended',
  ]);
});

test('a run that ends without a new article changes what is said of runs, though the data are the same', async () => {
  const asking = await healthAsking();
  const [snapshot, before] = [await asking.warehouse.snapshot(), await stateOf(asking, '/runs')];
  await answerTo(asking, '/runs', asked());
  await asking.warehouse.endRun(
    5,
    {
      inputs: 2,
      added: 0,
      revised: 0,
      duplicate: 2,
      rejected: 0,
      undated: 0,
      undated_reasons: {},
      rejections: {},
      lost_letters: 0,
      mentions: 0,
    },
    [],
  );
  expect(await asking.warehouse.snapshot()).toBe(snapshot);
  expect(await stateOf(asking, '/runs')).not.toBe(before);
  expect(await stateOf(asking, '/mentions')).toBe(snapshot);
  expect((await answerTo(asking, '/runs', asked())).rows[0]).toMatchObject({ run: 5, state: 'ended', duplicate: 2 });
});
