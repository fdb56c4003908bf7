import { expect, test } from 'vitest';
import { lacksZone, publishedOf } from '../../../server/text/dates.ts';
import { zoneOfAddress } from '../../../server/text/zones.ts';

const ADDRESSES: readonly (readonly [string | null, string | null])[] = [
  ['https://a.example.ua/talks', 'Europe/Kyiv'],
  ['https://example.de', 'Europe/Berlin'],
  ['http://news.example.co.uk:8080/a.de', 'Europe/London'],
  ['https://EXAMPLE.JP/?q', 'Asia/Tokyo'],
  ['https://example.com/ua', null],
  ['https://example.us/', null],
  ['https://example.tv/', null],
  ['ftp://example.de/', null],
  ['example.de', null],
  ['', null],
  [null, null],
];

test.each(ADDRESSES)('the address %s stands in %s', (url, zone) => {
  expect(zoneOfAddress(url)).toBe(zone);
});

test('a time that does not say where it stands is told apart', () => {
  const without = ['2021-05-06 14:30', 'May 6, 2021 2 p.m.', '6 травня 2021, 14:30'];
  const others = ['2021-05-06', '2021-05-06T14:30Z', '6 May 2021 14:30 CET', '1620311400', 'soon', ''];
  expect(without.map(lacksZone)).toEqual([true, true, true]);
  expect(others.map(lacksZone)).toEqual(others.map(() => false));
  expect(lacksZone(null)).toBe(false);
});

const NOW = Date.parse('2022-06-15T12:00:00Z');
const read = (written: string, zone = 'UTC', source = 'Europe/Kyiv') => {
  const { published_at, day } = publishedOf(written, 'page', zone, NOW, source);
  return [published_at, day];
};

test('a time without a zone is read in that of its source, and then converted', () => {
  expect(read('2021-05-06 14:30')).toEqual(['2021-05-06T11:30:00.000Z', '2021-05-06']);
  expect(read('2021-05-06 01:30')).toEqual(['2021-05-05T22:30:00.000Z', '2021-05-05']);
  expect(read('2021-05-06 01:30', 'Europe/Kyiv')).toEqual(['2021-05-05T22:30:00.000Z', '2021-05-06']);
  expect(read('2021-05-06T01:30Z')).toEqual(['2021-05-06T01:30:00.000Z', '2021-05-06']);
  expect(read('2021-05-06')).toEqual([null, '2021-05-06']);
});

test('midnight without a zone is how programs write a day, and stays that day', () => {
  expect(read('2021-05-06T00:00:00')).toEqual([null, '2021-05-06']);
  expect(read('2021-05-06 00:00')).toEqual([null, '2021-05-06']);
  expect(read('2021-05-06T00:00:00+03:00')).toEqual(['2021-05-05T21:00:00.000Z', '2021-05-05']);
  expect(read('2021-05-06T00:00:01')).toEqual(['2021-05-05T21:00:01.000Z', '2021-05-05']);
});

test('the table above is as large as it should be', () => {
  console.log(`zones: ${ADDRESSES.length} addresses`);
  expect(ADDRESSES.length).toBeGreaterThanOrEqual(11);
});
