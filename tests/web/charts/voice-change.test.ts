import { expect, test } from 'vitest';
import { changeInterval, wilson } from '../../../server/analysis/statistics.ts';
import { voiceChanges, voiceDirection } from '../../../web/charts/voice-change.ts';

const row = (actor: string, count: number | null, share: number | null, low: number | null, high: number | null) => ({
  actor,
  count,
  share_of_voice: share,
  low,
  high,
});

test('the change of a share has the interval of both shares', () => {
  const changes = voiceChanges(
    [row('nato', 30, 0.6, 0.5, 0.68), row('un', 20, 0.4, 0.32, 0.5)],
    [row('nato', 12, 0.3, 0.24, 0.38), row('un', 28, 0.7, 0.62, 0.76)],
  );
  // 0.6 − 0.3, down by √(0.1² + 0.08²), up by √(0.08² + 0.06²).
  const nato = changes.get('nato')!;
  expect(nato.before).toBe(12);
  expect(nato.change).toBeCloseTo(0.3, 12);
  expect(nato.low).toBeCloseTo(0.3 - 0.128062, 6);
  expect(nato.high).toBeCloseTo(0.3 + 0.1, 12);
  expect(voiceDirection(nato)).toBe('up');
  // −0.3, down by √(0.08² + 0.06²), up by √(0.1² + 0.08²).
  const un = changes.get('un')!;
  expect(un.low).toBeCloseTo(-0.4, 12);
  expect(un.high).toBeCloseTo(-0.3 + 0.128062, 6);
  expect(voiceDirection(un)).toBe('down');
});

test('of plain counts it is the very interval of the movers', () => {
  const [before, now] = [wilson(9 / 40, 40), wilson(22 / 50, 50)];
  const change = voiceChanges(
    [row('nato', 22, 22 / 50, now.low, now.high)],
    [row('nato', 9, 9 / 40, before.low, before.high)],
  ).get('nato')!;
  const { low, high } = changeInterval(9, 40, 22, 50);
  expect([change.low, change.high]).toEqual([expect.closeTo(low!, 12), expect.closeTo(high!, 12)]);
});

test('inside the noise there is no arrow, and what was not read or is too few has no change', () => {
  const of = (now: ReturnType<typeof row>, before: ReturnType<typeof row>[]) =>
    voiceChanges([now], before).get('nato')!;
  const inside = of(row('nato', 30, 0.5, 0.4, 0.6), [row('nato', 24, 0.45, 0.35, 0.55)]);
  expect(inside.change).toBeCloseTo(0.05, 12);
  expect(voiceDirection(inside)).toBe(null);
  const nothing = { change: null, low: null, high: null };
  expect(of(row('nato', 30, 0.5, 0.4, 0.6), [row('nato', null, null, null, null)])).toEqual({
    before: null,
    ...nothing,
  });
  expect(of(row('nato', 30, 0.5, 0.4, 0.6), [row('nato', 0, null, null, null)])).toEqual({ before: 0, ...nothing });
  expect(of(row('nato', 30, 0.5, 0.4, 0.6), [])).toEqual({ before: null, ...nothing });
  expect(voiceDirection(of(row('nato', 1, null, null, null), []))).toBe(null);
});
