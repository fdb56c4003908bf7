import { expect, test } from 'vitest';
import { type Burst, burstsOf } from '../../../../server/analysis/bursts/kleinberg.ts';
import { randomFrom } from '../../../support/random.ts';

const hundred = (steps: number) => Array.from({ length: steps }, () => 100);
const oneStretch = (steps: number) => Array.from({ length: steps }, () => 0);

test('the burst of the worked example is in the sixth and seventh week, with weight 12.019971', () => {
  const [burst, ...more] = burstsOf([4, 5, 6, 5, 4, 18, 20, 6, 5, 5], hundred(10), oneStretch(10));
  expect(more).toEqual([]);
  expect([burst?.first, burst?.last]).toEqual([5, 6]);
  expect(burst?.weight).toBeCloseTo(12.019971, 6);
});

test('nobody, everybody and one step have no burst', () => {
  expect(burstsOf([], [], [])).toEqual([]);
  expect(burstsOf([0, 0, 0], hundred(3), oneStretch(3))).toEqual([]);
  expect(burstsOf([100, 100], hundred(2), oneStretch(2))).toEqual([]);
  expect(burstsOf([60], hundred(1), oneStretch(1))).toEqual([]);
});

test('a burst does not go on over steps that were not read', () => {
  const counts = [4, 5, 4, 18, 20, 19, 5, 4, 5, 4];
  const bursts = burstsOf(counts, hundred(10), [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  expect(bursts.map(({ first, last }) => [first, last])).toEqual([
    [3, 4],
    [5, 5],
  ]);
});

const lnFactorial = (n: number): number => (n < 2 ? 0 : Math.log(n) + lnFactorial(n - 1));

/** Every sequence of states by its whole cost, binomial coefficients included: the cheapest one, by the definition. */
function byBruteForce(r: readonly number[], d: readonly number[], stretches: readonly number[]) {
  const steps = r.length;
  const p0 = r.reduce((sum, one) => sum + one, 0) / d.reduce((sum, one) => sum + one, 0);
  const p1 = Math.min(2 * p0, 0.9999);
  const cost = (at: number, p: number) =>
    -(
      lnFactorial(d[at]!) -
      lnFactorial(r[at]!) -
      lnFactorial(d[at]! - r[at]!) +
      r[at]! * Math.log(p) +
      (d[at]! - r[at]!) * Math.log(1 - p)
    );
  const costs = r.map((_, at) => [cost(at, p0), cost(at, p1)] as const);
  let best = { cost: Number.POSITIVE_INFINITY, states: 0 };
  for (let states = 0; states < 2 ** steps; states += 1) {
    let total = 0;
    for (let at = 0; at < steps; at += 1) {
      const high = (states >> at) & 1;
      const before = at > 0 && stretches[at] === stretches[at - 1] ? (states >> (at - 1)) & 1 : 0;
      total += costs[at]![high === 1 ? 1 : 0] + (high === 1 && before === 0 ? Math.log(steps) : 0);
    }
    if (total < best.cost - 1e-9) best = { cost: total, states };
  }
  const bursts: Burst[] = [];
  for (let at = 0; at < steps; at += 1) {
    if (((best.states >> at) & 1) === 0) continue;
    const gain = costs[at]![0] - costs[at]![1];
    const last = bursts.at(-1);
    const goesOn = last !== undefined && last.last === at - 1 && stretches[at] === stretches[at - 1];
    if (goesOn) bursts[bursts.length - 1] = { first: last.first, last: at, weight: last.weight + gain };
    else bursts.push({ first: at, last: at, weight: gain });
  }
  return bursts;
}

test('Viterbi finds what trying every sequence of states finds', () => {
  const random = randomFrom(13);
  let found = 0;
  const cases = 300;
  for (let no = 0; no < cases; no += 1) {
    const steps = 2 + Math.floor(random() * 10);
    const d = Array.from({ length: steps }, () => 20 + Math.floor(random() * 60));
    const usual = 0.02 + 0.3 * random();
    const r = d.map((all) =>
      Math.min(all - 1, Math.floor(all * usual * (random() < 0.3 ? 2.5 : 0.8) * (0.5 + random()))),
    );
    if (!r.some((one) => one > 0)) r[0] = 1;
    const gap = random() < 0.5 ? steps : 1 + Math.floor(random() * (steps - 1));
    const stretches = d.map((_, at): number => (at < gap ? 0 : 1));
    const expected = byBruteForce(r, d, stretches);
    const bursts = burstsOf(r, d, stretches);
    expect([no, bursts.map(({ first, last }) => [first, last])]).toEqual([
      no,
      expected.map(({ first, last }) => [first, last]),
    ]);
    bursts.forEach(({ weight }, at) => expect(weight).toBeCloseTo(expected[at]!.weight, 9));
    found += bursts.length;
  }
  console.log(`cases: ${cases} series, ${found} bursts`);
  expect(found).toBeGreaterThan(100);
});
