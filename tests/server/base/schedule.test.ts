import { expect, test } from 'vitest';
import { scheduleOf } from '../../../server/base/schedule.ts';
import { siteOf } from '../../support/site.ts';
import { sendsFeed, subscribed } from '../../support/subscribed.ts';

const ms = (instant: string) => Date.parse(instant);
const iso = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString().slice(0, 16));

/** Every time from the first on, as a server that is never late meets them. */
function timesOf(words: string, timezone: string, from: string, count: number): (string | null)[] {
  const schedule = scheduleOf(words, timezone);
  let slot: number | null = ms(from);
  return Array.from({ length: count }, () => iso((slot = schedule!.next(slot!, slot!))));
}

test('schedules are read in plain words or as cron, in the configured zone', () => {
  const cases: [words: string, zone: string, from: string, first: string, second: string][] = [
    ['every 30 minutes', 'UTC', '2024-05-06T12:07Z', '2024-05-06T12:37', '2024-05-06T13:07'],
    ['Every  Minute', 'UTC', '2024-05-06T12:07Z', '2024-05-06T12:08', '2024-05-06T12:09'],
    ['hourly', 'UTC', '2024-05-06T12:07Z', '2024-05-06T13:07', '2024-05-06T14:07'],
    ['every 6 hours', 'UTC', '2024-05-06T12:07Z', '2024-05-06T18:07', '2024-05-07T00:07'],
    ['every 2 days', 'UTC', '2024-05-06T12:07Z', '2024-05-08T12:07', '2024-05-10T12:07'],
    ['daily', 'UTC', '2024-05-06T12:07Z', '2024-05-07T06:00', '2024-05-08T06:00'],
    // Kyiv is three hours ahead in May.
    ['daily at 06:30', 'Europe/Kyiv', '2024-05-06T12:07Z', '2024-05-07T03:30', '2024-05-08T03:30'],
    // The 6th of May 2024 is a Monday.
    ['weekdays at 07:00', 'UTC', '2024-05-10T12:07Z', '2024-05-13T07:00', '2024-05-14T07:00'],
    ['weekly', 'UTC', '2024-05-06T12:07Z', '2024-05-13T06:00', '2024-05-20T06:00'],
    ['sundays at 9:05', 'UTC', '2024-05-06T12:07Z', '2024-05-12T09:05', '2024-05-19T09:05'],
    ['*/15 * * * *', 'UTC', '2024-05-06T12:07Z', '2024-05-06T12:15', '2024-05-06T12:30'],
    ['0 6 * * 1-5', 'UTC', '2024-05-10T12:07Z', '2024-05-13T06:00', '2024-05-14T06:00'],
  ];
  for (const [words, zone, from, first, second] of cases) {
    expect([words, ...timesOf(words, zone, from, 2)]).toEqual([words, first, second]);
  }
  console.log(`schedules: ${cases.length} kinds`);
});

test('what is no schedule, or never comes, is none', () => {
  const wrong = [
    '',
    'soon',
    'every',
    'every 0 minutes',
    'every 30 seconds',
    'every 400 days',
    'daily at 25:00',
    'daily at 6',
    'tomorrow at 06:00',
    'constructor',
    '* * * *',
    '61 * * * *',
    '* * * * * *',
    '@daily',
    '0 0 30 2 *',
    '0 6 * * mon; drop',
  ];
  for (const words of wrong) expect([words, scheduleOf(words, 'UTC')]).toEqual([words, null]);
  console.log(`schedules: ${wrong.length} that are none`);
});

test('[C72] an hour that a clock change leaves out is checked once, right after it; one that comes twice is checked once', () => {
  // Berlin: on 31 March 2024 01:00 UTC the clock goes from 02:00 to 03:00, on 27 October from 03:00 back to 02:00.
  const gap = ['2024-03-30T01:30', '2024-03-31T01:00', '2024-04-01T00:30'];
  const overlap = ['2024-10-26T00:30', '2024-10-27T00:30', '2024-10-28T01:30'];
  for (const words of ['daily at 02:30', '30 2 * * *']) {
    expect([words, ...timesOf(words, 'Europe/Berlin', '2024-03-29T12:00Z', 3)]).toEqual([words, ...gap]);
    expect([words, ...timesOf(words, 'Europe/Berlin', '2024-10-25T12:00Z', 3)]).toEqual([words, ...overlap]);
  }
  expect(timesOf('30 2,14 * * *', 'Europe/Berlin', '2024-10-26T13:00Z', 3)).toEqual([
    '2024-10-27T00:30',
    '2024-10-27T13:30',
    '2024-10-28T01:30',
  ]);
  // Half hours go on evenly through both, because real time does.
  expect(timesOf('*/30 * * * *', 'Europe/Berlin', '2024-03-31T00:15Z', 3)).toEqual([
    '2024-03-31T00:30',
    '2024-03-31T01:00',
    '2024-03-31T01:30',
  ]);
  expect(timesOf('every 30 minutes', 'Europe/Berlin', '2024-10-27T00:15Z', 3)).toEqual([
    '2024-10-27T00:45',
    '2024-10-27T01:15',
    '2024-10-27T01:45',
  ]);
});

test('[C72] what was missed is caught up once, by a new process on the same database', async () => {
  const site = await siteOf({ '/feed': sendsFeed('Pier') });
  const first = await subscribed('2024-05-06T12:00:00Z');
  await first.subscriptions.add({ address: `${site.url}/feed`, schedule: 'hourly' });
  await first.at('2024-05-06T12:00:00Z');
  await first.checks.stop();
  const { warehouse } = first;
  // Three days later: 72 times were missed.
  const second = await subscribed('2024-05-09T12:20:00Z', { warehouse });
  expect(await second.at('2024-05-09T12:20:00Z')).toMatchObject({
    result: 'unchanged',
    checked_at: '2024-05-09T12:20:00.000Z',
    next_at: '2024-05-09T13:20:00.000Z',
  });
  await second.at('2024-05-09T12:20:00Z');
  await second.at('2024-05-09T13:19:59Z');
  expect(site.asked.filter((path) => path === '/feed')).toHaveLength(2);
});

test('[C72] a clock that goes back repeats nothing, and one that was a year ahead is not waited for', async () => {
  const site = await siteOf({ '/feed': sendsFeed('Pier') });
  const { subscriptions, at } = await subscribed('2024-05-06T12:00:00Z');
  await subscriptions.add({ address: `${site.url}/feed`, schedule: 'daily at 12:00' });
  const times = () => site.asked.filter((path) => path === '/feed').length;
  expect(await at('2024-05-06T12:00:00Z')).toMatchObject({ next_at: '2024-05-07T12:00:00.000Z' });
  await at('2024-05-06T11:00:00Z');
  await at('2024-05-06T12:00:00Z');
  expect(times()).toBe(1);
  // The clock stands wrong for a while.
  expect(await at('2025-05-06T12:00:00Z')).toMatchObject({ next_at: '2025-05-07T12:00:00.000Z' });
  expect(await at('2024-05-06T13:00:00Z')).toMatchObject({
    checked_at: '2024-05-06T13:00:00.000Z',
    next_at: '2024-05-07T12:00:00.000Z',
  });
  expect(times()).toBe(3);
});

test('[C72] a clock set back while a check is under way does not bring its time again', () => {
  const schedule = scheduleOf('daily at 12:00', 'UTC')!;
  expect(iso(schedule.next(ms('2024-05-06T12:00Z'), ms('2024-05-06T11:58Z')))).toBe('2024-05-07T12:00');
  const every = scheduleOf('every 30 minutes', 'UTC')!;
  expect(iso(every.next(ms('2024-05-06T12:00Z'), ms('2024-05-06T11:58Z')))).toBe('2024-05-06T12:30');
});
