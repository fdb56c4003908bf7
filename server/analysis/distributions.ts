/** The distributions that intervals and tests need, for real-valued degrees of freedom. */

// Lanczos approximation, g = 7, n = 9 (Godfrey 2001): about 15 digits for positive arguments.
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** Natural logarithm of the gamma function of a positive number. */
function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const shifted = x - 1;
  const t = shifted + 7.5;
  const sum = LANCZOS.reduce(
    (total, coefficient, at) => (at === 0 ? coefficient : total + coefficient / (shifted + at)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln of the gamma function of 1/2, which every test of a pair needs. */
const LN_GAMMA_HALF = lnGamma(0.5);

const SMALLEST = 1e-300;
const CLOSE = 1e-15;

/** Regularised incomplete beta function by its continued fraction (Lentz 1976); `lnB` is -ln B(a, b), which many x share. */
function incompleteBeta(a: number, b: number, x: number, lnB: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only on this side of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x, lnB);
  const front = Math.exp(lnB + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < CLOSE) break;
  }
  return front * fraction;
}

const guard = (value: number): number => (Math.abs(value) < SMALLEST ? SMALLEST : value);

/** One answer asks for the same degrees of freedom thousands of times, and each takes a hundred evaluations. */
const KEPT_QUANTILES = 20_000;
const quantiles = new Map<string, number>();

/** The point that Student's t with `df` (a positive real number) stays under with chance `chance`, 0.5 <= chance < 1. */
export function tQuantile(chance: number, df: number): number {
  const key = `${chance} ${df}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  if (quantiles.size >= KEPT_QUANTILES) quantiles.clear();
  const found = findQuantile(chance, df);
  quantiles.set(key, found);
  return found;
}

function findQuantile(chance: number, df: number): number {
  const lnB = lnGamma(df / 2 + 0.5) - lnGamma(df / 2) - LN_GAMMA_HALF;
  const upper = (t: number) => 0.5 * incompleteBeta(df / 2, 0.5, df / (df + t * t), lnB);
  let low = 0;
  let high = 1;
  while (upper(high) > 1 - chance) high *= 2;
  // Bisection: slower than Newton, but it cannot leave the interval, and 200 halvings exhaust a double.
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step += 1) {
    const middle = (low + high) / 2;
    if (upper(middle) > 1 - chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The chance of `count` or more where counts have this mean and the variance mean + dispersion * mean^2 (negative binomial);
 * 1 at 0. The dispersion is positive.
 */
export function negativeBinomialTail(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  const size = 1 / dispersion;
  const lnB = lnGamma(count + size) - lnGamma(count) - lnGamma(size);
  return incompleteBeta(count, size, mean / (size + mean), lnB);
}

/** Upper tail of chi-squared with one degree of freedom: the incomplete gamma function Q(1/2, x/2); 1 at 0. */
export function chiSquaredTail(value: number): number {
  const x = value / 2;
  if (x <= 0) return 1;
  const front = Math.exp(-x + 0.5 * Math.log(x) - LN_GAMMA_HALF);
  if (x < 1.5) {
    let term = 2;
    let sum = 2;
    for (let n = 1; n < 500 && Math.abs(term) > Math.abs(sum) * CLOSE; n += 1) {
      term *= x / (0.5 + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 0.5;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 500; n += 1) {
    const an = -n * (n - 0.5);
    b += 2;
    d = 1 / guard(an * d + b);
    c = guard(b + an / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < CLOSE) break;
  }
  return front * fraction;
}
