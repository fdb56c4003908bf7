import { afterEach, expect, test, vi } from 'vitest';
import { jsonOf, reasonOf, send, whyRefused } from '../../web/send.ts';

afterEach(() => vi.unstubAllGlobals());
const answering = (make: () => Promise<Response>) => {
  const fetched = vi.fn<(address: string, init: RequestInit) => Promise<Response>>(make);
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const caught = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('a change is sent with its type, and what the server says of it comes back', async () => {
  const fetched = answering(() => Promise.resolve(new Response('{"subscription":1}', { status: 201 })));
  expect(await send('POST', '/api/v1/subscriptions', jsonOf({ address: 'x' }))).toEqual({ subscription: 1 });
  expect(fetched.mock.calls[0]).toEqual([
    '/api/v1/subscriptions',
    { method: 'POST', body: '{"address":"x"}', headers: { 'content-type': 'application/json' } },
  ]);
  answering(() => Promise.resolve(new Response(null, { status: 204 })));
  expect(await send('DELETE', '/api/v1/subscriptions/1')).toBeNull();
});

test('a refusal is told by key where keys are wrong, else in a sentence, and never as nothing', async () => {
  const problem = {
    detail: 'address=x: a web address',
    errors: [{ key: 'address', value: 'x', expected: 'a web address' }],
  };
  answering(() => Promise.resolve(new Response(JSON.stringify(problem), { status: 400 })));
  expect(whyRefused(await caught(send('POST', '/x')))).toEqual({ keys: { address: 'a web address' }, sentence: '' });
  answering(() => Promise.resolve(new Response('{"detail":"It is there already."}', { status: 409 })));
  expect(whyRefused(await caught(send('POST', '/x')))).toEqual({ keys: {}, sentence: 'It is there already.' });
  answering(() => Promise.resolve(new Response('oops', { status: 502 })));
  expect(whyRefused(await caught(send('POST', '/x')))).toEqual({ keys: {}, sentence: 'It gave no reason.' });
  answering(() => Promise.reject(new TypeError('failed to fetch')));
  expect(whyRefused(await caught(send('POST', '/x'))).sentence).toMatch(/Is it still running/);
});

test('a refusal in one piece says each thing once', async () => {
  const refused = async (problem: unknown) => {
    answering(() => Promise.resolve(new Response(JSON.stringify(problem), { status: 400 })));
    return reasonOf(await caught(send('POST', '/x')));
  };
  const errors = [{ key: 'into', value: 'x', expected: 'another actor' }];
  expect(await refused({ detail: 'It cannot be itself.', errors })).toBe(
    'It cannot be itself. into: expected another actor.',
  );
  expect(await refused({ detail: 'into=x: another actor', errors })).toBe('into=x: another actor');
  expect(await refused({ detail: 'It is there already.' })).toBe('It is there already.');
});
