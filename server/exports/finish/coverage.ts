import { bucketEnd, bucketsBetween } from '../../base/bucket.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { lifeOfSources } from '../../queries/coverage.ts';
import type { Context } from '../context.ts';
import { isPartial } from './grid.ts';

/** A source with fewer read steps than this is expected at its mean, not its median. */
const LEAST_FOR_MEDIAN = 4;
/** The median is that of the last steps read: an old size says little about today. */
const REMEMBERED = 26;

type Found = { week: string; source_id: number; articles: number };

/** Coverage: the usual size of the sources read, by that of all that were expected (between their first and last article). */
export async function coverage(rows: readonly Found[], context: Context): Promise<RowOf<'/coverage'>[]> {
  const { settled } = context;
  const lives = await context.query<{ source_id: number; first_day: string; last_day: string }>(lifeOfSources(settled));
  const sizes = new Map<number, number>();
  const read = new Map<string, Map<number, number>>();
  const counts = new Map<number, number[]>();
  for (const { week, source_id, articles } of rows) {
    read.set(week, (read.get(week) ?? new Map()).set(source_id, articles));
    counts.set(source_id, [...(counts.get(source_id) ?? []), articles]);
  }
  for (const [source, articles] of counts) sizes.set(source, usual(articles));
  return bucketsBetween(settled.from, settled.to, settled.grain).map((week) => {
    const here = read.get(week) ?? new Map<number, number>();
    const end = bucketEnd(week, settled.grain);
    const expectedSources = lives.filter(
      ({ source_id, first_day, last_day }) => here.has(source_id) || (first_day <= end && last_day >= week),
    );
    const weight = (ids: Iterable<number>) => [...ids].reduce((sum, id) => sum + (sizes.get(id) ?? 1), 0);
    const expected = weight(expectedSources.map(({ source_id }) => source_id));
    return {
      week,
      articles: [...here.values()].reduce((sum, articles) => sum + articles, 0),
      sources_covered: here.size,
      sources_expected: expectedSources.length,
      coverage: expected === 0 ? null : Math.min(1, weight(here.keys()) / expected),
      partial: isPartial(week, context),
    };
  });
}

/** Median of the last steps read; the mean where there are too few for one. */
function usual(articles: readonly number[]): number {
  const last = articles.slice(-REMEMBERED);
  if (last.length < LEAST_FOR_MEDIAN) return last.reduce((sum, count) => sum + count, 0) / last.length;
  const sorted = [...last].sort((l, r) => l - r);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
