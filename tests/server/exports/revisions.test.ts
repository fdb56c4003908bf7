import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../../server/base/clock.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textHash } from '../../../server/text/fingerprint.ts';
import { textRules } from '../../../server/text/rules.ts';
import { openDuckDB } from '../../../server/warehouse/duckdb/warehouse.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { sql } from '../../../server/warehouse/sql.ts';
import type { Warehouse } from '../../../server/warehouse/warehouse.ts';
import { factsOf, smallCatalogue } from '../../support/small.ts';

const ID = '0000000000000001';

function wording(title: string, published: string | null, body: string): Facts {
  const facts = factsOf(1, 'Alpha', published, [body], []);
  return { ...facts, article: { ...facts.article, title, text_hash: textHash(title, body) } };
}

/** Three wordings of one article, taken in on three mornings; before the last one it was given another day. */
async function revisedAsking(): Promise<Asking> {
  let now = Date.parse('2022-02-01T08:00:00Z');
  const clock: Clock = { now: () => now, elapsed: () => now };
  const warehouse = await memoryWarehouse(clock, textRules, 'UTC');
  await warehouse.putActors(smallCatalogue.actors);
  const wordings = [
    wording('Talks begin', null, 'The talks began in the morning.'),
    wording('Talks begin', '2022-02-01T07:30:00.000Z', 'The talks began at noon.'),
    wording('Talks end', '2022-02-02', 'The talks ended at noon.'),
  ];
  for (const [at, facts] of wordings.entries()) {
    const run = await warehouse.beginRun(`morning ${at + 1}`);
    const { states } = await warehouse.ingest({ id: `batch ${at}`, run, facts: [facts] });
    expect(states).toEqual([at === 0 ? 'added' : 'revised']);
    now += 86_400_000;
  }
  return createAsking(warehouse, clock, 'UTC', smallCatalogue);
}

test('the latest wording counts, and earlier ones stay with title, day or the lack of one, and when each was taken in', async () => {
  const { rows } = await answerTo(await revisedAsking(), '/articles/{id}', asked(), ID);
  expect(rows[0]).toMatchObject({
    title: 'Talks end',
    body: 'The talks ended at noon.',
    day: '2022-02-02',
    revision: 3,
    loaded_at: '2022-02-03T08:00:00.000Z',
    revisions: [
      {
        revision: 1,
        title: 'Talks begin',
        body: 'The talks began in the morning.',
        day: null,
        date_problem: 'none given',
        loaded_at: '2022-02-01T08:00:00.000Z',
      },
      {
        revision: 2,
        title: 'Talks begin',
        body: 'The talks began at noon.',
        day: '2022-02-01',
        date_problem: null,
        loaded_at: '2022-02-02T08:00:00.000Z',
      },
    ],
  });
});

test('in another zone the days of earlier wordings are cut anew, and one without a time keeps its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const open = (timezone: string) =>
    openDuckDB({
      file: join(folder, 'zones.duckdb'),
      timezone,
      memory: '500MB',
      readers: 1,
      settings: {},
      texts: textRules,
      now: () => '2022-02-05T08:00:00.000Z',
    });
  const days = async (warehouse: Warehouse) =>
    (await warehouse.query<{ day: string | null }>(sql`SELECT day AS day FROM revision ORDER BY revision_no`)).map(
      ({ day }) => day,
    );
  const first = await open('UTC');
  await first.putActors(smallCatalogue.actors);
  const run = await first.beginRun('zones');
  const wordings = [
    wording('Talks', '2022-02-01T23:30:00.000Z', 'The talks began.'),
    wording('Talks', '2022-02-01', 'The talks went on.'),
    wording('Talks', '2022-02-03', 'The talks ended.'),
  ];
  for (const [at, facts] of wordings.entries()) await first.ingest({ id: `batch ${at}`, run, facts: [facts] });
  expect(await days(first)).toEqual(['2022-02-01', '2022-02-01']);
  await first.close();
  const second = await open('Europe/Kyiv');
  expect(await days(second)).toEqual(['2022-02-02', '2022-02-01']);
  await second.close();
});

test('an article that was revised is one article of one story', async () => {
  const asking = await revisedAsking();
  const { rows } = await answerTo(asking, '/stories', asked());
  expect(rows).toMatchObject([{ story: ID, title: 'Talks end', first_day: '2022-02-02', days: 1, articles_all: 1 }]);
});
