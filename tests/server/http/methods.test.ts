import { expect, test } from 'vitest';
import { Problem } from '../../../server/contract/answer.ts';
import { at, smallApp } from '../../support/app.ts';

test('another method is told which there are; what is nowhere is not found', async () => {
  const app = await smallApp();
  const cases: [method: string, path: string, status: number, allow: string | null][] = [
    ['POST', '/api/v1/mentions', 405, 'GET, HEAD, OPTIONS'],
    ['DELETE', '/api/v1/actors/ukraine', 405, 'GET, HEAD, OPTIONS'],
    ['GET', '/api/v1/ingest', 405, 'OPTIONS, POST'],
    ['HEAD', '/api/v1/ingest', 405, 'OPTIONS, POST'],
    ['PATCH', '/api/v1/watchlists/envoys', 405, 'DELETE, OPTIONS, PUT'],
    ['PUT', '/health', 405, 'GET, HEAD, OPTIONS'],
    ['OPTIONS', '/api/v1/mentions', 204, 'GET, HEAD, OPTIONS'],
    ['OPTIONS', '/api/v1/subscriptions', 204, 'GET, HEAD, OPTIONS, POST'],
    ['OPTIONS', '/api/v1/nothing', 404, null],
    ['POST', '/api/v1/nothing', 404, null],
    ['GET', '/api/v1/actors/', 404, null],
    ['GET', '/api/v1/mentions/', 404, null],
    ['GET', '/api/v1//mentions', 404, null],
    ['GET', '/%zz', 404, null],
    ['GET', '/api/v1/..%2f..%2fpackage.json', 404, null],
  ];
  for (const [method, path, status, allow] of cases) {
    const answer = await app.request(at(path), { method });
    expect([method, path, answer.status, answer.headers.get('allow')]).toEqual([method, path, status, allow]);
    if (status === 204 || method === 'HEAD') expect(await answer.text()).toBe('');
    else expect(Problem.parse(await answer.json())).toMatchObject({ status });
  }
});

test('HEAD has the headers of GET and no body', async () => {
  const app = await smallApp();
  for (const path of [
    '/api/v1/mentions',
    '/api/v1/evidence?format=csv',
    '/api/v1/evidence?limit=2',
    '/api/v1/actors/nobody',
  ]) {
    const [get, head] = [await app.request(at(path)), await app.request(at(path), { method: 'HEAD' })];
    expect(await head.text()).toBe('');
    expect([path, head.status]).toEqual([path, get.status]);
    for (const name of ['content-type', 'etag', 'link', 'x-rows', 'x-snapshot', 'content-disposition'])
      expect([path, name, head.headers.get(name)]).toEqual([path, name, get.headers.get(name)]);
    await get.arrayBuffer();
  }
});
