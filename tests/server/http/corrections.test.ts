import { expect, test } from 'vitest';
import { at, smallApp } from '../../support/app.ts';

const JSON_TYPE = 'application/json';

test('a correction is looked at, made, listed and undone over HTTP', async () => {
  const app = await smallApp();
  const send = async (path: string, body?: unknown) => {
    const answer = await app.request(at(`/api/v1/corrections${path}`), {
      method: 'POST',
      ...(body === undefined ? {} : { headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(body) }),
    });
    return [answer.status, (await answer.json()) as Record<string, unknown>] as const;
  };
  const change = { does: 'merge', actor: 'russia', into: 'ukraine' };
  const [status, effect] = await send('/preview', { change });
  expect(status).toBe(200);
  const [, made] = await send('', { change, by: 'Ann' });
  expect(made).toMatchObject({ correction: 1, made_by: 'Ann', why: '', change, effect, undone_at: null });
  const { rows } = (await (await app.request(at('/api/v1/corrections'))).json()) as { rows: unknown[] };
  expect(rows).toMatchObject([{ correction: 1, does: 'merge', mentions: effect['mentions'] }]);
  expect((await send('/1/undo'))[1]).toMatchObject({ correction: 1, undone_at: '2026-01-01T00:00:00.000Z' });
  expect((await send('/1/undo'))[0]).toBe(409);
  expect((await send('/7/undo'))[0]).toBe(404);
});

test('each change of the contract is counted over HTTP, and what is wrong with one is named', async () => {
  const app = await smallApp();
  const preview = async (change: object) => {
    const answer = await app.request(at('/api/v1/corrections/preview'), {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE },
      body: JSON.stringify({ change }),
    });
    const said = (await answer.json()) as { errors?: { key: string }[] };
    return [answer.status, said.errors?.map(({ key }) => key) ?? said] as const;
  };
  const rowsOf = async (path: string) =>
    ((await (await app.request(at(path))).json()) as { rows: Record<string, unknown>[] }).rows;
  const [row] = await rowsOf('/api/v1/evidence?actors=russia&limit=1');
  const { article, sentence, start, surface, week, sentiment } = row!;
  const place = { article, sentence, start, surface };
  const moved = { mentions: 1, articles: 1, first_week: week, last_week: week };
  expect(await preview({ does: 'accept', ...place })).toEqual([200, moved]);
  const all = (await rowsOf('/api/v1/evidence?actors=russia'))
    .filter((one) => one['week'] === week)
    .map((one) => Number(one['sentiment']));
  const before = all.reduce((sum, one) => sum + one, 0) / all.length;
  const after = before + (-1 - Number(sentiment)) / all.length;
  const [status, effect] = await preview({ does: 'tone', ...place, tone: 'negative' });
  expect([status, effect]).toEqual([
    200,
    { ...moved, tone: { before: expect.closeTo(before, 12), after: expect.closeTo(after, 12) } },
  ]);
  expect(await preview({ does: 'tone', ...place, tone: 'furious' })).toEqual([400, ['change.tone']]);
  expect(await preview({ does: 'part_story', article: 'x' })).toEqual([400, ['change.article']]);
  expect(await preview({ does: 'join_stories', article, with: article })).toEqual([400, ['with']]);
  const alias = { does: 'add_alias', actor: 'russia', form: 'Rus', type: 'full' };
  expect(await preview({ ...alias, from: '2021-02-30' })).toEqual([400, ['change.from']]);
  expect(await preview({ ...alias, from: '2021', to: '2020' })).toEqual([400, ['to']]);
  expect(await rowsOf(`/api/v1/corrections?article=${String(article)}`)).toEqual([]);
  expect(await rowsOf('/api/v1/checked')).toEqual([]);
});

test('what is wrong with a body is named key by key, with what was sent', async () => {
  const app = await smallApp();
  const refused = async (body: string, type = JSON_TYPE) => {
    const answer = await app.request(at('/api/v1/corrections'), {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { errors = [], detail } = (await answer.json()) as {
      errors?: { key: string; value: string }[];
      detail: string;
    };
    return [answer.status, errors.map(({ key, value }) => `${key}=${value}`), detail] as const;
  };
  const asked = (change: object) => JSON.stringify({ change, by: 'Ann' });
  expect((await refused(asked({ does: 'merge', actor: 'Not A Slug', into: 'ukraine' }))).slice(0, 2)).toEqual([
    400,
    ['change.actor=Not A Slug'],
  ]);
  expect((await refused(asked({ does: 'rename', actor: 'ukraine', name: 'X', also: 1 })))[1]).toEqual([
    'change.also=1',
  ]);
  expect((await refused('{}'))[1]).toEqual(['change=', 'by=']);
  expect((await refused('{"change":'))[0]).toBe(400);
  expect((await refused('{}', 'text/plain')).slice(0, 1)).toEqual([415]);
  expect((await refused('{}', 'text/plain'))[2]).toContain('openapi.json');
});
