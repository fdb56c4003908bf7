import { expect, test } from 'vitest';
import { appOf, at } from '../../support/app.ts';
import { sendingOf } from '../../support/sending.ts';
import { smallAsking } from '../../support/small.ts';

const FILE = { sends: '/actors', filters: '', when: 'daily', deliver: ['files'], paused: false };
const WATCH = { on: 'quiet' as const, filters: '', deliver: ['files'], paused: false };

async function served() {
  const asking = await smallAsking();
  const sendings = sendingOf(asking, {
    schedules: [{ slug: 'of-file', told: FILE }],
    alerts: [{ slug: 'of-file', told: WATCH }],
  });
  const app = appOf(asking, undefined, { sendings });
  return async (method: string, path: string, body?: unknown) => {
    const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await app.request(at(`/api/v1${path}`), { method, ...(body === undefined ? {} : json) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
  };
}

test('a schedule is made, listed, replaced, paused, resumed, sent and removed', async () => {
  const send = await served();
  const told = { sends: '/mentions', filters: 'actors=ukraine', formats: ['csv', 'ndjson'], when: 'Mondays at 06:00' };
  const made = await send('PUT', '/schedules/numbers', told);
  const { next_at, ...row } = made.body;
  expect([made.status, next_at, row]).toEqual([
    201,
    '2026-01-05T06:00:00.000Z',
    {
      schedule: 'numbers',
      name: 'Numbers',
      sends: '/mentions',
      filters: 'actors=ukraine',
      formats: ['csv', 'ndjson'],
      when: 'mondays at 06:00',
      timezone: 'UTC',
      deliver: ['files'],
      paused: false,
      origin: 'app',
      last: null,
      failing: false,
    },
  ]);
  expect((await send('PUT', '/schedules/numbers', { ...told, timezone: 'Europe/Kyiv' })).body.next_at).toBe(
    '2026-01-05T04:00:00.000Z',
  );
  const paused = await send('POST', '/schedules/numbers/pause');
  expect([paused.status, paused.body.paused, paused.body.next_at]).toEqual([200, true, null]);
  expect((await send('POST', '/schedules/numbers/resume')).body.paused).toBe(false);
  expect((await send('GET', '/schedules')).body.rows.map(({ schedule }: { schedule: string }) => schedule)).toEqual([
    'numbers',
    'of-file',
  ]);
  const sent = await send('POST', '/schedules/numbers/run');
  expect([sent.status, sent.headers.get('location'), sent.body.state]).toEqual([
    202,
    '/api/v1/schedules/numbers/runs',
    'running',
  ]);
  const last = async () => (await send('GET', '/schedules/numbers/runs')).body.rows[0];
  await expect.poll(async () => (await last()).state).toBe('done');
  const dry = await send('POST', '/schedules/numbers/run?dry=true');
  await expect.poll(async () => (await last()).state).toBe('dry');
  const [first, second] = (await send('GET', '/schedules/numbers/runs?limit=2')).body.rows;
  expect([first.sending, first.deliveries, first.files]).toEqual([dry.body.sending, [], second.files]);
  expect(second.files.map(({ rows }: { rows: number }) => rows > 0)).toEqual([true, true]);
  expect([
    (await send('DELETE', '/schedules/numbers')).status,
    (await send('GET', '/schedules/numbers/runs')).status,
  ]).toEqual([204, 404]);
});

test('an alert is made, previewed and removed; deliveries are listed and tried', async () => {
  const send = await served();
  const made = await send('PUT', '/alerts/cold', { on: 'tone', filters: 'actors=russia', below: -0.5 });
  expect([made.status, made.body.below, made.body.above, made.body.told]).toEqual([201, -0.5, null, 0]);
  expect((await send('GET', '/alerts/cold/events')).body).toEqual({ rows: [] });
  expect((await send('GET', '/alerts')).body.rows).toHaveLength(2);
  expect((await send('GET', '/alerts/cold/runs')).body).toEqual({ rows: [] });
  expect((await send('DELETE', '/alerts/cold')).status).toBe(204);
  expect((await send('GET', '/deliveries')).body.rows).toEqual([
    { delivery: 'files', kind: 'folder', to: 'the folder reports beside the database' },
  ]);
  expect((await send('POST', '/deliveries/files/test')).body.where).toMatch(
    /^test_2026-01-01_snapshot-.*\.manifest\.json$/,
  );
});

const NO = 'is in the configuration file, which alone can change it';
const REFUSED: readonly (readonly [method: string, path: string, body: unknown, status: number, said: RegExp])[] = [
  ['PUT', '/schedules/Bad Slug', FILE, 400, /bad-slug/],
  ['PUT', '/schedules/new', { ...FILE, sends: 'weekly-breif' }, 400, /weekly-brief/],
  ['PUT', '/schedules/new', { ...FILE, sends: '/mention' }, 400, /There is no question/],
  ['PUT', '/schedules/new', { ...FILE, filters: 'actor=ukraine' }, 400, /a key of this question/],
  ['PUT', '/schedules/new', { ...FILE, sends: 'weekly-brief', filters: 'colour=red' }, 400, /a key of this report/],
  ['PUT', '/schedules/new', { ...FILE, formats: ['docx'] }, 400, /csv/],
  ['PUT', '/schedules/new', { ...FILE, when: 'now and then' }, 400, /cron expression/],
  ['PUT', '/schedules/new', { ...FILE, timezone: 'Mars' }, 400, /IANA zone/],
  ['PUT', '/schedules/new', { ...FILE, deliver: ['nowhere'] }, 400, /there are: files/],
  ['PUT', '/schedules/of-file', FILE, 409, new RegExp(NO)],
  ['PUT', '/alerts/new', { ...WATCH, on: 'rain' }, 400, /burst, tone, quiet/],
  ['PUT', '/alerts/new', { on: 'tone' }, 400, /a tone from -1 to 1/],
  ['PUT', '/alerts/new', { on: 'quiet', below: 0 }, 400, /only a tone has bounds/],
  ['PUT', '/alerts/of-file', WATCH, 409, new RegExp(NO)],
  ...['schedules', 'alerts'].flatMap(
    (kind) =>
      [
        ['POST', `/${kind}/nobody/pause`, undefined, 404, /There is no/],
        ['POST', `/${kind}/nobody/resume`, undefined, 404, /There is no/],
        ['DELETE', `/${kind}/nobody`, undefined, 404, /There is no/],
        ['GET', `/${kind}/nobody/runs`, undefined, 404, /There is no/],
        ['GET', `/${kind}/of-file/runs?limit=0`, undefined, 400, /a whole number from 1 to 200/],
        ['POST', `/${kind}/of-file/pause`, undefined, 409, new RegExp(NO)],
        ['POST', `/${kind}/of-file/resume`, undefined, 409, new RegExp(NO)],
        ['DELETE', `/${kind}/of-file`, undefined, 409, new RegExp(NO)],
      ] as const,
  ),
  ['POST', '/schedules/nobody/run', undefined, 404, /There is no schedule/],
  ['POST', '/schedules/of-file/run?dry=perhaps', undefined, 400, /true or false/],
  ['GET', '/alerts/nobody/events', undefined, 404, /There is no alert/],
  ['POST', '/deliveries/nowhere/test', undefined, 404, /There is no delivery/],
];

test('what is refused says which key, and what would be right', async () => {
  const send = await served();
  for (const [method, path, body, status, said] of REFUSED) {
    const refused = await send(method, path, body);
    expect([method, path, refused.status]).toEqual([method, path, status]);
    expect(JSON.stringify(refused.body)).toMatch(said);
  }
  console.log(`refusals: ${REFUSED.length}`);
});

test('a delivery that does not arrive says why', async () => {
  const asking = await smallAsking();
  const told = { kind: 'webhook' as const, url: 'http://127.0.0.1:9/', secret_env: 'S' };
  const sendings = sendingOf(asking, { deliveries: [{ name: 'hook', told, secrets: { secret: 'word' } }] });
  const app = appOf(asking, undefined, { sendings });
  const refused = await app.request(at('/api/v1/deliveries/hook/test'), { method: 'POST' });
  expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
    409,
    expect.stringContaining('did not arrive'),
  ]);
});
