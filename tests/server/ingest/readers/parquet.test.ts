import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { readParquet } from '../../../../server/ingest/readers/parquet.ts';
import { all, bare, bodies, emptyFolder, foundBy, inputOf, readsOf, shown } from '../../../support/inputs.ts';

/** Writes the rows of a query as Parquet and returns the path. */
async function parquet(query: string, name = 'news.parquet'): Promise<string> {
  const path = join(emptyFolder(), name);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

const read = async (path: string) =>
  all(readParquet({ name: 'news.parquet', chunks: inputOf('').chunks, file: path, piped: false, reached: () => {} }));

test('rows are read by the names of their columns, and a row is named by its number', async () => {
  const path = await parquet(
    `SELECT 7 AS id, 'Talks' AS "Head""line", 'Talks' AS headline, 'They met.' AS maintext, 'cnn.com' AS domain`,
  );
  expect(shown(await read(path))).toEqual([
    bare({ input: 'news.parquet#1', title: 'Talks', body: 'They met.', source: 'cnn.com' }),
  ]);
});

test('dates, instants, numbers, lists and bytes become text', async () => {
  const published = async (value: string) => {
    const [found] = shown(await read(await parquet(`SELECT 'x' AS body, ${value} AS published`)));
    return typeof found === 'object' ? found.published : found;
  };
  expect(await published("DATE '2021-05-06'")).toBe('2021-05-06');
  expect(await published("TIMESTAMPTZ '2021-05-06 10:00:00+02'")).toBe('2021-05-06 08:00:00+00');
  expect(await published("TIMESTAMP '2021-05-06 10:00:00'")).toBe('2021-05-06 10:00:00');
  expect(await published('1620259200::BIGINT')).toBe('1620259200');
  expect(await published('NULL')).toBeNull();
  const path = await parquet(
    `SELECT 'They met.'::BLOB AS body, ['Ann Lee', 'Bo Ek'] AS authors, {'name': 'CNN'} AS source`,
  );
  expect(shown(await read(path))).toEqual([
    bare({ input: 'news.parquet#1', body: 'They met.', author: 'Ann Lee, Bo Ek', source: 'CNN' }),
  ]);
});

test('more rows than one chunk holds come in order, to the last', async () => {
  const found = bodies(await read(await parquet("SELECT 'no ' || i AS body FROM range(5000) AS t(i)")));
  expect(found).toEqual(Array.from({ length: 5000 }, (_, no) => `no ${no}`));
});

test('a name that the engine would take for a pattern is only a name', async () => {
  const path = await parquet("SELECT 'They met.' AS body", "we[ir]d's*.parquet");
  expect(bodies(await read(path))).toEqual(['They met.']);
});

test('packed, or through a pipe, it is read from a copy', async () => {
  const bytes = readFileSync(await parquet("SELECT 'They met.' AS body"));
  expect(bodies(await foundBy(readParquet, bytes, 'news.parquet', 100))).toEqual(['They met.']);
  const packed = join(emptyFolder(), 'news.parquet.gz');
  writeFileSync(packed, gzipSync(bytes));
  expect(bodies(await readsOf([packed]))).toEqual(['They met.']);
});

test('a file without a column for the text, and one that is damaged, are refused once', async () => {
  expect(bodies(await read(await parquet('SELECT 1 AS id, 2 AS title')))).toEqual([
    'news.parquet: no column holds the text of the articles (columns found: id, title; the text is looked for in body, text, content, article, maintext …)',
  ]);
  const path = await parquet("SELECT 'They met.' AS body");
  const cut = join(emptyFolder(), 'cut.parquet');
  writeFileSync(cut, readFileSync(path).subarray(0, 60));
  const [reason, ...more] = bodies(await read(cut));
  expect(reason).toMatch(/^news\.parquet: not a sound Parquet file \(.+\)$/);
  expect(reason).not.toContain(cut);
  expect(more).toEqual([]);
});

test('the rows tell how much of the file they took, to its last byte', async () => {
  const path = await parquet("SELECT 'no ' || i AS body FROM range(3) AS t(i)");
  const copy = join(emptyFolder(), 'copy.pq');
  copyFileSync(path, copy);
  const reads = await readsOf([copy]);
  expect(reads.length).toBe(3);
  expect(reads.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(readFileSync(copy).length);
});
