/** A number in the earlier period and in the later one. */
export type Pair = readonly [number, number];

/** What comparing two periods needs of one source: whether it was read, its units, and those of each story that are the actor's. */
export type SourceTable = {
  readonly source: string;
  readonly read: readonly [boolean, boolean];
  /** All units of the source, whoever is named in them; for a tone the votes that have one. */
  readonly n: Pair;
  readonly stories: readonly { readonly story: string; readonly x: Pair }[];
};

export type Effect = 'coverage' | 'volume' | 'mix' | 'rate';

/** One part of a change; `all` is the sum of n over the sources that it was worked out among. A part that belongs to no story has none. */
export type Part = {
  readonly effect: Effect;
  readonly source: string;
  readonly story: string | null;
  readonly n: Pair;
  readonly x: Pair;
  readonly all: Pair;
  readonly value: number;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const summed = (tables: readonly SourceTable[], at: 0 | 1): number => sum(tables.map(({ n }) => n[at]));

const isReadInBoth = ({ read }: SourceTable): boolean => read[0] && read[1];

/** The parts that the change of each factor has in the change of a product of three (Das Gupta 1993: the Shapley value). */
export function threeFactors(a: Pair, b: Pair, c: Pair): readonly [number, number, number] {
  const one = (own: Pair, left: Pair, right: Pair): number =>
    (own[1] - own[0]) * ((left[0] * right[0] + left[1] * right[1]) / 3 + (left[0] * right[1] + left[1] * right[0]) / 6);
  return [one(a, b, c), one(b, a, c), one(c, a, b)];
}

/** The same of a product of two (Kitagawa 1955). */
export const twoFactors = (a: Pair, b: Pair): readonly [number, number] => [
  (a[1] - a[0]) * ((b[0] + b[1]) / 2),
  (b[1] - b[0]) * ((a[0] + a[1]) / 2),
];

/** A ratio in both periods; where one has no denominator it is as in the other, so that nothing seems to come from it. */
function ratios(x: Pair, n: Pair): Pair {
  const [before, after] = [x[0] / n[0], x[1] / n[1]];
  if (n[0] === 0) return n[1] === 0 ? [0, 0] : [after, after];
  return n[1] === 0 ? [before, before] : [before, after];
}

/**
 * The change of a count by effect, source and story. A source that was read in one period alone is coverage with all that it
 * holds. For the others x = N * w * r: articles in all, the source's part of them, and how often each names the actor. Every
 * term is linear in r, so each story takes its own part. Any way of summing ends at the change.
 */
export function splitCount(tables: readonly SourceTable[]): Part[] {
  const both = tables.filter(isReadInBoth);
  const all: Pair = [summed(both, 0), summed(both, 1)];
  const whole: Pair = [summed(tables, 0), summed(tables, 1)];
  return tables.flatMap((table) => {
    const { source, n, stories } = table;
    const part = (effect: Effect, story: string, x: Pair, value: number): Part => ({
      effect,
      source,
      story,
      n,
      x,
      all: effect === 'coverage' ? whole : all,
      value,
    });
    if (!isReadInBoth(table)) return stories.map(({ story, x }) => part('coverage', story, x, x[1] - x[0]));
    const weight = ratios(n, all);
    return stories.flatMap(({ story, x }) => {
      const [volume, mix, rate] = threeFactors(all, weight, ratios(x, n));
      return [part('volume', story, x, volume), part('mix', story, x, mix), part('rate', story, x, rate)];
    });
  });
}

/**
 * The change of a ratio (sum of x / sum of n) in the same way, with two factors: the source's weight in it, and the ratio within
 * the source. A source that was read in one period alone is coverage, as far as it lifts or lowers the ratio of the others: its
 * own units weigh for that too, in a part that belongs to no story. Both periods must have units.
 */
export function splitRatio(tables: readonly SourceTable[]): Part[] {
  const both = tables.filter(isReadInBoth);
  const whole: Pair = [summed(tables, 0), summed(tables, 1)];
  const all: Pair = [summed(both, 0), summed(both, 1)];
  const ratioOf = (at: 0 | 1): number =>
    all[at] === 0 ? 0 : sum(both.flatMap(({ stories }) => stories.map(({ x }) => x[at]))) / all[at];
  const others: Pair = [ratioOf(0), ratioOf(1)];
  return tables.flatMap((table): Part[] => {
    const { source, n, stories } = table;
    if (isReadInBoth(table)) {
      const weight: Pair = [all[0] === 0 ? 0 : n[0] / all[0], all[1] === 0 ? 0 : n[1] / all[1]];
      return stories.flatMap(({ story, x }) => {
        const [mix, rate] = twoFactors(weight, ratios(x, n));
        const row = { source, story, n, x, all };
        return [
          { ...row, effect: 'mix' as const, value: mix },
          { ...row, effect: 'rate' as const, value: rate },
        ];
      });
    }
    const row = { effect: 'coverage' as const, source, n, all: whole };
    const own = stories.map(({ story, x }) => ({ ...row, story, x, value: x[1] / whole[1] - x[0] / whole[0] }));
    const diluted = (others[0] * n[0]) / whole[0] - (others[1] * n[1]) / whole[1];
    return diluted === 0 ? own : [...own, { ...row, story: null, x: [0, 0], value: diluted }];
  });
}

/** How far stories, copies of each and mentions in each copy moved a count: "more news, more copying, or more words?" */
export type Copies = { readonly stories: Pair; readonly articles: Pair; readonly mentions: Pair };

export type CopiesPart = {
  readonly effect: 'stories' | 'copies' | 'mentions_per_article';
  /** The factor is x / n. */
  readonly n: Pair;
  readonly x: Pair;
  readonly value: number;
};

/**
 * The second cut: stories * copies of each * mentions in each copy, as far as the unit has these factors. Without a story in one
 * period all of the change is stories.
 */
export function splitCopies(
  { stories, articles, mentions }: Copies,
  unit: 'mentions' | 'articles' | 'stories',
): CopiesPart[] {
  const factors = [
    { effect: 'stories', n: [1, 1], x: stories },
    { effect: 'copies', n: stories, x: articles },
    { effect: 'mentions_per_article', n: articles, x: mentions },
  ] as const;
  const kept = factors.slice(0, unit === 'stories' ? 1 : unit === 'articles' ? 2 : 3);
  const factor = (at: number): Pair => {
    const one = kept[at];
    return one === undefined ? [1, 1] : ratios(one.x, one.n);
  };
  const values = threeFactors(factor(0), factor(1), factor(2));
  return kept.map((one, at) => ({ ...one, value: values[at]! }));
}
