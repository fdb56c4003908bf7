import type { Triple } from '../contract/scoring.ts';
import { chiSquaredTail, tQuantile } from './distributions.ts';

/** Ends of a 95 % interval; both null where none can be given. */
export type Interval = { readonly low: number | null; readonly high: number | null };

const NONE: Interval = { low: null, high: null };
const TWO_SIDED_95 = 0.975;
/** The point that a normal number stays under with chance 0.975. */
const Z = 1.959963984540054;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** t(0.975) for the effective number of stories N^2 / sum of m_g^2 (Kish 1965; Carter, Schnepel and Steigerwald 2017). */
const tFor = (n: number, m2: number): number => tQuantile(TWO_SIDED_95, Math.max(1, (n * n) / m2 - 1));

/**
 * The interval of a mean over units grouped by story: delete-one-story jackknife (Tukey 1958; MacKinnon, Nielsen and Webb 2023).
 * `n` units in `stories` stories, `m2` the sum of squared story sizes, `varianceSum` the sum of (e_g / (1 - m_g/n))^2.
 * `besides` is the variance of what the mean was adjusted by, where it was.
 * Null with fewer than two stories or without any variance; cut to [-1, 1].
 */
export function meanInterval(
  mean: number,
  n: number,
  stories: number,
  m2: number,
  varianceSum: number,
  besides = 0,
): Interval {
  const variance = jackknife(n, stories, varianceSum);
  if (variance === null || variance <= 0) return NONE;
  const half = tFor(n, m2) * Math.sqrt(variance + besides);
  return { low: within(mean - half, -1, 1), high: within(mean + half, -1, 1) };
}

/** (G-1)/G times the sum of squared leave-one-out changes; null with fewer than two stories. */
export const jackknife = (n: number, stories: number, varianceSum: number): number | null =>
  stories < 2 || n === 0 ? null : (((stories - 1) / stories) * varianceSum) / (n * n);

/** q' C q: the variance that weights with covariance C bring into the mean of chances q. */
export function varianceOfWeights([a, b, c]: Triple, covariance: readonly [Triple, Triple, Triple]): number {
  const [x, y, z] = covariance.map((row) => a * row[0] + b * row[1] + c * row[2]) as [number, number, number];
  return a * x + b * y + c * z;
}

/** What the interval of a share needs: x of n units in `stories` stories, and the sums that queries/shares.ts describes. */
export type ShareParts = {
  readonly x: number;
  readonly n: number;
  readonly stories: number;
  readonly m2: number;
  readonly all_hh: number;
  readonly own_xh: number;
  readonly own_xx: number;
};

/**
 * The interval of a share: Wilson (1927) with an effective sample size (Korn and Graubard 1998), grouped by story.
 * `plain` is for unit stories, where each story is one draw and n = stories. Null with fewer than two stories.
 */
export function shareInterval(parts: ShareParts, plain: boolean): Interval {
  const { x, n, stories, m2 } = parts;
  if (stories < 2 || n === 0) return NONE;
  return wilson(x / n, plain ? stories : effectiveSize(parts, (n * n) / m2));
}

/** How many independent draws a share is worth: at most its units, and at most three for each story that it counts for. */
export function effectiveSize(
  { x, n, stories, m2, all_hh, own_xh, own_xx }: ShareParts,
  effectiveStories: number,
): number {
  const p = x / n;
  const variance = jackknife(n, stories, p * p * all_hh - 2 * p * own_xh + own_xx) ?? 0;
  const t = tFor(n, m2);
  const fromVariance = variance > 1e-15 ? (p * (1 - p)) / variance : effectiveStories;
  return Math.min(Math.min(fromVariance, n) * (Z / t) ** 2, 3 * effectiveStories);
}

/** Wilson's interval of a share p seen in n draws; n may be a real number. */
export function wilson(p: number, n: number): { low: number; high: number } {
  const z2 = Z * Z;
  const middle = p + z2 / (2 * n);
  const half = Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const whole = 1 + z2 / n;
  // At 0 and 1 the end is the share itself, which rounding would miss by a hair.
  const low = p <= 0 ? 0 : within((middle - half) / whole, 0, 1);
  return { low, high: p >= 1 ? 1 : within((middle + half) / whole, 0, 1) };
}

/** Ends of the 95 % interval of a change between two shares, k1 of n1 after k0 of n0 (Newcombe 1998, method 10); null without two samples. */
export function changeInterval(k0: number, n0: number, k1: number, n1: number): Interval {
  if (n0 === 0 || n1 === 0) return NONE;
  const [p0, p1] = [k0 / n0, k1 / n1];
  const [before, after] = [wilson(p0, n0), wilson(p1, n1)];
  return {
    low: within(p1 - p0 - Math.hypot(p1 - after.low, before.high - p0), -1, 1),
    high: within(p1 - p0 + Math.hypot(after.high - p1, p0 - before.low), -1, 1),
  };
}

/** Ends of the 95 % interval of the ratio of two shares, k1 of n1 over k0 of n0, on its logarithm (Katz et al. 1978); null where either is 0. */
export function ratioInterval(k0: number, n0: number, k1: number, n1: number): Interval {
  if (k0 === 0 || k1 === 0) return NONE;
  const factor = Math.exp(Z * Math.sqrt(1 / k0 - 1 / n0 + 1 / k1 - 1 / n1));
  const ratio = k1 / n1 / (k0 / n0);
  return { low: ratio / factor, high: ratio * factor };
}

/** How two actors meet in N units, n1 naming the one, n2 the other, n11 both. */
export type Cells = { readonly n11: number; readonly n1: number; readonly n2: number; readonly n: number };

/** E11 = n1 n2 / N; 0 in an empty universe. */
export const expected = ({ n1, n2, n }: Cells): number => (n === 0 ? 0 : (n1 * n2) / n);

/** n11 N / (n1 n2) (Brin et al. 1997); null when either actor is never named. */
export const lift = (cells: Cells): number | null => (expected(cells) === 0 ? null : cells.n11 / expected(cells));

/**
 * What the interval of a lift needs: in `stories_all` stories n units, of which n1 name the one (x by story), n2 the other (y), n11
 * both (z), and the sums over stories of the products of these and of the story's units (m).
 */
export type LiftParts = {
  readonly n: number;
  readonly n1: number;
  readonly n2: number;
  readonly n11: number;
  readonly stories_all: number;
  readonly mm: number;
  readonly xx: number;
  readonly yy: number;
  readonly zz: number;
  readonly xy: number;
  readonly xz: number;
  readonly yz: number;
  readonly xm: number;
  readonly ym: number;
  readonly zm: number;
};

/**
 * The 95 % interval of lift = n11 · n / (n1 · n2), on its logarithm: a story adds e = z/n11 − x/n1 − y/n2 + m/n, which sum to
 * nothing, and the variance is G/(G−1) times the sum of e². t by the least effective number of stories of the four sums. Not cut to
 * what this sample allows at most, as that is no bound of the truth. Null where they never meet, in fewer than two stories, and
 * without any variance.
 */
export function liftInterval(parts: LiftParts): Interval {
  const { n, n1, n2, n11, mm, xx, yy, zz } = parts;
  const variance = varianceOfLift(parts);
  if (variance === null) return NONE;
  const effective = Math.min(n11 ** 2 / zz, n1 ** 2 / xx, n2 ** 2 / yy, n ** 2 / mm);
  const factor = Math.exp(tQuantile(TWO_SIDED_95, Math.max(1, effective - 1)) * Math.sqrt(variance));
  const times = (n11 * n) / (n1 * n2);
  return { low: times / factor, high: times * factor };
}

/** The variance of the logarithm of a lift; null where it has none. */
function varianceOfLift({ n, n1, n2, n11, stories_all: stories, ...sums }: LiftParts): number | null {
  const { mm, xx, yy, zz, xy, xz, yz, xm, ym, zm } = sums;
  if (n11 === 0 || n2 === 0 || stories < 2) return null;
  const squares = zz / n11 ** 2 + xx / n1 ** 2 + yy / n2 ** 2 + mm / n ** 2;
  const mixed = xy / (n1 * n2) + zm / (n11 * n) - xz / (n1 * n11) - yz / (n2 * n11) - xm / (n1 * n) - ym / (n2 * n);
  const variance = (stories / (stories - 1)) * (squares + 2 * mixed);
  return variance < 1e-15 ? null : variance;
}

/** The chance of a lift so far from 1 when there is none, by the normal law of its logarithm; null where it has no variance. */
export function pOfLift(parts: LiftParts): number | null {
  const variance = varianceOfLift(parts);
  return variance === null
    ? null
    : chiSquaredTail(Math.log((parts.n11 * parts.n) / (parts.n1 * parts.n2)) ** 2 / variance);
}

/** n11 / (n1 + n2 - n11) (Jaccard 1901); null for 0/0. */
export const jaccard = ({ n11, n1, n2 }: Cells): number | null => (n1 + n2 - n11 === 0 ? null : n11 / (n1 + n2 - n11));

/** Normalised pointwise mutual information (Bouma 2009): -1 when never together, null when both are everywhere. */
export function npmi(cells: Cells): number | null {
  const { n11, n } = cells;
  if (n11 === 0) return -1;
  const times = lift(cells);
  return n11 === n || times === null ? null : within(Math.log2(times) / -Math.log2(n11 / n), -1, 1);
}

/** Signed log-likelihood ratio over all four cells (Dunning 1993); 0 when they meet exactly as often as chance has it. */
export function g2({ n11, n1, n2, n }: Cells): number {
  if (n === 0) return 0;
  // All four cells are off by as much, two of them upwards. In whole numbers, so that nothing is left where nothing differs.
  const off = n11 * n - n1 * n2;
  if (off === 0) return 0;
  // The two mixed cells are added first, so that a pair has one g2 to the last bit, whoever of it comes first.
  const mixed = part(-off, n1 * (n - n2)) + part(-off, (n - n1) * n2);
  const sum = part(off, n1 * n2) + part(off, (n - n1) * (n - n2)) + mixed;
  return (Math.sign(off) * 2 * sum) / n;
}

/**
 * N times one cell's part of the ratio, E((1 + x) ln(1 + x) - x) with x = (O - E)/E: what x itself would add is the same in two
 * cells upwards and in two downwards. No part is negative, so that small differences keep all their digits, as their p needs.
 */
function part(off: number, product: number): number {
  if (product === 0) return 0;
  const x = off / product;
  if (x <= -1) return product;
  if (x > 1e-3 || x < -1e-3) return product * ((1 + x) * Math.log1p(x) - x);
  // The next term of the series, x^7/42, is below the last bit. Most cells are as near to chance as this, half a million pairs an answer.
  return off * x * (1 / 2 - x * (1 / 6 - x * (1 / 12 - x * (1 / 20 - x * (1 / 30)))));
}

/** The chance of a |g2| this large without association: chi-squared with one degree of freedom. */
export const pOfG2 = (value: number): number => chiSquaredTail(Math.abs(value));

/** Benjamini and Hochberg (1995): from all tested p to the q of any of them; 1 for everything when nothing was tested. */
export function benjaminiHochberg(tested: ArrayLike<number>): (p: number) => number {
  const ps = Float64Array.from(tested).sort();
  const qs = new Float64Array(ps.length);
  let least = 1;
  for (let at = ps.length - 1; at >= 0; at -= 1) {
    least = Math.min(least, (ps[at]! * ps.length) / (at + 1));
    qs[at] = least;
  }
  return (p) => qs[firstNotBelow(ps, p)] ?? 1;
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
