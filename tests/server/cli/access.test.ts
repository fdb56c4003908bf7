import { createServer } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally, start } from '../../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

test('[C63] without a key nothing but loopback is listened on: message, exit code 2, and no socket', async () => {
  const port = await freePort();
  for (const host of ['0.0.0.0', '::', 'a-name-of-this-machine']) {
    const env = { NEWSTALLY_DATA: join(folder, 'none'), HOST: host, PORT: String(port) };
    const { status, err } = await newstally(['serve'], env);
    expect([host, status, err.trim()]).toEqual([
      host,
      2,
      `HOST is ${host}, so other machines could read this dashboard, and no access key exists. Create one: newstally serve --new-key NAME. Or leave HOST at 127.0.0.1.`,
    ]);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow(/fetch failed/);
  }
});

test('where keys are needed, commands of this machine go on, others need one, and a revoked one ends at once', async () => {
  const env = {
    NEWSTALLY_DATA: join(folder, 'keys'),
    NEWSTALLY_ACCESS: 'keys',
    NEWSTALLY_DEMO: 'off',
    PORT: '0',
    NEWSTALLY_LOG: 'info',
  };
  const made = await newstally(['keys', 'add', 'notebook', '--scopes', 'read'], env);
  const key = made.out.split('\n')[0]!;
  expect([made.status, key.startsWith('nt_')]).toEqual([0, true]);
  const server = await start(env);
  const status = async (authorization?: string) =>
    (await fetch(`${server.url}/api/v1/actors`, { headers: authorization === undefined ? {} : { authorization } }))
      .status;
  expect([await status(), await status(`Bearer ${key}`)]).toEqual([401, 200]);
  const inside = await newstally(['watchlist', 'two', 'ukraine', 'russia'], env);
  expect([inside.status, inside.err]).toEqual([0, '']);
  const second = await newstally(['serve'], { ...env, NEWSTALLY_ACCESS: 'auto' });
  expect([second.status, second.err]).toEqual([3, expect.stringMatching(/The database is in use by process \d+/)]);
  const [row] = JSON.parse(
    `[${(await newstally(['keys', 'list', '--json'], env)).out.trim().split('\n').join(',')}]`,
  ) as { key: string }[];
  expect((await newstally(['keys', 'revoke', row!.key], env)).out).toContain('revoked');
  expect(await status(`Bearer ${key}`)).toBe(401);
  expect((await newstally(['audit'], env)).out).toMatch(/this machine\s+put-watchlist/);
  const { out, err } = await server.stop();
  // [C75] No log, no audit and no file holds a key.
  const secret = key.split('_').at(-1)!;
  const files = ['keys.json', 'audit.ndjson'].map((name) => readFileSync(join(folder, 'keys', name), 'utf8'));
  expect([out, err, ...files].some((text) => text.includes(secret))).toBe(false);
});
