import { weekOf } from '../../base/week.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { lastWeekRead, runsOfSources, weeksOfSources } from '../../queries/sources.ts';
import type { Context } from '../context.ts';
import { type Brought, expectedOf, flagOf, lastWholeWeek, refusedBySource, silenceOf } from './source-health.ts';

type Row = RowOf<'/sources'>;
type Found = Pick<Row, 'source' | 'name' | 'articles' | 'undated' | 'mentions' | 'weeks' | 'first_day' | 'last_day'> & {
  source_id: number;
};
type Week = { readonly source_id: number; readonly week: string; readonly articles: number };

/** Adds to each source how it does: its last whole week beside its own past, its undated and its refused records. */
export async function sources(rows: readonly Found[], context: Context): Promise<Row[]> {
  const { settled, first_day, last_day, today, query, note } = context;
  const weeks = new Map<number, Week[]>();
  for (const week of await query<Week>(weeksOfSources(settled))) {
    const known = weeks.get(week.source_id);
    if (known === undefined) weeks.set(week.source_id, [week]);
    else known.push(week);
  }
  const refused = refusedBySource(await query<Brought>(runsOfSources(settled)));
  const whole = lastWholeWeek(last_day, today);
  // A week in which nobody was read says of nobody that he was quiet.
  const last = whole === null ? null : ((await query<{ week: string | null }>(lastWeekRead(whole)))[0]?.week ?? null);
  // The week in which the database begins is whole only when it begins on its Monday.
  const cut = first_day === null || weekOf(first_day) === first_day ? null : weekOf(first_day);
  const unknown = rows.filter(({ source_id }) => refused.get(source_id)?.rejected === null).length;
  if (unknown > 0) {
    const whose = unknown === 1 ? '1 source came' : `${unknown} sources came`;
    note({
      code: 'rejected_unknown',
      text: `${whose} in runs that brought several sources and refused records: whose these were is not known, so their rejections are null.`,
      count: unknown,
    });
  }
  return rows.map(({ source_id, ...row }) => ({
    ...row,
    ...healthOf(weeks.get(source_id) ?? [], last, cut),
    undated_share: shareOf(row.undated, weeks.get(source_id) ?? []),
    rejected: refused.get(source_id)?.rejected ?? null,
    rejected_share: refused.get(source_id)?.rejected_share ?? null,
  }));
}

type Health = Pick<Row, 'last_week' | 'last_week_articles' | 'expected' | 'expected_low' | 'expected_high' | 'flag'>;

function healthOf(weeks: readonly Week[], last: string | null, cut: string | null): Health {
  const [first] = weeks;
  // Before a source was first read there is nothing to say of it, not even 0.
  if (last === null || first === undefined || first.week > last) {
    return {
      last_week: last,
      last_week_articles: null,
      expected: null,
      expected_low: null,
      expected_high: null,
      flag: last === null || first === undefined ? null : 'new',
    };
  }
  const articles = weeks.find(({ week }) => week === last)?.articles ?? 0;
  const before = weeks.filter(({ week }) => week < last && week !== cut).map((one) => one.articles);
  const expected = expectedOf(before);
  const seen = weeks.filter(({ week }) => week <= last).map(({ week }) => week);
  return {
    last_week: last,
    last_week_articles: articles,
    expected: expected?.expected ?? null,
    expected_low: expected?.low ?? null,
    expected_high: expected?.high ?? null,
    flag: flagOf({ articles, ...silenceOf(seen, last) }, expected, first.week, last),
  };
}

function shareOf(undated: number, weeks: readonly Week[]): number | null {
  const all = weeks.reduce((sum, { articles }) => sum + articles, undated);
  return all === 0 ? null : undated / all;
}
