import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER } from '@duckdb/node-api';
import type { Effect } from '../../contract/correction.ts';
import type { StoryChange } from '../stories.ts';
import { move, numbersOf, saidOfStories, tellAround } from './stories.ts';

const articlesOf = (change: StoryChange): string[] =>
  change.does === 'join_stories' ? [change.article, change.with] : [change.article];

const numbersIn = async (connection: DuckDBConnection, change: StoryChange): Promise<number[]> =>
  (await numbersOf(connection, articlesOf(change))).map(([, number]) => number);

/** Tells the stories anew that a change speaks of, by what persons say now. Inside the caller's transaction. */
export async function tellChanged(connection: DuckDBConnection, change: StoryChange, no: number): Promise<void> {
  const near = await numbersIn(connection, change);
  if (near.length === 0) return;
  await move(connection, await tellAround(connection, [], near, await saidOfStories(connection)), no);
}

/**
 * The articles that a change would take from the story they are in: of two stories that are joined those of the later one, of one
 * that is parted those that go with the article. With all their mentions, whoever is meant.
 */
export async function storyEffect(connection: DuckDBConnection, change: StoryChange): Promise<Effect> {
  const said = await saidOfStories(connection);
  const near = await numbersIn(connection, change);
  const before = await tellAround(connection, [], near, said);
  const after = await tellAround(connection, [], near, [...said, change]);
  const read = await connection.runAndReadAll(
    `SELECT coalesce(sum(mentions), 0), count(*), CAST(min(week) AS VARCHAR), CAST(max(week) AS VARCHAR)
     FROM article WHERE article_id IN (SELECT unnest($1::UINTEGER[]))`,
    [new DuckDBListValue(moved(change, near[0], before, after))],
    [LIST(UINTEGER)],
  );
  const [mentions, articles, first_week, last_week] = read.getRows()[0] ?? [];
  const week = (value: DuckDBValue | undefined) => (value == null ? null : String(value));
  return {
    mentions: Number(mentions),
    articles: Number(articles),
    first_week: week(first_week),
    last_week: week(last_week),
  };
}

type Told = ReadonlyMap<number, number>;

function moved(change: StoryChange, article: number | undefined, before: Told, after: Told): number[] {
  const all = [...after].map(([id, now]) => ({ id, was: before.get(id) ?? id, now }));
  if (change.does === 'join_stories') return all.filter(({ was, now }) => was !== now).map(({ id }) => id);
  const [own, old] = [after.get(article ?? 0), before.get(article ?? 0)];
  // A story of its own that was one already: nobody leaves anything.
  const leaves = all.some(({ was, now }) => was === old && now !== own);
  return leaves ? all.filter(({ was, now }) => was === old && now === own).map(({ id }) => id) : [];
}
