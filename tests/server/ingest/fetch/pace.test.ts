import { expect, test } from 'vitest';
import { createPace } from '../../../../server/ingest/fetch/pace.ts';

const nothing = { kind: 'failed', url: '', reason: '', status: null, retryAfterMs: null, final: false } as const;

function paced() {
  let now = 0;
  const slept: number[] = [];
  const pace = createPace({ now: () => now, elapsed: () => now }, async (ms) => {
    slept.push(ms);
    now += ms;
  });
  return { pace, slept, pass: (ms: number) => (now += ms) };
}

test('one host is asked one thing at a time, with the usual pause or its own between', async () => {
  const { pace, slept, pass } = paced();
  const order: string[] = [];
  const work = (name: string, delayMs: number | null) => async () => {
    order.push(`${name} begins`);
    await Promise.resolve();
    pass(100);
    order.push(`${name} ends`);
    return { fetched: nothing, delayMs };
  };
  await Promise.all([
    pace('a', work('one', null)),
    pace('a', work('two', 5000)),
    pace('a', work('three', 0)),
    pace('a', work('four', null)),
  ]);
  expect(order).toEqual(['one', 'two', 'three', 'four'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(slept).toEqual([1000, 5000]);
});

test('hosts do not wait for each other, time that has passed is not waited again, and no pause is longer than a minute', async () => {
  const { pace, slept, pass } = paced();
  const done = (delayMs: number | null) => async () => ({ fetched: nothing, delayMs });
  await pace('a', done(null));
  await pace('b', done(86_400_000));
  expect(slept).toEqual([]);
  pass(400);
  await pace('a', done(null));
  await pace('b', done(null));
  expect(slept).toEqual([600, 59_000]);
});

test('work that throws does not hold up the next', async () => {
  const { pace } = paced();
  await expect(pace('a', () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  expect(await pace('a', async () => ({ fetched: nothing, delayMs: null }))).toBe(nothing);
});
