import type { Settled } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { articlesCount } from '../queries/articles.ts';
import { changesCount } from '../queries/changes.ts';
import { evidenceCount } from '../queries/evidence.ts';
import { namesCount } from '../queries/names.ts';
import { quotedCount } from '../queries/quoted.ts';
import { rejectionsCount } from '../queries/rejections.ts';
import { runsCount } from '../queries/runs.ts';
import { snapshotsCount } from '../queries/snapshots.ts';
import { storiesCount } from '../queries/stories.ts';
import { queries } from '../queries/all.ts';
import type { Sql } from '../warehouse/sql.ts';
import type { Pieces } from '../warehouse/warehouse.ts';
import type { Context } from './context.ts';

const COUNTS: { readonly [P in Path]?: (filters: Settled) => Sql } = {
  '/evidence': evidenceCount,
  '/quoted': quotedCount,
  '/stories': storiesCount,
  '/names': namesCount,
  '/snapshots': snapshotsCount,
  '/changes': changesCount,
  '/runs': runsCount,
  '/rejections': rejectionsCount,
};

/** How many rows a list has in all: the number it stands behind. */
export async function totalOf(path: Path, settled: Settled, { query }: Pick<Context, 'query'>): Promise<number> {
  const [counted] = await query<{ rows: number }>((COUNTS[path] ?? articlesCount)(settled));
  return counted?.rows ?? 0;
}

const SORTED_BY: { readonly [P in Path]?: readonly string[] } = {
  '/evidence': ['_ranked', 'day', '_article_id', 'mention'],
  '/quoted': ['day', '_article_id', 'quote'],
  '/stories': ['sources_all', 'articles_all', 'first_day', 'story'],
  '/names': ['_rank', 'articles', 'name'],
  '/snapshots': ['no', 'made_at'],
  '/changes': ['_moved', 'week', 'actor'],
  '/runs': ['run', 'started_at'],
  '/rejections': ['run', 'no'],
};

/** The sort keys of a row, in the order in which its question's `afterLast` reads them. */
export const sortKeys = (path: Path, row: Record<string, unknown>): unknown[] =>
  (SORTED_BY[path] ?? ['sort', '_article_id']).map((column) => row[column]);

/** Rows that are sorted at once: all of a long list together would fill the memory before the first of them leaves. */
const PIECE_ROWS = 50_000;

/** A whole list as pages that are asked for one after the other, each from where the one before ended. */
export const inPieces =
  (path: Path, settled: Settled, size = PIECE_ROWS): Pieces<Record<string, unknown>> =>
  (last, count) => {
    if (last === null) return queries[path]({ ...settled, limit: size });
    return count < size ? null : queries[path]({ ...settled, limit: size, after: sortKeys(path, last) as never });
  };

/** Columns that begin with an underscore are for the house: sort keys by integer id. */
export function outwards(rows: Record<string, unknown>[]): Record<string, unknown>[] {
  const inward = Object.keys(rows[0] ?? {}).filter((name) => name.startsWith('_'));
  if (inward.length === 0) return rows;
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !inward.includes(name))));
}
