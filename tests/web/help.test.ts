import { expect, test, vi } from 'vitest';
import { helpFor } from '../../web/help.ts';

test('help is read from the description of the API, which is fetched once; a failure is tried again', async () => {
  const help = { read: 'r', method: 'm', data: 'd', limits: 'l' };
  const fetched = vi.fn<() => Promise<Response>>();
  fetched.mockResolvedValueOnce(new Response('', { status: 503 }));
  fetched.mockImplementation(() =>
    Promise.resolve(new Response(JSON.stringify({ paths: { '/api/v1/mentions': { get: { 'x-help': help } } } }))),
  );
  vi.stubGlobal('fetch', fetched);
  await expect(helpFor('/mentions')).rejects.toThrow('503');
  expect(await helpFor('/mentions')).toEqual(help);
  expect(await helpFor('/sources')).toBeNull();
  expect(fetched).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});
