import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { at, smallApp } from '../../support/app.ts';
import { mailOf, pageRecord, zipOf } from '../../support/archives.ts';

const post = async (body: string, query = '') => {
  const app = await smallApp();
  const answer = await app.request(at(`/api/v1/ingest${query}`), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body,
  });
  return {
    app,
    answer,
    ended: (await answer.json()) as { ledger: Record<string, number>; rejections: { input: string; reason: string }[] },
  };
};

test('articles sent over HTTP end in one counted state each, a broken line with its number', async () => {
  const lines = [
    JSON.stringify({ title: 'One', body: 'Russia spoke at length today.', source: 'Gamma', published: '2021-05-06' }),
    '{"title": "broken',
    JSON.stringify({ headline: 'Two', text: 'Ukraine answered at length today.', source: 'Gamma' }),
    JSON.stringify({ title: 'Empty', body: '   ' }),
  ];
  const { ended } = await post(lines.join('\n'), '?input=test');
  expect(ended.ledger).toMatchObject({ inputs: 4, added: 2, revised: 0, duplicate: 0, rejected: 2, undated: 1 });
  expect(ended.rejections.map(({ input }) => input)).toEqual(['test:2', 'test:4']);
});

test('what was told for all goes before what a record says', async () => {
  const body = JSON.stringify({ title: 'One', body: 'Russia spoke at length today.', source: 'Gamma' });
  const { app } = await post(body, '?source=Delta&published=2021-05-06');
  const { rows } = (await (await app.request(at('/api/v1/sources'))).json()) as {
    rows: { source: string; first_day: string }[];
  };
  expect(rows.find(({ source }) => source === 'delta')).toMatchObject({ articles: 1, first_day: '2021-05-06' });
});

test('an unknown key is refused', async () => {
  const { answer } = await post('', '?sauce=x');
  expect(answer.status).toBe(400);
});

const send = async (app: Awaited<ReturnType<typeof smallApp>>, file: string, body: BodyInit, headers = {}) => {
  const answer = await app.request(at(`/api/v1/ingest?file=${encodeURIComponent(file)}`), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body,
  });
  return { status: answer.status, ended: (await answer.json()) as Awaited<ReturnType<typeof post>>['ended'] };
};

const PAGE = `<!doctype html><html><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>
<p>Russia spoke at length about the new harbour today, and Ukraine answered it in the evening at some length.</p></article></body></html>`;

test.each([
  ['news.csv', 'title,body,source,published\nOne,Russia spoke at length today.,Gamma,2021-05-06\n', 1, 0],
  ['news.jsonl', '{"title":"One","body":"Russia spoke at length today."}\n{"title": "broken', 1, 1],
  ['news.jsonl.gz', gzipSync('{"title":"One","body":"Russia spoke at length today."}'), 1, 0],
  ['page.html', PAGE, 1, 0],
  ['note.txt', 'Harbour opens\n\nRussia spoke at length about the new harbour today.', 1, 0],
  [
    'list.json',
    '[{"title":"One","body":"Russia spoke at length today."},{"title":"Two","body":"Ukraine answered at length."}]',
    2,
    0,
  ],
  [
    'papers.zip',
    zipOf([
      { name: 'a/page.html', data: PAGE },
      { name: '../b.txt', data: 'x' },
    ]),
    1,
    1,
  ],
  ['archive.warc.gz', gzipSync(Buffer.concat([pageRecord('https://news.example/1', PAGE), Buffer.from('junk')])), 1, 1],
  ['letter.eml', mailOf({ From: 'Ann <a@b.example>', Subject: 'One' }, 'Russia spoke at length today.'), 1, 0],
  ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 0, 1],
  ['empty.csv', '', 0, 1],
])('a file %s is read as the command line would read it', async (file, body, added, rejected) => {
  const { status, ended } = await send(await smallApp(), file, body as BodyInit);
  expect([status, ended.ledger['inputs'], ended.ledger['added'], ended.ledger['rejected']]).toEqual([
    200,
    added + rejected,
    added,
    rejected,
  ]);
  for (const { input } of ended.rejections) expect(input.startsWith(file)).toBe(true);
});

test('each file is a run of its own, called after it, and the same file again adds nothing', async () => {
  const app = await smallApp();
  const csv = 'title,body,source\nOne,Russia spoke at length today.,Gamma\n';
  await send(app, 'first.csv', csv);
  const { ended } = await send(app, 'second.csv', csv);
  expect(ended.ledger).toMatchObject({ inputs: 1, added: 0, duplicate: 1 });
  const { rows } = (await (await app.request(at('/api/v1/runs'))).json()) as { rows: { input: string }[] };
  expect(rows.map(({ input }) => input)).toEqual(['second.csv', 'first.csv', 'small']);
});

test('a file that a form could send, or one of another page, is refused', async () => {
  const app = await smallApp();
  const refusals = [
    await send(app, 'a.csv', 'x', { 'content-type': 'text/plain' }),
    await send(app, 'a.csv', 'x', { origin: 'http://evil.example' }),
    await send(app, 'a.csv', 'x', { 'content-length': String(64 * 1024 * 1024 + 1) }),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([415, 403, 413]);
});
