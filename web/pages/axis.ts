import type { AnswerTo } from '../../server/contract/questions/all.ts';
import { asked, grainOf } from '../query.ts';
import { bucketEnd, placeOf } from '../charts/weeks.ts';
import type { View } from '../view.ts';

/** More steps than this are not drawn at once: twenty years of weeks, three of days. */
const MOST_STEPS = 1100;

/** The time axis of a page: its steps, and its first and last day. */
export type Axis = { readonly buckets: readonly string[]; readonly from: string; readonly to: string };

/** What /coverage is asked for the axis: everything that was read, whatever range and actors are chosen. */
export const axisQuery = (state: View): string =>
  asked(state, { from: null, to: null, last: null, actors: null, kinds: null, unit: null, within: null, voice: null });

/** The axis: the link's `span`, else all coverage, the latest 1,100 steps at most. Null without coverage. */
export function axisOf(state: View, coverage: AnswerTo<'/coverage'> | undefined): Axis | null {
  const all = coverage?.rows ?? [];
  if (all.every(({ articles }) => (articles ?? 0) === 0)) return null;
  const buckets = all.map(({ week }) => week);
  const [from = '', to = ''] = (state.view['span'] ?? '').split('..');
  const first = from === '' ? 0 : placeOf(buckets, from);
  const last = to === '' ? buckets.length - 1 : placeOf(buckets, to);
  const kept = buckets.slice(Math.max(first, last + 1 - MOST_STEPS), last + 1);
  const begin = kept[0];
  const end = kept.at(-1);
  if (begin === undefined || end === undefined) return null;
  return { buckets: kept, from: begin, to: bucketEnd(end, grainOf(state)) };
}
