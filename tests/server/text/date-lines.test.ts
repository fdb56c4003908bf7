import { expect, test } from 'vitest';
import { dateIn, dateLine } from '../../../server/text/date-lines.ts';
import { readDate } from '../../../server/text/date-formats.ts';

/** A line, what it says about its date, and the date as it stands there. */
const LINES: readonly (readonly [string, 'published' | 'changed' | 'bare', string])[] = [
  ['6 May 2021', 'bare', '6 May 2021'],
  ['Riga, May 6, 2021 – Ann Lee', 'bare', 'May 6, 2021'],
  ['Thursday, 6 May 2021, 14:30', 'bare', '6 May 2021'],
  ['Do 06.05.21 | 14:30 Uhr | Von Ann Lee', 'bare', '06.05.21'],
  ['6. 5. 2021', 'bare', '6.5.2021'],
  ['06 | 05 | 2021', 'bare', '06.05.2021'],
  ['2021. május 6.', 'bare', '2021. május 6.'],
  ['Published on 6 May 2021 by Ann Lee', 'published', '6 May 2021'],
  ['Veröffentlicht am Donnerstag, 6. Mai 2021 um 14:30 Uhr', 'published', '6. Mai 2021'],
  ['Erschienen am: 06.05.2021', 'published', '06.05.2021'],
  ['Pressemitteilung vom 06.05.2021', 'published', '06.05.2021'],
  ['Publié le 6 mai 2021 à 14h30', 'published', '6 mai 2021'],
  ['Опубліковано 6 травня 2021', 'published', '6 травня 2021'],
  ['تم نشره الخميس 6 أيار / مايو 2021', 'published', '6 أيار / مايو 2021'],
  ['Last updated: 2021-05-06', 'changed', '2021-05-06'],
  ['Stand: 06.05.2021 14:30 Uhr', 'changed', '06.05.2021'],
  ['Letzte Änderung: 06.05.2021', 'changed', '06.05.2021'],
  ['Оновлено 6 травня 2021', 'changed', '6 травня 2021'],
];

test.each(LINES)('%s is a date line', (line, kind, date) => {
  expect(dateLine(line)).toEqual({ date, kind });
});

const NO_LINES = [
  '',
  'Riga',
  'May 2021',
  'On 6 May 2021 they met.',
  'On 6 May 2021 they met',
  'The treaty of 6 May 2021 was signed by nobody who had come to the long table of the castle that night',
  '© 6 May 2021 Harbour Dispatch',
  'Ann Lee, born 6 May 1971',
  'Gültig bis 06.05.2021',
  'Version 1.06.05.2021.3',
  `Published ${'for ever and ever '.repeat(9)} 6 May 2021`,
  '06/05/2021',
];

test.each(NO_LINES)('%j is no date line', (line) => {
  expect(dateLine(line)).toBeNull();
});

/** The sixth of May 2021 in further languages and digits. */
const WRITTEN = [
  '6 Mayıs 2021 | 6. května 2021 | 6. toukokuuta 2021 | 6 Μαΐου 2021 | 6 mai 2021 | 6 мая 2021 | 6 траўня 2021 | 6 мај 2021',
  '6 مايو 2021 | ٦ مايو ٢٠٢١ | ۶ مايو ۲۰۲۱ | 6 במאי 2021 | 6 מאי 2021 | 6 मई 2021 | ६ मई २०२१ | 06.05.21 | 2021. máj. 6.',
].flatMap((line) => line.split(' | '));

test.each(WRITTEN)('%s is the sixth of May 2021', (written) => {
  expect(readDate(written)).toEqual({ kind: 'day', day: '2021-05-06' });
});

/** All months of a year as dates write them. */
const YEARS: Record<string, string> = {
  Turkish: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
  Czech: 'ledna února března dubna května června července srpna září října listopadu prosince',
  Romanian: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  Hungarian: 'január február március április május június július augusztus szeptember október november december',
  Finnish:
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  Swedish: 'januari februari mars april maj juni juli augusti september oktober november december',
  Norwegian: 'januar februar mars april mai juni juli august september oktober november desember',
  Indonesian: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
  Greek:
    'Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου',
  Belarusian: 'студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня',
  Serbian: 'јануар фебруар март април мај јун јул август септембар октобар новембар децембар',
  Arabic: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  Hebrew: 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  Hindi: 'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर',
};

test.each(Object.entries(YEARS))('all months in %s are known', (_language, year) => {
  const days = year.split(' ').map((month) => readDate(`2 ${month} 2020`));
  expect(days).toEqual(
    Array.from({ length: 12 }, (_, at) => ({ kind: 'day', day: `2020-${String(at + 1).padStart(2, '0')}-02` })),
  );
});

test('a year in two digits is of this century or the end of the last, and only between stops', () => {
  expect(readDate('06.05.89')).toEqual({ kind: 'day', day: '2089-05-06' });
  expect(readDate('06.05.95')).toEqual({ kind: 'day', day: '1995-05-06' });
  expect(readDate('31.02.21')).toBe('unreal');
  expect(readDate('06/05/21')).toBe('unreadable');
});

test('milliseconds behind a colon are read', () => {
  expect(readDate('2021-05-06T14:30:05:250Z')).toEqual({
    kind: 'time',
    day: '2021-05-06',
    time: { hour: 14, minute: 30, second: 5, ms: 250 },
    offset: 0,
  });
});

test('a date is found in a short text and not in a paragraph', () => {
  expect(dateIn('Riga, 6 May 2021')).toBe('6 May 2021');
  expect(dateIn(`${'so '.repeat(60)}6 May 2021`)).toBeNull();
  expect([dateIn(null), dateIn(undefined), dateIn(' ')]).toEqual([null, null, null]);
});

test('the tables above are as large as they should be', () => {
  const seen = [LINES.length, NO_LINES.length, WRITTEN.length, Object.keys(YEARS).length];
  console.log(`date lines: ${seen.join(' + ')} lines, other lines, written forms, and years`);
  expect([seen[0]! >= 18, seen[1]! >= 12, seen[2]! >= 17, seen[3]! >= 14]).toEqual([true, true, true, true]);
});
