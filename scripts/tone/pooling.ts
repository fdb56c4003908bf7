import {
  clauseOf,
  NEAR,
  type NetworkPart,
  placeOf,
  POOLS,
  toldScore,
  WINDOW,
} from '../../server/analysis/tone/network.ts';
import type { Chance } from '../bench/chance.ts';
import type { Example, Lesson } from './examples.ts';
import type { NetworkCourse } from './network.ts';
import { softmax } from './softmax.ts';

const LONGEST = 2 * WINDOW + 2;

type Pooling = (
  lesson: Lesson,
  span: { from: number; to: number },
  before: Float32Array,
  back: Float32Array,
  row: number,
  share: number,
) => void;

/**
 * From the filters of one example to its chances and back: writes into `back` how the sum of errors changes with each
 * filter before it is cut at 0, and adds to the gradients of all other weights.
 */
export function createPooling(
  weights: Record<NetworkPart, Float32Array>,
  gradient: Record<NetworkPart, Float32Array>,
  { filters: F, drop, draws }: NetworkCourse,
  chance: Chance,
): Pooling {
  const drawnTogether = new Float32Array(POOLS * F + 1);
  const wantedBack = new Float32Array(POOLS * F + 1);
  const most = new Int32Array(F);
  const near = new Int32Array(F);
  const shares = new Float32Array(LONGEST);
  const pulls = new Float32Array(LONGEST);
  const cut = new Float32Array(LONGEST * F);
  const mask = new Float32Array(POOLS * F + 1);
  const said = new Float64Array(3);
  const { attention, attentionByPlace, places, clauses, out, outBias } = weights;

  return (lesson, { from, to }, before, back, row, share) => {
    const { view, unit, wanted, score } = lesson;
    const n = to - from;
    const actor = unit - from;
    let highest = -Infinity;
    most.fill(-1);
    near.fill(-1);
    drawnTogether.fill(0);
    for (let i = 0; i < n; i += 1) {
      const place = placeOf(i - actor) * F;
      const clause = clauseOf(view, from + i, unit) * F;
      const isNear = Math.abs(i - actor) <= NEAR;
      const at = (row + i) * F;
      let pull = attentionByPlace[placeOf(i - actor)] as number;
      for (let f = 0; f < F; f += 1) {
        const value = (before[at + f] as number) + (places[place + f] as number) + (clauses[clause + f] as number);
        if (value <= 0) {
          cut[i * F + f] = 0;
          continue;
        }
        cut[i * F + f] = value;
        pull += value * (attention[f] as number);
        if (value > (drawnTogether[F + f] as number)) {
          drawnTogether[F + f] = value;
          most[f] = i;
        }
        if (isNear && value > (drawnTogether[2 * F + f] as number)) {
          drawnTogether[2 * F + f] = value;
          near[f] = i;
        }
      }
      pulls[i] = pull;
      highest = Math.max(highest, pull);
    }
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      shares[i] = Math.exp((pulls[i] as number) - highest);
      sum += shares[i] as number;
    }
    for (let i = 0; i < n; i += 1) {
      const part = (shares[i] as number) / sum;
      shares[i] = part;
      for (let f = 0; f < F; f += 1) {
        drawnTogether[f] = (drawnTogether[f] as number) + part * (cut[i * F + f] as number);
      }
    }
    for (let f = 0; f < F; f += 1) drawnTogether[3 * F + f] = cut[actor * F + f] as number;
    drawnTogether[POOLS * F] = toldScore(score);

    wantedBack.fill(0);
    const keep = 1 / (1 - drop);
    for (let draw = 0; draw < draws; draw += 1) {
      for (let c = 0; c < 3; c += 1) said[c] = outBias[c] as number;
      for (let k = 0; k < mask.length; k += 1) {
        const kept = chance() < drop ? 0 : keep;
        mask[k] = kept;
        const value = (drawnTogether[k] as number) * kept;
        if (value === 0) continue;
        for (let c = 0; c < 3; c += 1) said[c] = (said[c] as number) + value * (out[k * 3 + c] as number);
      }
      softmax(said);
      const errors = [0, 1, 2].map((c) => ((said[c] as number) - (wanted[c] as number)) / (draws * share));
      const [a = 0, b = 0, d = 0] = errors;
      errors.forEach((error, c) => {
        gradient.outBias[c] = (gradient.outBias[c] as number) + error;
      });
      for (let k = 0; k < mask.length; k += 1) {
        const kept = mask[k] as number;
        if (kept === 0) continue;
        const value = (drawnTogether[k] as number) * kept;
        const o = k * 3;
        wantedBack[k] =
          (wantedBack[k] as number) +
          kept * (a * (out[o] as number) + b * (out[o + 1] as number) + d * (out[o + 2] as number));
        gradient.out[o] = (gradient.out[o] as number) + value * a;
        gradient.out[o + 1] = (gradient.out[o + 1] as number) + value * b;
        gradient.out[o + 2] = (gradient.out[o + 2] as number) + value * d;
      }
    }
    giveBack({ n, actor, from, row }, view, unit, back);
  };

  /** From the drawn-together values to the filters. */
  function giveBack(
    { n, actor, from, row }: { n: number; actor: number; from: number; row: number },
    view: Example['view'],
    unit: number,
    back: Float32Array,
  ): void {
    let mean = 0;
    for (let i = 0; i < n; i += 1) {
      let pull = 0;
      for (let f = 0; f < F; f += 1) pull += (wantedBack[f] as number) * (cut[i * F + f] as number);
      pulls[i] = pull;
      mean += pull * (shares[i] as number);
    }
    for (let i = 0; i < n; i += 1) {
      const share = shares[i] as number;
      const pull = share * ((pulls[i] as number) - mean);
      const at = (row + i) * F;
      const place = placeOf(i - actor);
      gradient.attentionByPlace[place] = (gradient.attentionByPlace[place] as number) + pull;
      for (let f = 0; f < F; f += 1) {
        const value = cut[i * F + f] as number;
        if (value <= 0) continue;
        gradient.attention[f] = (gradient.attention[f] as number) + pull * value;
        let g = share * (wantedBack[f] as number) + pull * (attention[f] as number);
        if (most[f] === i) g += wantedBack[F + f] as number;
        if (near[f] === i) g += wantedBack[2 * F + f] as number;
        if (i === actor) g += wantedBack[3 * F + f] as number;
        back[at + f] = g;
      }
      const clause = clauseOf(view, from + i, unit) * F;
      for (let f = 0; f < F; f += 1) {
        const g = back[at + f] as number;
        gradient.places[place * F + f] = (gradient.places[place * F + f] as number) + g;
        gradient.clauses[clause + f] = (gradient.clauses[clause + f] as number) + g;
      }
    }
  }
}
