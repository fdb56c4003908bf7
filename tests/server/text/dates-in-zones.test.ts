import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '../../../server/base/week.ts';
import { publishedOf } from '../../../server/text/dates.ts';

const NOW = Date.parse('2022-06-15T12:00:00Z');
const inZone = (written: string, zone: string, now = NOW) => publishedOf(written, 'given', zone, now);

/** Written, zone, instant, day in the zone. */
const ZONED = [
  ['2021-05-05T22:30:00Z', 'Europe/Kyiv', '2021-05-05T22:30', '2021-05-06'],
  ['2021-05-06T02:00:00Z', 'America/New_York', '2021-05-06T02:00', '2021-05-05'],
  ['2021-05-06 01:30', 'Europe/Kyiv', '2021-05-05T22:30', '2021-05-06'],
  ['2021-01-06 01:30', 'Europe/Kyiv', '2021-01-05T23:30', '2021-01-06'],
  ['2021-05-06 23:30 ET', 'Europe/Kyiv', '2021-05-07T03:30', '2021-05-07'],
  ['2021-01-06 23:30 ET', 'UTC', '2021-01-07T04:30', '2021-01-07'],
  ['2021-05-06T01:30:00+03:00', 'UTC', '2021-05-05T22:30', '2021-05-05'],
  ['2021-03-28 03:30', 'Europe/Kyiv', '2021-03-28T01:30', '2021-03-28'], // skipped: an hour later
  ['2021-03-28 02:59', 'Europe/Kyiv', '2021-03-28T00:59', '2021-03-28'],
  ['2021-03-28 04:00', 'Europe/Kyiv', '2021-03-28T01:00', '2021-03-28'],
  ['2021-10-31 03:30', 'Europe/Kyiv', '2021-10-31T00:30', '2021-10-31'], // doubled: the first
  ['2021-11-07 01:30', 'America/New_York', '2021-11-07T05:30', '2021-11-07'],
  ['2021-03-14 02:30', 'America/New_York', '2021-03-14T07:30', '2021-03-14'],
  ['2021-05-06 00:10', 'Asia/Kathmandu', '2021-05-05T18:25', '2021-05-06'],
] as const;

test('the table above is as large as it should be', () => {
  console.log(`dates in zones: ${ZONED.length} cases`);
  expect(ZONED.length).toBeGreaterThanOrEqual(14);
});

test.each(ZONED)('%s read in %s is %s UTC on the day %s', (written, zone, instant, day) => {
  const found = inZone(written, zone);
  expect([found.published_at, found.day]).toEqual([`${instant}:00.000Z`, day]);
});

test('a day without a time is that day in every zone', () => {
  for (const zone of ['UTC', 'Pacific/Auckland', 'Pacific/Honolulu', 'Europe/Kyiv'])
    expect(inZone('2021-05-06', zone).day).toBe('2021-05-06');
});

test('an instant is itself in every zone, on the day that its clocks show, with or without a zone written', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Kyiv', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland');
  const instants = fc.integer({ min: Date.UTC(1990, 0, 3) / 1000, max: NOW / 1000 }).map((seconds) => seconds * 1000);
  fc.assert(
    fc.property(instants, zones, (ms, zone) => {
      const iso = new Date(ms).toISOString();
      const found = inZone(iso, zone);
      expect([found.published_at, found.day]).toEqual([iso, dayIn(zone, ms)]);
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      const again = inZone(shown.format(ms), zone);
      // The same reading; only in a doubled hour it may be the earlier of two instants.
      expect(again.day).toBe(found.day);
      expect([0, 3_600_000]).toContain(ms - Date.parse(again.published_at ?? ''));
    }),
  );
});

test('the bounds are those of the zone', () => {
  expect(inZone('2022-06-17', 'Pacific/Auckland').day).toBe('2022-06-17'); // a day from now it is midnight there
  expect(inZone('2022-06-16', 'Pacific/Honolulu', Date.parse('2022-06-15T00:30:00Z')).day).toBeNull();
  expect(inZone('1989-12-31T15:00:00Z', 'Asia/Tokyo').day).toBe('1990-01-01');
  expect(inZone('1989-12-31T14:59:59Z', 'Asia/Tokyo').day).toBeNull();
  expect(inZone('1990-01-01T04:59:59Z', 'America/New_York').day).toBeNull();
});
