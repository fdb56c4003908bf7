import { tQuantile } from './distributions.ts';
import type { Interval } from './statistics.ts';

const NONE: Interval = { low: null, high: null };
const TWO_SIDED_95 = 0.975;

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
  const { n, n1, n2, n11, stories_all: stories, mm, xx, yy, zz, xy, xz, yz, xm, ym, zm } = parts;
  if (n11 === 0 || stories < 2) return NONE;
  const squares = zz / n11 ** 2 + xx / n1 ** 2 + yy / n2 ** 2 + mm / n ** 2;
  const mixed = xy / (n1 * n2) + zm / (n11 * n) - xz / (n1 * n11) - yz / (n2 * n11) - xm / (n1 * n) - ym / (n2 * n);
  const variance = (stories / (stories - 1)) * (squares + 2 * mixed);
  if (variance < 1e-15) return NONE;
  const lift = (n11 * n) / (n1 * n2);
  const effective = Math.min(n11 ** 2 / zz, n1 ** 2 / xx, n2 ** 2 / yy, n ** 2 / mm);
  const factor = Math.exp(tQuantile(TWO_SIDED_95, Math.max(1, effective - 1)) * Math.sqrt(variance));
  return { low: lift / factor, high: lift * factor };
}
