import { expect, test } from 'vitest';
import { appOf, at } from '../../support/app.ts';
import { openRereading, reports } from '../../support/reread.ts';

test('actors of the active catalogue are found by a form; nothing typed and unknown keys are refused', async () => {
  const house = await openRereading();
  await house.take(reports(40));
  const app = appOf(house.asking, undefined, house);
  const ask = async (query: string) => {
    const answer = await app.request(at(`/api/v1/catalogue/find?${query}`));
    return { status: answer.status, body: (await answer.json()) as { rows: { actor: string; form: string }[] } };
  };
  const { actors } = house.asking.catalogue;
  const [first] = actors;
  const { status, body } = await ask(`text=${encodeURIComponent(first!.name)}`);
  expect(status).toBe(200);
  expect(body.rows[0]).toMatchObject({ actor: first!.id, name: first!.name, form: first!.name });
  expect((await ask('text=zzzz')).body.rows).toEqual([]);
  expect((await ask('text=')).status).toBe(400);
  expect((await ask('name=x')).status).toBe(400);
});
