import type { RowOf } from '../../contract/questions/all.ts';
import { expectedOf } from './source-health.ts';

type JudgedWeek = RowOf<'/sources/{id}'>['weeks'][number];
type Week = { readonly week: string; readonly articles: number };

/** So many weeks in a row on one side of what was expected are no accident but another level. */
const ANOTHER_LEVEL = 4;

/**
 * Each week beside what the weeks before let expect. One outside is a surge, or quiet; with the fourth in a row on one side the first
 * of them is where the level rose, or fell, and only weeks since then tell what is usual.
 */
export function judged(weeks: readonly Week[]): JudgedWeek[] {
  const rows: JudgedWeek[] = [];
  let usual: number[] = [];
  let outside: { side: number; at: number[] } = { side: 0, at: [] };
  for (const [at, { week, articles }] of weeks.entries()) {
    const expected = expectedOf(usual);
    const side = expected === null ? 0 : articles > expected.high ? 1 : articles < expected.low ? -1 : 0;
    const mark = side === 0 ? null : side > 0 ? 'surge' : 'quiet';
    rows.push({
      week,
      articles,
      expected: expected?.expected ?? null,
      low: expected?.low ?? null,
      high: expected?.high ?? null,
      mark,
    });
    if (side !== outside.side) {
      // What ended without becoming another level was part of what is usual after all.
      usual.push(...outside.at.map((one) => weeks[one]!.articles));
      outside = { side, at: [] };
    }
    if (side === 0) usual.push(articles);
    else outside.at.push(at);
    if (outside.at.length < ANOTHER_LEVEL) continue;
    const [first, ...rest] = outside.at;
    rows[first!] = { ...rows[first!]!, mark: side > 0 ? 'rise' : 'fall' };
    for (const one of rest) rows[one] = { ...rows[one]!, mark: null };
    usual = outside.at.map((one) => weeks[one]!.articles);
    outside = { side: 0, at: [] };
  }
  return rows;
}
