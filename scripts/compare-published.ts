/**
 * Published weekly counts of names beside those of a running Newstally: `npx tsx scripts/compare-published.ts URL FILE.csv`.
 * The file has the columns date (the day on which its week begins, whichever weekday), name, and a count: matched_stories or
 * matched_clips, as fivethirtyeight's media-mentions-2020 has them. It reads nothing in and changes nothing; it asks for days, because
 * published weeks often begin on Sundays, and prints rank correlations with the number of pairs behind each.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { addDays } from '../server/base/week.ts';
import { besideOurs, correlations, type Daily, plainName, type Published } from './measures/published-weeks.ts';

const COUNTS = ['matched_stories', 'matched_clips'] as const;

async function publishedIn(path: string): Promise<Published[]> {
  const rows = parse<Record<string, string>>(await readFile(path, 'utf8'), { columns: true });
  const counted = COUNTS.find((column) => rows[0]?.[column] !== undefined);
  if (counted === undefined || rows[0]?.['date'] === undefined || rows[0]['name'] === undefined)
    throw new Error(`${path} needs the columns date, name and one of ${COUNTS.join(', ')}`);
  // A week without a count was not measured; it is no zero.
  return rows.flatMap(({ date = '', name = '', [counted]: count = '' }) =>
    count.trim() === '' ? [] : [{ from: date, name, count: Number(count) }],
  );
}

async function answerOf(url: string, path: string): Promise<readonly Record<string, string | number | null>[]> {
  const response = await fetch(new URL(`/api/v1${path}`, url));
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { rows: Record<string, string | number | null>[] }).rows;
}

async function main(url: string, file: string): Promise<void> {
  const published = await publishedIn(file);
  const froms = published.map(({ from }) => from).sort();
  const [from, to] = [froms[0]!, addDays(froms.at(-1)!, 6)];
  const wanted = new Map(published.map(({ name }) => [plainName(name), name]));
  const actors = (await answerOf(url, '/actors?kinds=person')).filter(({ name }) =>
    wanted.has(plainName(String(name))),
  );
  if (actors.length === 0) throw new Error(`no name of ${file} is an actor of ${url}`);
  const daily: Daily[] = [];
  // Some names at a time: an answer holds so many days of so many actors.
  for (let at = 0; at < actors.length; at += 20) {
    const some = actors.slice(at, at + 20).map(({ actor }) => actor);
    const rows = await answerOf(url, `/mentions?grain=day&from=${from}&to=${to}&actors=${some.join(',')}`);
    for (const { week, name, articles } of rows)
      if (articles !== null) daily.push({ day: String(week), name: String(name), articles: Number(articles) });
  }
  const last = daily.reduce((latest, { day }) => (day > latest ? day : latest), from);
  const rows = besideOurs(published, daily, last);
  const sum = (side: 'theirs' | 'ours') => rows.reduce((all, row) => all + row[side], 0);
  const weeks = new Set(rows.map((row) => row.from)).size;
  console.log(`${file} beside ${url}, ${from} to ${to}`);
  console.log(
    `${actors.length} of ${wanted.size} names, ${weeks} weeks, ${rows.length} pairs; ${sum('theirs')} theirs, ${sum('ours')} ours`,
  );
  for (const { what, rho, n } of correlations(rows))
    console.log(`  ${what.padEnd(54)} rho ${rho === null ? '–' : rho.toFixed(3)}  n ${n}`);
  const zeros = rows.filter((row) => row.ours === 0 && row.theirs > 0);
  console.log(
    `  pairs with theirs and none of ours: ${zeros.length}, in the median ${median(zeros.map((row) => row.theirs))} theirs`,
  );
  console.log('  furthest apart, in shares of the week:');
  for (const row of rows
    .toSorted((l, r) => Math.abs(r.ourShare - r.theirShare) - Math.abs(l.ourShare - l.theirShare))
    .slice(0, 5))
    console.log(
      `    ${row.from} ${row.name}: ${(100 * row.theirShare).toFixed(0)} % of theirs (${row.theirs}), ${(100 * row.ourShare).toFixed(0)} % of ours (${row.ours})`,
    );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((l, r) => l - r);
  return sorted[sorted.length >> 1] ?? 0;
}

const [url, file] = process.argv.slice(2);
if (url === undefined || file === undefined) {
  console.error('It takes the address of a running Newstally and a file: http://127.0.0.1:4747 online_weekly.csv');
  process.exit(1);
}
await main(url, file);
