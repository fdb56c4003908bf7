import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { fixedClock } from '../../server/base/clock.ts';
import { settle } from '../../server/base/settle.ts';
import type { Facts } from '../../server/contract/facts.ts';
import type { Asked } from '../../server/contract/filters.ts';
import type { Path } from '../../server/contract/questions/all.ts';
import { AS_READ, type Scoring } from '../../server/contract/scoring.ts';
import { asked, createAsking, type Asking } from '../../server/exports/answer.ts';
import { groundOf } from '../../server/exports/ground.ts';
import { queries } from '../../server/queries/all.ts';
import type { Sql } from '../../server/warehouse/sql.ts';
import type { Settled } from '../../server/contract/filters.ts';
import { appOf, at } from './app.ts';
import { factsOf, smallCatalogue, smallFacts, warehouseOf } from './small.ts';

/*
 * The worked example of the method, asked in three ways: the sums that SQL brings, the answer of the API, and the file. Whatever
 * is asked of the API is asked of the file too, and each cell must be the same number to its last digit.
 */

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
export type Filters = Partial<Asked>;

/** Words of each text, as a plain lexicon counts them: all, positive, negative. */
const WORDS: readonly ([number, number, number] | null)[] = [
  [11, 2, 0],
  [11, 2, 0],
  null,
  [8, 0, 1],
  [12, 1, 2],
  [8, 0, 1],
];

/** A seventh article without a date, which must change nothing but a note. */
const UNDATED = factsOf(7, 'Alpha', null, ['Ukraine thanked Antony Blinken.'], [['ukraine', 'Ukraine', 1, 0, 0, 1]]);

const worded = (facts: readonly Facts[]): Facts[] =>
  facts.map((one, no) => {
    const words = WORDS[no] ?? null;
    return { ...one, words: words === null ? null : { all: words[0], positive: words[1], negative: words[2] } };
  });

export type Worked = {
  readonly asking: Asking;
  /** Rows of the API, after the file was seen to hold the same. */
  rows(path: Path, filters: Filters): Promise<readonly Row[]>;
  notes(path: Path, filters: Filters): Promise<readonly string[]>;
  /** What the question's own SQL brings, before anything is made of it. */
  sums(path: Path, filters: Filters): Promise<readonly Row[]>;
  /** What any other SQL brings for the same filters. */
  other(query: (settled: Settled) => Sql, filters: Filters): Promise<readonly Row[]>;
};

let cells = 0;
/** How many cells of files were compared so far. */
export const cellsCompared = (): number => cells;

/** The worked example in a zone, with or without its undated article, read by a scorer whose errors are known or not. */
export async function worked(
  timezone: string,
  { undated = false, scoring = AS_READ }: { undated?: boolean; scoring?: Scoring } = {},
): Promise<Worked> {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await warehouseOf(worded([...smallFacts(timezone), ...(undated ? [UNDATED] : [])]), timezone);
  const asking = createAsking(warehouse, clock, timezone, smallCatalogue, new Set(), new Set(), undefined, scoring);
  const app = appOf(asking);
  const query = (filters: Filters) =>
    Object.entries(filters)
      .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
      .join('&');
  const answer = async (path: Path, filters: Filters) => {
    const response = await app.request(at(`/api/v1${path}?${query(filters)}`));
    expect([path, response.status]).toEqual([path, 200]);
    return (await response.json()) as { rows: Row[]; notes: { code: string }[] };
  };
  const settled = async (filters: Filters) => {
    const grounds = await groundOf(asking, await warehouse.snapshot());
    return settle(asked(filters), { ...grounds, ...grounds.directory, today: '2026-01-01', scoring }).settled;
  };
  return {
    asking,
    async rows(path, filters) {
      const { rows } = await answer(path, filters);
      const file = await app.request(at(`/api/v1${path}?${query({ ...filters, format: 'csv' })}`));
      const lines = parse<Record<string, string>>(await file.text(), { columns: true });
      // Null is an empty cell; every number is written with all its digits.
      const written = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])),
      );
      expect([path, lines]).toEqual([path, written]);
      cells += written.reduce((sum, row) => sum + Object.keys(row).length, 0);
      return rows;
    },
    notes: async (path, filters) => (await answer(path, filters)).notes.map(({ code }) => code),
    sums: async (path, filters) => warehouse.query<Row>(queries[path](await settled(filters))),
    other: async (asks, filters) => warehouse.query<Row>(asks(await settled(filters))),
  };
}

/** A number as the method page prints it: with as many places as are written there. */
export function shown(value: Cell | undefined, places: number): string {
  if (typeof value !== 'number') return String(value);
  return value.toFixed(places);
}

/** The row of a step and actor. */
export function cellOf(rows: readonly Row[], week: string, actor: string): Row {
  const row = rows.find((one) => one['week'] === week && one['actor'] === actor);
  if (row === undefined) throw new Error(`no row of ${actor} in ${week}`);
  return row;
}
