import { expect, test } from 'vitest';
import type { Going } from '../../../server/contract/run.ts';
import { emptyLedger, ingest } from '../../../server/ingest/ingest.ts';
import { createLive } from '../../../server/ingest/live.ts';
import { smallWarehouse } from '../../support/small.ts';

const ticking = () => {
  let ms = 0;
  return { now: () => 0, elapsed: () => (ms += 500) };
};

test('a run is under way from its beginning to its end, with its counts as they grow', () => {
  const live = createLive(ticking());
  const heard: (Going | null)[] = [];
  const leave = live.watch({ changed: (ended) => heard.push(ended), closed: () => {} });
  live.began(7, 'news.csv');
  const ledger = { ...emptyLedger(), inputs: 3, added: 2, rejected: 1 };
  live.went(7, ledger);
  expect([...live.running]).toEqual([7]);
  // The clock moves half a second each time it is read.
  expect(live.standing().under).toEqual([
    {
      run: 7,
      input: 'news.csv',
      state: 'running',
      inputs: 3,
      added: 2,
      revised: 0,
      duplicate: 0,
      rejected: 1,
      seconds: 0.5,
    },
  ]);
  live.ended(7, { ...ledger, inputs: 4, duplicate: 1 }, true);
  expect(live.standing()).toEqual({ under: [], analysis: null, ended: { runs: 1, added: 2, revised: 0, analyses: 0 } });
  expect(live.running.size).toBe(0);
  expect(heard.filter((one) => one !== null)).toEqual([
    {
      run: 7,
      input: 'news.csv',
      state: 'ended',
      inputs: 4,
      added: 2,
      revised: 0,
      duplicate: 1,
      rejected: 1,
      seconds: 1,
    },
  ]);
  leave();
  live.began(8, 'more.csv');
  expect(heard.length).toBe(4);
});

test('who watches is sent home when the server stops, and who comes later at once', () => {
  const live = createLive(ticking());
  let closed = 0;
  const watcher = { changed: () => {}, closed: () => (closed += 1) };
  live.watch(watcher);
  live.close();
  live.watch(watcher);
  expect(closed).toBe(2);
});

test('an ingest that fails under way is told as broken off, and is not under way any more', async () => {
  const warehouse = await smallWarehouse();
  const live = createLive(ticking());
  const ended: Going[] = [];
  live.watch({ changed: (one) => void (one !== null && ended.push(one)), closed: () => {} });
  const street = {
    warehouse,
    analyse: () => {
      throw new Error('not asked');
    },
    clock: { now: () => 0, elapsed: () => 0 },
    timezone: 'UTC',
    watch: live,
  };
  async function* reads() {
    yield { kind: 'unreadable' as const, input: 'a:1', reason: 'no text', bytes: 1 };
    throw new Error('the disk is gone');
  }
  await expect(ingest(reads(), street, { input: 'a', source: null, published: null })).rejects.toThrow(
    'the disk is gone',
  );
  expect(ended.map(({ state, inputs, rejected }) => [state, inputs, rejected])).toEqual([['broken_off', 1, 1]]);
  expect(live.running.size).toBe(0);
});

test('whoever stops the house tells all to read no more, and can wait for the runs under way', async () => {
  const live = createLive(ticking());
  await live.idle();
  live.began(1, 'a');
  live.began(2, 'b');
  let waited = false;
  const idle = live.idle().then(() => (waited = true));
  expect(live.closing.aborted).toBe(false);
  live.close();
  expect(live.closing.aborted).toBe(true);
  live.ended(1, emptyLedger(), false);
  await new Promise((resolve) => setImmediate(resolve));
  expect(waited).toBe(false);
  live.ended(2, emptyLedger(), true);
  await idle;
  expect(waited).toBe(true);
});

test('history being read anew is told while it goes, and counted when it came to its end', () => {
  const live = createLive(ticking());
  let told = 0;
  live.watch({ changed: () => (told += 1), closed: () => {} });
  const state = {
    state: 'running',
    version: 2,
    done: 200,
    of: 564,
    seconds: 4,
    started_at: null,
    ended_at: null,
    mentions_before: null,
    mentions_after: null,
    trouble: null,
  } as const;
  live.analysing(state, false);
  expect(live.standing().analysis).toEqual({ version: 2, done: 200, of: 564, seconds: 4 });
  live.analysing(null, false);
  expect([live.standing().analysis, live.standing().ended.analyses]).toEqual([null, 0]);
  live.analysing(state, false);
  live.analysing(null, true);
  expect([live.standing().ended.analyses, told]).toEqual([1, 4]);
});
