/** Figures of a scorer's chances against what people read, in per cent. */
export type ToneFigures = {
  readonly n: number;
  readonly macroF1: number;
  readonly accuracy: number;
  readonly flips: number;
};

/** The class with the largest chance. */
export const saidBy = (chances: ArrayLike<number>): number => {
  const [a = 0, b = 0, c = 0] = [chances[0], chances[1], chances[2]];
  return a >= b && a >= c ? 0 : b >= c ? 1 : 2;
};

/** Macro F1 over the three classes, accuracy, and the share of negative called positive or the reverse. */
export function figuresOf(chances: readonly ArrayLike<number>[], classes: readonly number[]): ToneFigures {
  const counts = new Int32Array(9);
  classes.forEach((is, at) => {
    const cell = is * 3 + saidBy(chances[at] as ArrayLike<number>);
    counts[cell] = (counts[cell] as number) + 1;
  });
  const at = (is: number, said: number) => counts[is * 3 + said] as number;
  const f1 = [0, 1, 2].map((k) => {
    const is = at(k, 0) + at(k, 1) + at(k, 2);
    const said = at(0, k) + at(1, k) + at(2, k);
    return is + said === 0 ? 0 : (2 * at(k, k)) / (is + said);
  });
  const n = classes.length;
  return {
    n,
    macroF1: (100 * f1.reduce((a, b) => a + b, 0)) / 3,
    accuracy: (100 * (at(0, 0) + at(1, 1) + at(2, 2))) / n,
    flips: (100 * (at(0, 2) + at(2, 0))) / n,
  };
}
