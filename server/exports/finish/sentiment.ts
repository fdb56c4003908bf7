import { meanInterval } from '../../analysis/statistics.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { thinness } from '../../contract/vocabulary.ts';
import type { Context } from '../context.ts';
import { byPlace, grid, placeKey } from './grid.ts';

/** The sums that queries/tone-parts.ts brings. */
export type ToneSums = {
  readonly stories: number;
  readonly n: number;
  readonly s: number;
  readonly m2: number;
  readonly p_neg: number;
  readonly p_neu: number;
  readonly p_pos: number;
  readonly variance_sum: number | null;
};

const UNKNOWN = { p_neg: null, p_neu: null, p_pos: null, sentiment: null, low: null, high: null };

/** Mean chances, mean tone and its interval; all null where nothing was scored or too few stories stand under it. */
export function toneOf({ stories, n, s, m2, p_neg, p_neu, p_pos, variance_sum }: ToneSums) {
  const thin = thinness(stories);
  if (n === 0 || thin === 'too_few') return { ...UNKNOWN, thin };
  const sentiment = Math.min(1, Math.max(-1, s / n));
  const interval = meanInterval(sentiment, n, stories, m2, variance_sum ?? 0);
  return { p_neg: p_neg / n, p_neu: p_neu / n, p_pos: p_pos / n, sentiment, ...interval, thin };
}

type Found = ToneSums & { week: string; actor: string; mentions: number; scored: number };

export async function sentiment(rows: readonly Found[], context: Context): Promise<RowOf<'/sentiment'>[]> {
  const found = byPlace(rows);
  return (await grid(context)).map(({ week, actor: { actor, name, kind }, read, partial }) => {
    const row = found.get(placeKey(week, actor));
    const count = (value: number | undefined) => (read === null ? null : (value ?? 0));
    const tone = row === undefined ? { ...UNKNOWN, thin: read === null ? null : thinness(0) } : toneOf(row);
    return {
      week,
      actor,
      name,
      kind,
      mentions: count(row?.mentions),
      scored: count(row?.scored),
      stories: count(row?.stories),
      ...tone,
      partial,
    };
  });
}
