import { expect, test } from 'vitest';
import { at, smallApp } from '../../support/app.ts';

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
