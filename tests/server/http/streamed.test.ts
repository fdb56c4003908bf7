import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../../server/ingest/ingest.ts';
import { type Running, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-streamed-'));
let server: Running;
beforeAll(async () => {
  server = await start({ NEWSTALLY_DATA: folder, PORT: '0', NEWSTALLY_DEMO: 'off' });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const RECORDS = 'application/x-ndjson';

/** A request whose length is not told before. */
const opened = (query: string, type = RECORDS): ClientRequest =>
  request(`${server.url}/api/v1/ingest?${query}`, { method: 'POST', headers: { 'content-type': type } });

async function answered(sent: ClientRequest) {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of answer) text += (part as Buffer).toString();
  return { status: answer.statusCode, body: JSON.parse(text) as Outcome & { code?: string; detail?: string } };
}

async function streamed(chunks: Iterable<string> | AsyncIterable<string>, query: string, type = RECORDS) {
  const sent = opened(query, type);
  const answer = answered(sent);
  // A refusal comes before the body has ended, and then the rest of it is not taken.
  await pipeline(Readable.from(chunks, { objectMode: false }), sent).catch(() => {});
  return answer;
}

const article = (no: number, more: object = {}) =>
  `${JSON.stringify({
    title: `Report ${no}`,
    body: `On item ${no} Russia spoke at length, and Ukraine answered ${no * 7} times before noon.`,
    url: `https://harbour.example/${no}`,
    published: '2021-05-06',
    ...more,
  })}\n`;

const runOf = async (input: string) => {
  const answer = await fetch(`${server.url}/api/v1/runs`);
  const { rows } = (await answer.json()) as { rows: { input: string; state: string; added: number | null }[] };
  return rows.filter((row) => row.input === input);
};

/** Megabytes that the server holds in memory. */
function resident(): number {
  const { pid } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { pid: number };
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

test('a body without a length is read as it comes, cut wherever it may be', async () => {
  const text = [article(1), article(2), article(3)].join('').trimEnd();
  const pieces = text.match(/.{1,7}/gsu)!;
  expect(pieces.length).toBeGreaterThan(60);
  const { status, body } = await streamed(pieces, 'input=pieces');
  expect([status, body.ledger.inputs, body.ledger.added]).toEqual([200, 3, 3]);
});

test('a record over the limit of a record is a counted rejection, and those around it are read', async () => {
  const large = (function* () {
    yield article(11);
    yield '{"body": "';
    for (let sent = 0; sent < 12; sent += 1) yield 'a word '.repeat(150_000);
    yield `"}\n${article(12)}`;
  })();
  const { status, body } = await streamed(large, 'input=large');
  expect([status, body.ledger.inputs, body.ledger.added]).toEqual([200, 3, 2]);
  // 10 bytes before the words, 12 × 150,000 words of 7 letters, 2 bytes behind them.
  expect(body.rejections).toEqual([{ input: 'large:2', step: 'read', reason: 'larger than 10 MB (12.6 MB)' }]);
});

const MEGABYTES = 256;
const MOST_GROWTH = 100;

test(`${MEGABYTES} MB of records are one run in the memory of a few`, async () => {
  // What the source keeps besides its article, under a name that is not read.
  const raw = 'Clouds over the harbour, and a light wind from the west. '.repeat(2300);
  const line = (no: number) => article(no, { raw_telegram: raw });
  const count = Math.ceil((MEGABYTES * 1e6) / line(1000).length);
  const lines = function* (from: number, to: number) {
    for (let no = from; no < to; no += 1) yield line(no);
  };
  // The engine takes what it takes for a first batch.
  await streamed(lines(1000, 1600), 'input=before');
  const before = resident();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, resident())), 100);
  const { status, body } = await streamed(lines(2000, 2000 + count), 'input=long');
  clearInterval(watch);
  console.log(`streamed: ${count} records, ${MEGABYTES} MB; the server grew by ${Math.round(most - before)} MB`);
  expect([status, body.ledger.inputs, body.ledger.added]).toEqual([200, count, count]);
  expect(count).toBeGreaterThan(1900);
  expect(await runOf('long')).toMatchObject([{ state: 'ended', added: count }]);
  expect(most - before).toBeLessThan(MOST_GROWTH);
});

test('a file keeps its limit, told before or not', async () => {
  const part = 'x'.repeat(1024 * 1024);
  const parts = (function* () {
    for (let sent = 0; sent < 65; sent += 1) yield part;
  })();
  const { status, body } = await streamed(parts, 'file=long.txt', 'application/octet-stream');
  expect([status, body.code, body.detail]).toEqual([413, 'too_large', 'Send a file of at most 64 MB.']);
  // The connection is kept, and a file that is sent through it next is read.
  const next = await streamed(
    ['Harbour opens\n\nRussia spoke at length.'],
    'file=next.txt',
    'application/octet-stream',
  );
  expect([next.status, next.body.ledger.added]).toEqual([200, 1]);
  expect(await runOf('long.txt')).toEqual([]);
});

test('a body of another type is refused, and no run begins', async () => {
  for (const type of ['text/plain', 'application/json', 'application/octet-stream']) {
    expect((await streamed([article(21)], 'input=other', type)).status).toBe(415);
  }
  expect(await runOf('other')).toEqual([]);
});

test('a connection that breaks within a record leaves a run that was broken off, and nothing of the record', async () => {
  const sent = opened('input=torn');
  sent.on('error', () => {});
  sent.write(article(31) + article(32).slice(0, -20));
  while ((await runOf('torn')).length === 0);
  expect(await runOf('torn')).toMatchObject([{ state: 'running' }]);
  sent.destroy();
  while ((await runOf('torn'))[0]?.state === 'running');
  expect(await runOf('torn')).toMatchObject([{ state: 'broken_off', added: null }]);
  const { body } = await streamed([article(31), article(32)], 'input=torn');
  expect(body.ledger).toMatchObject({ inputs: 2, added: 2, rejected: 0 });
});

test('nothing that happened to these requests is an error of the server', async () => {
  expect(await server.stop()).toMatchObject({ status: 0, err: '' });
});
