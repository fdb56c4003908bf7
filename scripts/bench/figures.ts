/** What one run of one arm took: all threads of this process, and the clock. */
export type Sample = { readonly cpuMs: number; readonly wallMs: number };

/** The value that the part `share` of all values does not exceed (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((l, r) => l - r);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((l, r) => l - r);
  const high = sorted[sorted.length >> 1];
  const low = sorted[(sorted.length - 1) >> 1];
  return high === undefined || low === undefined ? Number.NaN : (low + high) / 2;
}

export type Figure = { readonly samples: number; readonly cpuMs: number; readonly p50: number; readonly p95: number };

export const figureOf = (samples: readonly Sample[]): Figure => ({
  samples: samples.length,
  cpuMs: median(samples.map(({ cpuMs }) => cpuMs)),
  p50: median(samples.map(({ wallMs }) => wallMs)),
  p95: quantile(samples.map(({ wallMs }) => wallMs), 0.95),
});

/** How many times the second the first is; null where the second is nothing. */
export const ratioOf = (ours: number, peer: number): number | null => (peer > 0 ? ours / peer : null);

/** Fewer samples than this in each half say nothing about noise. */
const LEAST_HALF = 2;

/**
 * A against A: the medians of every other sample of one arm, which differ by nothing but noise, as a ratio of at least 1.
 * Null with too few samples.
 */
export function noiseOf(values: readonly number[]): number | null {
  const odd = median(values.filter((_, at) => at % 2 === 1));
  const even = median(values.filter((_, at) => at % 2 === 0));
  if (values.length < 2 * LEAST_HALF || odd <= 0 || even <= 0) return null;
  return Math.max(odd, even) / Math.min(odd, even);
}

/** A ratio that one arm against itself would also show is no difference. */
export const isWithinNoise = (ratio: number | null, noise: number | null): boolean =>
  ratio !== null && noise !== null && Math.max(ratio, 1 / ratio) <= noise;

/** "21x", "1.06x"; "-" for none. */
export const timesText = (ratio: number | null): string =>
  ratio === null ? '-' : `${ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)}x`;

/** Goal, finding and verdict in one line; on a machine that was busy with other things a goal is not judged. */
export const verdict = (goal: string, found: string, met: boolean, quiet: boolean): string =>
  quiet ? `goal ${goal}: ${found} ${met ? 'yes' : 'NO'}` : `goal ${goal}: ${found}, not judged: noisy machine`;
