import { below, type Chance } from '../bench/chance.ts';
import { confusionOf, covarianceOf, type Judged, weightsOf } from './adjust.ts';

/** How near the mean tone of a group comes, as read and corrected. */
export type GroupFigures = {
  readonly size: number;
  readonly groups: number;
  /** Root of the mean squared distance from the gold mean. */
  readonly rmseRaw: number;
  readonly rmseCorrected: number;
  /** Shares of groups with the wrong sign, where the gold is beyond 0.3. */
  readonly wrongRaw: number;
  readonly wrongCorrected: number;
  /** Share of 90 % intervals that hold the tone of the mix the group was drawn from. */
  readonly covered: number;
};

/** Two-sided 90 % of the normal distribution. */
const Z = 1.6449;
const DRAWS_OF_GOLD = 200;

/** A mix of three classes, each mix as likely as any other. */
function mixOf(chance: Chance): number[] {
  const [a, b] = [chance(), chance()].toSorted((x, y) => x - y) as [number, number];
  return [a, b - a, 1 - b];
}

const toneOf = (is: number): number => is - 1;

/** Gold that measures a scorer's errors, and gold that groups are drawn from. */
type Cut = (judged: readonly Judged[], chance: Chance) => { measuring: Judged[]; drawnFrom: readonly Judged[] };

/** Two halves by sentence, so that no target corrects itself: how near the corrected mean comes. */
export const inHalves: Cut = (judged, chance) => {
  const sides = new Map<number, boolean>();
  for (const { sentence } of judged) if (!sides.has(sentence)) sides.set(sentence, chance() < 0.5);
  const side = (wanted: boolean) => judged.filter(({ sentence }) => sides.get(sentence) === wanted);
  return { measuring: side(true), drawnFrom: side(false) };
};

/**
 * The gold stands for all text, and a gold drawn from it sentence by sentence measures the errors: whether intervals are
 * as wide as they should be. Halves would not tell, as the other half is a small sample itself, of which no interval knows.
 */
export const drawnAnew: Cut = (judged, chance) => {
  const sentences = [...new Set(judged.map(({ sentence }) => sentence))];
  const bySentence = new Map(sentences.map((no) => [no, judged.filter(({ sentence }) => sentence === no)]));
  const measuring = sentences.flatMap((_, at) =>
    (bySentence.get(sentences[below(chance, sentences.length)] as number) ?? []).map((one) => ({
      ...one,
      sentence: at,
    })),
  );
  return { measuring, drawnFrom: judged };
};

/** Groups of mentions of random mixes of the three classes, read and corrected. */
export function simulateGroups(
  judged: readonly Judged[],
  size: number,
  groups: number,
  chance: Chance,
  cut: Cut,
): GroupFigures {
  const SPLITS = 20;
  let [raw, corrected, wrongRaw, wrongCorrected, polar, covered, count] = [0, 0, 0, 0, 0, 0, 0];
  for (let split = 0; split < SPLITS; split += 1) {
    const { measuring: left, drawnFrom: right } = cut(judged, chance);
    const weights = weightsOf(confusionOf(left));
    if (weights === null) continue;
    const covariance = covarianceOf(left, DRAWS_OF_GOLD, chance);
    const byClass = [0, 1, 2].map((c) => right.filter(({ is }) => is === c));
    for (let group = 0; group < groups / SPLITS; group += 1) {
      const mix = mixOf(chance);
      const drawn = Array.from({ length: size }, () => {
        const x = chance();
        const c = x < (mix[0] as number) ? 0 : x < (mix[0] as number) + (mix[1] as number) ? 1 : 2;
        const some = byClass[c] as Judged[];
        return some[below(chance, some.length)] as Judged;
      });
      const gold = drawn.reduce((sum, { is }) => sum + toneOf(is), 0) / size;
      const read = drawn.reduce((sum, { chances }) => sum + (chances[2] as number) - (chances[0] as number), 0) / size;
      const each = drawn.map(({ chances }) => weights.reduce((sum, w, c) => sum + w * (chances[c] as number), 0));
      const mean = each.reduce((sum, u) => sum + u, 0) / size;
      const fixed = Math.max(-1, Math.min(1, mean));
      raw += (read - gold) ** 2;
      corrected += (fixed - gold) ** 2;
      count += 1;
      if (Math.abs(gold) > 0.3) {
        polar += 1;
        if (Math.sign(read) !== Math.sign(gold)) wrongRaw += 1;
        if (Math.sign(fixed) !== Math.sign(gold)) wrongCorrected += 1;
      }
      const sampling = each.reduce((sum, u) => sum + (u - mean) ** 2, 0) / (size * (size - 1));
      const q = [0, 1, 2].map((c) => drawn.reduce((sum, { chances }) => sum + (chances[c] as number), 0) / size);
      const byGold = q.reduce(
        (sum, a, i) => sum + q.reduce((inner, b, j) => inner + a * b * (covariance[i]?.[j] as number), 0),
        0,
      );
      const half = Z * Math.sqrt(sampling + byGold);
      const truth = (mix[2] as number) - (mix[0] as number);
      if (Math.abs(mean - truth) <= half) covered += 1;
    }
  }
  return {
    size,
    groups: count,
    rmseRaw: Math.sqrt(raw / count),
    rmseCorrected: Math.sqrt(corrected / count),
    wrongRaw: wrongRaw / polar,
    wrongCorrected: wrongCorrected / polar,
    covered: covered / count,
  };
}
