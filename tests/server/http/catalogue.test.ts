import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { createLive } from '../../../server/ingest/live.ts';
import { appOf, at } from '../../support/app.ts';
import { AFTER, openRereading, reports } from '../../support/reread.ts';
import { writeCatalogue } from '../../../server/ingest/catalogue/import.ts';

async function served() {
  const house = await openRereading();
  await house.take(reports(40));
  const app = appOf(house.asking, undefined, house);
  const send = async (method: string, path: string, body?: string, type = 'application/json') => {
    const answer = await app.request(at(`/api/v1${path}`), {
      method,
      ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  };
  return { house, app, send };
}

test('a catalogue is looked at, brought, read by, written and gone back from over HTTP', async () => {
  const { house, app, send } = await served();
  const file = writeCatalogue(AFTER, 'yaml');
  const preview = await send('POST', '/catalogue/preview?mode=replace', file, 'application/yaml');
  expect(preview.status).toBe(200);
  expect(preview.body).toMatchObject({
    added: [
      { id: 'kim-holt', name: 'Kim Holt' },
      { id: 'vale-trust', name: 'Vale Trust' },
    ],
    removed: [{ id: 'ida-morr', name: 'Ida Morr' }],
    unchanged: 2,
  });
  expect((await send('GET', '/catalogue/versions')).body['versions']).toHaveLength(1);
  const brought = await send('POST', '/catalogue?mode=replace&by=Ann&why=spring', file, 'application/yaml');
  expect(brought.body).toMatchObject({
    version: { version: 2, state: 'waiting', origin: 'imported', made_by: 'Ann', why: 'spring', counts: { actors: 5 } },
    difference: { unchanged: 2 },
  });
  const begun = await send('POST', '/analyse', '{}');
  expect([begun.status, begun.body]).toMatchObject([202, { state: 'running', version: 2, of: 40 }]);
  await house.reanalysis.idle();
  expect((await send('GET', '/analyse')).body).toMatchObject({ state: 'ended', version: 2, done: 40 });
  const out = await app.request(at('/api/v1/catalogue?format=csv'));
  expect(out.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(out.headers.get('content-disposition')).toBe('attachment; filename="newstally-catalogue-2.csv"');
  expect(Buffer.from(await out.arrayBuffer()).toString('utf8')).toBe(writeCatalogue(AFTER, 'csv'));
  const back = await send('POST', '/catalogue/versions/1/take', '{"by":"Ann"}');
  expect(back.body).toMatchObject({ version: 1, state: 'waiting' });
  const { body } = await send('GET', '/catalogue/versions');
  expect(body).toMatchObject({
    versions: [
      { version: 2, state: 'active' },
      { version: 1, state: 'waiting' },
    ],
    shipped: null,
    analysis: { state: 'ended' },
  });
});

test('several files are sent in an envelope, and what is wrong is named by file', async () => {
  const { send } = await served();
  const files = [
    { name: 'one.csv', text: 'name,kind\nKim Holt,person\nIda,persn\n' },
    { name: 'two.json', text: '[{"name":"Kim Holt","kind":"person"}]' },
  ];
  const { status, body } = await send('POST', '/catalogue', JSON.stringify({ files }));
  expect(status).toBe(400);
  expect(body['errors']).toEqual([
    {
      key: 'one.csv, line 3, kind',
      value: 'persn',
      expected: 'one of person, organisation, country, place, other',
    },
    {
      key: 'two.json, actor 1 (Kim Holt), id',
      value: 'kim-holt',
      expected: 'another one: this one stands in one.csv, line 2 already',
    },
  ]);
  expect((await send('GET', '/catalogue/versions')).body['versions']).toHaveLength(1);
});

test.each([
  ['POST', '/catalogue', '{"files":[{"name":"x"}]}', 'application/json', 400],
  ['POST', '/catalogue', 'name,kind\nX,person', 'text/plain', 415],
  ['POST', '/catalogue?mode=merge', 'name,kind\nX,person', 'text/csv', 400],
  ['POST', '/catalogue/versions/9/take', '{"by":"Ann"}', 'application/json', 404],
  ['POST', '/catalogue/versions/1/take', '{"by":"Ann"}', 'application/json', 409],
  ['POST', '/catalogue/versions/shipped/take', '{"by":"Ann"}', 'application/json', 409],
  ['POST', '/catalogue/versions/1/take', '{}', 'application/json', 400],
  ['GET', '/catalogue?version=9', undefined, '', 404],
  ['GET', '/catalogue?format=xml', undefined, '', 400],
  ['POST', '/analyse', '{}', 'application/json', 409],
  ['POST', '/analyse', '{"every":true}', 'application/json', 400],
  ['DELETE', '/analyse', undefined, '', 409],
] as const)('%s %s with %j is refused with a problem', async (method, path, body, type, status) => {
  const { send } = await served();
  const answer = await send(method, path, body, type);
  expect([answer.status, answer.body['code']]).toEqual([status, expect.any(String)]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

test('a catalogue that is too long is refused with 413 also where nobody told its length, and 503 says that the server stops', async () => {
  const house = await openRereading();
  const live = createLive(fixedClock('2026-01-01T00:00:00Z'));
  const app = appOf(house.asking, live, house);
  const post = (path: string, body: BodyInit) =>
    app.request(at(`/api/v1/catalogue${path}`), {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/csv' },
      duplex: 'half',
    } as RequestInit);
  for (const path of ['', '/preview']) {
    let left = 65;
    const long = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(1024 * 1024)) : controller.close()),
    });
    const refused = await post(path, long);
    expect([path, refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      path,
      413,
      'Send a catalogue of at most 64 MB.',
    ]);
  }
  live.close();
  for (const path of ['', '/preview']) expect([path, (await post(path, 'name,kind\n')).status]).toEqual([path, 503]);
  expect((await house.versions.all()).length).toBe(1);
});
