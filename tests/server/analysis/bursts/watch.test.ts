import { expect, test } from 'vitest';
import { negativeBinomialTail } from '../../../../server/analysis/distributions.ts';
import { foundBursts } from '../../../../server/analysis/bursts/found.ts';
import { type Alarm, watch, type World } from '../../../../server/analysis/bursts/watch.ts';
import { randomFrom } from '../../../support/random.ts';

/** So many quiet weeks of 100 stories in which an actor is named in 4, 5, 6, 5, 4, 5, ... of them, then the counts given. */
const QUIET = [4, 5, 6, 5];
const after = (quiet: number, ...counts: number[]) => [
  ...Array.from({ length: quiet }, (_, at) => QUIET[at % QUIET.length]!),
  ...counts,
];
const worldOf = (named: readonly number[][], gaps: readonly number[] = []): World => ({
  all: named[0]!.map(() => 100),
  stretches: named[0]!.map((_, at) => gaps.filter((gap) => gap <= at).length),
  named,
});
const told = (alarms: readonly Alarm[]) => alarms.map(({ step, begins }) => `${step}${begins ? ' begins' : ''}`);

test('a week out of line begins an alarm, which stays on while the counts are unusual', () => {
  const { alarms } = watch(worldOf([after(20, 30, 15, 5)]), { limit: 0.0002 });
  expect(told(alarms)).toEqual(['20 begins', '21']);
});

test('a second alarm needs a quiet week between', () => {
  const { alarms } = watch(worldOf([after(20, 30, 30, 5, 30)]), { limit: 0.0002 });
  expect(told(alarms)).toEqual(['20 begins', '21', '23 begins']);
});

test('an alarm does not go on over weeks that were not read', () => {
  const { alarms } = watch(worldOf([after(20, 30, 30, 15)], [21]), { limit: 0.0002 });
  expect(told(alarms)).toEqual(['20 begins', '21 begins', '22']);
  // 15 of 100 keep an alarm on, and begin none.
  expect(told(watch(worldOf([after(20, 30, 15)], [21]), { limit: 0.0002 }).alarms)).toEqual(['20 begins']);
});

test('with seven weeks before nothing is tested, with eight it is', () => {
  expect(told(watch(worldOf([after(7, 40)]), { limit: 0.0002 }).alarms)).toEqual([]);
  expect(told(watch(worldOf([after(8, 40)]), { limit: 0.0002 }).alarms)).toEqual(['8 begins']);
});

test('four stories are no alarm, however unusual; five are', () => {
  const rare = (last: number) => [...Array.from({ length: 26 }, (_, at) => (at === 0 ? 1 : 0)), last];
  expect(told(watch(worldOf([rare(4)]), { limit: 0.0002 }).alarms)).toEqual([]);
  expect(told(watch(worldOf([rare(5)]), { limit: 0.0002 }).alarms)).toEqual(['26 begins']);
});

test('a level that stays becomes usual', () => {
  const { alarms } = watch(worldOf([after(26, ...after(40).map((count) => 5 * count))]), { limit: 0.0002 });
  const last = alarms.at(-1)!.step;
  expect(alarms.filter(({ begins }) => begins).length).toBe(1);
  expect(last).toBeGreaterThan(27);
  expect(last).toBeLessThan(50);
});

/** The same rule again, week by week, with the sums written out: slow and obvious on purpose. */
function byPlainLoops({ all, stretches, named }: World, limit: number) {
  const T = all.length;
  const on = named.map(() => Array.from({ length: T }, () => false));
  const alarms: { actor: number; step: number; begins: boolean; p: number; usual: number }[] = [];
  const tested: number[] = [];
  for (let t = 0; t < T; t += 1) {
    const first = Math.max(0, t - 26);
    const standing = named.flatMap((x, actor) => {
      let sum = 0;
      for (let i = first; i <= t; i += 1) sum += x[i]!;
      if (t - first < 8 || sum < 5) return [];
      const weeks: number[] = [];
      let out = Math.min(Math.floor((t - first) / 4), t - first - 8);
      for (let i = t - 1; i >= first; i -= 1) {
        if (on[actor]![i] && out > 0) out -= 1;
        else weeks.push(i);
      }
      return [{ actor, x, weeks, X: weeks.reduce((s, i) => s + x[i]!, 0), N: weeks.reduce((s, i) => s + all[i]!, 0) }];
    });
    if (standing.length === 0) continue;
    const mean = standing.reduce((s, { X, N }) => s + X / N, 0) / standing.length;
    const share = Math.max(mean, 1 / standing[0]!.N);
    const fitted = standing.map((one) => {
      const r = (one.X + 0.5) / (one.N + 0.5 / share);
      const m = one.weeks.map((i) => r * all[i]!);
      const B = m.length;
      const beyond = one.weeks.reduce((s, i, at) => s + (one.x[i]! - m[at]!) ** 2 - m[at]!, 0);
      return {
        ...one,
        r,
        B,
        M: m.reduce((s, v) => s + v, 0),
        alpha: ((beyond / m.reduce((s, v) => s + v * v, 0)) * B) / (B - 1),
      };
    });
    const often = fitted.filter(({ X, B }) => X / B >= 2);
    const pool = often.length === 0 ? 0.1 : Math.max(0.01, often.reduce((s, { alpha }) => s + alpha, 0) / often.length);
    for (const { actor, x, r, B, M, alpha } of fitted) {
      const v = (B * (M / B)) / (1 + M / B);
      const own = (v * Math.max(0, alpha) + 10 * pool) / (v + 10);
      const usual = r * all[t]!;
      const p = negativeBinomialTail(x[t]!, usual, own + own / B + 1 / M);
      tested.push(p);
      const goesOn = t > 0 && on[actor]![t - 1]! && stretches[t] === stretches[t - 1];
      const begins = !goesOn && x[t]! >= 5 && p < (B <= 12 ? limit / 2 : limit);
      if (!begins && !(goesOn && p < 0.05)) continue;
      on[actor]![t] = true;
      alarms.push({ actor, step: t, begins, p, usual });
    }
  }
  return { alarms, tested };
}

test('watching agrees with plain loops in 60 random collections', () => {
  const random = randomFrom(7);
  let [seen, tests] = [0, 0];
  for (let no = 0; no < 60; no += 1) {
    const steps = 12 + Math.floor(random() * 50);
    const all = Array.from({ length: steps }, () => 60 + Math.floor(random() * 80));
    let stretch = 0;
    const stretches = all.map(() => (random() < 0.05 ? ++stretch : stretch));
    const named = Array.from({ length: 8 }, (_, actor) => {
      const rate = 0.005 + 0.03 * actor * random();
      return all.map((n) => Math.min(n, Math.floor(n * rate * (random() < 0.08 ? 6 : 1) * 2 * random())));
    });
    const world = { all, stretches, named };
    const plain = byPlainLoops(world, 0.0005);
    const { alarms, tested } = watch(world, { limit: 0.0005, from: 0 });
    expect(alarms.map(({ actor, step, begins }) => [no, actor, step, begins])).toEqual(
      plain.alarms.map(({ actor, step, begins }) => [no, actor, step, begins]),
    );
    alarms.forEach(({ p, usual }, at) => {
      expect(Math.abs(p / plain.alarms[at]!.p - 1)).toBeLessThan(1e-9);
      expect(usual).toBeCloseTo(plain.alarms[at]!.usual, 9);
    });
    expect(tested.length).toBe(plain.tested.length);
    tested.forEach((p, at) => expect(Math.abs(p - plain.tested[at]!)).toBeLessThan(1e-9));
    // What is not asked for changes no alarm.
    expect(watch(world, { limit: 0.0005 }).alarms).toEqual(alarms);
    seen += alarms.length;
    tests += tested.length;
  }
  console.log(`cases: 60 collections, ${tests} tests, ${seen} actor-weeks in alarm`);
  expect(seen).toBeGreaterThan(50);
});

test('a burst is shown with an alarm inside, and an alarm outside any burst alone', () => {
  const bursting = after(26, 5, 30, 25, 5, 4, 6);
  const rising = after(26, 11, 11, 10, 5, 4, 6);
  const world = worldOf([bursting, rising]);
  const { alarms } = watch(world, { limit: 0.0002 });
  expect(alarms.every(({ actor }) => actor === 0)).toBe(true);
  const found = foundBursts(world, alarms, 26);
  expect(
    found.map(({ actor, first, last, alarm, peak, open }) => [actor, first, last, alarm, peak.step, open]),
  ).toEqual([[0, 27, 28, 27, 27, false]]);
  expect(found[0]!.weight).toBeGreaterThan(0);
  // In a range of that one week nothing is more than usual, and the alarm stands for itself.
  const short = worldOf([bursting.slice(0, 28)]);
  const [alone, ...more] = foundBursts(short, watch(short, { limit: 0.0002 }).alarms, 27);
  expect([alone?.first, alone?.last, alone?.weight, alone?.open]).toEqual([27, 27, null, true]);
  expect(more).toEqual([]);
});
