import { type ShareParts, shareInterval } from '../../analysis/statistics.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import type { Settled } from '../../contract/filters.ts';
import { thinness, type Unit } from '../../contract/vocabulary.ts';
import type { Context } from '../context.ts';
import { attention as attentionParts } from '../../queries/attention.ts';
import { byPlace, type Covered, grid, placeKey, readsOf } from './grid.ts';
import { panelOf, standardisedOf } from './panel.ts';

/** What was found of an actor in a step; of a step in which nobody was, the parts that all have in common. */
type Found = ShareParts & { week: string; actor: string | null };

/** A share with its interval, or nulls where too few stories stand under it. */
function shareOf({ x, n }: { x: number; n: number }, parts: ShareParts | null, stories: number, plain: boolean) {
  const thin = thinness(stories);
  if (n === 0 || thin === 'too_few') return { share: null, low: null, high: null, thin };
  // An actor that no story of the step names has no parts of its own: x = 0 in every story.
  const interval = parts === null ? { low: null, high: null } : shareInterval(parts, plain);
  return { share: x / n, ...interval, thin };
}

/** The parts of every actor in a step share n, stories, m2 and all_hh; one that nobody named takes them from its neighbours. */
const stepParts = (rows: readonly Found[]): Map<string, Found> => new Map(rows.map((row) => [row.week, row]));

/** Numerator, denominator and their share for a step and actor, from the parts that were found and what was read. */
function attentionIn(rows: readonly Found[], reads: ReadonlyMap<string, Covered>, unit: Unit) {
  const found = byPlace(rows);
  const steps = stepParts(rows);
  return (week: string, actor: string) => {
    const read = reads.get(week);
    if (read === undefined) return { x: null, n: null, stories: null, share: null, low: null, high: null, thin: null };
    const own = found.get(placeKey(week, actor)) ?? silent(steps.get(week));
    const n = unit === 'stories' ? read.stories : read.articles;
    const x = own?.x ?? 0;
    return { x, n, stories: read.stories, ...shareOf({ x, n }, own, read.stories, unit === 'stories') };
  };
}

/** The same over the sources of the fixed panel, and standardised to their mix; nothing where no source qualifies. */
async function overPanel(context: Context) {
  const panel = await panelOf(context);
  if (panel.length === 0) return { panel: attentionIn([], new Map(), context.settled.unit), standard: () => null };
  const settled: Settled = { ...context.settled, sources: { only: panel, never: [] } };
  const [rows, reads, standard] = await Promise.all([
    context.query<Found>(attentionParts(settled)),
    readsOf({ ...context, settled }),
    standardisedOf(settled, context),
  ]);
  return { panel: attentionIn(rows, reads, settled.unit), standard };
}

export async function attention(rows: readonly Found[], context: Context): Promise<RowOf<'/attention'>[]> {
  const { unit } = context.settled;
  const places = await grid(context);
  const reads = new Map(places.flatMap(({ week, read }) => (read === null ? [] : [[week, read]])));
  const all = attentionIn(rows, reads, unit);
  const { panel, standard } = await overPanel(context);
  return places.map(({ week, actor: { actor, name, kind }, partial }) => {
    const whole = all(week, actor);
    const fixed = panel(week, actor);
    return {
      week,
      actor,
      name,
      kind,
      articles: whole.x,
      articles_all: whole.n,
      attention: whole.share,
      low: whole.low,
      high: whole.high,
      per_1000: whole.share === null ? null : (1000 * whole.x) / whole.n,
      stories: whole.stories,
      thin: whole.thin,
      partial,
      panel_articles: fixed.x,
      panel_articles_all: fixed.n,
      attention_panel: fixed.share,
      panel_low: fixed.low,
      panel_high: fixed.high,
      panel_thin: fixed.thin,
      attention_standardised: fixed.share === null ? null : standard(week, actor),
    };
  });
}

/** The parts of an actor that no story of the step names. */
const silent = (step: Found | undefined): Found | null =>
  step === undefined ? null : { ...step, x: 0, own_xh: 0, own_xx: 0 };

export async function shareOfVoice(rows: readonly Found[], context: Context): Promise<RowOf<'/share-of-voice'>[]> {
  const found = byPlace(rows);
  const steps = stepParts(rows);
  return (await grid(context)).map(({ week, actor: { actor, name, kind }, read, partial }) => {
    const step = steps.get(week);
    const own = found.get(placeKey(week, actor)) ?? silent(step);
    const x = own?.x ?? 0;
    const n = step?.n ?? 0;
    const stories = step?.stories ?? 0;
    // Units here are namings; only in unit stories with one namable actor would they be draws, so the interval is never plain.
    const { share, low, high, thin } = shareOf({ x, n }, own, stories, false);
    return {
      week,
      actor,
      name,
      kind,
      count: read === null ? null : x,
      count_all: read === null ? null : n,
      share_of_voice: share,
      low,
      high,
      stories: read === null ? null : stories,
      thin: read === null ? null : thin,
      partial,
    };
  });
}
