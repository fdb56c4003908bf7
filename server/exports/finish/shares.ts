import { type ShareParts, shareInterval } from '../../analysis/statistics.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { thinness } from '../../contract/vocabulary.ts';
import type { Context } from '../context.ts';
import { byPlace, grid, placeKey } from './grid.ts';

type Found = ShareParts & { week: string; actor: string };

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

export async function attention(rows: readonly Found[], context: Context): Promise<RowOf<'/attention'>[]> {
  const { unit } = context.settled;
  const found = byPlace(rows);
  const steps = stepParts(rows);
  return (await grid(context)).map(({ week, actor: { actor, name, kind }, read, partial }) => {
    const own = found.get(placeKey(week, actor)) ?? silent(steps.get(week));
    const all = read === null ? null : unit === 'stories' ? read.stories : read.articles;
    const stories = read?.stories ?? null;
    const x = own?.x ?? 0;
    const { share, low, high, thin } = shareOf({ x, n: all ?? 0 }, own, stories ?? 0, unit === 'stories');
    return {
      week,
      actor,
      name,
      kind,
      articles: read === null ? null : x,
      articles_all: all,
      attention: share,
      low,
      high,
      stories,
      thin: read === null ? null : thin,
      partial,
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
