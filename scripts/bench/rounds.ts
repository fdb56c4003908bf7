/** What one arm took, by the clock. `noise` is A against A: medians of its odd and even rounds as a ratio of at least 1. */
export type Figure = {
  readonly rounds: number;
  readonly p50: number;
  readonly p95: number;
  readonly noise: number | null;
};

/** `run` gives its own time where it has one; `seen` is looked at once the time is taken. */
type Taken = { readonly ms?: number; readonly seen?: string };
export type Arm = { readonly name: string; readonly expected: string | null; run(): Promise<Taken> };
/** At least so many rounds, and more up to `most` until the seconds are over. */
export type Rounds = { readonly least: number; readonly most: number; readonly seconds: number };

/** Times of the rounds, and why they mean nothing: something else than expected came back. */
type Outcome = { readonly figure: Figure; readonly fault: string | null };

/** The value that the part `share` of all values does not exceed (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((l, r) => l - r);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Fewer rounds than this say nothing about noise. */
const LEAST_FOR_NOISE = 4;

export function figureOf(times: readonly number[]): Figure {
  const odd = quantile(
    times.filter((_, at) => at % 2 === 1),
    0.5,
  );
  const even = quantile(
    times.filter((_, at) => at % 2 === 0),
    0.5,
  );
  return {
    rounds: times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    noise: times.length < LEAST_FOR_NOISE ? null : Math.max(odd, even) / Math.min(odd, even),
  };
}

/** Milliseconds of the clock that some work takes. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}

/** Runs two arms in turn, A B A B, so that whatever else the machine does falls on both alike. */
export async function sideBySide(ours: Arm, peer: Arm, rounds: Rounds): Promise<{ ours: Outcome; peer: Outcome }> {
  const arms = [ours, peer].map((arm) => ({ arm, times: [] as number[], fault: null as string | null }));
  const end = performance.now() + rounds.seconds * 1000;
  for (let no = 0; no < rounds.most && (no < rounds.least || performance.now() < end); no += 1) {
    for (const one of arms) {
      const { ms, result } = await timed(() => one.arm.run());
      one.times.push(result.ms ?? ms);
      if (one.arm.expected !== null && result.seen !== one.arm.expected)
        one.fault ??= `${one.arm.name} brought ${result.seen}, not ${one.arm.expected}`;
    }
  }
  const [first, second] = arms.map(({ times, fault }) => ({ figure: figureOf(times), fault }));
  return { ours: first!, peer: second! };
}
