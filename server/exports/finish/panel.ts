import { stepEnd } from '../../base/bucket.ts';
import { weeksBetween } from '../../base/week.ts';
import type { Settled } from '../../contract/filters.ts';
import { LEAST_WEIGHT, PANEL_SHARE } from '../../contract/vocabulary.ts';
import { standardised, weightsPresent } from '../../queries/standardised.ts';
import type { Context } from '../context.ts';
import { weeksOfHearing } from '../hearing.ts';
import { isPartial, placeKey } from './grid.ts';

/**
 * The fixed panel: sources heard in at least four fifths of the complete weeks of the range in which anything was. Judged by weeks
 * whatever the grain, so that one range has one panel; a range that holds no complete week is judged by those that it has.
 */
export async function panelOf(context: Context): Promise<number[]> {
  const { settled, note } = context;
  const heard = await weeksOfHearing(context);
  const any = new Set([...heard.values()].flatMap((weeks) => [...weeks]));
  const whole = weeksBetween(settled.from, settled.to).filter((week) => {
    const cut = { from: settled.from, to: settled.to, grain: 'week' } as const;
    const inside = week >= settled.from && stepEnd(week, cut) <= settled.to;
    return any.has(week) && inside && !isPartial(week, cut, context);
  });
  const weeks = whole.length > 0 ? whole : [...any];
  const panel = [...heard]
    .filter(([, own]) => weeks.filter((week) => own.has(week)).length >= PANEL_SHARE * weeks.length)
    .map(([source]) => source)
    .sort((l, r) => l - r);
  if (heard.size > 0)
    note({
      code: 'panel',
      text: `The fixed panel holds ${panel.length} of ${heard.size} sources: those heard in at least 80 % of ${weeks.length} ${whole.length > 0 ? 'complete ' : ''}week${weeks.length === 1 ? '' : 's'}.`,
      count: panel.length,
    });
  return panel;
}

/** Where a step and actor are given: attention as it would be if each source of the panel always had the same part of the news. */
export async function standardisedOf(
  panel: Settled,
  { query }: Context,
): Promise<(week: string, actor: string) => number | null> {
  type Part = { week: string; actor: string; weighed: number };
  type Weights = { week: string; present: number; whole: number };
  const parts = new Map(
    (await query<Part>(standardised(panel))).map(({ week, actor, weighed }) => [placeKey(week, actor), weighed]),
  );
  const weights = new Map((await query<Weights>(weightsPresent(panel))).map((row) => [row.week, row]));
  return (week, actor) => {
    const weight = weights.get(week);
    if (weight === undefined || weight.present < LEAST_WEIGHT * weight.whole) return null;
    return Math.min(1, (parts.get(placeKey(week, actor)) ?? 0) / weight.present);
  };
}
