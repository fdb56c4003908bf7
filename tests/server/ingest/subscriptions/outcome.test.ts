import { expect, test } from 'vitest';
import { backoffMs, isDue } from '../../../../server/ingest/subscriptions/outcome.ts';
import { createPages } from '../../../../server/ingest/subscriptions/pages.ts';
import type { Subscription } from '../../../../server/contract/subscription.ts';

const MINUTE = 60_000;

test('the wait after failures doubles from half an hour, a quarter more or less, up to a day', () => {
  expect([1, 2, 3, 4, 5, 6].map((failures) => backoffMs(failures, 0.5) / MINUTE)).toEqual([30, 60, 120, 240, 480, 960]);
  expect([backoffMs(1, 0) / MINUTE, backoffMs(2, 0) / MINUTE]).toEqual([22.5, 45]);
  expect(backoffMs(1, 0.999_999) / MINUTE).toBeCloseTo(37.5, 3);
  expect([backoffMs(7, 0.5), backoffMs(60, 0.9)].map((ms) => ms / MINUTE)).toEqual([1440, 1440]);
});

test('only an active subscription whose time has come is due', () => {
  const at = (told: Partial<Subscription>) =>
    isDue(
      { state: 'active', next_at: '2024-05-06T12:00:00.000Z', checked_at: null, ...told } as Subscription,
      Date.parse('2024-05-06T12:00:00Z'),
    );
  expect(at({})).toBe(true);
  expect(at({ next_at: '2024-05-06T12:00:00.001Z' })).toBe(false);
  expect(at({ state: 'paused' })).toBe(false);
  expect(at({ next_at: null })).toBe(false);
  // A day ahead the clock was wrong; a minute ahead it was only set.
  expect(at({ next_at: '2025-01-01T00:00:00.000Z', checked_at: '2024-12-31T00:00:00.000Z' })).toBe(true);
  expect(at({ next_at: '2024-05-06T12:30:00.000Z', checked_at: '2024-05-06T12:01:00.000Z' })).toBe(false);
});

test('a page is known for a day, and only the latest pages are kept', () => {
  let now = Date.parse('2024-05-06T12:00:00Z');
  const pages = createPages({ now: () => now, elapsed: () => now });
  pages.keep(['a']);
  now += 1440 * MINUTE - 1;
  expect([pages.has('a'), pages.has('b')]).toEqual([true, false]);
  now += 1;
  expect(pages.has('a')).toBe(false);
});
