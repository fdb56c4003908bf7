import { type Calibration, calibrated, chancesFrom } from '../../server/analysis/tone/calibration.ts';

/** What the models say of one marked target, as logarithms of chances, and what people read. */
export type Said = {
  readonly byLinear: readonly number[];
  readonly byNetworks: readonly number[];
  readonly is: number;
  /** Targets of one sentence go together when halves are drawn. */
  readonly sentence: number;
};

export const chancesOf = (calibration: Calibration, { byLinear, byNetworks }: Said): number[] => {
  const { p_neg, p_neu, p_pos } = chancesFrom(calibrated(calibration, byLinear, byNetworks));
  return [p_neg, p_neu, p_pos];
};

/** The mean of minus the logarithm of the right class's chance. */
export function surprise(calibration: Calibration, said: readonly Said[]): number {
  const sum = said.reduce((total, one) => total - Math.log(chancesOf(calibration, one)[one.is] as number), 0);
  return sum / said.length;
}

const ROUNDS = 600;

/**
 * Sureness and two offsets that surprise least, for a given share of the linear model: three numbers by gradient descent,
 * in a problem with one valley.
 */
export function calibrate(said: readonly Said[], linear: number): Calibration {
  let [sureness, negative, positive] = [1, 0, 0];
  const rate = 0.8;
  for (let round = 0; round < ROUNDS; round += 1) {
    const now: Calibration = { linear, sureness, offsets: [negative, 0, positive] };
    let [bySureness, byNegative, byPositive] = [0, 0, 0];
    for (const one of said) {
      const chances = chancesOf(now, one);
      for (let c = 0; c < 3; c += 1) {
        const error = (chances[c] as number) - (c === one.is ? 1 : 0);
        const mixed = linear * (one.byLinear[c] as number) + (1 - linear) * (one.byNetworks[c] as number);
        bySureness += error * mixed;
        if (c === 0) byNegative += error;
        if (c === 2) byPositive += error;
      }
    }
    sureness -= (rate * bySureness) / said.length / 2;
    negative -= (rate * byNegative) / said.length;
    positive -= (rate * byPositive) / said.length;
  }
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  return { linear, sureness: round(sureness), offsets: [round(negative), 0, round(positive)] };
}

/** Parts that sentences are dealt to in turn. */
const FOLDS = 5;

/** The chances of each target, calibrated by the targets of all other parts, so that none calibrates itself. */
export function crossFitted(said: readonly Said[], linear: number): number[][] {
  const calibrations = Array.from({ length: FOLDS }, (_, fold) =>
    calibrate(
      said.filter(({ sentence }) => sentence % FOLDS !== fold),
      linear,
    ),
  );
  return said.map((one) => chancesOf(calibrations[one.sentence % FOLDS] as Calibration, one));
}

/** Mean distance between how sure a scorer is and how often it is right, over ten steps of sureness. */
export function calibrationError(chances: readonly (readonly number[])[], classes: readonly number[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sure: 0, right: 0, count: 0 }));
  chances.forEach((all, at) => {
    const most = Math.max(...all);
    const bin = bins[Math.min(9, Math.floor(most * 10))]!;
    bin.sure += most;
    bin.right += all.indexOf(most) === classes[at] ? 1 : 0;
    bin.count += 1;
  });
  return bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / chances.length;
}

/** The least largest chance from which on at least `share` of the words are right, in steps of 0.01; 1 where there is none. */
export function unclearBelow(
  chances: readonly (readonly number[])[],
  classes: readonly number[],
  share: number,
): number {
  for (let step = 34; step < 100; step += 1) {
    const sure = chances.flatMap((all, at) => {
      const most = Math.max(...all);
      return most >= step / 100 ? [all.indexOf(most) === classes[at]] : [];
    });
    if (sure.length > 0 && sure.filter(Boolean).length >= share * sure.length) return step / 100;
  }
  return 1;
}
