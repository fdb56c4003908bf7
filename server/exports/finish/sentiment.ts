import { meanInterval, varianceOfWeights } from '../../analysis/statistics.ts';
import type { Kind } from '../../contract/actor.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import type { Scoring, Triple } from '../../contract/scoring.ts';
import { KINDS, thinness } from '../../contract/vocabulary.ts';
import type { Context } from '../context.ts';
import { byPlace, grid, placeKey } from './grid.ts';

/** The sums that queries/tone-parts.ts brings. */
export type ToneSums = {
  readonly kind: Kind;
  readonly stories: number;
  readonly n: number;
  readonly s: number;
  readonly m2: number;
  readonly p_neg: number;
  readonly p_neu: number;
  readonly p_pos: number;
  readonly variance_sum: number | null;
  readonly u: number | null;
  readonly u_variance_sum: number | null;
  readonly q_neg: number;
  readonly q_neu: number;
  readonly q_pos: number;
};

const NOT_ADJUSTED = { sentiment_adjusted: null, adjusted_low: null, adjusted_high: null };
const UNKNOWN = { p_neg: null, p_neu: null, p_pos: null, sentiment: null, low: null, high: null, ...NOT_ADJUSTED };

const inBounds = (tone: number): number => Math.min(1, Math.max(-1, tone));

/** The mean with the scorer's known errors undone; its interval holds that they are known from a sample too. All null where they are not known. */
function adjustedOf({ kind, stories, n, m2, u, u_variance_sum, q_neg, q_neu, q_pos }: ToneSums, scoring: Scoring) {
  const adjustment = scoring.adjustments.find((one) => one.kind === kind);
  if (adjustment === undefined || u === null) return NOT_ADJUSTED;
  const chances: Triple = [q_neg / n, q_neu / n, q_pos / n];
  const mean = u / n;
  const besides = varianceOfWeights(chances, adjustment.covariance);
  const { low, high } = meanInterval(mean, n, stories, m2, u_variance_sum ?? 0, besides);
  return { sentiment_adjusted: inBounds(mean), adjusted_low: low, adjusted_high: high };
}

/** Mean chances, mean tone as read and adjusted, with their intervals; all null where nothing was scored or too few stories stand under it. */
export function toneOf(sums: ToneSums, scoring: Scoring) {
  const { stories, n, s, m2, p_neg, p_neu, p_pos, variance_sum } = sums;
  const thin = thinness(stories);
  if (n === 0 || thin === 'too_few') return { ...UNKNOWN, thin };
  const sentiment = inBounds(s / n);
  const interval = meanInterval(sentiment, n, stories, m2, variance_sum ?? 0);
  const chances = { p_neg: p_neg / n, p_neu: p_neu / n, p_pos: p_pos / n };
  return { ...chances, sentiment, ...interval, ...adjustedOf(sums, scoring), thin };
}

/** Says on which kinds the scorer's errors are not known, where a tone of them is shown. */
export function noteUnadjusted(
  rows: readonly { kind: Kind; sentiment: number | null }[],
  { settled: { scoring }, note }: Pick<Context, 'settled' | 'note'>,
): void {
  const known = new Set(scoring.adjustments.map(({ kind }) => kind));
  const kinds = new Set(rows.flatMap(({ kind, sentiment }) => (sentiment === null || known.has(kind) ? [] : [kind])));
  if (kinds.size === 0) return;
  const names = KINDS.filter((kind) => kinds.has(kind)).join(', ');
  const text =
    scoring.adjustments.length === 0
      ? 'The errors of what scored these texts are not known, so no tone is adjusted.'
      : `The errors of the scorer are not measured on this kind of actor (${names}), so its tone is as read and not adjusted.`;
  note({ code: 'not_adjusted', text });
}

type Found = ToneSums & {
  week: string;
  actor: string;
  mentions: number;
  scored: number;
  tone_gdelt: number | null;
  text_polarity: number | null;
};

export async function sentiment(rows: readonly Found[], context: Context): Promise<RowOf<'/sentiment'>[]> {
  const found = byPlace(rows);
  const { scoring } = context.settled;
  const cells = (await grid(context)).map(({ week, actor: { actor, name, kind }, read, partial }) => {
    const row = found.get(placeKey(week, actor));
    const count = (value: number | undefined) => (read === null ? null : (value ?? 0));
    const tone = row === undefined ? { ...UNKNOWN, thin: read === null ? null : thinness(0) } : toneOf(row, scoring);
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
      tone_gdelt: row?.tone_gdelt ?? null,
      text_polarity: row?.text_polarity ?? null,
    };
  });
  noteUnadjusted(cells, context);
  return cells;
}
