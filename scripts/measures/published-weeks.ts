import { addDays } from '../../server/base/week.ts';
import { spearman } from './spearman.ts';

/** A published weekly count of a name; its week begins on this day, whichever weekday that is. */
export type Published = { readonly from: string; readonly name: string; readonly count: number };
/** Our count of an actor on a day. */
export type Daily = { readonly day: string; readonly name: string; readonly articles: number };

/** One name in one week: theirs, ours over the same seven days, and the share of all names of the week on either side. */
export type Beside = {
  readonly from: string;
  readonly name: string;
  readonly theirs: number;
  readonly ours: number;
  readonly theirShare: number;
  readonly ourShare: number;
};

/** A name as it is compared: letters without marks or apostrophes, so that "Julián" is "Julian". */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^\p{L} ]/gu, '')
    .toLowerCase();

/** Theirs beside ours for the names and weeks that both have: ours are sums of days, because their weeks begin on other weekdays. */
export function besideOurs(published: readonly Published[], daily: readonly Daily[], last_day: string): Beside[] {
  const ours = new Map<string, Map<string, number>>();
  for (const { day, name, articles } of daily) {
    const own = ours.get(plainName(name)) ?? new Map<string, number>();
    ours.set(plainName(name), own.set(day, (own.get(day) ?? 0) + articles));
  }
  const days = (from: string) => Array.from({ length: 7 }, (_, at) => addDays(from, at));
  // A week of which we read no day was not measured here.
  const both = published.filter(({ from, name }) => {
    const own = ours.get(plainName(name));
    return own !== undefined && addDays(from, 6) <= last_day && days(from).some((day) => own.has(day));
  });
  const rows = both.map(({ from, name, count }) => {
    const own = ours.get(plainName(name))!;
    const sum = days(from)
      .map((day) => own.get(day) ?? 0)
      .reduce((all, one) => all + one, 0);
    return { from, name, theirs: count, ours: sum };
  });
  const total = (side: 'theirs' | 'ours') => {
    const sums = new Map<string, number>();
    for (const row of rows) sums.set(row.from, (sums.get(row.from) ?? 0) + row[side]);
    return sums;
  };
  const [theirTotal, ourTotal] = [total('theirs'), total('ours')];
  const share = (value: number, sum: number) => (sum === 0 ? 0 : value / sum);
  return rows.map((row) => ({
    ...row,
    theirShare: share(row.theirs, theirTotal.get(row.from) ?? 0),
    ourShare: share(row.ours, ourTotal.get(row.from) ?? 0),
  }));
}

/** A rank correlation with what it was made of. */
export type Correlation = { readonly what: string; readonly rho: number | null; readonly n: number };

const weeksOf = (rows: readonly Beside[]): string[] => [...new Set(rows.map(({ from }) => from))];

/** The correlations worth telling: cell by cell, of shares, of names over all weeks, and within names and weeks. */
export function correlations(rows: readonly Beside[]): Correlation[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  const sums = names.map((name): readonly [number, number] => {
    const own = rows.filter((row) => row.name === name);
    return [own.reduce((sum, row) => sum + row.theirs, 0), own.reduce((sum, row) => sum + row.ours, 0)];
  });
  const many = rows.filter(
    (row) => rows.filter((one) => one.from === row.from).reduce((sum, one) => sum + one.ours, 0) >= 50,
  );
  return [
    {
      what: 'counts, each name in each week',
      rho: spearman(rows.map((row) => [row.theirs, row.ours])),
      n: rows.length,
    },
    {
      what: 'shares of the week, each name in each week',
      rho: spearman(rows.map((row) => [row.theirShare, row.ourShare])),
      n: rows.length,
    },
    {
      what: 'the same in weeks where we have 50 namings and more',
      rho: spearman(many.map((row) => [row.theirShare, row.ourShare])),
      n: many.length,
    },
    { what: 'names over all weeks', rho: spearman(sums), n: names.length },
    middleOf(
      'names within a week, the middle week',
      weeksOf(rows).map((from) => rows.filter((row) => row.from === from)),
    ),
    middleOf(
      'weeks of a name, the middle name',
      names.map((name) => rows.filter((row) => row.name === name)),
    ),
  ];
}

/** The median of the correlations within groups; `n` is how many groups had one. */
function middleOf(what: string, groups: readonly (readonly Beside[])[]): Correlation {
  const all = groups
    .map((group) => spearman(group.map((row) => [row.theirs, row.ours])))
    .filter((rho) => rho !== null)
    .sort((l, r) => l - r);
  const middle = all.length >> 1;
  const rho = all.length === 0 ? null : all.length % 2 === 1 ? all[middle]! : (all[middle - 1]! + all[middle]!) / 2;
  return { what, rho, n: all.length };
}
