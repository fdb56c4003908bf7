import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import type { Facts } from '../../../../server/contract/facts.ts';
import { readSearch } from '../../../../server/contract/search/parse.ts';
import { searched } from '../../../../server/queries/searched.ts';
import { textHash } from '../../../../server/text/fingerprint.ts';
import { textRules } from '../../../../server/text/rules.ts';
import { migrate } from '../../../../server/warehouse/duckdb/migrate.ts';
import { indexWordings, type MergeRule } from '../../../../server/warehouse/duckdb/postings.ts';
import { openDuckDB } from '../../../../server/warehouse/duckdb/warehouse.ts';
import { sql } from '../../../../server/warehouse/sql.ts';
import type { Warehouse } from '../../../../server/warehouse/warehouse.ts';
import { randomFrom } from '../../../support/random.ts';
import { factsOf, smallCatalogue } from '../../../support/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function engine(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 1');
  await migrate(connection);
  return connection;
}
const rows = async (connection: DuckDBConnection, text: string) =>
  (await connection.runAndReadAll(text)).getRows().map((row) => row.map(Number));

/** Every place of every word, by article, as the tables hold it for the latest wordings. */
const held = async (connection: DuckDBConnection) =>
  (
    await connection.runAndReadAll(
      `SELECT w.article_id || ' ' || p.place || ' ' || p.word FROM (
         SELECT word, unnest(wordings) AS wording_no, unnest(positions) AS place FROM word_posting
       ) p JOIN wording w USING (wording_no) ORDER BY 1`,
    )
  )
    .getRows()
    .map(([one]) => String(one));

/** The same from the texts. */
const told = (texts: ReadonlyMap<number, readonly [title: string, body: string]>): string[] =>
  [...texts]
    .flatMap(([article, [title, body]]) => {
      const [above, below] = [title, body].map((text) => text.split(' ').filter((word) => word !== ''));
      return [
        ...above!.map((word, at) => `${article} ${at - above!.length - 1000} ${word}`),
        ...below!.map((word, at) => `${article} ${at} ${word}`),
      ];
    })
    .sort();

test('words of title and body have their places, and an empty text has none', async () => {
  const connection = await engine();
  await indexWordings(
    connection,
    [
      { article_id: 7, title: 'Old harbour', body: 'The harbour, the OLD one.' },
      { article_id: 8, title: null, body: '…' },
    ],
    1,
  );
  expect(await held(connection)).toEqual([
    '7 -1001 harbour',
    '7 -1002 old',
    '7 0 the',
    '7 1 harbour',
    '7 2 the',
    '7 3 old',
    '7 4 one',
  ]);
  expect(await rows(connection, 'SELECT article_id, words FROM wording ORDER BY article_id')).toEqual([
    [7, 7],
    [8, 0],
  ]);
});

test('a text that has not changed is not cut into words again; one that has is known by its new words alone', async () => {
  const connection = await engine();
  await indexWordings(
    connection,
    [
      { article_id: 1, title: 'a', body: 'first words' },
      { article_id: 2, title: 'b', body: 'other words' },
    ],
    1,
  );
  await indexWordings(
    connection,
    [
      { article_id: 1, title: 'a', body: 'first words' },
      { article_id: 2, title: 'b', body: 'new words' },
    ],
    2,
  );
  expect(await rows(connection, 'SELECT wording_no, article_id, since FROM wording ORDER BY wording_no')).toEqual([
    [1, 1, 1],
    [3, 2, 2],
  ]);
  expect(await rows(connection, 'SELECT wording_no, article_id, since, until FROM past_wording')).toEqual([
    [2, 2, 1, 2],
  ]);
  expect(await held(connection)).toEqual(
    told(
      new Map([
        [1, ['a', 'first words']],
        [2, ['b', 'new words']],
      ]),
    ),
  );
});

const SMALL: MergeRule = { mostFresh: 40, growth: 3, longestRun: 600 };

test('runs are merged and split at their longest, and no word is lost on the way, of wordings now and past', async () => {
  const connection = await engine();
  const random = randomFrom(5);
  const texts = new Map<number, readonly [string, string]>();
  const text = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () => `w${Math.floor(random() * 30)}`).join(' ');
  let most = 0;
  let words = 0;
  for (let batch = 0; batch < 60; batch += 1) {
    const articles = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
      const article_id = 1 + Math.floor(random() * 60);
      return [article_id, [text(3), text(20)]] as const;
    });
    const last = new Map(articles);
    for (const [article, one] of last) texts.set(article, one);
    await indexWordings(
      connection,
      [...last].map(([article_id, [title, body]]) => ({ article_id, title, body })),
      batch + 1,
      SMALL,
    );
    const [[runs = 0, all = 0] = []] = await rows(
      connection,
      `SELECT (SELECT count(DISTINCT run_no) FROM posting), (SELECT sum(len(wordings)) FROM word_posting)`,
    );
    most = Math.max(most, runs);
    words = all;
    expect(await held(connection)).toEqual(told(texts));
  }
  const [[longest = 0, fresh = 0] = []] = await rows(
    connection,
    `SELECT (SELECT max(words) FROM (SELECT sum(len(wordings)) AS words FROM posting GROUP BY run_no)),
            (SELECT count(*) FROM fresh_posting)`,
  );
  const [[unordered = 1] = []] = await rows(
    connection,
    'SELECT count(*) FROM posting WHERE len(wordings) <> len(positions) OR list_sort(wordings) <> wordings',
  );
  const [[known = 0] = []] = await rows(
    connection,
    'SELECT sum(words) FROM (SELECT words FROM wording UNION ALL SELECT words FROM past_wording)',
  );
  console.log(`60 batches: ${words} words, at most ${most} runs, the longest of ${longest} words`);
  expect(words).toBe(known);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(12);
  expect(longest).toBeLessThanOrEqual(SMALL.longestRun);
  expect(fresh).toBeLessThanOrEqual(SMALL.mostFresh);
  expect(unordered).toBe(0);
});

const open = (file: string, filling?: (done: number, of: number) => void): Promise<Warehouse> =>
  openDuckDB({
    file: join(folder, file),
    timezone: 'UTC',
    memory: '500MB',
    readers: 2,
    settings: {},
    texts: textRules,
    now: () => '2026-01-01T00:00:00.000Z',
    ...(filling === undefined ? {} : { filling }),
  });
const found = async (warehouse: Warehouse, q: string): Promise<number[]> => {
  const { search } = readSearch(q);
  const numbers = await warehouse.query<{ n: number }>(
    sql`SELECT article_id AS n FROM article WHERE ${searched(search!, sql`article_actor`)} ORDER BY article_id`,
  );
  return numbers.map(({ n }) => n);
};
const article = (no: number, title: string, body: string): Facts => {
  const facts = factsOf(no, 'Alpha', '2021-05-05', [body], []);
  return { ...facts, article: { ...facts.article, title, text_hash: textHash(title, body) } };
};

test('the latest wording alone is found: after a revision, after lines were cut, and after a restart', async () => {
  const warehouse = await open('revised.duckdb');
  await warehouse.putActors(smallCatalogue.actors);
  const run = await warehouse.beginRun('x');
  const first = article(1, 'Talks begin', 'The envoys arrived at noon. Sign up for the letter.');
  await warehouse.ingest({ id: 'a', run, facts: [first, article(2, 'Harvest', 'A good year at noon.')] });
  expect([await found(warehouse, 'noon'), await found(warehouse, '"talks begin"')]).toEqual([[1, 2], [1]]);

  await warehouse.ingest({
    id: 'b',
    run,
    facts: [article(1, 'Talks end', 'The envoys left at dusk. Sign up for the letter.')],
  });
  expect(await found(warehouse, 'noon')).toEqual([2]);
  expect(await found(warehouse, 'title:begin')).toEqual([]);
  expect(await found(warehouse, 'title:end dusk')).toEqual([1]);

  const [stored] = await warehouse.stored([1]);
  const cut = { ...stored!.article, body: 'The envoys left at dusk.' };
  expect(await warehouse.rewrite(run, [{ ...article(1, '', ''), article: cut }])).toBe(true);
  expect(await found(warehouse, 'letter')).toEqual([]);
  expect(await found(warehouse, 'envoys -letter')).toEqual([1]);
  await warehouse.close();

  const again = await open('revised.duckdb');
  expect([await found(again, 'noon'), await found(again, 'letter'), await found(again, 'end')]).toEqual([[2], [], [1]]);
  await again.close();
});

test('a batch that failed leaves no word behind', async () => {
  const warehouse = await open('failed.duckdb');
  await warehouse.putActors(smallCatalogue.actors);
  const run = await warehouse.beginRun('x');
  const facts = article(1, 'Talks', 'Of whom nobody knows.');
  const stranger = {
    ...factsOf(1, 'Alpha', '2021-05-05', ['Russia waits.'], [['russia', 'Russia', 1, 0.1, 0.8, 0.1]]),
  };
  const unknown = stranger.mentions.map((one) => ({ ...one, actor: 'nobody-at-all' }));
  await expect(warehouse.ingest({ id: 'a', run, facts: [{ ...facts, mentions: unknown }] })).rejects.toThrow(
    'nobody-at-all',
  );
  expect(await warehouse.query(sql`SELECT count(*) AS n FROM word_posting`)).toEqual([{ n: 0 }]);
  await warehouse.ingest({ id: 'a', run, facts: [facts] });
  expect(await found(warehouse, 'whom nobody')).toEqual([1]);
  await warehouse.close();
});

test('texts of an older database are cut into words when it is opened, with its progress, and the rest after an interruption', async () => {
  const warehouse = await open('older.duckdb');
  await warehouse.putActors(smallCatalogue.actors);
  const run = await warehouse.beginRun('x');
  const facts = Array.from({ length: 1100 }, (_, at) =>
    article(at + 1, `Report ${at + 1}`, `Number n${at + 1} of many.`),
  );
  await warehouse.ingest({ id: 'a', run, facts });
  await warehouse.close();

  const instance = await DuckDBInstance.create(join(folder, 'older.duckdb'));
  const connection = await instance.connect();
  // As it was before there were words: the migration and all it made are gone.
  await connection.run('DROP VIEW word_posting');
  for (const table of ['posting', 'fresh_posting', 'wording', 'past_wording'])
    await connection.run(`DROP TABLE ${table}`);
  await connection.run('DROP SEQUENCE wording_no');
  await connection.run(`DELETE FROM migration WHERE name = '0018_search.sql'`);
  await connection.run(`DELETE FROM setting WHERE key = 'words'`);
  connection.closeSync();
  instance.closeSync();

  const progress: [number, number][] = [];
  const killed = open('older.duckdb', (done, of) => {
    progress.push([done, of]);
    if (done >= 1000) throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  const filled = await open('older.duckdb', (done, of) => progress.push([done, of]));
  expect(progress).toEqual([
    [500, 1100],
    [1000, 1100],
    [100, 100],
  ]);
  expect(await found(filled, 'n1 OR n777 OR n1100')).toEqual([1, 777, 1100]);
  expect(await filled.query(sql`SELECT count(*) AS n FROM wording`)).toEqual([{ n: 1100 }]);
  await filled.close();
});
