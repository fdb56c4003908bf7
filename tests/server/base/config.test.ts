import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixedClock, systemClock } from '../../../server/base/clock.ts';
import { configOfProcess, databaseFile, readConfig } from '../../../server/base/config.ts';
import { AppError, CODES, messageOf } from '../../../server/base/errors.ts';
import { jsonLog, silentLog } from '../../../server/base/log.ts';
import { projectRoot } from '../../../server/base/root.ts';

test('on an empty machine the defaults serve', () => {
  const config = readConfig({}, '/somewhere');
  expect(config).toMatchObject({ port: undefined, host: '127.0.0.1', timezone: 'UTC', demo: true });
  expect(databaseFile(config)).toBe(join('/somewhere', '.newstally', 'newstally.duckdb'));
  expect(Object.isFrozen(config)).toBe(true);
});

test('every wrong key is named with its value, at once', () => {
  expect(() => readConfig({ PORT: 'eighty', NEWSTALLY_TIMEZONE: 'Mars/Base', HOST: 'a b' }, '/')).toThrow(
    /PORT=eighty.*HOST=a b.*NEWSTALLY_TIMEZONE=Mars\/Base: expected an IANA zone/,
  );
});

test('keys of others, and keys left empty, are not read', () => {
  expect(readConfig({ PATH: '/bin', PORT: '', NEWSTALLY_DATA: 'x' }, '/y').dataFolder).toBe(join('/y', 'x'));
  expect(configOfProcess('/y').host).toBe('127.0.0.1');
});

test('the project is found from any depth, and nowhere else', () => {
  expect(projectRoot()).toBe(projectRoot(join(projectRoot(), 'server', 'base')));
  const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  expect(() => projectRoot(folder)).toThrow(/package.json/);
  rmSync(folder, { recursive: true });
});

test('an error for people has a code with a status, and keeps its cause', () => {
  const cause = new Error('below');
  const error = new AppError('busy', 'later', { cause });
  expect([error.message, error.cause, CODES[error.code].status]).toEqual(['later', cause, 503]);
  expect([messageOf(error), messageOf('text')]).toEqual(['later', 'text']);
});

test('clocks: one of the machine, one that stands still', () => {
  const clock = fixedClock('2021-05-06T00:00:00Z');
  expect([clock.now(), clock.elapsed()]).toEqual([Date.UTC(2021, 4, 6), 0]);
  expect(systemClock.now()).toBeGreaterThan(Date.UTC(2024, 0, 1));
  const before = systemClock.elapsed();
  expect(systemClock.elapsed()).toBeGreaterThanOrEqual(before);
});

test('logs take events; the silent one keeps nothing', () => {
  expect(() => jsonLog('silent').info('started', { port: 1 })).not.toThrow();
  expect(silentLog.error('x')).toBeUndefined();
});

test('ranges of the own network that may be fetched from are a list, empty unless it is given', () => {
  expect(readConfig({}, '/house').fetchAllow).toEqual([]);
  expect(readConfig({ NEWSTALLY_FETCH_ALLOW: '10.1.2.0/24, ::1' }, '/house').fetchAllow).toEqual([
    '10.1.2.0/24',
    '::1',
  ]);
  expect(() => readConfig({ NEWSTALLY_FETCH_ALLOW: 'intranet' }, '/house')).toThrow(
    'NEWSTALLY_FETCH_ALLOW=intranet: expected',
  );
});

test('threads that analyse are as many as suit the machine, unless their number is given', () => {
  expect(readConfig({}, '/house').workers).toBeNull();
  expect(readConfig({ NEWSTALLY_WORKERS: '3' }, '/house').workers).toBe(3);
  for (const wrong of ['0', '33', '1.5', 'all']) {
    expect(() => readConfig({ NEWSTALLY_WORKERS: wrong }, '/house')).toThrow(
      `NEWSTALLY_WORKERS=${wrong}: expected auto, or a whole number from 1 to 32`,
    );
  }
});

test('a model of the user’s own is asked only where it is chosen, and then needs an address', () => {
  const at = { NEWSTALLY_SCORER_URL: 'http://127.0.0.1:8000/score' };
  expect(readConfig({}, '/house')).toMatchObject({ scorer: 'blend', outside: null });
  expect(readConfig(at, '/house').outside).toBeNull();
  expect(readConfig({ ...at, NEWSTALLY_SCORER: 'http' }, '/house').outside).toEqual({
    url: 'http://127.0.0.1:8000/score',
    name: 'http@1',
  });
  expect(() => readConfig({ NEWSTALLY_SCORER: 'http' }, '/house')).toThrow(
    'NEWSTALLY_SCORER_URL=none: expected the address of the model that NEWSTALLY_SCORER=http asks',
  );
  for (const [key, wrong] of [
    ['NEWSTALLY_SCORER', 'bert'],
    ['NEWSTALLY_SCORER_URL', 'ftp://127.0.0.1/score'],
    ['NEWSTALLY_SCORER_NAME', 'no version'],
  ]) {
    expect(() => readConfig({ [key!]: wrong }, '/house')).toThrow(`${key}=${wrong}: expected`);
  }
});
