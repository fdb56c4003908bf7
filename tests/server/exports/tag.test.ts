import { expect, test } from 'vitest';
import { asked } from '../../../server/exports/answer.ts';
import { isKnown, tagOf } from '../../../server/exports/tag.ts';
import { appOf, at, smallApp } from '../../support/app.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

test('a tag is of the state and the filters, whatever their order and spelled-out defaults', async () => {
  const app = await smallApp();
  const tag = async (query: string) => (await app.request(at(`/api/v1/mentions?${query}`))).headers.get('etag');
  const first = await tag('actors=ukraine&from=2021-05-03');
  expect(await tag('from=2021-05-03&actors=ukraine')).toBe(first);
  expect(await tag('from=2021-05-03&actors=ukraine&unit=mentions&format=json')).toBe(first);
  expect(await tag('from=2021-05-03&actors=russia')).not.toBe(first);
  expect(await tag('from=2021-05-03&actors=ukraine&format=columns')).not.toBe(first);
});

test('another state of the data has another tag', async () => {
  const asking = await smallAsking();
  const before = await tagOf(asking, '/mentions', asked(), null);
  expect(await tagOf(asking, '/mentions', asked(), null)).toBe(before);
  expect(await tagOf(asking, '/attention', asked(), null)).not.toBe(before);
  await asking.warehouse.ingest({
    id: 'more',
    run: 1,
    facts: [factsOf(20, 'Gamma', '2021-05-05', ['Rain fell.'], [])],
  });
  expect(await tagOf(asking, '/mentions', asked(), null)).not.toBe(before);
});

test('a list of tags, a strong form and "*" are understood', () => {
  expect(isKnown(undefined, 'W/"a"')).toBe(false);
  expect(isKnown('W/"b", W/"a"', 'W/"a"')).toBe(true);
  expect(isKnown('"a"', 'W/"a"')).toBe(true);
  expect(isKnown('*', 'W/"a"')).toBe(true);
  expect(isKnown('W/"ab"', 'W/"a"')).toBe(false);
});

test('a 304 asks nothing, and a refusal carries no tag', async () => {
  const asking = await smallAsking();
  const app = appOf(asking);
  const tag = (await app.request(at('/api/v1/actors'))).headers.get('etag')!;
  asking.remembered.clear();
  const again = await app.request(at('/api/v1/actors'), { headers: { 'if-none-match': `W/"x", ${tag}` } });
  expect([again.status, again.headers.get('etag'), asking.remembered.size]).toEqual([304, tag, 0]);
  const refused = await app.request(at('/api/v1/actors?actors=nobody'));
  expect([refused.status, refused.headers.get('etag'), refused.headers.get('cache-control')]).toEqual([
    400,
    null,
    'no-store',
  ]);
});

test('what is asked of a snapshot by its whole name may be kept, and what hangs on a watchlist may not', async () => {
  const app = await smallApp();
  const kept = async (query: string) =>
    (await app.request(at(`/api/v1/mentions?${query}`))).headers.get('cache-control');
  const { snapshot } = (await (await app.request(at('/api/v1/mentions'))).json()) as { snapshot: string };
  expect(await kept('')).toBe('private, no-cache');
  expect(await kept('snapshot=1')).toBe('private, no-cache');
  expect(await kept(`snapshot=${snapshot}`)).toBe('private, max-age=31536000, immutable');
});
