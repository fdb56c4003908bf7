import { expect, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Read } from '../../../server/contract/article.ts';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { ingest, type Street } from '../../../server/ingest/ingest.ts';
import { decide } from '../../../server/ingest/learn.ts';
import { LEARNED } from '../../../server/text/edge-lines.ts';
import type { Warehouse } from '../../../server/warehouse/warehouse.ts';
import { sql, text } from '../../../server/warehouse/sql.ts';
import { appOf, at } from '../../support/app.ts';
import { bare } from '../../support/inputs.ts';
import { smallAsking, smallCatalogue, smallWarehouse } from '../../support/small.ts';
import { inThread } from '../../../server/ingest/analysing.ts';

const TOLD = { input: 'test', source: null, published: null };
/** Names a country that no report is about. */
const NOTICE = 'Read all our reports from Russia in the weekly letter of the Dispatch.';

const SUBJECTS = ['harvest', 'railway', 'harbour', 'school', 'budget', 'hospital', 'festival', 'forest'];

const streetOf = (warehouse: Warehouse): Street => ({
  warehouse,
  analyse: inThread(createAnalyser({ catalogue: smallCatalogue, scorer: createLexiconScorer() })),
  clock: fixedClock('2026-01-01T00:00:00Z'),
  timezone: 'UTC',
});

/** A report of its own story, with a notice behind it or without. */
const report = (no: number, last: string | null = NOTICE, source = 'Dispatch'): Read => {
  const about = SUBJECTS[no % SUBJECTS.length]!;
  const body = [
    `Ukraine opened the ${about} of ${no} districts on a bright morning in spring.`,
    `Nobody had expected the ${about} to be ready before the ${no}th week of the year, said a man at the gate.`,
    `The works at the ${about} took ${no + 3} months and cost what ${no} villages earn in one summer of good weather.`,
    `Those who came to look at the ${about} stayed until the evening and then went home over the hills.`,
    `More is to be seen of the ${about} in autumn.`,
    ...(last === null ? [] : [last]),
  ].join('\n');
  const url = `https://${source.toLowerCase()}.example/${no}`;
  const article = bare({
    input: `news.jsonl:${no}`,
    url,
    body,
    source,
    published: `2021-05-${String(no + 3).padStart(2, '0')}`,
  });
  return { kind: 'article', bytes: 10, article };
};

async function* stream(reads: readonly Read[]) {
  yield* reads;
}

type Kept = { url: string; body: string; removed: string; mentions: number };
const keptIn = (warehouse: Warehouse, source = 'dispatch') =>
  warehouse.query<Kept>(sql`
    SELECT a.url AS url, t.body AS body, t.removed AS removed, a.mentions AS mentions
    FROM article AS a JOIN article_text AS t ON t.article_id = a.article_id
    WHERE a.url LIKE ${text(`https://${source}.example/%`)} ORDER BY a.article_id`);
const mentionsIn = async (warehouse: Warehouse) =>
  (await warehouse.query<{ n: number }>(sql`SELECT count(*) AS n FROM mention`))[0]!.n;
const storiesIn = (warehouse: Warehouse) =>
  warehouse.query(sql`SELECT id AS id, story_id AS story, revision_no AS no FROM article ORDER BY article_id`);

test('a notice under four stories is cut from all of them, and its names are nobody’s mentions any more', async () => {
  const warehouse = await smallWarehouse();
  const before = await mentionsIn(warehouse);
  const three = await ingest(stream([report(1), report(2), report(3)]), streetOf(warehouse), TOLD);
  expect(three.ledger.mentions).toBe(6);
  expect((await keptIn(warehouse)).map(({ body }) => body.endsWith(NOTICE))).toEqual([true, true, true]);
  const stories = await storiesIn(warehouse);

  const fourth = await ingest(stream([report(4), report(5, null)]), streetOf(warehouse), TOLD);
  const kept = await keptIn(warehouse);
  expect(kept.map(({ body, mentions }) => [body.includes('Russia'), mentions])).toEqual(Array(5).fill([false, 1]));
  expect(kept.slice(0, 4).map(({ removed }) => JSON.parse(removed))).toEqual(
    kept.slice(0, 4).map(({ body }) => [{ text: NOTICE, rule: LEARNED, at: body.length }]),
  );
  // Of this run the fourth report lost one of two mentions; what the three before lost was of another run.
  expect(fourth.ledger).toMatchObject({ inputs: 2, added: 2, revised: 0, mentions: 2 });
  expect((await mentionsIn(warehouse)) - before).toBe(5);
  // No revision, and the same stories.
  expect((await storiesIn(warehouse)).slice(0, stories.length)).toEqual(stories);

  const late = await ingest(stream([report(6), report(1)]), streetOf(warehouse), TOLD);
  expect(late.ledger).toMatchObject({ added: 1, duplicate: 1, revised: 0, mentions: 1 });
  expect((await keptIn(warehouse)).at(-1)!.body.includes('Russia')).toBe(false);
});

test('what is learned of one source does not touch another, nor a speech’s last words', async () => {
  const warehouse = await smallWarehouse();
  const speeches = Array.from({ length: 20 }, (_, no) =>
    report(no, no % 2 === 0 ? 'Glory to Ukraine!' : 'May God bless Ukraine and all of its people.', 'President'),
  );
  await ingest(
    stream([report(1), report(2), report(3), report(4), report(1, NOTICE, 'Gazette'), ...speeches]),
    streetOf(warehouse),
    TOLD,
  );
  expect((await keptIn(warehouse, 'gazette'))[0]!.body.endsWith(NOTICE)).toBe(true);
  const spoken = await keptIn(warehouse, 'president');
  expect(spoken.map(({ mentions }) => mentions)).toEqual(Array(20).fill(2));
  expect(await warehouse.query(sql`SELECT count(*) AS n FROM learned_line`)).toEqual([{ n: 1 }]);
});

test('a line that a person keeps comes back to the letter in all articles, and is never cut again', async () => {
  const asking = await smallAsking();
  const street = streetOf(asking.warehouse);
  await ingest(stream([report(1), report(2), report(3), report(4)]), street, TOLD);
  const [line] = (await answerTo(asking, '/learned-lines', asked())).rows;
  expect(line).toMatchObject({
    source: 'dispatch',
    zone: 'tail',
    sample: NOTICE,
    articles: 4,
    stories: 4,
    state: 'cut',
    decided_at: null,
  });
  const snapshot = await asking.warehouse.snapshot();

  expect(await decide(street, line!.line, false)).toBe(true);
  expect(
    (await keptIn(asking.warehouse)).map(({ body, removed, mentions }) => [
      body.endsWith(`\n${NOTICE}`),
      removed,
      mentions,
    ]),
  ).toEqual(Array(4).fill([true, '[]', 2]));
  expect(await asking.warehouse.snapshot()).not.toBe(snapshot);
  await ingest(stream([report(5), report(6)]), street, TOLD);
  expect((await keptIn(asking.warehouse)).every(({ body }) => body.endsWith(NOTICE))).toBe(true);
  const kept = (await answerTo(asking, '/learned-lines', asked())).rows;
  expect(kept).toEqual([{ ...line, articles: 6, stories: 6, state: 'kept', decided_at: '2026-01-01T00:00:00.000Z' }]);

  expect(await decide(street, line!.line, true)).toBe(true);
  expect((await keptIn(asking.warehouse)).map(({ body }) => body.includes(NOTICE))).toEqual(Array(6).fill(false));
  expect(await decide(street, 'no such line', true)).toBe(false);
});

test('articles that an interrupted run left uncut are cut by the next one', async () => {
  const warehouse = await smallWarehouse();
  const street = streetOf(warehouse);
  let rewrites = 0;
  const broken: Warehouse = {
    ...warehouse,
    rewrite: async () => {
      rewrites += 1;
      throw new Error('the power failed');
    },
  };
  const all = [report(1), report(2), report(3), report(4)];
  await expect(ingest(stream(all), streetOf(broken), TOLD)).rejects.toThrow('the power failed');
  expect(rewrites).toBe(1);
  expect((await keptIn(warehouse)).every(({ body }) => body.endsWith(NOTICE))).toBe(true);
  expect((await ingest(stream(all), street, TOLD)).ledger).toMatchObject({ duplicate: 4, mentions: 0 });
  expect((await keptIn(warehouse)).some(({ body }) => body.includes(NOTICE))).toBe(false);
});

test('the API keeps a line and cuts it again, and says what is wrong with what it cannot do', async () => {
  const asking = await smallAsking();
  await ingest(stream([report(1), report(2), report(3), report(4)]), streetOf(asking.warehouse), TOLD);
  const app = appOf(asking);
  const list = async () =>
    (await (await app.request(at('/api/v1/learned-lines?sources=dispatch'))).json()) as {
      rows: { line: string; state: string }[];
    };
  const [{ line } = { line: '' }] = (await list()).rows;
  const say = (id: string, body: string, type = 'application/json') =>
    app.request(at(`/api/v1/learned-lines/${id}`), { method: 'POST', headers: { 'content-type': type }, body });
  const kept = await say(line, '{"state":"kept"}');
  expect([kept.status, await kept.json()]).toEqual([200, { line, state: 'kept' }]);
  expect((await list()).rows.map(({ state }) => state)).toEqual(['kept']);
  expect((await say(line, '{"state":"cut"}')).status).toBe(200);
  expect((await list()).rows.map(({ state }) => state)).toEqual(['cut']);
  expect((await say('0000000000000000', '{"state":"kept"}')).status).toBe(404);
  expect((await say(line, '{"state":"gone"}')).status).toBe(400);
  expect((await say(line, '{"state":"kept"}', 'text/plain')).status).toBe(415);
});
