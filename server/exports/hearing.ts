import { bucketOf, nextBucket } from '../base/bucket.ts';
import { dayIn } from '../base/week.ts';
import type { Settled } from '../contract/filters.ts';
import type { Grain } from '../contract/vocabulary.ts';
import {
  firstDays,
  lastChecks,
  readingsOfAddresses,
  runsAtAddresses,
  sourcesOfAddresses,
  stepsHeard,
  weeksHeard,
} from '../queries/hearing.ts';
import type { Sql } from '../warehouse/sql.ts';

/** Days, both included. */
export type Span = { readonly from: string; readonly to: string };
/** One address on one day of UTC, as the runs tell. */
export type Reading = {
  readonly address: string;
  readonly first_at: string;
  readonly last_at: string;
  readonly reaches_back: number;
};
export type Check = { readonly address: string; readonly checked_at: string };
type Query = <Row>(sql: Sql) => Promise<Row[]>;
type Asked = { readonly settled: Settled; readonly timezone: string; readonly query: Query };
type Hearing = { readonly database: { readonly query: Query }; readonly timezone: string };

/**
 * The days on which each address was read, whatever came of it. A reading that found something known again reaches back to the one
 * before; and a last check that found nothing new to the last run.
 */
export function spansOfAddresses(
  readings: readonly Reading[],
  checks: readonly Check[],
  timezone: string,
): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  const day = (instant: string) => dayIn(timezone, Date.parse(instant));
  for (const { address, first_at, last_at, reaches_back } of readings) {
    const own = spans.get(address) ?? [];
    spans.set(address, own);
    const before = own.at(-1);
    own.push({ from: reaches_back > 0 && before !== undefined ? before.to : day(first_at), to: day(last_at) });
  }
  for (const { address, checked_at } of checks) {
    const own = spans.get(address);
    const last = own?.at(-1);
    if (last !== undefined && day(checked_at) > last.to) own?.push({ from: last.to, to: day(checked_at) });
  }
  return spans;
}

/** The days on which each source was read at an address that has brought it, from its first article on; in no order. */
export async function spansOfSources(settled: Settled, timezone: string, query: Query): Promise<Map<number, Span[]>> {
  const brought = await query<{ address: string; source_id: number }>(sourcesOfAddresses(settled));
  if (brought.length === 0) return new Map();
  const spans = spansOfAddresses(await query<Reading>(readingsOfAddresses), await query<Check>(lastChecks), timezone);
  const firsts = await query<{ source_id: number; first_day: string }>(firstDays(settled));
  const first = new Map(firsts.map(({ source_id, first_day }) => [source_id, first_day]));
  const sources = new Map<number, Span[]>();
  for (const { address, source_id } of brought) {
    const begin = first.get(source_id);
    // A source without a dated article has no place in time.
    if (begin === undefined) continue;
    const own = sources.get(source_id) ?? [];
    sources.set(source_id, own);
    for (const { from, to } of spans.get(address) ?? [])
      if (to >= begin) own.push({ from: from > begin ? from : begin, to });
  }
  return sources;
}

/** The steps of a range that days reach into. */
export function stepsIn(span: Span, range: Span, grain: Grain): string[] {
  const from = span.from > range.from ? span.from : range.from;
  const to = span.to < range.to ? span.to : range.to;
  const steps: string[] = [];
  for (let step = bucketOf(from, grain); from <= to && step <= to; step = nextBucket(step, grain)) steps.push(step);
  return steps;
}

/** The sources of the filter that were heard in each step: articles of them stand in it, or they were read and had nothing new. */
export async function stepsOfHearing(
  { settled, timezone, query }: Asked,
  spans?: ReadonlyMap<number, readonly Span[]>,
): Promise<Map<string, Set<number>>> {
  const { grain, from, to } = settled;
  const heard = new Map<string, Set<number>>();
  const add = (step: string, source: number) => void heard.set(step, (heard.get(step) ?? new Set()).add(source));
  for (const { step, source_id } of await query<{ step: string; source_id: number }>(stepsHeard(settled)))
    add(step, source_id);
  for (const [source, own] of spans ?? (await spansOfSources(settled, timezone, query))) {
    for (const span of own) {
      if (grain !== 'range') for (const step of stepsIn(span, settled, grain)) add(step, source);
      else if (span.from <= to && span.to >= from) add(from, source);
    }
  }
  return heard;
}

/** The weeks in which each source of the filter was heard: articles of it stand in them, or it was read and had nothing new. */
export async function weeksOfHearing({ settled, timezone, query }: Asked): Promise<Map<number, Set<string>>> {
  const heard = new Map<number, Set<string>>();
  const add = (source: number, week: string) => void heard.set(source, (heard.get(source) ?? new Set()).add(week));
  for (const { week, source_id } of await query<{ week: string; source_id: number }>(weeksHeard(settled)))
    add(source_id, week);
  for (const [source, spans] of await spansOfSources(settled, timezone, query))
    for (const span of spans) for (const week of stepsIn(span, settled, 'week')) add(source, week);
  return heard;
}

/** Names all of the runs and checks that hearing hangs on: runs end and addresses are checked without a change of the data. */
export async function stateOfHearing({ database, timezone }: Hearing): Promise<string> {
  const [counted] = await database.query<{ runs: number }>(runsAtAddresses);
  const runs = counted?.runs ?? 0;
  if (runs === 0) return '';
  const checks = await database.query<Check>(lastChecks);
  // A day more is what changes an answer; single checks of a day do not.
  const days = checks.map(({ checked_at }) => dayIn(timezone, Date.parse(checked_at)).replaceAll('-', ''));
  return `.heard${runs}.${days.join('.')}`;
}
