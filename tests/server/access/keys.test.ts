import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allows, openKeys } from '../../../server/access/keys.ts';
import { keyed } from '../../support/keyed.ts';

test('[C66] a key is shown once, kept as its hash alone, and read by its owner alone', () => {
  const { folder, keys } = keyed();
  expect([keys.any(), keys.list()]).toEqual([false, []]);
  const { row, text } = keys.add({ name: 'desk', scopes: ['ingest', 'read'], expires: null });
  expect(text).toMatch(/^nt_[a-z0-9]{8}_[\w-]{43}$/);
  expect([row.name, row.scopes, keys.any()]).toEqual(['desk', ['read', 'ingest'], true]);
  const file = join(folder, 'keys.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const secret = text.split('_').at(-1)!;
  expect([readFileSync(file, 'utf8').includes(secret), JSON.stringify(keys.list()).includes('hash')]).toEqual([
    false,
    false,
  ]);
});

test('a key is nobody’s once it is revoked or over, also by another process', () => {
  const { folder, clock, keys } = keyed();
  const { row, text } = keys.add({ name: 'desk', scopes: ['read'], expires: '2026-01-02' });
  expect(keys.of(text)?.name).toBe('desk');
  clock.to('2026-01-02T23:59:59Z');
  expect([keys.of(text)?.name, keys.named(row.key)?.name]).toEqual(['desk', 'desk']);
  clock.to('2026-01-03T00:00:00Z');
  expect([keys.of(text), keys.named(row.key), keys.any()]).toEqual([null, null, false]);
  clock.to('2026-01-01T00:00:00Z');
  openKeys(folder, clock).revoke(row.key);
  expect([keys.of(text), keys.named(row.key)]).toEqual([null, null]);
  expect(() => keys.revoke('nobody')).toThrow(/There is no key/);
});

test('its last use is told to the minute, and any other text is no key', () => {
  const { clock, keys } = keyed();
  const { row, text } = keys.add({ name: 'desk', scopes: ['read'], expires: null });
  const last = () => keys.list()[0]?.last_used_at;
  expect(last()).toBe(null);
  keys.of(text);
  const first = last();
  clock.by(59_000);
  keys.of(text);
  expect(last()).toBe(first);
  clock.by(1000);
  keys.of(text);
  expect(last()).toBe('2026-01-01T00:01:00.000Z');
  for (const wrong of ['', text.slice(0, -1), `${text}a`, `nt_${row.key}_${'a'.repeat(43)}`, 'nt_', text.toUpperCase()])
    expect([wrong, keys.of(wrong)]).toEqual([wrong, null]);
});

test('admin may everything, and whoever may anything may read', () => {
  expect([
    allows(['admin'], 'ingest'),
    allows(['ingest'], 'read'),
    allows(['correct'], 'ingest'),
    allows([], 'read'),
  ]).toEqual([true, true, false, false]);
});
