import { expect, test } from 'vitest';
import { AppError } from '../../../server/base/errors.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import { Problem } from '../../../server/contract/answer.ts';
import type { Asking } from '../../../server/exports/answer.ts';
import type { Document } from '../../../server/http/describe.ts';
import { createLive } from '../../../server/ingest/live.ts';
import { appOf, at } from '../../support/app.ts';
import { keyed } from '../../support/keyed.ts';
import { smallAsking } from '../../support/small.ts';
import { textOf } from '../../support/sources.ts';

type One = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly question: boolean;
  readonly json: boolean;
  readonly refusals: readonly number[];
};

type App = ReturnType<typeof appOf>;
const CLOCK = fixedClock('2026-01-01T00:00:00Z');
const live = () => createLive(CLOCK);

async function operationsOf(app: App): Promise<One[]> {
  const { paths } = (await (await app.request(at('/api/openapi.json'))).json()) as Document;
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId = '', tags, responses, requestBody }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      question: tags?.includes('questions') === true,
      json: requestBody?.content?.['application/json'] !== undefined,
      refusals: Object.keys(responses)
        .map(Number)
        .filter((status) => status >= 400),
    })),
  );
}

const NOBODY: Readonly<Record<string, string>> = {
  id: 'nobody-here',
  watchlist: 'envoys',
  collection: 'envoys',
  template: 'source-health',
  no: '1',
  version: '1',
  line: '1',
};
const addressOf = ({ path }: One, query = ''): string =>
  at(path.replace(/\{(\w+)\}/g, (_, key: string) => NOBODY[key] ?? 'x') + (query === '' ? '' : `?${query}`));

/** A catalogue may be longer than other JSON. */
const isCatalogue = ({ id }: One): boolean => id === 'importCatalogue' || id === 'previewCatalogue';

/** What a question needs to be asked at all. */
const NEEDED: Readonly<Record<string, string>> = {
  '/api/v1/pair': 'pair=antony-blinken~ukraine',
  '/api/v1/explain': 'actors=antony-blinken&last=1w',
};
const neededOf = ({ path }: One, more = ''): string => [NEEDED[path], more].filter(Boolean).join('&');

const failing = (asking: Asking, error: Error): Asking => ({
  ...asking,
  database: {
    ...asking.database,
    snapshot: async () => {
      throw error;
    },
  },
});

/** How the refusals that many operations share are brought about, in a house of its own. */
async function houses() {
  const asking = await smallAsking();
  const noTime = { now: () => 0, elapsed: () => 0 };
  const limits = { api: { cors: [], rate: 1 } };
  const open = appOf(asking);
  const locked = appOf(asking, live(), { access: keyed().access });
  const limited = appOf({ ...asking, clock: noTime }, live(), limits);
  await limited.request(at('/api/v1/watchlists'));
  const fails = () => {
    throw new Error('SELECT secret FROM /etc/somewhere');
  };
  const broken = appOf({ ...asking, clock: { now: fails, elapsed: () => 0 } }, live(), limits);
  const stopped = live();
  stopped.close();
  const stopping = appOf(asking, stopped);
  const busy = appOf(failing(asking, new AppError('busy', 'Too many questions are waiting; ask again in a moment.')));
  const send = async (app: App, one: One, query = '', headers: Record<string, string> = {}, body?: string) =>
    app.request(addressOf(one, query), { method: one.method, headers, ...(body === undefined ? {} : { body }) });
  const ways: Readonly<Record<number, (one: One) => Promise<Response> | null>> = {
    400: (one) => (one.question ? send(open, one, 'nonsense=1') : null),
    401: (one) => send(locked, one),
    403: (one) => send(open, one, '', { host: 'elsewhere.example' }),
    404: (one) => (one.question ? send(open, one) : null),
    406: (one) => send(open, one, neededOf(one), { accept: 'image/png' }),
    409: (one) => (one.question ? send(open, one, neededOf(one, 'snapshot=1-00000000')) : null),
    413: (one) =>
      one.json
        ? send(
            open,
            one,
            '',
            { 'content-type': 'application/json', 'content-length': isCatalogue(one) ? '70000000' : '2000000' },
            '{}',
          )
        : null,
    415: (one) => (one.json ? send(open, one, '', { 'content-type': 'text/plain' }, '{}') : null),
    429: (one) => send(limited, one),
    500: (one) => send(broken, one),
    503: (one) => {
      if (one.id === 'load-demo') return send(stopping, one);
      if (one.id === 'ingest' || isCatalogue(one))
        return send(
          stopping,
          one,
          '',
          { 'content-type': one.id === 'ingest' ? 'application/x-ndjson' : 'text/csv' },
          '{}',
        );
      return one.question || one.id === 'report' ? send(busy, one, neededOf(one)) : null;
    },
  };
  return { open, ways };
}

/** Refusals of single operations, with the test that brings them about. */
const ELSEWHERE: readonly (readonly [file: string, ids: RegExp])[] = [
  ['tests/server/http/corrections.test.ts', /Correction$/],
  ['tests/server/http/rosters-of-file.test.ts', /(?:watchlist|collection)$/],
  ['tests/server/http/subscriptions.test.ts', /subscri/],
  ['tests/server/http/ingest.test.ts', /^ingest$/],
  ['tests/server/http/demo.test.ts', /^load-demo$/],
  ['tests/server/http/watchlists.test.ts', /watchlist$/],
  ['tests/server/http/collections.test.ts', /collection$/],
  ['tests/server/http/reports.test.ts', /^report$/],
  ['tests/server/http/backups.test.ts', /^make-backup$/],
  ['tests/server/http/catalogue.test.ts', /atalogue|^analyse$|Analysis$/],
  ['tests/server/http/find-actors.test.ts', /^find-actors$/],
  ['tests/server/http/schedules.test.ts', /schedule|alert|delivery/],
  ['tests/server/http/keys.test.ts', /^(?:make-key|revoke-key|share|audit)$/],
  ['tests/server/ingest/learn.test.ts', /LearnedLine/],
  ['tests/server/exports/calibrate-bursts.test.ts', /^calibrate-bursts$/],
];

test('every refusal that the description names comes about, as a problem of its status that tells nothing of the inside', async () => {
  const { open, ways } = await houses();
  const operations = await operationsOf(open);
  let seen = 0;
  const elsewhere: [one: One, status: number][] = [];
  for (const one of operations) {
    for (const status of one.refusals) {
      const answer = await ways[status]?.(one);
      if (answer == null) {
        elsewhere.push([one, status]);
        continue;
      }
      const text = await answer.text();
      expect([one.id, status, answer.status, answer.headers.get('content-type')]).toEqual([
        one.id,
        status,
        status,
        'application/problem+json',
      ]);
      const problem = Problem.parse(JSON.parse(text));
      expect([one.id, problem.status, problem.request_id !== '']).toEqual([one.id, status, true]);
      expect(answer.headers.get('x-request-id')).toBe(problem.request_id);
      if (status === 429 || status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(text).not.toMatch(/SELECT|\/etc\/|\bat \S+:\d+/);
      seen += 1;
    }
  }
  console.log(
    `errors: ${operations.length} operations, ${seen} refusals seen here, ${elsewhere.length} in tests of their own`,
  );
  expect(operations.length).toBeGreaterThanOrEqual(60);
  expect(seen).toBeGreaterThanOrEqual(350);
  const untold = elsewhere.filter(([one, status]) => {
    const files = ELSEWHERE.filter(([, ids]) => ids.test(one.id)).map(([file]) => file);
    return one.question || !files.some((file) => textOf(file).includes(String(status)));
  });
  expect(untold.map(([one, status]) => `${one.id} ${status}`)).toEqual([]);
});
