import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER } from '@duckdb/node-api';
import { TITLE_GAP } from '../../contract/search/places.ts';
import { wordLine } from '../../contract/search/words.ts';
import { appendRows } from './columns.ts';
import { keepPast } from './history.ts';

/*
 * All that writes the words of texts. Batches add runs to `fresh_posting`; now and then these are merged into `posting`, whose runs
 * grow threefold at each merge, so that a word is written a few times at most. Nothing is updated in place: a wording that was
 * replaced leaves `wording` for `past_wording` and is found no more, but as of a snapshot; its words stay.
 */

/** The text of an article as it is searched. */
export type Worded = { readonly article_id: number; readonly title: string | null; readonly body: string };

export type MergeRule = {
  /** Rows that wait before they are merged: a look-up reads them all. */
  readonly mostFresh: number;
  /** A run is merged with one that is shorter than so many times itself. */
  readonly growth: number;
  /** Words of the longest run that a merge makes, which bounds what it holds in memory: some 200 MB. */
  readonly longestRun: number;
};
const USUAL: MergeRule = { mostFresh: 131_072, growth: 3, longestRun: 1 << 23 };

const STAGED = { article_id: 'id', hash: 'text', title: 'text', body: 'text' } as const;

const rows = async (connection: DuckDBConnection, text: string) => (await connection.runAndReadAll(text)).getRows();

/** Cuts texts into words that are found from a snapshot on, inside the caller's transaction; those that have not changed are left as they are. */
export async function indexWordings(
  connection: DuckDBConnection,
  articles: readonly Worded[],
  no: number,
  rule: MergeRule = USUAL,
): Promise<void> {
  const known = await hashesOf(connection, articles);
  const changed = articles
    .map((article) => ({ ...article, hash: hashOf(article) }))
    .filter(({ article_id, hash }) => known.get(article_id) !== hash);
  if (changed.length === 0) return;
  await connection.run('CREATE TEMP TABLE staged (article_id UINTEGER, hash VARCHAR, title VARCHAR, body VARCHAR)');
  await appendRows(
    connection,
    'staged',
    STAGED,
    changed.map(({ article_id, hash, title, body }) => ({
      article_id,
      hash,
      title: wordLine(title ?? ''),
      body: wordLine(body),
    })),
  );
  if (known.size > 0) {
    await keepPast(connection, 'wording', no, { from: 'JOIN staged AS s ON s.article_id = t.article_id' });
    await connection.run('DELETE FROM wording WHERE article_id IN (SELECT article_id FROM staged)');
  }
  await connection.run(
    `INSERT INTO wording SELECT nextval('wording_no'), article_id, hash, len(${wordsIn('title')}) + len(${wordsIn('body')}), ${no}
     FROM (SELECT * FROM staged ORDER BY article_id)`,
  );
  await connection.run(
    `INSERT INTO fresh_posting SELECT (SELECT max(wording_no) FROM wording), ${HEAD}, word, list(wording_no), list(place)
     FROM (SELECT wording_no, unnest(above || below) AS word,
                  unnest(range(-${TITLE_GAP} - len(above), -${TITLE_GAP}) || range(len(below)))::INTEGER AS place
           FROM (SELECT w.wording_no, ${wordsIn('s.title')} AS above, ${wordsIn('s.body')} AS below
                 FROM staged s JOIN wording w ON w.article_id = s.article_id ORDER BY w.wording_no))
     GROUP BY word ORDER BY word`,
  );
  await connection.run('DROP TABLE staged');
  const [fresh] = await rows(connection, 'SELECT count(*) FROM fresh_posting');
  if (Number(fresh?.[0]) > rule.mostFresh) await merge(connection, rule);
}

/** What `posting.head` holds of a word. */
const HEAD = `('0x' || rpad(left(hex(word), 12), 12, '0'))::BIGINT`;

/** An empty text has no words, not an empty one. */
const wordsIn = (column: string): string =>
  `CASE WHEN ${column} = '' THEN []::VARCHAR[] ELSE string_split(${column}, ' ') END`;

const hashOf = ({ title, body }: Worded): string =>
  createHash('sha256')
    .update(JSON.stringify([title, body]))
    .digest('hex')
    .slice(0, 16);

async function hashesOf(connection: DuckDBConnection, articles: readonly Worded[]): Promise<Map<number, string>> {
  const found = await connection.runAndReadAll(
    'SELECT article_id, hash FROM wording WHERE article_id IN (SELECT unnest($1::UINTEGER[]))',
    [new DuckDBListValue(articles.map(({ article_id }) => article_id))],
    [LIST(UINTEGER)],
  );
  return new Map(found.getRows().map(([id, hash]) => [Number(id), String(hash)]));
}

/** Puts what is fresh, and the runs that are no longer than it by much, into one run. */
async function merge(connection: DuckDBConnection, rule: MergeRule): Promise<void> {
  const sizes = async (table: string) =>
    (
      await rows(connection, `SELECT run_no, sum(len(wordings)) FROM ${table} GROUP BY run_no ORDER BY run_no DESC`)
    ).map(([run, words]) => ({ run: Number(run), words: Number(words) }));
  const runs = await sizes('posting');
  const fresh = await sizes('fresh_posting');
  let words = fresh.reduce((sum, one) => sum + one.words, 0);
  const taken: number[] = [];
  for (const one of runs) {
    if (one.words >= rule.growth * words || one.words + words > rule.longestRun) break;
    taken.push(one.run);
    words += one.words;
  }
  const whole = taken.length === 0 ? 'FALSE' : `run_no IN (${taken.join(', ')})`;
  // Numbers of wordings grow, so what is strung together in the order of runs is sorted, which halves its size.
  await connection.run(
    `INSERT INTO posting SELECT ${fresh[0]!.run}, head, word, flatten(list(wordings ORDER BY run_no)), flatten(list(positions ORDER BY run_no))
     FROM (SELECT * FROM posting WHERE ${whole} UNION ALL SELECT * FROM fresh_posting) GROUP BY head, word ORDER BY word`,
  );
  await connection.run(`DELETE FROM posting WHERE ${whole}`);
  await connection.run('DELETE FROM fresh_posting');
}

/** Texts cut into words in one transaction when a database is brought up to date. */
const TOGETHER = 500;

/** Cuts all stored texts that are not cut into words yet, and goes on where an interrupted filling ended. */
export async function fillWordings(
  connection: DuckDBConnection,
  whole: (work: () => Promise<void>) => Promise<void>,
  tell: (done: number, of: number) => void,
): Promise<void> {
  const missing = 'FROM article a WHERE a.article_id NOT IN (SELECT article_id FROM wording)';
  const [left] = await rows(connection, `SELECT count(*) ${missing}`);
  const of = Number(left?.[0]);
  for (let done = 0; done < of; ) {
    const texts = await rows(
      connection,
      `SELECT m.article_id, m.title, t.body FROM (SELECT a.article_id, a.title ${missing} ORDER BY a.article_id LIMIT ${TOGETHER}) m
       JOIN article_text t ON t.article_id = m.article_id ORDER BY m.article_id`,
    );
    if (texts.length === 0) return;
    await whole(() =>
      indexWordings(
        connection,
        texts.map(([article_id, title, body]) => ({
          article_id: Number(article_id),
          title: title === null ? null : String(title),
          body: String(body),
        })),
        0,
      ),
    );
    done += texts.length;
    tell(done, of);
  }
}

/** Throws all words away, to be cut by another rule; those of past wordings too, which are not cut again. */
export async function forgetWordings(connection: DuckDBConnection): Promise<void> {
  for (const table of ['wording', 'past_wording', 'posting', 'fresh_posting'])
    await connection.run(`DELETE FROM ${table}`);
}
