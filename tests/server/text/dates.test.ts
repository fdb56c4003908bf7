import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonOf } from '../../../server/contract/run.ts';
import { dateInUrl, publishedOf } from '../../../server/text/dates.ts';

const NOW = Date.parse('2022-06-15T12:00:00Z');
const inZone = (written: string | null, zone = 'UTC', now = NOW) => publishedOf(written, 'given', zone, now);

/** What stands for the instant 2021-05-06 14:30 UTC, and the seconds or thousandths that some forms add. */
const INSTANTS: Record<string, string> = {
  '2021-05-06T14:30:00Z': '14:30:00.000',
  '2021-05-06T14:30Z': '14:30:00.000',
  '2021-05-06 14:30': '14:30:00.000',
  '2021-05-06T14:30:05': '14:30:05.000',
  '2021-05-06T14:30:00.123456Z': '14:30:00.123',
  '2021-05-06T14:30:00,5Z': '14:30:00.500',
  '2021-05-06T14:30:00+03:00': '11:30:00.000',
  '2021-05-06T14:30:00+0300': '11:30:00.000',
  '2021-05-06T14:30:00+03': '11:30:00.000',
  '2021-05-06T14:30:00−04:00': '18:30:00.000',
  '2021-05-06T14:30:00+05:45': '08:45:00.000',
  '20210506T143000Z': '14:30:00.000',
  '20210506T1430Z': '14:30:00.000',
  '202105061430': '14:30:00.000',
  '20210506143007': '14:30:07.000',
  '1620311400': '14:30:00.000',
  '1620311400.25': '14:30:00.250',
  '1620311400123': '14:30:00.123',
  'Thu, 06 May 2021 14:30:00 GMT': '14:30:00.000',
  'Thu, 06 May 2021 14:30:00 +0300': '11:30:00.000',
  'Thu May  6 14:30:00 2021': '14:30:00.000',
  'Thu May 06 14:30:00 UTC 2021': '14:30:00.000',
  'Thu May 06 2021 14:30:00 GMT+0300 (Eastern European Summer Time)': '11:30:00.000',
  'May 6, 2021 at 2:30 p.m. ET': '18:30:00.000',
  'May 6, 2021 2:30pm EDT': '18:30:00.000',
  'May 6, 2021 2:30 PM EST': '19:30:00.000',
  'May 6, 2021, 2:30 p.m. (PT)': '21:30:00.000',
  'May 6, 2021 2 p.m.': '14:00:00.000',
  'May 6, 2021 12:15 a.m.': '00:15:00.000',
  'May 6, 2021 12:15 p.m.': '12:15:00.000',
  '14:30, 6 May 2021': '14:30:00.000',
  '6 May 2021 14:30 BST': '13:30:00.000',
  '6 May 2021 14:30 CEST': '12:30:00.000',
  '6 May 2021 14:30 MSK': '11:30:00.000',
  'Updated on May 6, 2021 14:30 UTC': '14:30:00.000',
  'May 6, 2021 | 14:30': '14:30:00.000',
  '06.05.2021 14:30': '14:30:00.000',
  'le 6 mai 2021 à 14h30': '14:30:00.000',
  'am 6. Mai 2021 um 14:30': '14:30:00.000',
  '6 травня 2021, 14:30': '14:30:00.000',
  '2021年5月6日 14:30': '14:30:00.000',
};

test.each(Object.entries(INSTANTS))('%s is that instant', (written, time) => {
  expect(inZone(written)).toEqual({
    published_at: `2021-05-06T${time}Z`,
    day: '2021-05-06',
    week: '2021-05-03',
    month: '2021-05-01',
    date_basis: 'given',
    date_problem: null,
  });
});

/** What stands for the day 2021-05-06 and for no instant. */
const DAYS = [
  '2021-05-06 | 2021-5-6 | 2021/05/06 | 2021.05.06 | 20210506 | 06.05.2021 | 6.5.2021',
  'May 6, 2021 | May 6 2021 | may 6, 2021 | MAY 6, 2021 | 6 May 2021 | 06 May 2021 | 6-May-2021 | May 6th, 2021',
  '6th May 2021 | 6th of May 2021 | Thursday, May 6, 2021 | Thu, 6 May 2021 | Thu. May 6, 2021 | on May 6, 2021',
  'Published: May 6, 2021 | First published on 6 May 2021 | Posted May 6, 2021 | Last updated: 2021-05-06',
  'May 6, 2021 (Thursday) |   May 6,\n 2021   | Date: 6 May 2021 | 6 May\u00A02021',
  '6 травня 2021 | 6 травня 2021 р. | 6 травня 2021 року | четвер, 6 травня 2021 | 6 мая 2021 г. | 6 мая 2021 года',
  'Donnerstag, 6. Mai 2021 | jeudi 6 mai 2021 | 6 de mayo de 2021 | 6 de maio de 2021 | 6 maggio 2021',
  '6 maja 2021 | 6 mei 2021 | 2021年5月6日 | 2021년 5월 6일',
].flatMap((line) => line.split(' | '));

test.each(DAYS)('%j is that day and no instant', (written) => {
  const found = inZone(written);
  expect([found.day, found.published_at, found.date_problem]).toEqual(['2021-05-06', null, null]);
});

/** The months of a year as they stand in dates. */
const YEARS: Record<string, string> = {
  English: 'January February March April May June July August September October November December',
  'short English': 'Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.',
  Ukrainian: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  Russian: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  Bulgarian: 'януари февруари март април май юни юли август септември октомври ноември декември',
  Polish: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  German: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  Austrian: 'Jänner Feber März April Mai Juni Juli August September Oktober November Dezember',
  French: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  Spanish: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  Italian: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  Portuguese: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  Dutch: 'januari februari maart april mei juni juli augustus september oktober november december',
};

test.each(Object.entries(YEARS))('all months in %s are known', (_language, year) => {
  const months = year.split(' ').map((month) => inZone(`2 ${month} 2020`).day);
  expect(months).toEqual(Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}-02`));
});

const UNREADABLE = 'cannot be read as a date';
const AMBIGUOUS = 'is ambiguous: day and month could be either way round';
const UNREAL = 'is not a real date';
const EARLY = 'is before 1990';
const LATE = 'is more than a day ahead of now';

const UNTRUSTED: Record<string, string> = {
  yesterday: UNREADABLE,
  '2021': UNREADABLE,
  'May 2021': UNREADABLE,
  'Thursday at 14:30': UNREADABLE,
  '14:30': UNREADABLE,
  '0': UNREADABLE,
  '86400': UNREADABLE,
  '99999999': UNREADABLE,
  'Smarch 6, 2021': UNREADABLE,
  '6/5/21': UNREADABLE,
  '2021-W18-4': UNREADABLE,
  'May 6, 2021 14:30 IST': UNREADABLE, // three zones share the name
  'May 6, 2021 and May 7, 2021': UNREADABLE,
  null: UNREADABLE,
  '05/06/2021': AMBIGUOUS,
  '5-6-2021': AMBIGUOUS,
  '12/11/2021 14:30': AMBIGUOUS,
  '2021-02-30': UNREAL,
  '2021-02-29': UNREAL,
  '2021-13-01': UNREAL,
  '2021-00-10': UNREAL,
  '20210230': UNREAL,
  '31.04.2021': UNREAL,
  'Feb 30, 2021': UNREAL,
  '29 лютого 2021': UNREAL,
  '32/13/2021': UNREAL,
  '0/5/2021': UNREAL,
  '2021-05-06T25:00:00Z': UNREAL,
  '2021-05-06T24:00:00Z': UNREAL,
  '2021-05-06 14:60': UNREAL,
  '2021-05-06T14:30:60Z': UNREAL,
  'May 6, 2021 13:30 p.m.': UNREAL,
  'May 6, 2021 0:30 a.m.': UNREAL,
  '2021-05-06T14:30:00+15:00': UNREAL,
  '1989-12-31': EARLY,
  '1970-01-01T00:00:00Z': EARLY,
  '0001-01-01T00:00:00': EARLY,
  '6 May 1921': EARLY,
  '1989-12-31T23:59:59Z': EARLY,
  '2022-06-17': LATE,
  '2022-06-16T12:00:00.001Z': LATE,
  '9999-12-31': LATE,
  '9999999999': LATE,
};

test.each(Object.entries(UNTRUSTED))('%s has no day, because it %s', (written, reason) => {
  expect(inZone(written)).toEqual({
    published_at: null,
    day: null,
    week: null,
    month: null,
    date_basis: null,
    date_problem: `"${written}" ${reason}`,
  });
});

test('the tables above are as large as they should be', () => {
  const seen = [INSTANTS, DAYS, YEARS, UNTRUSTED].map((table) => Object.keys(table).length);
  console.log(`dates: ${seen.join(' + ')} written forms, years, and untrusted values`);
  expect(seen[0]).toBeGreaterThanOrEqual(40);
  expect(seen[1]).toBeGreaterThanOrEqual(35);
  expect(seen[2]).toBeGreaterThanOrEqual(13);
  expect(seen[3]).toBeGreaterThanOrEqual(38);
});

test('day and month come in the one order that is possible', () => {
  expect(
    ['25/12/2020', '12/25/2020', '25-12-2020', '5/5/2021', '29 February 2020'].map((text) => inZone(text).day),
  ).toEqual(['2020-12-25', '2020-12-25', '2020-12-25', '2021-05-05', '2020-02-29']);
});

test('the bounds themselves are trusted: the first day of 1990 and a day ahead of the clock handed in', () => {
  expect(inZone('1990-01-01').day).toBe('1990-01-01');
  expect(inZone('631152000').published_at).toBe('1990-01-01T00:00:00.000Z');
  expect(inZone('2022-06-16T12:00:00Z').published_at).toBe('2022-06-16T12:00:00.000Z');
  expect(inZone('2022-06-16').day).toBe('2022-06-16');
  expect(inZone('2022-06-17', 'UTC', NOW + 86_400_000).day).toBe('2022-06-17');
  expect(inZone('2022-06-16', 'UTC', NOW - 86_400_000).date_problem).toBe(`"2022-06-16" ${LATE}`);
});

test('nothing given is said so, and a long value is named by its first 60 characters', () => {
  for (const nothing of [null, '', ' \n']) expect(inZone(nothing).date_problem).toBe('none given');
  expect(inZone(`${'x'.repeat(60)}yz`).date_problem).toBe(`"${'x'.repeat(60)}…" ${UNREADABLE}`);
});

test('a reason stands apart from the value that it names', () => {
  expect(reasonOf(inZone('say "soon"\nnow').date_problem ?? '')).toBe(UNREADABLE);
  expect(reasonOf(inZone('05/06/2021').date_problem ?? '')).toBe(AMBIGUOUS);
  expect(reasonOf('none given')).toBe('none given');
});

test('the basis is kept with the day, and week and month are those of the day', () => {
  expect(publishedOf('2021-01-03', 'url', 'UTC', NOW)).toEqual({
    published_at: null,
    day: '2021-01-03',
    week: '2020-12-28',
    month: '2021-01-01',
    date_basis: 'url',
    date_problem: null,
  });
});

test('any text gives a day or a problem, never both and never neither', () => {
  const parts = fc.constantFrom(
    '2021',
    '05',
    '6',
    '-',
    '/',
    '.',
    ' ',
    ':',
    'T',
    'Z',
    'May',
    'p.m.',
    '+03:00',
    'ET',
    '99',
  );
  const texts = fc.oneof(
    fc.array(parts, { maxLength: 12 }).map((some) => some.join('')),
    fc.string(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { day, date_problem, date_basis } = inZone(text, 'Europe/Kyiv');
      expect(day === null).toBe(date_problem !== null);
      expect(date_basis).toBe(day === null ? null : 'given');
    }),
    { numRuns: 500 },
  );
});

const ADDRESSES: readonly (readonly [string, string | null])[] = [
  ['https://a.example/2021/05/06/talks-open', '2021-05-06'],
  ['https://a.example/world/2021/5/6', '2021-05-06'],
  ['https://a.example/2021-05-06-talks', '2021-05-06'],
  ['https://a.example/talks_2021_05_06.html', '2021-05-06'],
  ['https://a.example/2021/may/06/talks', '2021-05-06'],
  ['https://a.example/20210506/talks', '2021-05-06'],
  ['https://a.example/talks-20210506.html', '2021-05-06'],
  ['https://a.example/talks?day=/2021/05/06/', null],
  ['https://a.example/talks#/2021/05/06/', null],
  ['https://a.example/2021/13/40/talks', null],
  ['https://a.example/2021/02/30/talks', null],
  ['https://a.example/2021/05/talks', null],
  ['https://a.example/2021/05-06/talks', null],
  ['https://a.example/2021/foo/06/talks', null],
  ['https://a.example/1871/05/06/commune', null],
  ['https://a.example/id-202105061234', null],
  ['https://a.example/', null],
];

test.each(ADDRESSES)('the address %s carries %s', (url, day) => {
  expect(dateInUrl(url)).toBe(day);
});
