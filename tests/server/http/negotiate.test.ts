import { expect, test } from 'vitest';
import { FORMAT_FACTS } from '../../../server/contract/formats.ts';
import { FORMATS } from '../../../server/contract/vocabulary.ts';
import { formatBy } from '../../../server/http/negotiate.ts';
import { at, smallApp } from '../../support/app.ts';

test('the header chooses what it likes most of what there is, and JSON where it likes all alike', () => {
  const cases: [accept: string | undefined, format: string][] = [
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/*', 'json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
    ['text/csv', 'csv'],
    ['text/*', 'csv'],
    ['TEXT/CSV; q=1', 'csv'],
    ['application/json;q=0.5, text/csv;q=0.9', 'csv'],
    ['application/json;q=0, */*', 'columns'],
    ['application/x-ndjson', 'ndjson'],
    ['application/vnd.apache.parquet, */*;q=0.1', 'parquet'],
    ['application/vnd.newstally.columns+json', 'columns'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    ['*/*;q=0.1, text/csv;q=0', 'json'],
  ];
  for (const [accept, format] of cases) expect([accept, formatBy(accept)]).toEqual([accept, format]);
  for (const accept of ['image/png', 'text/html', 'application/json;q=0', '*/*;q=0', 'nonsense', 'text/csv;q=2'])
    expect(() => formatBy(accept)).toThrow(/There are: application\/json, /);
});

test('a key wins over the header, and each format comes as its media type', async () => {
  const app = await smallApp();
  const typeOf = async (query: string, accept?: string) => {
    const answer = await app.request(at(`/api/v1/mentions${query}`), {
      headers: accept === undefined ? {} : { accept },
    });
    await answer.arrayBuffer();
    return answer.headers.get('content-type');
  };
  for (const format of FORMATS) {
    const { type } = FORMAT_FACTS[format];
    expect([format, await typeOf(`?format=${format}`, 'image/png')]).toEqual([format, type]);
    expect(await typeOf('', type)).toBe(type);
  }
  const refused = await app.request(at('/api/v1/mentions'), { headers: { accept: 'image/png' } });
  expect([refused.status, await refused.json()]).toMatchObject([406, { code: 'not_acceptable', status: 406 }]);
});

test('what is written is part of the tag, and told to caches', async () => {
  const app = await smallApp();
  const tagOf = async (headers: Record<string, string>, query = '') => {
    const answer = await app.request(at(`/api/v1/mentions${query}`), { headers });
    expect(answer.headers.get('vary')).toMatch(/\bAccept\b(?!-)/);
    return answer.headers.get('etag');
  };
  const json = await tagOf({});
  expect(await tagOf({ accept: 'text/csv' })).not.toBe(json);
  expect(await tagOf({ accept: 'text/csv' })).toBe(await tagOf({}, '?format=csv'));
});
