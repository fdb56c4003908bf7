import { negativeBinomialTail } from '../distributions.ts';

/** Steps before the tested one that tell what is usual. */
export const REFERENCE = 26;
/** With fewer nothing is tested. */
export const LEAST_REFERENCE = 8;
/** With fewer than this the limit is halved, because what is usual is then known less well. */
const FULL_REFERENCE = 13;
/** Fewer stories than this are no alarm, however unusual. */
export const LEAST_STORIES = 5;
/** An alarm stays on while the chance of the count is below this. */
export const STAYS_ON = 0.05;
/** A new alarm begins below this, where the database has no calibrated limit of its own. */
export const USUAL_LIMIT = 0.0002;
/** Dispersion of small actors leans on that of all as strongly as ten steps of their own would weigh. */
const POOL_WEIGHT = 10;
const LEAST_DISPERSION = 0.01;
/** Taken where no actor is named often enough to tell how much counts vary beyond chance. */
const UNKNOWN_DISPERSION = 0.1;
/** Stories a step from which on an actor's own dispersion says something of everybody's. */
const LEAST_POOLED = 2;

/** Sums over the reference of one actor: stories x naming it, of all stories n. */
export type Sums = {
  readonly steps: number;
  readonly x: number;
  readonly n: number;
  readonly xx: number;
  readonly xn: number;
  readonly nn: number;
};

/** What is usual for an actor. */
export type Usual = {
  readonly steps: number;
  /** Part of all stories, held back from 0 by half a story. */
  readonly rate: number;
  /** Stories that this rate gives over the reference. */
  readonly expected: number;
  /** How much counts vary beyond chance, as its own reference has it; may be negative. */
  readonly dispersion: number;
};

/** Sums of a reference that is given step by step. */
export function sumsOf(x: ArrayLike<number>, n: ArrayLike<number>): Sums {
  const sums = { steps: 0, x: 0, n: 0, xx: 0, xn: 0, nn: 0 };
  for (let at = 0; at < x.length; at += 1) {
    const [one, all] = [x[at]!, n[at]!];
    sums.steps += 1;
    sums.x += one;
    sums.n += all;
    sums.xx += one * one;
    sums.xn += one * all;
    sums.nn += all * all;
  }
  return sums;
}

/** Rate and dispersion of a reference; `meanShare` is the average part that the tested actors have (Farrington et al. 1996, simplified). */
export function usualOf({ steps, x, n, xx, xn, nn }: Sums, meanShare: number): Usual {
  const rate = (x + 0.5) / (n + 0.5 / meanShare);
  const expected = rate * n;
  const beyond = xx - 2 * rate * xn + rate * rate * nn - expected;
  return { steps, rate, expected, dispersion: ((beyond / (rate * rate * nn)) * steps) / (steps - 1) };
}

/** The dispersion that small actors lean on: the mean over those who are named often enough to have one. */
export function pooledDispersion(references: Iterable<{ readonly sums: Sums; readonly usual: Usual }>): number {
  let [total, many] = [0, 0];
  for (const { sums, usual } of references) {
    if (sums.x < LEAST_POOLED * sums.steps) continue;
    total += usual.dispersion;
    many += 1;
  }
  return many === 0 ? UNKNOWN_DISPERSION : Math.max(LEAST_DISPERSION, total / many);
}

/** An actor's own dispersion, shrunken to that of all: the less it is named, the more. */
export function shrunken({ steps, expected, dispersion }: Usual, pooled: number): number {
  const mean = expected / steps;
  const weight = (steps * mean) / (1 + mean);
  return (weight * Math.max(0, dispersion) + POOL_WEIGHT * pooled) / (weight + POOL_WEIGHT);
}

/** How many stories are usual among n, and the chance of x or more of them: a negative binomial tail (Noufaily et al. 2013). */
export function testOf(usual: Usual, pooled: number, x: number, n: number): { usual: number; p: number } {
  const dispersion = shrunken(usual, pooled);
  const mean = usual.rate * n;
  // Rate and dispersion are themselves estimates.
  const all = dispersion + dispersion / usual.steps + 1 / usual.expected;
  return { usual: mean, p: negativeBinomialTail(x, mean, all) };
}

/** The chance below which a new alarm begins. */
export const limitFor = (steps: number, limit: number): number => (steps < FULL_REFERENCE ? limit / 2 : limit);
