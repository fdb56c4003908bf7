import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { textRules } from '../../../../server/text/rules.ts';
import { openDuckDB } from '../../../../server/warehouse/duckdb/warehouse.ts';
import { migrations } from '../../../../server/warehouse/duckdb/migrate.ts';
import { id, sql } from '../../../../server/warehouse/sql.ts';
import type { Warehouse } from '../../../../server/warehouse/warehouse.ts';
import { inOne } from '../../../support/endless.ts';
import { factsOf, smallCatalogue, smallFacts, smallWarehouse } from '../../../support/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (name: string, timezone = 'UTC'): Promise<Warehouse> =>
  openDuckDB({
    file: join(folder, name),
    timezone,
    memory: '500MB',
    readers: 2,
    settings: {},
    texts: textRules,
    now: () => '2026-01-01T00:00:00.000Z',
  });

async function filled(name: string, timezone = 'UTC'): Promise<Warehouse> {
  const warehouse = await open(name, timezone);
  await warehouse.putActors(smallCatalogue.actors);
  await warehouse.ingest({ id: 'small', run: await warehouse.beginRun('small'), facts: smallFacts(timezone) });
  return warehouse;
}

const TABLES = ['article', 'article_text', 'sentence', 'mention', 'article_actor'] as const;
const counts = async (warehouse: Warehouse) => {
  const [row] = await warehouse.query<Record<(typeof TABLES)[number], number>>(sql`
    SELECT (SELECT count(*) FROM article) AS article, (SELECT count(*) FROM article_text) AS article_text,
           (SELECT count(*) FROM sentence) AS sentence, (SELECT count(*) FROM mention) AS mention,
           (SELECT count(*) FROM article_actor) AS article_actor`);
  return row;
};
const SMALL = { article: 6, article_text: 6, sentence: 12, mention: 17, article_actor: 12 };

test('what was loaded is there after closing and opening, and every table holds it', async () => {
  const first = await filled('kept.duckdb');
  expect(await counts(first)).toEqual(SMALL);
  const snapshot = await first.snapshot();
  await first.close();
  const second = await open('kept.duckdb');
  expect(await counts(second)).toEqual(SMALL);
  expect(await second.snapshot()).toBe(snapshot);
  await second.close();
});

test('the same batch twice counts once, and the same articles in another batch are duplicates', async () => {
  const warehouse = await smallWarehouse();
  const again = await warehouse.ingest({ id: 'small', run: 1, facts: smallFacts() });
  expect(again).toEqual({ states: [], repeated: true });
  const other = await warehouse.ingest({ id: 'other', run: 1, facts: smallFacts() });
  expect(other.states).toEqual(Array.from({ length: 6 }, () => 'duplicate'));
  expect(await counts(warehouse)).toEqual(SMALL);
});

test('another wording at the same address is a revision: the old facts go, the old text stays', async () => {
  const warehouse = await smallWarehouse();
  const revised = factsOf(1, 'Alpha', '2021-05-05', ['Russia spoke.'], [['russia', 'Russia', 1, 0.1, 0.8, 0.1]]);
  expect(await warehouse.standing([revised.article])).toEqual(['changed']);
  const { states } = await warehouse.ingest({ id: 'revision', run: 1, facts: [revised] });
  expect(states).toEqual(['revised']);
  expect(await counts(warehouse)).toEqual({
    article: 6,
    article_text: 6,
    sentence: 11,
    mention: 15,
    article_actor: 11,
  });
  const kept = await warehouse.query(sql`SELECT revision_no AS no, body AS body FROM revision`);
  expect(kept).toEqual([{ no: 1, body: 'Antony Blinken praised Ukraine for its reforms. Blinken promised more aid.' }]);
});

test('an article that fails takes its whole batch back, and the next batch goes in', async () => {
  const warehouse = await smallWarehouse();
  const stranger = factsOf(8, 'Gamma', '2021-05-05', ['Russia spoke.'], [['russia', 'Russia', 1, 0.1, 0.8, 0.1]]);
  const broken = { ...stranger, mentions: stranger.mentions.map((mention) => ({ ...mention, actor: 'nobody-known' })) };
  await expect(warehouse.ingest({ id: 'broken', run: 1, facts: [broken] })).rejects.toThrow(/nobody-known/);
  expect(await counts(warehouse)).toEqual(SMALL);
  expect(await warehouse.query(sql`SELECT count(*) AS n FROM source`)).toEqual([{ n: 2 }]);
  expect((await warehouse.ingest({ id: 'sound', run: 1, facts: [stranger] })).states).toEqual(['added']);
});

test('copies of one text are one story, whichever batch brings them', async () => {
  const warehouse = await smallWarehouse();
  const copy = factsOf(
    9,
    'Gamma',
    '2021-05-06',
    ['Antony Blinken praised Ukraine for its reforms.', 'Blinken promised more aid.'],
    [],
  );
  await warehouse.ingest({ id: 'copy', run: 1, facts: [copy] });
  const rows = await warehouse.query(sql`
    SELECT count(*) AS articles, count(DISTINCT story_id) AS stories FROM article`);
  expect(rows).toEqual([{ articles: 7, stories: 4 }]);
});

test('the stored sums of article and actor are those recounted from the mentions', async () => {
  const warehouse = await smallWarehouse();
  const differing = await warehouse.query(sql`
    SELECT a.article_id AS article_id FROM article_actor AS a
    JOIN (
      SELECT article_id, actor_id, count(*) AS mentions, count(sentiment) AS scored, sum(sentiment) AS sentiment,
             sum(CASE WHEN in_quote THEN 0 ELSE 1 END) AS reporter
      FROM mention GROUP BY article_id, actor_id
    ) AS m ON m.article_id = a.article_id AND m.actor_id = a.actor_id
    WHERE a.mentions <> m.mentions OR a.scored <> m.scored OR abs(a.sentiment - m.sentiment) > 1e-9
       OR a.mentions_reporter <> m.reporter`);
  expect(differing).toEqual([]);
});

test('another zone cuts the weeks anew before anything is served', async () => {
  await (await filled('zone.duckdb')).close();
  const kyiv = await open('zone.duckdb', 'Europe/Kyiv');
  const weeks = sql`SELECT week AS week, count(*) AS mentions FROM mention GROUP BY week ORDER BY week`;
  expect(await kyiv.query(weeks)).toEqual([
    { week: '2021-05-03', mentions: 9 },
    { week: '2021-05-10', mentions: 8 },
  ]);
  await kyiv.close();
  const back = await open('zone.duckdb');
  expect(await back.query(weeks)).toEqual([
    { week: '2021-05-03', mentions: 11 },
    { week: '2021-05-10', mentions: 6 },
  ]);
  await back.close();
});

test('an acknowledged batch that the database has lost stops the opening', async () => {
  await (await filled('lost.duckdb')).close();
  const ledger = join(folder, 'lost.duckdb.acknowledged.ndjson');
  expect(readFileSync(ledger, 'utf8').trim().split('\n')).toHaveLength(1);
  appendFileSync(ledger, `${JSON.stringify({ batch_no: 2, id: 'gone', articles: 1, mentions: 1 })}\n`);
  await expect(open('lost.duckdb')).rejects.toThrow(/1 batches that were acknowledged are missing/);
});

test('a question past its time ends as busy, and the next one is answered', async () => {
  const warehouse = await smallWarehouse();
  const endless = sql`SELECT count(*) AS n FROM range(100000000) AS a(x), range(1000) AS b(y) WHERE hash(x + y) % 7 = 3`;
  await expect(warehouse.query(endless, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'busy' });
  expect(await warehouse.query(sql`SELECT ${id(7)} AS n`)).toEqual([{ n: 7 }]);
});

test('a stream comes whole, and files are out of reach of SQL', async () => {
  const warehouse = await smallWarehouse();
  let rows = 0;
  for await (const part of warehouse.stream(inOne(sql`SELECT range AS n FROM range(10000)`))) rows += part.length;
  expect(rows).toBe(10_000);
  await expect(warehouse.query(sql`SELECT * FROM read_text('/etc/hostname')`)).rejects.toThrow(/disabled/);
});

test('the pieces of a stream are of one state, whatever is written between them', async () => {
  const warehouse = await smallWarehouse();
  const piece = (after: number) =>
    sql`SELECT article_id AS n FROM article WHERE article_id > ${id(after)} ORDER BY n LIMIT 2`;
  const [counted] = await warehouse.query<{ n: number }>(sql`SELECT count(*) AS n FROM article`);
  const seen: number[] = [];
  const pieces = (last: { n: number } | null, count: number) =>
    last === null ? piece(0) : count < 2 ? null : piece(last.n);
  for await (const part of warehouse.stream<{ n: number }>(pieces)) {
    if (seen.length === 0)
      await warehouse.ingest({ id: 'more', run: 1, facts: [factsOf(90, 'Gamma', '2021-05-05', ['Rain fell.'], [])] });
    seen.push(...part.map(({ n }) => n));
  }
  expect(seen).toEqual(Array.from({ length: counted!.n }, (_, at) => at + 1));
});

test('the migrations are numbered without a gap', () => {
  expect(migrations().map(({ no }) => no)).toEqual(migrations().map((_, at) => at + 1));
  expect(migrations().length).toBeGreaterThanOrEqual(3);
});

test('a question asked before and after the data has grown answers what is there, with longer texts and greater numbers', async () => {
  const warehouse = await smallWarehouse();
  const wanted = sql`
    SELECT s.slug AS slug, s.name AS name, a.language AS language, max(a.article_id) AS last, count(*) AS articles
    FROM article AS a JOIN source AS s ON s.source_id = a.source_id
    GROUP BY s.slug, s.name, a.language ORDER BY articles DESC, slug`;
  const ofWeeks = sql`SELECT source_id AS source, week AS week, count(*) AS articles FROM article GROUP BY source_id, week ORDER BY week, source`;
  // Both readers of the pool have prepared both.
  for (let times = 0; times < 4; times += 1) await Promise.all([warehouse.query(wanted), warehouse.query(ofWeeks)]);
  const name = 'The Evening Observer of the Northern Provinces';
  const many = Array.from({ length: 300 }, (_, at) =>
    factsOf(
      1000 + at,
      name,
      `20${10 + (at % 15)}-03-0${1 + (at % 9)}`,
      [`Word ${at} of many, said Blinken.`],
      [],
      'UTC',
      null,
    ),
  );
  await warehouse.ingest({ id: 'many', run: 1, facts: many });
  expect(await warehouse.query(wanted)).toEqual([
    { slug: 'the-evening-observer-of-the-northern-provinces', name, language: null, last: 306, articles: 300 },
    { slug: 'alpha', name: 'Alpha', language: 'en', last: 5, articles: 4 },
    { slug: 'beta', name: 'Beta', language: 'en', last: 6, articles: 2 },
  ]);
  const weeks = await warehouse.query<{ articles: number }>(ofWeeks);
  expect(weeks.reduce((all, { articles }) => all + articles, 0)).toBe(306);
});
