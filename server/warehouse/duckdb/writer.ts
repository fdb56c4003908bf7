import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER, VARCHAR } from '@duckdb/node-api';
import type { Actor } from '../../contract/actor.ts';
import type { Ledger, Rejection, State } from '../../contract/run.ts';
import { slugOf } from '../slug.ts';
import { isKnown } from '../known.ts';
import type { StoryRule } from '../stories.ts';
import type { Batch, Fingerprint, Loaded, Standing } from '../warehouse.ts';
import { appendRows } from './columns.ts';
import type { LedgerFile } from './ledger.ts';
import { ARTICLE_TABLES } from './layouts.ts';
import { loadArticles, type Placed } from './load.ts';
import { forgetStories, type Fresh, placeInStories } from './stories.ts';

/** The one writer: everything that changes the database goes through it, one thing after the other. */
export type Writer = {
  standing(articles: readonly Fingerprint[]): Promise<Standing[]>;
  ingest(batch: Batch): Promise<Loaded>;
  putActors(actors: readonly Actor[]): Promise<void>;
  beginRun(input: string): Promise<number>;
  endRun(run: number, counts: Ledger, rejections: readonly Rejection[]): Promise<void>;
  lastBatch(): number;
  settled(): Promise<void>;
};

type Known = { article_id: number; text_hash: string; day: string | null; revision_no: number };

const freshOf = ({ article_id, source_id, facts: { article } }: Placed): Fresh => ({
  article_id,
  source_id,
  id: article.id,
  day: article.day,
  published_at: article.published_at,
  title: article.title,
  body: article.body,
});

export async function openWriter(
  connection: DuckDBConnection,
  now: () => string,
  stories: StoryRule,
  ledger: LedgerFile | null,
): Promise<Writer> {
  const rows = async (text: string, values: DuckDBValue[] = [], types?: never) =>
    (await connection.runAndReadAll(text, values, types)).getRows();
  const inTexts = async (text: string, values: readonly string[]) =>
    (await connection.runAndReadAll(text, [new DuckDBListValue(values)], [LIST(VARCHAR)])).getRows();
  const highest = async (column: string, table: string) =>
    Number((await rows(`SELECT coalesce(max(${column}), 0) FROM ${table}`))[0]?.[0] ?? 0);

  const actorIds = new Map(
    (await rows('SELECT slug, actor_id FROM actor')).map(([slug, id]) => [String(slug), Number(id)]),
  );
  const sourceIds = new Map(
    (await rows('SELECT slug, source_id FROM source')).map(([slug, id]) => [String(slug), Number(id)]),
  );
  let lastArticle = await highest('article_id', 'article');
  let lastBatch = await highest('batch_no', 'batch');

  let tail: Promise<unknown> = Promise.resolve();
  /** Queues work behind what is under way; a failure does not stop what comes after it. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = tail.then(work, work);
    tail = mine.catch(() => undefined);
    return mine;
  };
  const whole = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await connection.run('BEGIN');
    try {
      const result = await work();
      await connection.run('COMMIT');
      return result;
    } catch (error) {
      await connection.run('ROLLBACK');
      throw error;
    }
  };

  const known = async (ids: readonly string[]): Promise<Map<string, Known>> => {
    const found = await inTexts(
      'SELECT id, article_id, text_hash, CAST(day AS VARCHAR), revision_no FROM article WHERE id IN (SELECT unnest($1::VARCHAR[]))',
      ids,
    );
    return new Map(
      found.map(([id, article_id, text_hash, day, revision_no]) => [
        String(id),
        {
          article_id: Number(article_id),
          text_hash: String(text_hash),
          day: day === null ? null : String(day),
          revision_no: Number(revision_no),
        },
      ]),
    );
  };

  /** The number of a source by its slug; a name seen for the first time becomes a source inside this transaction. */
  const sourceIn = (name: string, fresh: Map<string, { source_id: number; slug: string; name: string }>): number => {
    const slug = slugOf(name);
    const id = sourceIds.get(slug) ?? fresh.get(slug)?.source_id;
    if (id !== undefined) return id;
    const source_id = sourceIds.size + fresh.size + 1;
    fresh.set(slug, { source_id, slug, name });
    return source_id;
  };

  const forget = async (ids: readonly number[]) => {
    const list = [new DuckDBListValue([...ids])];
    await connection.run(
      `INSERT INTO revision SELECT a.article_id, a.revision_no, a.title, t.body, a.batch_no
       FROM article a JOIN article_text t ON t.article_id = a.article_id
       WHERE a.article_id IN (SELECT unnest($1::UINTEGER[]))`,
      list,
      [LIST(UINTEGER)],
    );
    for (const table of ARTICLE_TABLES) {
      await connection.run(`DELETE FROM ${table} WHERE article_id IN (SELECT unnest($1::UINTEGER[]))`, list, [
        LIST(UINTEGER),
      ]);
    }
  };

  const ingest = async (batch: Batch): Promise<Loaded> => {
    if ((await inTexts('SELECT 1 FROM batch WHERE id IN (SELECT unnest($1::VARCHAR[]))', [batch.id])).length > 0) {
      return { states: [], repeated: true };
    }
    const kept = await known(batch.facts.map(({ article }) => article.id));
    const freshSources = new Map<string, { source_id: number; slug: string; name: string }>();
    // The last wording of a batch wins; the ones before it count as revised or duplicate all the same.
    const placed = new Map<string, Placed>();
    const states: State[] = [];
    const replaced: number[] = [];
    let nextArticle = lastArticle;
    for (const facts of batch.facts) {
      const { id, source } = facts.article;
      const before = placed.get(id);
      const stored = kept.get(id);
      const there = before?.facts.article ?? stored;
      if (there !== undefined && isKnown(there, facts.article)) {
        states.push('duplicate');
        continue;
      }
      const article_id = before?.article_id ?? stored?.article_id ?? (nextArticle += 1);
      const revision_no = (before?.revision_no ?? stored?.revision_no ?? 0) + 1;
      if (before === undefined && stored !== undefined) replaced.push(article_id);
      placed.set(id, {
        facts,
        article_id,
        revision_no,
        story_id: article_id,
        source_id: sourceIn(source, freshSources),
      });
      states.push(there === undefined ? 'added' : 'revised');
    }
    const batch_no = lastBatch + 1;
    const mentions = [...placed.values()].reduce((sum, { facts }) => sum + facts.mentions.length, 0);
    await whole(async () => {
      const near = replaced.length > 0 ? await forgetStories(connection, replaced) : [];
      if (replaced.length > 0) await forget(replaced);
      await appendRows(connection, 'source', { source_id: 'id', slug: 'text', name: 'text' }, [
        ...freshSources.values(),
      ]);
      const told = await placeInStories(connection, stories, [...placed.values()].map(freshOf), near);
      const inStories = [...placed.values()].map((one) => ({ ...one, story_id: told.get(one.article_id)! }));
      await loadArticles(connection, inStories, actorIds, batch_no);
      await appendRows(
        connection,
        'batch',
        { batch_no: 'id', id: 'text', run_id: 'id', articles: 'id', mentions: 'id', loaded_at: 'text' },
        [{ batch_no, id: batch.id, run_id: batch.run, articles: placed.size, mentions, loaded_at: now() }],
      );
    });
    lastBatch = batch_no;
    lastArticle = nextArticle;
    for (const { slug, source_id } of freshSources.values()) sourceIds.set(slug, source_id);
    ledger?.append({ batch_no, id: batch.id, articles: placed.size, mentions });
    return { states, repeated: false };
  };

  return {
    standing: (articles) =>
      inTurn(async () => {
        const kept = await known(articles.map(({ id }) => id));
        return articles.map((article) => {
          const stored = kept.get(article.id);
          return stored === undefined ? 'new' : isKnown(stored, article) ? 'known' : 'changed';
        });
      }),
    ingest: (batch) => inTurn(() => ingest(batch)),
    putActors: (actors) => inTurn(() => whole(() => putActors(connection, actors, actorIds))),
    beginRun: (input) =>
      inTurn(async () => {
        const run = (await highest('run_id', 'run')) + 1;
        await connection.run('INSERT INTO run (run_id, input, started_at) VALUES ($1, $2, $3)', [run, input, now()]);
        return run;
      }),
    endRun: (run, counts, rejections) =>
      inTurn(() =>
        whole(async () => {
          await connection.run(
            `UPDATE run SET ended_at = $1, inputs = $2, added = $3, revised = $4, duplicate = $5, rejected = $6,
                            undated = $7, undated_reasons = $8 WHERE run_id = $9`,
            [
              now(),
              counts.inputs,
              counts.added,
              counts.revised,
              counts.duplicate,
              counts.rejected,
              counts.undated,
              JSON.stringify(counts.undated_reasons),
              run,
            ],
          );
          await appendRows(
            connection,
            'rejection',
            { run_id: 'id', input: 'text', step: 'text', reason: 'text' },
            rejections.map(({ input, step, reason }) => ({ run_id: run, input, step, reason })),
          );
        }),
      ),
    lastBatch: () => lastBatch,
    settled: async () => void (await tail),
  };
}

/** New actors get the next numbers; known ones keep theirs and take the catalogue's latest name and kind. */
async function putActors(
  connection: DuckDBConnection,
  actors: readonly Actor[],
  ids: Map<string, number>,
): Promise<void> {
  let last = Math.max(0, ...ids.values());
  const rows = actors.map(({ id: slug, name, kind, wikidata }) => {
    const actor_id = ids.get(slug) ?? (last += 1);
    return { actor_id, slug, name, kind, wikidata };
  });
  await connection.run(
    'DELETE FROM actor WHERE slug IN (SELECT unnest($1::VARCHAR[]))',
    [new DuckDBListValue(actors.map(({ id }) => id))],
    [LIST(VARCHAR)],
  );
  await appendRows(
    connection,
    'actor',
    { actor_id: 'id', slug: 'text', name: 'text', kind: 'text', wikidata: 'text' },
    rows,
  );
  for (const { slug, actor_id } of rows) ids.set(slug, actor_id);
}
