import { AppError } from '../base/errors.ts';
import type { RowOf } from '../contract/questions/all.ts';
import { bucketEnd } from '../../web/charts/weeks.ts';
import type { Days, Gathering } from './gathering.ts';

type Step = RowOf<'/coverage'>;

/** Weeks of the course that is drawn around a week. */
const COURSE_WEEKS = 13;

/** The days of a report, and those over which its lines are drawn. */
export type Period = {
  readonly days: Days;
  /** At least a quarter of a year, where so much was read: one week is no line. */
  readonly course: Days;
  /** The reader named the days. */
  readonly isGiven: boolean;
};

/**
 * What a report is about when nobody says: for a brief the last whole week that was read, else all that was read. No clock is asked,
 * so that the same snapshot gives the same days. Throws where nothing was read.
 */
export async function periodOf(gathering: Gathering, usual: 'week' | 'all'): Promise<Period> {
  const { given } = gathering;
  const all = (
    await gathering.ask(null, '/coverage', { from: undefined, to: undefined, last: undefined, grain: 'week' })
  ).rows;
  const read = all.filter(({ articles }) => (articles ?? 0) > 0);
  const [first] = read;
  const end = read.at(-1);
  if (first === undefined || end === undefined)
    throw new AppError('not_found', 'There is nothing to report: these filters hold no dated article.');
  const isGiven = given.from !== undefined || given.to !== undefined || given.last !== undefined;
  const days = isGiven
    ? await settled(gathering)
    : usual === 'week'
      ? weekOfStep(lastWhole(read) ?? end)
      : { from: first.week, to: bucketEnd(end.week, 'week') };
  return { days, course: courseOf(days, first.week), isGiven };
}

const lastWhole = (steps: readonly Step[]): Step | undefined => steps.findLast(({ partial }) => !partial);

const weekOfStep = ({ week }: Step): Days => ({ from: week, to: bucketEnd(week, 'week') });

/** The days as every question settles them. */
async function settled(gathering: Gathering): Promise<Days> {
  const { query } = await gathering.ask(null, '/summary');
  return { from: query['from'] ?? '', to: query['to'] ?? '' };
}

/** From so many weeks before the last day, or from the first day of the report where that is earlier; never before anything was read. */
export function courseOf({ from, to }: Days, firstWeek: string): Days {
  const start = new Date(Date.parse(`${to}T00:00:00Z`) - (7 * COURSE_WEEKS - 1) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const earliest = start < from ? start : from;
  if (earliest >= firstWeek) return { from: earliest, to };
  return { from: firstWeek < from ? firstWeek : from, to };
}
