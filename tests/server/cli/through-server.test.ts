import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import { throughServer } from '../../../server/cli/through-server.ts';
import type { Read } from '../../../server/contract/article.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import { type Asking, answerTo, asked } from '../../../server/exports/answer.ts';
import { ingest, type Outcome, type Street } from '../../../server/ingest/ingest.ts';
import { appOf } from '../../support/app.ts';
import { bare } from '../../support/inputs.ts';
import { smallAsking } from '../../support/small.ts';
import { inThread } from '../../../server/ingest/analysing.ts';

const SETTINGS = { input: 'news.jsonl', source: null, published: '2021-05-06' };

const record = (no: number, body: string, replaced?: number): Read => ({
  kind: 'article',
  bytes: 10,
  article: {
    ...bare({ input: `news.jsonl:${no}`, body, source: 'Gamma', url: `https://gamma.example/${no}` }),
    ...(replaced === undefined ? {} : { replaced }),
  },
});
const refused = (no: number, reason: string): Read => ({
  kind: 'unreadable',
  bytes: 1,
  input: `news.jsonl:${no}`,
  reason,
});

const READS: readonly Read[] = [
  record(1, 'Russia spoke at length about Ukraine.'),
  refused(2, 'not valid JSON (Unexpected token)'),
  record(3, 'Ukraine answered \uFFFD\uFFFD the same day.', 2),
  record(4, '   '),
  refused(5, 'larger than 10 MB (12.5 MB)'),
  record(6, '\uFFFD', 1),
];

async function* stream(reads: readonly Read[]) {
  yield* reads;
}

const open: (() => void)[] = [];
afterAll(() => open.forEach((close) => close()));

/** Reads as the server of the tests does: nobody is found in anything. */
const streetOf = ({ warehouse }: Asking): Street => ({
  warehouse,
  analyse: inThread((article) => ({
    article,
    sentences: [],
    mentions: [],
    quotes: [],
    unresolved: [],
    names: [],
    stand_ins: [],
  })),
  clock: fixedClock('2026-01-01T00:00:00Z'),
  timezone: 'UTC',
});

/** A collection that a server on this machine has open. */
async function served(): Promise<{ asking: Asking; url: string }> {
  const asking = await smallAsking();
  const listener = getRequestListener(appOf(asking).fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  return { asking, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A server that does with a request whatever the test wants; `end` takes all its connections away. */
async function standIn(
  listener: RequestListener,
): Promise<{ url: string; connections: () => number; end: () => void }> {
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  open.push(end);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections, end };
}

/** Records without an end. */
async function* endless() {
  for (let no = 1; ; no += 1) yield record(no, 'Russia spoke at length about Ukraine. '.repeat(50));
}

/** What is told of the last run afterwards, without its number and its times. */
async function toldOf(asking: Asking) {
  const { rows: runs } = await answerTo(asking, '/runs', asked({ limit: 1 }));
  const { rows: reasons } = await answerTo(asking, '/reasons', asked({ run: runs[0]!.run }));
  const { rows: rejections } = await answerTo(asking, '/rejections', asked({ run: runs[0]!.run }));
  const { inputs, added, revised, duplicate, rejected, undated, lost_letters, input } = runs[0]!;
  return { counts: { inputs, added, revised, duplicate, rejected, undated, lost_letters, input }, reasons, rejections };
}

const said = ({ ledger, rejections }: Outcome) => ({ ledger, rejections });

test('what is sent through a server leaves the same run and the same rejections as what a server reads itself', async () => {
  const [there, here] = [await served(), await smallAsking()];
  const sent = await throughServer(there.url, stream(READS), SETTINGS, () => {});
  const read = await ingest(stream(READS), streetOf(here), SETTINGS);
  expect(said(sent)).toEqual(said(read));
  expect(await toldOf(there.asking)).toEqual(await toldOf(here));
  expect((await toldOf(there.asking)).counts).toEqual({
    input: 'news.jsonl',
    inputs: 6,
    added: 3,
    revised: 0,
    duplicate: 0,
    rejected: 3,
    undated: 0,
    lost_letters: 3,
  });
  const { rejections } = await toldOf(there.asking);
  expect(rejections.map(({ file, line, step, reason }) => [file, line, step, reason])).toEqual([
    ['news.jsonl', 2, 'read', 'not valid JSON (Unexpected token)'],
    ['news.jsonl', 4, 'clean', 'empty after cleaning'],
    ['news.jsonl', 5, 'read', 'larger than 10 MB (12.5 MB)'],
  ]);
});

test('an ingest of which nothing can be read is a run of the server too', async () => {
  const { asking, url } = await served();
  const sent = await throughServer(url, stream([refused(1, 'not a JSON object (null)')]), SETTINGS, () => {});
  expect(sent.ledger).toMatchObject({ inputs: 1, added: 0, rejected: 1 });
  expect(sent.ledger.rejections).toEqual({ 'read: not a JSON object (null)': 1 });
  expect((await toldOf(asking)).rejections.map(({ file, line, reason }) => [file, line, reason])).toEqual([
    ['news.jsonl', 1, 'not a JSON object (null)'],
  ]);
});

test('a record with more to say than why it was refused is an article', async () => {
  const { asking, url } = await served();
  const lines = [
    { record: 'a:1', unreadable: 'x', body: 'Russia spoke at length about Ukraine today.', published: '2021-05-06' },
    { record: 'a:2', unreadable: 7 },
  ];
  const answer = await fetch(`${url}/api/v1/ingest?input=a`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  expect(answer.status).toBe(200);
  const { counts, rejections } = await toldOf(asking);
  expect(counts).toMatchObject({ inputs: 2, added: 1, rejected: 1 });
  expect(rejections.map(({ input, reason }) => [input, reason])).toEqual([['a:2', 'empty after cleaning']]);
});

test('an ingest without a record is a run too, of none', async () => {
  const { asking, url } = await served();
  expect((await throughServer(url, stream([]), SETTINGS, () => {})).ledger.inputs).toBe(0);
  expect((await toldOf(asking)).counts).toMatchObject({ input: 'news.jsonl', inputs: 0 });
});

test('only what the server has room for counts as read, and one that goes away is told of', async () => {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const { url, end } = await standIn(() => begin());
  let [taken, seen] = [0, -1];
  const sent = throughServer(url, endless(), SETTINGS, () => (taken += 1)).catch((error: unknown) => error);
  await begun;
  // Nobody reads: what the connection holds is all that goes out.
  while (taken !== seen) {
    seen = taken;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  console.log(`through server: ${taken} records of 2 kB went out to one that reads none`);
  expect(taken).toBeLessThan(8000);
  end();
  expect(await sent).toMatchObject({ code: 'internal' });
  expect(String(await sent)).toMatch(/The connection to the server .* broke \(.+\)\. What it has loaded stays/);
});

test('no connection waits for a first record, because a server waits for the head of a request only so long', async () => {
  const { url, connections } = await standIn((_request, answer) => answer.writeHead(503).end());
  let before = -1;
  const reads = (async function* () {
    // As when somebody types at standard input.
    await new Promise((resolve) => setTimeout(resolve, 200));
    before = connections();
    yield record(1, 'Russia spoke at length about Ukraine.');
  })();
  // Such an answer says nothing more.
  await expect(throughServer(url, reads, SETTINGS, () => {})).rejects.toThrow(/did not take everything: HTTP 503$/);
  expect([before, connections()]).toEqual([0, 1]);
});

test('a refusal in the middle of the records ends the sending, with its words', async () => {
  const { url } = await standIn((request, answer) => {
    request.once('data', () => {
      answer.writeHead(503, { 'content-type': 'application/problem+json' });
      answer.end(JSON.stringify({ code: 'busy', detail: 'Newstally stops.' }));
      request.resume();
    });
  });
  let ended = false;
  const reads = (async function* () {
    try {
      yield* endless();
    } finally {
      ended = true;
    }
  })();
  await expect(throughServer(url, reads, SETTINGS, () => {})).rejects.toMatchObject({
    code: 'busy',
    message: 'The server that has the database open did not take everything: Newstally stops.',
  });
  while (!ended) await new Promise((resolve) => setImmediate(resolve));
});

test('what breaks while it is read here says so itself, and the server is left with no whole run', async () => {
  const { asking, url } = await served();
  const reads = (async function* () {
    yield* READS;
    throw new Error('the disk went away');
  })();
  await expect(throughServer(url, reads, SETTINGS, () => {})).rejects.toThrow(/^the disk went away$/);
  const stateOf = async () => (await answerTo(asking, '/runs', asked({ limit: 1 }))).rows[0];
  while ((await stateOf())?.input !== 'news.jsonl') await new Promise((resolve) => setImmediate(resolve));
  expect(await stateOf()).toMatchObject({ input: 'news.jsonl', ended_at: null, inputs: null });
});

test('a record that grows too large for a line is refused under its own name', async () => {
  const { asking, url } = await served();
  // Each of these letters is six in a line of JSON.
  const body = '\u0001'.repeat(1_700_000);
  const sent = await throughServer(
    url,
    stream([record(7, body), record(8, 'Russia spoke at length.')]),
    SETTINGS,
    () => {},
  );
  expect(sent.ledger).toMatchObject({ inputs: 2, added: 1, rejected: 1 });
  const { rejections } = await toldOf(asking);
  expect(rejections.map(({ input, reason }) => [input, reason])).toEqual([
    ['news.jsonl:7', 'larger than 10 MB (10.2 MB)'],
  ]);
});
