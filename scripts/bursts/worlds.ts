import { drawsFrom, normal } from '../../server/analysis/bursts/draws.ts';
import { quietCounts, type QuietActor, type QuietWorld } from '../../server/analysis/bursts/simulate.ts';
import { watch } from '../../server/analysis/bursts/watch.ts';

/** How quiet worlds differ: how much counts vary beyond chance, and how alike neighbouring weeks are. */
export type Kind = {
  readonly name: string;
  readonly dispersion: readonly [number, number];
  readonly correlation: number;
};

/** Six kinds of worlds; where the two ends differ, every actor has a dispersion of its own, which the rule does not know. */
export const KINDS: readonly Kind[] = [
  { name: 'dispersion 0.03', dispersion: [0.03, 0.03], correlation: 0 },
  { name: 'dispersion 0.15', dispersion: [0.15, 0.15], correlation: 0 },
  { name: 'dispersion 0.5', dispersion: [0.5, 0.5], correlation: 0 },
  { name: 'dispersion 0.03–0.5', dispersion: [0.03, 0.5], correlation: 0 },
  { name: 'dispersion 0.03–0.5, correlation 0.4', dispersion: [0.03, 0.5], correlation: 0.4 },
  { name: 'dispersion 0.03–0.5, correlation 0.8', dispersion: [0.03, 0.5], correlation: 0.8 },
];

/** Weeks before the ones with a full reference, and those. */
const BEFORE = 26;
const WATCHED = 52;
/** Actors are named in one to forty stories in a usual week, as many of them from 1 to 6 as from 6 to 40. */
const LEAST_NAMED = 1;
const MOST_NAMED = 40;
const STORIES = 400;

const between = ([low, high]: readonly [number, number], at: number): number => low * (high / low) ** at;

/** A quiet world of this kind, by its seed. */
export function worldOf({ dispersion, correlation }: Kind, actors: number, seed: number): QuietWorld {
  const draw = drawsFrom(seed);
  const quiet = Array.from({ length: actors }, (): QuietActor => {
    const named = between([LEAST_NAMED, MOST_NAMED], draw());
    return { rate: named / STORIES, dispersion: between(dispersion, draw()) };
  });
  const all = Array.from({ length: BEFORE + WATCHED }, () => Math.round(STORIES * Math.exp(0.15 * normal(draw))));
  return { actors: quiet, all, correlation, before: BEFORE };
}

/** By how many weeks what is usual is told. */
export const REFERENCES = [
  { name: '8–12', from: 8, to: 12 },
  { name: '13–25', from: 13, to: 25 },
  { name: '26', from: BEFORE, to: BEFORE + WATCHED - 1 },
] as const;

/** Alarms that begin in a hundred quiet actor-weeks, by how many weeks what is usual was told. */
export function ratesOf(
  kind: Kind,
  { actors, seed, limit }: { actors: number; seed: number; limit: number },
): number[] {
  const counts = quietCounts(worldOf(kind, actors, seed), drawsFrom(seed + 1));
  const { alarms } = watch(counts, { limit });
  return REFERENCES.map(({ from, to }) => {
    const began = alarms.filter(({ begins, step }) => begins && step >= from && step <= to).length;
    return (100 * began) / (actors * (to - from + 1));
  });
}
