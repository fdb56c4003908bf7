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
