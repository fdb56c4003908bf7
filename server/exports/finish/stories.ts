import { dayNumber } from '../../base/week.ts';
import type { RowOf } from '../../contract/questions/all.ts';

type Row = RowOf<'/stories'>;
type Article = RowOf<'/stories/{id}'>;

/** Adds over how many days each story went. */
export async function stories(rows: readonly Omit<Row, 'days'>[]): Promise<Row[]> {
  return rows.map(({ story, title, source, source_name, url, language, first_day, last_day, ...counts }) => ({
    story,
    title,
    source,
    source_name,
    url,
    language,
    first_day,
    last_day,
    days: dayNumber(last_day) - dayNumber(first_day) + 1,
    ...counts,
  }));
}

/** Adds to each article of a story how long after the first one it came. */
export async function story(rows: readonly (Omit<Article, 'days_after'> & { sort: string })[]): Promise<Article[]> {
  const first = rows[0]?.day ?? null;
  return rows.map(({ sort: _sort, resemblance, ...row }) => ({
    ...row,
    days_after: first === null || row.day === null ? null : dayNumber(row.day) - dayNumber(first),
    resemblance,
  }));
}
