import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER, VARCHAR } from '@duckdb/node-api';
import { isOfStories, type Link, type Sampled, type StoryChange, type Teller, tellStories } from '../stories.ts';
import type { TextRules } from '../warehouse.ts';
import type { Removed } from '../../contract/article.ts';
import type { Change } from '../../contract/correction.ts';
import { appendRows } from './columns.ts';
import { keepPast } from './history.ts';
import type { Placed } from './load.ts';

/** An article on its way in, as far as stories are concerned; without a day it is a story of its own. */
export type Fresh = {
  readonly article_id: number;
  readonly source_id: number;
  readonly id: string;
  readonly day: string | null;
  readonly published_at: string | null;
  readonly title: string | null;
  readonly body: string;
  readonly removed: readonly Removed[];
};
type Dated = Fresh & { readonly day: string };

export const freshOf = ({ article_id, source_id, facts: { article } }: Placed): Fresh => ({
  article_id,
  source_id,
  id: article.id,
  day: article.day,
  published_at: article.published_at,
  title: article.title,
  body: article.body,
  removed: article.removed,
});

/** Tables that carry a copy of the article's story. */
const TOLD = ['article', 'mention', 'article_actor'] as const;

const readIn = async (connection: DuckDBConnection, text: string, ids: readonly number[]) =>
  (await connection.runAndReadAll(text, [new DuckDBListValue([...ids])], [LIST(UINTEGER)])).getRows();
const IN = 'IN (SELECT unnest($1::UINTEGER[]))';

/** Takes articles that are about to be replaced out of what others are compared with; returns who was alike. */
export async function forgetStories(
  connection: DuckDBConnection,
  ids: readonly number[],
  no: number,
): Promise<number[]> {
  const alike = await readIn(connection, `SELECT DISTINCT other FROM alike WHERE one ${IN}`, ids);
  await keepPast(
    connection,
    'alike',
    no,
    { where: `t.one ${IN} OR t.other ${IN}` },
    [new DuckDBListValue([...ids])],
    [LIST(UINTEGER)],
  );
  await readIn(connection, `DELETE FROM alike WHERE one ${IN} OR other ${IN}`, ids);
  await readIn(connection, `DELETE FROM shingle WHERE article_id ${IN}`, ids);
  return alike.map(([other]) => Number(other)).filter((other) => !ids.includes(other));
}

/**
 * Finds what the fresh articles are alike with, and tells the stories of all whom that touches, `near` among them. Returns the
 * story of each fresh article; those of articles that are there already are moved here. Inside the caller's transaction.
 */
export async function placeInStories(
  connection: DuckDBConnection,
  texts: TextRules,
  fresh: readonly Fresh[],
  near: readonly number[],
  no: number,
): Promise<Map<number, number>> {
  const dated = fresh.filter((one): one is Dated => one.day !== null);
  await link(connection, texts, dated, no);
  const told = await tellAround(connection, dated, near, await saidOfStories(connection));
  const mine = new Set(fresh.map(({ article_id }) => article_id));
  await move(connection, new Map([...told].filter(([article]) => !mine.has(article))), no);
  return new Map(fresh.map(({ article_id }) => [article_id, told.get(article_id) ?? article_id]));
}

/** Compares the fresh articles with all that share enough of a sample in the days around, and keeps who is alike. */
async function link(
  connection: DuckDBConnection,
  { stories: rule, lines }: TextRules,
  fresh: readonly Dated[],
  no: number,
): Promise<void> {
  // What is learned of a house's furniture later must not part or join stories.
  const printOf = ({ title, ...cut }: Pick<Fresh, 'title' | 'body' | 'removed'>) =>
    rule.printOf(title, lines.wholeOf(cut));
  const prints = new Map<number, { source_id: number; print: Sampled }>();
  for (const one of fresh) prints.set(one.article_id, { source_id: one.source_id, print: printOf(one) });
  await appendRows(
    connection,
    'shingle',
    { hash: 'id', article_id: 'id', source_id: 'id', day: 'day', size: 'id' },
    fresh.flatMap(({ article_id, source_id, day }) => {
      const { sample } = prints.get(article_id)!.print;
      return sample.map((hash) => ({ hash, article_id, source_id, day, size: sample.length }));
    }),
  );
  const pairs = await readIn(
    connection,
    `SELECT least(n.article_id, o.article_id), greatest(n.article_id, o.article_id)
     FROM shingle n JOIN shingle o ON o.hash = n.hash AND o.article_id <> n.article_id
     WHERE n.article_id ${IN} AND o.day BETWEEN n.day - ${Math.floor(rule.days)} AND n.day + ${Math.floor(rule.days)}
     GROUP BY least(n.article_id, o.article_id), greatest(n.article_id, o.article_id)
     HAVING count(DISTINCT n.hash) >= ${rule.leastShared} * least(min(n.size), min(o.size))`,
    fresh.map(({ article_id }) => article_id),
  );
  const strangers = [...new Set(pairs.flat().map(Number))].filter((id) => !prints.has(id));
  const others = await readIn(
    connection,
    `SELECT a.article_id, a.source_id, a.title, t.body, t.removed FROM article a JOIN article_text t ON t.article_id = a.article_id
     WHERE a.article_id ${IN}`,
    strangers,
  );
  for (const [id, source, title, body, removed] of others) {
    const print = printOf({
      title: title === null ? null : String(title),
      body: String(body),
      removed: JSON.parse(String(removed)),
    });
    prints.set(Number(id), { source_id: Number(source), print });
  }
  const links = pairs.flatMap(([left, right]): Link[] => {
    const [one, other] = [Number(left), Number(right)];
    const [a, b] = [prints.get(one)!, prints.get(other)!];
    const resemblance = rule.alike(a.print, b.print, a.source_id === b.source_id);
    if (resemblance === null) return [];
    return [
      { one, other, resemblance },
      { one: other, other: one, resemblance },
    ];
  });
  await appendRows(connection, 'alike', { one: 'id', other: 'id', resemblance: 'real' }, links, no);
}

/** What persons said of stories and did not take back, in the order of the log. */
export async function saidOfStories(connection: DuckDBConnection): Promise<StoryChange[]> {
  const read = await connection.runAndReadAll(
    `SELECT change FROM correction WHERE undone_at IS NULL AND contains(change, '_stor') ORDER BY correction_id`,
  );
  return read
    .getRows()
    .map(([change]) => JSON.parse(String(change)) as Change)
    .filter(isOfStories);
}

/** Everybody who is linked, over any number of steps, with one of these: by likeness, or because a person joined their stories. */
async function around(
  connection: DuckDBConnection,
  begin: readonly number[],
  fresh: readonly Dated[],
  said: readonly StoryChange[],
): Promise<number[]> {
  const spoken = said.flatMap((change) => (change.does === 'join_stories' ? [change.article, change.with] : []));
  const numbers = new Map(fresh.map(({ id, article_id }) => [id, article_id]));
  for (const [id, article_id] of spoken.length === 0 ? [] : await numbersOf(connection, spoken))
    numbers.set(id, article_id);
  const joined = said.flatMap((change) => {
    const [one, other] = change.does === 'part_story' ? [] : [change.article, change.with].map((id) => numbers.get(id));
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
  for (let ids = new Set(begin); ; ) {
    const linked = await readIn(
      connection,
      `WITH RECURSIVE around(id) AS (
         SELECT unnest($1::UINTEGER[]) UNION SELECT a.other FROM around JOIN alike a ON a.one = around.id
       ) SELECT id FROM around`,
      [...ids],
    );
    ids = new Set(linked.map(([id]) => Number(id)));
    const { size } = ids;
    for (const pair of joined) if (pair.some((id) => ids.has(id))) for (const id of pair) ids.add(id);
    if (ids.size === size) return [...ids];
  }
}

/** The numbers that articles have inside; those that are not there are left out. */
export async function numbersOf(connection: DuckDBConnection, ids: readonly string[]): Promise<[string, number][]> {
  const read = await connection.runAndReadAll(
    'SELECT id, article_id FROM article WHERE id IN (SELECT unnest($1::VARCHAR[]))',
    [new DuckDBListValue([...ids])],
    [LIST(VARCHAR)],
  );
  return read.getRows().map(([id, article_id]) => [String(id), Number(article_id)]);
}

/** The stories of everybody who is linked with a fresh article or with `near`, as likeness and persons tell them. */
export async function tellAround(
  connection: DuckDBConnection,
  fresh: readonly Dated[],
  near: readonly number[],
  said: readonly StoryChange[],
): Promise<Map<number, number>> {
  const begin = [...near, ...fresh.map(({ article_id }) => article_id)];
  const ids = await around(connection, begin, fresh, said);
  const known = await readIn(
    connection,
    `SELECT article_id, id, CAST(day AS VARCHAR), published_at FROM article WHERE day IS NOT NULL AND article_id ${IN}`,
    ids,
  );
  const tellers: Teller[] = [
    ...fresh,
    ...known.map(([article_id, id, day, published_at]) => ({
      article_id: Number(article_id),
      id: String(id),
      day: String(day),
      published_at: published_at === null ? null : String(published_at),
    })),
  ];
  const links = await readIn(connection, `SELECT one, other, resemblance FROM alike WHERE one ${IN}`, ids);
  return tellStories(
    tellers,
    links.map(([one, other, resemblance]) => ({
      one: Number(one),
      other: Number(other),
      resemblance: Number(resemblance),
    })),
    said,
  );
}

/** Moves articles that are there already into the stories they now belong to. */
export async function move(connection: DuckDBConnection, told: ReadonlyMap<number, number>, no: number): Promise<void> {
  if (told.size === 0) return;
  await connection.run('CREATE OR REPLACE TEMP TABLE told (article_id UINTEGER, story_id UINTEGER)');
  await appendRows(
    connection,
    'told',
    { article_id: 'id', story_id: 'id' },
    [...told].map(([article_id, story_id]) => ({ article_id, story_id })),
  );
  for (const table of TOLD) {
    await keepPast(connection, table, no, {
      from: 'JOIN told AS n ON n.article_id = t.article_id',
      where: 't.story_id <> n.story_id',
    });
    await connection.run(
      `UPDATE ${table} SET story_id = t.story_id, since = ${no} FROM told t
       WHERE ${table}.article_id = t.article_id AND ${table}.story_id <> t.story_id`,
    );
  }
  await connection.run('DROP TABLE told');
}

/** Articles whose stories are told together when all are told anew. */
const TOGETHER = 500;

/** Tells the stories of everything that is stored, when the rule is another than the one they were told by. */
export async function tellAnew(connection: DuckDBConnection, texts: TextRules, no: number): Promise<void> {
  await keepPast(connection, 'alike', no);
  await connection.run('DELETE FROM alike');
  await connection.run('DELETE FROM shingle');
  const all = await connection.runAndReadAll(
    'SELECT article_id FROM article WHERE day IS NOT NULL ORDER BY article_id',
  );
  const ids = all.getRows().map(([id]) => Number(id));
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const rows = await readIn(
      connection,
      `SELECT a.article_id, a.source_id, a.id, CAST(a.day AS VARCHAR), a.published_at, a.title, t.body, t.removed
       FROM article a JOIN article_text t ON t.article_id = a.article_id WHERE a.article_id ${IN}`,
      ids.slice(from, from + TOGETHER),
    );
    const part = rows.map(([article_id, source_id, id, day, published_at, title, body, removed]) => ({
      article_id: Number(article_id),
      source_id: Number(source_id),
      id: String(id),
      day: String(day),
      published_at: published_at === null ? null : String(published_at),
      title: title === null ? null : String(title),
      body: String(body),
      removed: JSON.parse(String(removed)),
    }));
    await link(connection, texts, part, no);
  }
  const told = await tellAround(connection, [], ids, await saidOfStories(connection));
  await move(connection, told, no);
}
