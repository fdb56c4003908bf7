import { expect, test } from 'vitest';
import { appOf, at, smallApp } from '../../support/app.ts';
import { openRereading } from '../../support/reread.ts';

const load = async (app: Awaited<ReturnType<typeof smallApp>>) => {
  const answer = await app.request(at('/api/v1/demo'), { method: 'POST' });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

test('the demo is read into an empty collection, once', async () => {
  const house = await openRereading();
  const app = appOf(house.asking, undefined, house);
  const [first, meanwhile] = await Promise.all([load(app), load(app)]);
  expect([first.status, meanwhile.status].sort((a, b) => a - b)).toEqual([200, 409]);
  const loaded = first.status === 200 ? first.body : meanwhile.body;
  const { articles } = await house.asking.warehouse.health();
  expect(articles).toBeGreaterThan(500);
  expect(loaded['articles']).toBeGreaterThanOrEqual(articles);
  expect((await load(app)).status).toBe(409);
});

test('a collection that has articles is left alone, and says why', async () => {
  const app = await smallApp();
  const { status, body } = await load(app);
  expect(status).toBe(409);
  expect(body['detail']).toBe('The database has articles: the demo is for an empty one.');
});
