import type { ToneAdjustment } from '../../server/analysis/tone/calibration.ts';
import { type Chance, below, chanceFrom } from '../bench/chance.ts';

/** A 3×3 matrix by rows. */
export type Matrix = readonly (readonly number[])[];

/** One marked target: the chances that were said, and its class. */
export type Judged = { readonly chances: readonly number[]; readonly is: number; readonly sentence: number };

/** The errors of a scorer: row j, column c is the mean chance of class j over targets that are c. Columns sum to 1. */
export function confusionOf(judged: readonly Judged[]): number[][] {
  const sums = [0, 1, 2].map(() => [0, 0, 0]);
  const counts = [0, 0, 0];
  for (const { chances, is } of judged) {
    counts[is] = (counts[is] as number) + 1;
    for (let j = 0; j < 3; j += 1) {
      const row = sums[j] as number[];
      row[is] = (row[is] as number) + (chances[j] as number);
    }
  }
  return sums.map((row) => row.map((sum, c) => sum / Math.max(1, counts[c] as number)));
}

const at = (m: Matrix, i: number, j: number): number => m[i]?.[j] as number;

/** w = (−1, 0, 1) · M⁻¹, by Cramer's rule: what each chance counts in the corrected tone. Null where M has no inverse. */
export function weightsOf(m: Matrix): [number, number, number] | null {
  const minor = (i: number, j: number): number => {
    const rows = [0, 1, 2].filter((row) => row !== i) as [number, number];
    const columns = [0, 1, 2].filter((column) => column !== j) as [number, number];
    return (
      at(m, rows[0], columns[0]) * at(m, rows[1], columns[1]) - at(m, rows[0], columns[1]) * at(m, rows[1], columns[0])
    );
  };
  const sign = (i: number, j: number): number => ((i + j) % 2 === 0 ? 1 : -1);
  const determinant = [0, 1, 2].reduce((sum, j) => sum + at(m, 0, j) * sign(0, j) * minor(0, j), 0);
  if (Math.abs(determinant) < 1e-9) return null;
  // (M⁻¹)[i][j] is the cofactor of (j, i) over the determinant.
  const inverse = (i: number, j: number): number => (sign(j, i) * minor(j, i)) / determinant;
  return [inverse(2, 0) - inverse(0, 0), inverse(2, 1) - inverse(0, 1), inverse(2, 2) - inverse(0, 2)];
}

/** The covariance of w when the gold is drawn anew `draws` times, sentence by sentence. */
export function covarianceOf(judged: readonly Judged[], draws: number, chance: Chance): number[][] {
  const sentences = new Map<number, Judged[]>();
  for (const one of judged) sentences.set(one.sentence, [...(sentences.get(one.sentence) ?? []), one]);
  const bySentence = [...sentences.values()];
  const all: (readonly number[])[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = bySentence.flatMap(() => bySentence[below(chance, bySentence.length)] as Judged[]);
    const weights = weightsOf(confusionOf(drawn));
    if (weights !== null) all.push(weights);
  }
  const mean = [0, 1, 2].map((i) => all.reduce((sum, w) => sum + (w[i] as number), 0) / all.length);
  return [0, 1, 2].map((i) =>
    [0, 1, 2].map(
      (j) =>
        all.reduce(
          (sum, w) => sum + ((w[i] as number) - (mean[i] as number)) * ((w[j] as number) - (mean[j] as number)),
          0,
        ) /
        (all.length - 1),
    ),
  );
}

/** The largest singular value of M over the least: roots of the eigenvalues of Mᵀ·M, which Jacobi's rotations lay on its diagonal. */
export function conditionOf(m: Matrix): number {
  const a = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => [0, 1, 2].reduce((sum, k) => sum + at(m, k, i) * at(m, k, j), 0)),
  );
  const turn = (p: number, q: number): void => {
    const off = at(a, p, q);
    if (Math.abs(off) < 1e-15) return;
    const half = (at(a, q, q) - at(a, p, p)) / (2 * off);
    const t = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
    const [c, s] = [1 / Math.sqrt(t * t + 1), t / Math.sqrt(t * t + 1)];
    for (const k of [0, 1, 2]) {
      const row = a[k] as number[];
      const [x, y] = [row[p] as number, row[q] as number];
      [row[p], row[q]] = [c * x - s * y, s * x + c * y];
    }
    for (const k of [0, 1, 2]) {
      const [x, y] = [at(a, p, k), at(a, q, k)];
      [(a[p] as number[])[k], (a[q] as number[])[k]] = [c * x - s * y, s * x + c * y];
    }
  };
  for (let sweep = 0; sweep < 12; sweep += 1)
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      turn(p, q);
  const values = [0, 1, 2].map((i) => Math.max(0, at(a, i, i)));
  return Math.sqrt(Math.max(...values) / Math.min(...values));
}

const DRAWS = 1000;
const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;
type Three = [number, number, number];
const three = (row: readonly number[], places: number): Three => row.map((value) => rounded(value, places)) as Three;
const nine = (m: Matrix, places: number) => m.map((row) => three(row, places)) as [Three, Three, Three];

/** A scorer's errors toward one kind of actor on its gold. An error where they cannot be undone at all. */
export function adjustmentOf(
  kind: ToneAdjustment['kind'],
  gold: ToneAdjustment['gold'],
  judged: readonly Judged[],
): ToneAdjustment {
  const errors = confusionOf(judged);
  const weights = weightsOf(errors);
  if (weights === null) {
    throw new Error(`the errors toward the kind "${kind}" cannot be undone: their matrix has no inverse`);
  }
  return {
    kind,
    gold,
    n: judged.length,
    counts: [0, 1, 2].map((c) => judged.filter(({ is }) => is === c).length) as Three,
    M: nine(errors, 4),
    w: three(weights, 4),
    C: nine(covarianceOf(judged, DRAWS, chanceFrom(7)), 5),
    condition: rounded(conditionOf(errors), 2),
  };
}
