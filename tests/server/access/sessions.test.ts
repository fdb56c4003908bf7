import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSessions, secretOf } from '../../../server/access/sessions.ts';
import { keyed } from '../../support/keyed.ts';

test('a session names its key for twelve hours, and no other text does', () => {
  const { clock, access } = keyed();
  const { cookie, seconds } = access.sessions!.open('abcd1234');
  expect([seconds, access.sessions!.keyOf(cookie)]).toEqual([43_200, 'abcd1234']);
  const [key, ends, signature] = cookie.split('.');
  for (const wrong of [
    '',
    key!,
    `abcd1235.${ends}.${signature}`,
    `${key}.${Number(ends) + 1}.${signature}`,
    cookie.slice(0, -1),
    `${cookie}a`,
  ])
    expect([wrong, access.sessions!.keyOf(wrong)]).toEqual([wrong, null]);
  clock.by(seconds * 1000);
  expect(access.sessions!.keyOf(cookie)).toBe(null);
});

test('[C64] each house has a secret of its own, for its owner alone, and none that is short', () => {
  const [one, other] = [keyed(), keyed()];
  const file = (house: typeof one) => join(house.folder, 'session-secret');
  expect(readFileSync(file(one), 'utf8')).not.toBe(readFileSync(file(other), 'utf8'));
  expect([statSync(file(one)).mode & 0o777, secretOf(one.folder, 'session-secret').length]).toEqual([0o600, 32]);
  expect(other.access.sessions!.keyOf(one.access.sessions!.open('abcd1234').cookie)).toBe(null);
  for (const short of ['changeme', '12345678']) {
    writeFileSync(file(one), short);
    expect(() => openSessions(one.folder, one.clock)).toThrow(/too short/);
  }
});
