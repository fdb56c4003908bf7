import { whole } from '../../base/whole.ts';
import { bucketOf, nextBucket, stepEnd, stepsOf } from '../../base/bucket.ts';
import { dayNumber } from '../../base/week.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { type Grain, LEAST_COVERAGE, NOTED_TURNOVER } from '../../contract/vocabulary.ts';
import { stepsOfSources } from '../../queries/coverage.ts';
import type { Context } from '../context.ts';
import { spansOfSources, stepsOfHearing } from '../hearing.ts';
import { isPartial } from './grid.ts';
import { MISSED } from './source-health.ts';

/** A source with fewer read steps than this is expected at its mean, not its median. */
const LEAST_FOR_MEDIAN = 4;
/** The median is that of the last steps read: an old size says little about today. */
const REMEMBERED = 26;

type Row = RowOf<'/coverage'>;
type Found = { week: string; articles: number };
/** What is known of a source over all coverage: its usual size, its life, and the steps in which it came and went, if it did. */
type Known = {
  readonly size: number;
  readonly first_day: string;
  readonly last_day: string;
  readonly came: string | null;
  readonly went: string | null;
};

/** Coverage: the usual size of the sources heard, by that of all that were expected (between the first and last time they were heard). */
export async function coverage(rows: readonly Found[], context: Context): Promise<Row[]> {
  const { settled, timezone, query } = context;
  const articles = new Map(rows.map((row) => [row.week, row.articles]));
  const spans = await spansOfSources(settled, timezone, query);
  const [heard, sources] = await Promise.all([stepsOfHearing(context, spans), knownSources(context, spans)]);
  const steps = stepsOf(settled);
  const expected = expectedIn(steps, stepEnd(steps.at(-1)!, settled), [...sources.values()]);
  const came = placed(sources, steps, settled.to, ({ came: step }) => step);
  const went = placed(sources, steps, settled.to, ({ went: step }) => step);
  const size = (ids: Iterable<number>) => [...ids].reduce((sum, id) => sum + (sources.get(id)?.size ?? 0), 0);
  const answer = steps.map((week, at): Row => {
    const here = heard.get(week) ?? new Set<number>();
    const [arrived, left] = [came.get(at) ?? [], went.get(at) ?? []];
    // Who went is no longer expected, except where the whole range is one step.
    const gone = left.filter((id) => (sources.get(id)?.last_day ?? '') < week);
    const all = expected[at]!.size + size(gone);
    return {
      week,
      articles: here.size === 0 ? null : (articles.get(week) ?? 0),
      sources_covered: here.size,
      sources_expected: expected[at]!.sources,
      coverage: expected[at]!.size === 0 ? null : Math.min(1, size(here) / expected[at]!.size),
      sources_came: arrived.length,
      sources_went: left.length,
      turnover: all === 0 ? null : Math.min(1, size(new Set([...arrived, ...left])) / all),
      partial: isPartial(week, settled, context),
    };
  });
  noteChanges(answer, context);
  return answer;
}

/** The place of the last step that begins on or before a day; -1 where none does. */
function placeOf(steps: readonly string[], day: string): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many sources are expected in each step, and their size: those between the first and the last time they were heard. */
function expectedIn(
  steps: readonly string[],
  end: string,
  sources: readonly Known[],
): { sources: number; size: number }[] {
  const begin = steps.map((): Known[] => []);
  const stop = [...begin.map((): Known[] => []), []];
  for (const source of sources) {
    const last = placeOf(steps, source.last_day);
    if (last < 0 || source.first_day > end) continue;
    begin[Math.max(0, placeOf(steps, source.first_day))]!.push(source);
    stop[last + 1]!.push(source);
  }
  const size = (some: readonly Known[]) => some.reduce((sum, one) => sum + one.size, 0);
  let [count, sum] = [0, 0];
  return steps.map((_, at) => {
    count += begin[at]!.length - stop[at]!.length;
    sum += size(begin[at]!) - size(stop[at]!);
    return { sources: count, size: count === 0 ? 0 : sum };
  });
}

/** The sources to which something happened in each step of the range, by the place of the step. */
function placed(
  sources: ReadonlyMap<number, Known>,
  steps: readonly string[],
  to: string,
  when: (source: Known) => string | null,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [id, source] of sources) {
    const step = when(source);
    const at = step === null || step > to ? -1 : placeOf(steps, step);
    if (at >= 0) found.set(at, [...(found.get(at) ?? []), id]);
  }
  return found;
}

/** The step by which a source's life is told: weeks where the whole range is asked for. */
const unitOf = ({ settled: { grain } }: Pick<Context, 'settled'>): Grain => (grain === 'range' ? 'week' : grain);

async function knownSources(
  context: Context,
  spans: Awaited<ReturnType<typeof spansOfSources>>,
): Promise<Map<number, Known>> {
  type Step = { source_id: number; step: string; articles: number; first_day: string; last_day: string };
  const steps = new Map<number, Step[]>();
  for (const row of await context.query<Step>(stepsOfSources(context.settled))) {
    const own = steps.get(row.source_id);
    if (own === undefined) steps.set(row.source_id, [row]);
    else own.push(row);
  }
  return new Map(
    [...steps].map(([source, own]) => {
      const size = usual(own.map((row) => row.articles));
      const first_day = own[0]!.first_day;
      const read = (spans.get(source) ?? []).map(({ to }) => to);
      const last_day = [own.at(-1)!.last_day, ...read].reduce((latest, day) => (day > latest ? day : latest));
      const silences = own.map(({ step }, at) => (at === 0 ? 0 : stepsBetween(own[at - 1]!.step, step, context) - 1));
      const came = cameIn(first_day, context);
      const went = wentIn(last_day, size, Math.max(...silences), context);
      return [source, { size, first_day, last_day, came, went }];
    }),
  );
}

/** The step in which a source was heard first; none where coverage itself begins, as nobody knows how long it had been there. */
function cameIn(day: string, context: Context): string | null {
  const unit = unitOf(context);
  const step = bucketOf(day, unit);
  return context.first_day === null || bucketOf(context.first_day, unit) === step ? null : step;
}

/**
 * The step from which a source was heard no more. It has gone where it was never silent for so long before and chance alone would
 * not explain it; a source that is still read and has nothing new has not.
 */
function wentIn(day: string, size: number, longest: number, context: Context): string | null {
  const { last_day, today } = context;
  if (last_day === null) return null;
  const unit = unitOf(context);
  const step = nextBucket(bucketOf(day, unit), unit);
  const end = bucketOf(last_day < today ? last_day : today, unit);
  // The last step of coverage is seldom whole.
  const cut = { from: end, to: end, grain: unit };
  const silent = stepsBetween(step, end, context) + (isPartial(end, cut, context) ? 0 : 1);
  return silent > longest && silent * size >= MISSED ? step : null;
}

/** How many steps lie from one to another; 0 where it is the same or an earlier one. */
function stepsBetween(from: string, to: string, context: Context): number {
  const unit = unitOf(context);
  const months = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  const steps =
    unit === 'month' ? months(to) - months(from) : (dayNumber(to) - dayNumber(from)) / (unit === 'week' ? 7 : 1);
  return Math.max(0, steps);
}

function noteChanges(rows: readonly Row[], { settled: { grain }, note }: Context): void {
  const low = rows.filter(({ coverage: part }) => part !== null && part > 0 && part < LEAST_COVERAGE).length;
  const times = (count: number) => `In ${whole(count)} ${grain}${count === 1 ? '' : 's'}`;
  if (low > 0)
    note({ code: 'low_coverage', text: `${times(low)} less than 80 % of the usual reading came in.`, count: low });
  const changed = rows.filter(({ turnover }) => turnover !== null && turnover >= NOTED_TURNOVER).length;
  if (changed > 0)
    note({
      code: 'sources_changed',
      text: `${times(changed)} sources came or went that make up 5 % or more of the usual reading: there counts move with who was read. Attention over the fixed panel leaves them out.`,
      count: changed,
    });
}

/** Median of the last steps read; the mean where there are too few for one. */
function usual(articles: readonly number[]): number {
  const last = articles.slice(-REMEMBERED);
  // In steps of 2^-20, so that sizes add up to the same whatever their order: coverage is then 1 where all were heard.
  if (last.length < LEAST_FOR_MEDIAN)
    return Math.round((last.reduce((sum, count) => sum + count, 0) / last.length) * 2 ** 20) / 2 ** 20;
  const sorted = [...last].sort((l, r) => l - r);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
