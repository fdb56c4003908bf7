import { expect, test } from 'vitest';
import { AccuracyCard } from '../../../server/contract/accuracy.ts';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { sql } from '../../../server/warehouse/sql.ts';
import { appOf, at } from '../../support/app.ts';
import { correctable, named, SAID } from '../../support/corrected.ts';
import { smallAsking } from '../../support/small.ts';
import { textOf } from '../../support/sources.ts';

const shipped = AccuracyCard.parse(JSON.parse(textOf('data/accuracy.json')));
const appWith = async (card: AccuracyCard) => appOf({ ...(await smallAsking()), accuracy: card });
type Row = Record<string, unknown>;

test('the card comes as it ships, one row a figure, as JSON and as CSV', async () => {
  const app = await appWith(shipped);
  const answer = await app.request(at('/api/v1/accuracy'));
  const { rows, query } = (await answer.json()) as { rows: Row[]; query: object };
  expect(rows).toEqual(shipped.figures);
  expect(query).toEqual({});
  const csv = await (await app.request(at('/api/v1/accuracy?format=csv'))).text();
  expect(csv.trim().split('\r\n').length).toBe(1 + shipped.figures.length);
});

test('nothing narrows it: a filter is an error that names its key', async () => {
  const answer = await (await appWith(shipped)).request(at('/api/v1/accuracy?actors=russia'));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ key: 'actors' }] });
});

test('what persons checked here stands in rows of its own by rule, and no figure of the card moves', async () => {
  const moor = named('ida-moor', 'Ida Moor', [
    { text: 'Ida Moor', type: 'full' },
    { text: 'Moor', type: 'surname' },
  ]);
  const { warehouse, corrections, take, asking } = await correctable({ actors: [moor], titles: [] });
  await take([
    ['Alpha', '2021-05-04', 'Ida Moor walked. Moor slept.'],
    ['Beta', '2021-05-12', 'Ida Moor saw a boat.'],
  ]);
  const ask = async () =>
    (await answerTo({ ...asking, accuracy: shipped }, '/accuracy', asked())).rows.map((row) => ({ ...row }));
  expect(await ask()).toEqual(shipped.figures);
  type Place = { article: string; sentence: number; start: number; surface: string };
  const [first, short, other] = await warehouse.query<Place>(
    sql`SELECT a.id AS article, m.sentence_no AS sentence, m.starts_at AS start, m.surface AS surface
        FROM mention AS m JOIN article AS a ON a.article_id = m.article_id ORDER BY m.article_id, m.mention_no`,
  );
  await corrections.make({ does: 'accept', ...first! }, SAID);
  await corrections.make({ does: 'accept', ...short! }, SAID);
  await corrections.make({ does: 'reject', ...other! }, SAID);
  const rows = await ask();
  expect(rows.slice(0, shipped.figures.length)).toEqual(shipped.figures);
  const checks = rows.slice(shipped.figures.length);
  expect(checks.map(({ figure, task, statement, value, n }) => [figure, task, statement, value, n])).toEqual([
    ['checks: full_name', 'checks', 'Of 2 mentions by the rule full_name that persons checked here, 1 stands.', 0.5, 2],
    ['checks: surname', 'checks', 'Of 1 mention by the rule surname that persons checked here, 1 stands.', 1, 1],
  ]);
  // Wilson (1927), z = 1.96: (0.5 + 0.9604 ± 1.96 √(0.125 + 0.2401)) / 2.9208, and (1 + 1.9208 ± 1.96 √0.9604) / 4.8416.
  expect(checks.map(({ low, high }) => [low?.toFixed(3), high?.toFixed(3)])).toEqual([
    ['0.095', '0.905'],
    ['0.207', '1.000'],
  ]);
  await warehouse.close();
});

test('another card under the same data is another state: no old answer is kept', async () => {
  const [figure] = shipped.figures;
  const asking = await smallAsking();
  const first = appOf({ ...asking, accuracy: shipped });
  const tag = (await first.request(at('/api/v1/accuracy'))).headers.get('etag')!;
  const again = await first.request(at('/api/v1/accuracy'), { headers: { 'if-none-match': tag } });
  expect(again.status).toBe(304);
  const next = appOf({ ...asking, accuracy: { figures: [{ ...figure!, n: 7 }] } });
  const fresh = await next.request(at('/api/v1/accuracy'), { headers: { 'if-none-match': tag } });
  expect(fresh.status).toBe(200);
  expect(((await fresh.json()) as { rows: Row[] }).rows).toEqual([{ ...figure, n: 7 }]);
});
