import { expect, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import type { RawArticle, Read } from '../../../server/contract/article.ts';
import { ingest, type Street } from '../../../server/ingest/ingest.ts';
import type { Warehouse } from '../../../server/warehouse/warehouse.ts';
import { sql } from '../../../server/warehouse/sql.ts';
import { bare } from '../../support/inputs.ts';
import { smallCatalogue, smallWarehouse } from '../../support/small.ts';
import { inThread } from '../../../server/ingest/analysing.ts';

const TOLD = { input: 'test', source: 'Gamma', published: null };

const streetOf = (warehouse: Warehouse, more: Partial<Street> = {}): Street => ({
  warehouse,
  analyse: inThread(createAnalyser({ catalogue: smallCatalogue, scorer: createLexiconScorer() })),
  clock: fixedClock('2026-01-01T00:00:00Z'),
  timezone: 'UTC',
  ...more,
});

const record = (no: number, given: Partial<RawArticle> = {}): Read => ({
  kind: 'article',
  bytes: 10,
  article: bare({
    input: `news.jsonl:${no}`,
    url: `https://gamma.example/${no}`,
    body: `Report ${no}: Russia spoke at length about Ukraine.`,
    published: '2021-05-06',
    ...given,
  }),
});
const broken = (no: number): Read => ({ kind: 'unreadable', bytes: 1, input: `news.jsonl:${no}`, reason: 'not JSON' });

async function* stream(reads: readonly Read[]) {
  yield* reads;
}

const sum = ({ added, revised, duplicate, rejected }: Record<string, number>) =>
  added! + revised! + duplicate! + rejected!;
const countOf = async (warehouse: Warehouse) =>
  (await warehouse.query<{ n: number }>(sql`SELECT count(*) AS n FROM mention`))[0]!.n;

test('every record ends in exactly one state, and the states sum to the inputs', async () => {
  const warehouse = await smallWarehouse();
  const before = await countOf(warehouse);
  const { ledger, rejections } = await ingest(
    stream([
      record(1),
      broken(2),
      record(3, { published: null }),
      record(1),
      record(1, { body: 'Report 1, corrected: Russia said nothing about Ukraine.' }),
      record(6, { body: '' }),
      record(7, { published: '1971-01-01' }),
    ]),
    streetOf(warehouse),
    TOLD,
  );
  expect(ledger).toMatchObject({ inputs: 7, added: 3, revised: 1, duplicate: 1, rejected: 2, undated: 2, mentions: 8 });
  expect(sum(ledger as never)).toBe(ledger.inputs);
  expect(ledger.undated_reasons).toEqual({ 'none given': 1, 'is before 1990': 1 });
  expect(rejections).toEqual([
    { input: 'news.jsonl:2', step: 'read', reason: 'not JSON' },
    { input: 'news.jsonl:6', step: 'clean', reason: 'empty after cleaning' },
  ]);
  // Three articles of two mentions each; the first wording of the revised one has left.
  expect((await countOf(warehouse)) - before).toBe(6);
});

test('the same records again add nothing', async () => {
  const warehouse = await smallWarehouse();
  const street = streetOf(warehouse);
  const records = Array.from({ length: 700 }, (_, at) => record(at));
  expect((await ingest(stream(records), street, TOLD)).ledger).toMatchObject({ inputs: 700, added: 700 });
  const [before, snapshot] = [await countOf(warehouse), await warehouse.snapshot()];
  expect((await ingest(stream(records), street, TOLD)).ledger).toMatchObject({ inputs: 700, added: 0, duplicate: 700 });
  expect([await countOf(warehouse), await warehouse.snapshot()]).toEqual([before, snapshot]);
});

test('an article and its rewording read once more add nothing, and the later wording stays', async () => {
  const warehouse = await smallWarehouse();
  const street = streetOf(warehouse);
  const both = [record(1), record(2), record(1, { body: 'Report 1, corrected: Russia said nothing about Ukraine.' })];
  expect((await ingest(stream(both), street, TOLD)).ledger).toMatchObject({ added: 2, revised: 1 });
  const snapshot = await warehouse.snapshot();
  for (let times = 0; times < 2; times += 1) {
    const { ledger } = await ingest(stream(both), street, TOLD);
    expect(ledger).toMatchObject({ inputs: 3, added: 0, revised: 0, duplicate: 3, mentions: 0 });
  }
  expect(await warehouse.snapshot()).toBe(snapshot);
  const rows =
    await warehouse.query(sql`SELECT t.body AS body FROM article AS a JOIN article_text AS t ON t.article_id = a.article_id
    WHERE a.url = 'https://gamma.example/1'`);
  expect(rows).toEqual([{ body: 'Report 1, corrected: Russia said nothing about Ukraine.' }]);
});

test('a day that comes later dates an undated article, which is a revision', async () => {
  const warehouse = await smallWarehouse();
  const street = streetOf(warehouse);
  const undated = record(1, { published: null });
  expect((await ingest(stream([undated]), street, TOLD)).ledger).toMatchObject({ added: 1, undated: 1 });
  const told = { ...TOLD, published: '2021-05-06' };
  expect((await ingest(stream([undated]), street, told)).ledger).toMatchObject({ revised: 1, undated: 0 });
  expect((await ingest(stream([undated]), street, told)).ledger).toMatchObject({ duplicate: 1 });
  const rows = await warehouse.query(
    sql`SELECT CAST(week AS VARCHAR) AS week, revision_no AS no FROM article WHERE url = 'https://gamma.example/1'`,
  );
  expect(rows).toEqual([{ week: '2021-05-03', no: 2 }]);
});

test('an article that cannot be analysed is rejected, and the others of its batch go in', async () => {
  const warehouse = await smallWarehouse();
  const usual = createAnalyser({ catalogue: smallCatalogue, scorer: createLexiconScorer() });
  const analyse = inThread((article) => {
    if (article.url === 'https://gamma.example/2') throw new Error('no such rule');
    return usual(article);
  });
  const { ledger, rejections } = await ingest(
    stream([record(1), record(2), record(3)]),
    streetOf(warehouse, { analyse }),
    TOLD,
  );
  expect(ledger).toMatchObject({ inputs: 3, added: 2, rejected: 1 });
  expect(rejections).toEqual([
    { input: 'news.jsonl:2', step: 'load', reason: 'could not be analysed: Error: no such rule' },
  ]);
});

test('letters that were lost in reading are summed over all records of the run, whatever became of them', async () => {
  const warehouse = await smallWarehouse();
  const damaged = (no: number, body: string, replaced: number) => record(no, { body, replaced });
  const reads = [
    damaged(1, 'Russia spoke \uFFFD\uFFFD\uFFFD at length.', 3),
    record(2),
    damaged(3, '', 4),
    damaged(1, 'Russia spoke \uFFFD\uFFFD\uFFFD at length.', 3),
  ];
  const { run, ledger } = await ingest(stream(reads), streetOf(warehouse), TOLD);
  expect(ledger).toMatchObject({ inputs: 4, added: 2, duplicate: 1, rejected: 1, lost_letters: 10 });
  const rows = await warehouse.query(sql`SELECT run_id AS run, lost_letters AS lost FROM run ORDER BY run`);
  // The first run has not ended and counted nothing.
  expect(rows).toEqual([
    { run: 1, lost: null },
    { run, lost: 10 },
  ]);
});

test('an ingest of nothing is a run with nothing in it', async () => {
  const { ledger } = await ingest(stream([]), streetOf(await smallWarehouse()), TOLD);
  expect(ledger).toMatchObject({ inputs: 0, added: 0, revised: 0, duplicate: 0, rejected: 0 });
});
