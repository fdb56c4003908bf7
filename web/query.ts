import type { Grain, Unit } from '../server/contract/vocabulary.ts';
import { bucketEnd } from './charts/weeks.ts';
import { ASKED, isAttention, type Measure } from './grammar.ts';
import { changed, type Patch, queryOf, type Values, type View } from './view.ts';

/** The unit of a view. */
export const unitOf = ({ filters }: View): Unit => (filters['unit'] ?? 'mentions') as Unit;
/** The step of time of a view. */
export const grainOf = ({ filters }: View): Grain => (filters['grain'] ?? 'week') as Grain;
/** What the unit of a view counts where it adds up over steps of time; null for stories, which go on from week to week. */
export const additiveIn = (state: View): 'mentions' | 'articles' | null => {
  const unit = unitOf(state);
  return unit === 'stories' ? null : unit;
};
/** What the main chart draws. */
export const measureOf = ({ view }: View): Measure => (view['measure'] ?? 'count') as Measure;

/** Whether the change of tone is explained, and not that of how much. */
export const isToneExplained = ({ view }: View): boolean => view['why'] === 'tone';

/** What names two actors at once, in words. */
export const pairUnit = ({ filters }: View): 'articles' | 'stories' | 'sentences' =>
  filters['within'] === 'sentence' ? 'sentences' : filters['unit'] === 'stories' ? 'stories' : 'articles';

/** Whether who is named together is drawn as a network. */
export const isNetwork = ({ view }: View): boolean => view['together'] === 'network';

/** The query of a view for the API: its filters, changed as a question needs it. */
export const asked = (state: View, patch: Patch = {}): string => queryOf(changed(state, patch).filters, ASKED);

/** The same over the whole time axis instead of the chosen range. */
export const askedOver = (state: View, range: { from: string; to: string } | null, patch: Patch = {}): string =>
  asked(state, { ...patch, last: null, from: range?.from ?? null, to: range?.to ?? null });

/** What stands open beside the charts: a step of time, an actor, a pair, a class of tone; all null is the whole view. */
export type Opened = {
  readonly bucket: string | null;
  readonly actor: string | null;
  readonly pair: readonly [string, string] | null;
  readonly tone: string | null;
};

/** What a link says is open. */
export function openedIn({ view }: View): Opened {
  const [bucket = '', actor = ''] = (view['point'] ?? '').split('@');
  const [a, b] = (view['pair'] ?? '').split('~');
  return {
    bucket: bucket === '' ? null : bucket,
    actor: actor === '' ? null : actor,
    pair: a === undefined || b === undefined || a === '' ? null : [a, b],
    tone: view['tone'] ?? null,
  };
}

/** The point key of a step of time, an actor, or both; null when there is neither. */
export const pointKey = (bucket: string | null, actor: string | null): string | null =>
  bucket === null && actor === null ? null : `${bucket ?? ''}${actor === null ? '' : `@${actor}`}`;

/**
 * The query of the sentences behind what is open: the very filters of the number, narrowed to its step, actor or pair.
 * A pair is counted over everybody, so the chosen actors do not narrow it. Scored mentions are mentions whatever the unit.
 */
export function evidenceQuery(state: View, fixed: Patch = {}): string {
  const { bucket, actor, pair, tone } = openedIn(state);
  const patch: Record<string, string | null> = { ...fixed };
  if (bucket !== null) Object.assign(patch, { last: null, from: bucket, to: bucketEnd(bucket, grainOf(state)) });
  if (actor !== null) patch['actors'] = actor;
  // The tone of a pair is that of one of the two; no more than its mentions beside the other stand behind it.
  const side = tone !== null && actor !== null && pair?.includes(actor) === true ? actor : null;
  if (pair !== null) Object.assign(patch, { actors: side, kinds: null });
  if (tone !== null) patch['unit'] = null;
  else if (pair === null && isAttention(measureOf(state)) && bucket !== null && unitOf(state) === 'mentions')
    patch['unit'] = 'articles';
  const own: Values = {
    ...(pair === null ? {} : { pair: pair.join('~') }),
    ...(tone === null ? {} : { tone }),
    order: state.view['order'] ?? 'strongest',
  };
  return [asked(state, patch), ...Object.entries(own).map(([key, value]) => `${key}=${value}`)]
    .filter((part) => part !== '')
    .join('&');
}
