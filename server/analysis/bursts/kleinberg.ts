/** A time in which an actor is in more of the news: places of its first and last step, and how much better "more" explains it. */
export type Burst = { readonly first: number; readonly last: number; readonly weight: number };

/** In a burst an actor is named in twice the usual part of all stories; a chance of 1 has no logarithm of its rest. */
const TIMES = 2;
const MOST = 0.9999;

/**
 * From when to when is an actor named more? Two states, batched (Kleinberg 2002): r of d stories a step; usual is the part over
 * all steps. Going up costs the logarithm of the number of steps, coming down nothing, and every stretch begins low. `stretches`
 * numbers the stretches of steps that follow each other: no burst goes on over what was not read.
 */
export function burstsOf(r: ArrayLike<number>, d: ArrayLike<number>, stretches: ArrayLike<number>): Burst[] {
  const steps = r.length;
  let [named, all] = [0, 0];
  for (let at = 0; at < steps; at += 1) {
    named += r[at]!;
    all += d[at]!;
  }
  const low = all === 0 ? 0 : named / all;
  const high = Math.min(TIMES * low, MOST);
  if (low === 0 || low >= high) return [];
  const up = Math.log(steps);
  // The binomial coefficient is the same in both states.
  const [forNamed, forOther] = [Math.log(high / low), Math.log((1 - high) / (1 - low))];
  const gain = (at: number) => r[at]! * forNamed + (d[at]! - r[at]!) * forOther;
  const bursts: Burst[] = [];
  for (let first = 0; first < steps; ) {
    let end = first + 1;
    while (end < steps && stretches[end] === stretches[first]) end += 1;
    bursts.push(...inStretch(gain, first, end, up));
    first = end;
  }
  return bursts;
}

/** Viterbi over the steps from `first` to one before `end`, by what the high state gains; equals stay low. */
function inStretch(gain: (at: number) => number, first: number, end: number, up: number): Burst[] {
  const fromLow: boolean[] = [];
  const toLowFromHigh: boolean[] = [];
  let [low, high] = [0, Number.NEGATIVE_INFINITY];
  for (let at = first; at < end; at += 1) {
    const rises = low - up >= high;
    const falls = high > low;
    const nextHigh = (rises ? low - up : high) + gain(at);
    if (falls) low = high;
    high = nextHigh;
    fromLow.push(rises);
    toLowFromHigh.push(falls);
  }
  const states: boolean[] = [];
  let isHigh = high > low;
  for (let at = end - 1; at >= first; at -= 1) {
    states[at - first] = isHigh;
    isHigh = isHigh ? !fromLow[at - first]! : toLowFromHigh[at - first]!;
  }
  return spansOf(states).map(([from, to]) => {
    let weight = 0;
    for (let at = from; at <= to; at += 1) weight += gain(first + at);
    return { first: first + from, last: first + to, weight };
  });
}

/** The first and last place of each run of true. */
function spansOf(states: readonly boolean[]): [number, number][] {
  const spans: [number, number][] = [];
  states.forEach((is, at) => {
    const last = spans.at(-1);
    if (!is) return;
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else spans.push([at, at]);
  });
  return spans;
}
