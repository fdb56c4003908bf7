import type { RowOf } from '../server/contract/questions/all.ts';
import { bucketName } from './charts/format.ts';
import { bucketEnd } from './charts/weeks.ts';
import { asked, grainOf, isToneExplained, measureOf } from './query.ts';
import type { View } from './view.ts';
import { msg, str } from './words.ts';

type Step = Pick<RowOf<'/coverage'>, 'week' | 'articles' | 'partial'>;

/** Two steps of time whose difference can be explained, or why it cannot. */
export type Change =
  | { readonly can: true; readonly before: string; readonly week: string }
  | { readonly can: false; readonly week: string; readonly why: string };

/**
 * The step that is open, or else the last whole one of the range, against the one before; null while nothing is known.
 * Only whole steps in which something was read are compared.
 */
export function changeIn(
  state: View,
  steps: readonly Step[],
  opened: string | null,
  days: { readonly from: string; readonly to: string } | null,
): Change | null {
  const grain = grainOf(state);
  const inRange = steps.filter(
    ({ week, partial }) => !partial && (days === null || (week >= days.from && bucketEnd(week, grain) <= days.to)),
  );
  const week = opened ?? inRange.at(-1)?.week;
  const at = steps.findIndex((step) => step.week === week);
  const [before, step] = [steps[at - 1], steps[at]];
  if (week === undefined || step === undefined) return null;
  if (step.partial)
    return {
      can: false,
      week,
      why: msg(str`This ${msg(grain)} is not complete; only whole ${msg(`${grain}s`)} are compared.`),
    };
  if (step.articles === 0)
    return {
      can: false,
      week,
      why: msg(str`Nothing was read in this ${msg(grain)}, so there is no change to explain.`),
    };
  if (before === undefined || before.articles === 0)
    return {
      can: false,
      week,
      why: msg(str`Nothing was read in the ${msg(grain)} before, so there is no change to explain.`),
    };
  if (before.partial)
    return {
      can: false,
      week,
      why: msg(str`The ${msg(grain)} before is not complete; only whole ${msg(`${grain}s`)} are compared.`),
    };
  return { can: true, before: before.week, week };
}

/** What the explained change is one of. */
export const measureExplained = (state: View): 'count' | 'attention' | 'sentiment' =>
  isToneExplained(state) ? 'sentiment' : measureOf(state).startsWith('attention') ? 'attention' : 'count';

/** The question behind the figure: one actor, the step against the one before, in the measure of the page or in tone. */
export function explainQuery(state: View, actor: string, { before, week }: { before: string; week: string }): string {
  const range = { last: null, from: week, to: bucketEnd(week, grainOf(state)) };
  const filters = asked(state, { ...range, actors: actor, kinds: null, within: null });
  const measure = measureExplained(state);
  return `${filters}&against=${before}${measure === 'count' ? '' : `&measure=${measure}`}`;
}

/** The shares of both steps as the chart has them; null where it draws none. */
export function sharesOf(
  rows: readonly Pick<RowOf<'/attention'>, 'week' | 'actor' | 'attention'>[],
  actor: string,
  change: Change | null,
): readonly [number | null, number | null] | null {
  if (change?.can !== true || rows.length === 0) return null;
  const of = (week: string) => rows.find((row) => row.week === week && row.actor === actor)?.attention ?? null;
  return [of(change.before), of(change.week)];
}

/** Tone in one step: what the figure of tone has of it. */
export type ToneStep = Pick<
  RowOf<'/sentiment'>,
  'week' | 'actor' | 'scored' | 'sentiment' | 'sentiment_adjusted' | 'thin'
>;

/** The tones of both steps; null until they are known. */
export function tonesOf(
  rows: readonly ToneStep[],
  actor: string,
  change: Change | null,
): readonly [ToneStep, ToneStep] | null {
  if (change?.can !== true) return null;
  const of = (week: string) => rows.find((row) => row.week === week && row.actor === actor);
  const [before, after] = [of(change.before), of(change.week)];
  return before === undefined || after === undefined ? null : [before, after];
}

/** The change as far as its tone can be explained: where nothing has a tone there is none to take apart. */
export function changeOfTone(
  state: View,
  change: Change | null,
  tones: readonly [ToneStep, ToneStep] | null,
): Change | null {
  if (change?.can !== true) return change;
  if (tones === null) return null;
  const silent = tones.find(({ scored }) => scored === null || scored === 0);
  if (silent === undefined) return change;
  const when = bucketName(silent.week, grainOf(state));
  return {
    can: false,
    week: change.week,
    why: msg(str`No mention has a tone in the ${msg(when)}, so there is no change to explain.`),
  };
}
