import { expect, test } from 'vitest';
import { timeMentions } from '../../../server/text/times.ts';

/** A Wednesday. */
const ANCHOR = '2021-05-05';

/** What a text names, and the day of each; "?" for none. */
const read = (text: string, anchor: string | null = ANCHOR): string[] =>
  timeMentions(text, anchor).map((mention) => `${mention.text} = ${mention.day ?? '?'}`);

/** A sentence, and the times in it. */
const SENTENCES: readonly (readonly [string, ...string[]])[] = [
  // weekdays behind: the most recent, and the day of publication itself
  ['The ministers met on Monday.', 'Monday = 2021-05-03'],
  ['The ministers met on Wednesday night.', 'Wednesday night = 2021-05-05'],
  ['On Thursday, the ministers met.', 'Thursday = 2021-04-29'],
  ['On Sunday nobody came.', 'Sunday = 2021-05-02'],
  ['Tuesday morning brought rain.', 'Tuesday morning = 2021-05-04'],
  ['Saturday’s talks failed.', 'Saturday = 2021-05-01'],
  ['She told the court last Wednesday.', 'last Wednesday = 2021-04-28'],
  ['Last Tuesday it rained.', 'Last Tuesday = 2021-05-04'],
  ['The deal, signed this past Friday, holds.', 'this past Friday = 2021-04-30'],
  ['On Mon., May 3, the dam broke.', 'Mon., May 3 = 2021-05-03'],
  // weekdays ahead
  ['The ministers will meet on Monday.', 'Monday = 2021-05-10'],
  ['The ministers will meet on Wednesday.', 'Wednesday = 2021-05-05'],
  ['On Thursday, the ministers will meet again.', 'Thursday = 2021-05-06'],
  ['The strike is expected to begin on Tuesday.', 'Tuesday = 2021-05-11'],
  ['The trial is due on Friday.', 'Friday = 2021-05-07'],
  ['Ms. Lee is to speak on Saturday.', 'Saturday = 2021-05-08'],
  ['They’ll vote on Sunday.', 'Sunday = 2021-05-09'],
  ['They won’t vote on Sunday.', 'Sunday = 2021-05-09'],
  ['They will vote by Sunday.', 'Sunday = 2021-05-09'],
  ['Talks resume next Wednesday.', 'next Wednesday = 2021-05-12'],
  ['The upcoming Monday is a holiday.', 'The upcoming Monday = 2021-05-10'],
  ['He said on Monday that talks will resume on Friday.', 'Monday = 2021-05-03', 'Friday = 2021-05-07'],
  ['The truce, agreed on Sunday, will start on Tuesday.', 'Sunday = 2021-05-02', 'Tuesday = 2021-05-11'],
  ['Talks will go on. The sides met on Monday.', 'Monday = 2021-05-03'],
  // weekdays that may lie either way
  ['He said they would meet on Friday.', 'Friday = ?'],
  ['The vote was expected on Friday.', 'Friday = ?'],
  ['The fair was open until Sunday.', 'Sunday = ?'],
  ['She was to speak on Tuesday.', 'Tuesday = ?'],
  // what comes again, and what is counted from elsewhere
  ['Every Monday he swims.', 'Every Monday = ?'],
  ['The market opens on Saturdays.', 'Saturdays = ?'],
  ['They had left the previous day.', 'the previous day = ?'],
  ['They left the following Monday.', 'the following Monday = ?'],
  ['The bridge fell a day later.', 'a day later = ?'],
  ['It burned the night before.', 'the night before = ?'],
  // days by distance
  ['He spoke today.', 'today = 2021-05-05'],
  ['She left yesterday evening.', 'yesterday evening = 2021-05-04'],
  ['The day before yesterday it snowed.', 'The day before yesterday = 2021-05-03'],
  ['They go home tomorrow.', 'tomorrow = 2021-05-06'],
  ['Shells fell overnight.', 'overnight = 2021-05-05'],
  ['Shells fell last night.', 'last night = 2021-05-04'],
  ['The sides met this morning.', 'this morning = 2021-05-05'],
  ['It closed three days ago.', 'three days ago = 2021-05-02'],
  ['It opens in 10 days.', 'in 10 days = 2021-05-15'],
  // several days
  ['The army fell back last week.', 'last week = ?'],
  ['It rained over the weekend.', 'over the weekend = ?'],
  ['Prices rose in recent months.', 'in recent months = ?'],
  ['He left two weeks ago.', 'two weeks ago = ?'],
  ['It began in 2014.', 'in 2014 = ?'],
  ['In May the snow melts.', 'In May = ?'],
  ['It opened in May 2019.', 'in May 2019 = ?'],
  ['March 2020 was hard.', 'March 2020 = ?'],
  // days of a month
  ['They met on April 30.', 'April 30 = 2021-04-30'],
  ['They met on 30 April.', '30 April = 2021-04-30'],
  ['The sides met on Sept. 14.', 'Sept. 14 = 2020-09-14'],
  ['December 30 was cold.', 'December 30 = 2020-12-30'],
  ['The talks open on June 2.', 'June 2 = 2021-06-02'],
  ['The talks will open on April 2.', 'April 2 = 2022-04-02'],
  ['They met on 20 May.', '20 May = 2020-05-20'],
  ['On Monday, May 4, the court sat.', 'Monday, May 4 = 2020-05-04'],
  ['It fell on Sunday, May 4.', 'Sunday, May 4 = ?'],
  // written in full
  ['Signed on May 6, 2019 in Riga.', 'May 6, 2019 = 2019-05-06'],
  ['Signed on Monday, May 6, 2019 in Riga.', 'Monday, May 6, 2019 = 2019-05-06'],
  ['Am 6. Mai 2019 wurde es kalt.', '6. Mai 2019 = 2019-05-06'],
  ['Підписано 6 травня 2019 року.', '6 травня 2019 = 2019-05-06'],
  ['El 6 de mayo de 2019 llovió.', '6 de mayo de 2019 = 2019-05-06'],
  ['2019年5月6日に発表。', '2019年5月6日 = 2019-05-06'],
  ['On 05/06/2019 or 2019-02-30.', '05/06/2019 = ?', '2019-02-30 = ?'],
  // other languages
  ['Am Montag kam er, gestern ging er.', 'Montag = 2021-05-03', 'gestern = 2021-05-04'],
  ['Вчора він приїхав, у п’ятницю поїхав.', 'Вчора = 2021-05-04', 'п’ятницю = 2021-04-30'],
  ['У понеділок будуть переговори.', 'понеділок = 2021-05-10'],
  ['В среду он уехал.', 'среду = 2021-05-05'],
  ['Lundi, il est parti.', 'Lundi = 2021-05-03'],
  ['Ayer llegó, el lunes se fue.', 'Ayer = 2021-05-04', 'lunes = 2021-05-03'],
  // names and other traps
  ['The March on Kyiv failed.'],
  ['The Sun reported that May said no.'],
  ['The crowd stood in the hot Sun. It left.'],
  ['Black Friday sales rose.'],
  ['On Good Friday he prayed.'],
  ['He reads the Sunday Times and the Mail on Sunday.'],
  ['USA Today wrote so.'],
  ['Theresa May left.'],
  ['The party split after May lost the vote.'],
  ['The party split until May resigned.'],
  ['He may go; they march on.'],
  ['Sheffield Wednesday won.'],
  ['In May 31 people died.'],
  ['The March 20 miles north was long.'],
  ['The vote was 20 to 21.'],
];

test.each(SENTENCES)('%s', (sentence, ...times) => {
  expect(read(sentence)).toEqual(times);
});

test('the table above is as large as it should be', () => {
  const times = SENTENCES.reduce((sum, [, ...found]) => sum + found.length, 0);
  const traps = SENTENCES.filter(([, ...found]) => found.length === 0).length;
  console.log(`times: ${SENTENCES.length} sentences, ${times} times, ${traps} traps`);
  expect([SENTENCES.length >= 87, times >= 78, traps >= 15]).toEqual([true, true, true]);
});

test('without a day to count from, or with one that is none, only what is written in full has a day', () => {
  for (const anchor of [null, '', 'yesterday', '2021-02-30'])
    expect(read('On Monday, 6 May and today as on 6 May 2019.', anchor)).toEqual([
      'Monday, 6 May = ?',
      'today = ?',
      '6 May 2019 = 2019-05-06',
    ]);
});

test('a mention says how its day is known or why it is not', () => {
  const whyOf = (text: string, anchor: string | null = ANCHOR) => timeMentions(text, anchor)[0]?.why;
  expect(whyOf('They met on Monday.')).toBe('the most recent such weekday');
  expect(whyOf('They will meet on Monday.')).toBe('a weekday that lies ahead');
  expect(whyOf('They would meet on Monday.')).toBe('was ahead when it was said, and may lie either way');
  expect(whyOf('They met on Monday.', null)).toBe('no day to count from');
  expect(whyOf('They met on May 3.', null)).toBe('no year given and no day to count from');
  expect(whyOf('It began in 2014.')).toBe('a year, not a day');
  expect(whyOf('05/06/2019')).toBe('day and month could be either way round');
  expect(whyOf('2019-02-30')).toBe('is not a real date');
  expect(whyOf('On 6 May 2019 it rained.')).toBe('written in full');
  expect(whyOf('the next day')).toBe('counted from another day in the text');
});

test('offsets are those of the text, in order and without overlaps', () => {
  const text = 'Today 😀 they met; last week nobody did. On Sunday, 2 May 2021 it rained.';
  const mentions = timeMentions(text, ANCHOR);
  expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Today',
    'last week',
    'Sunday, 2 May 2021',
  ]);
  expect(mentions.map((mention) => mention.text)).toEqual(['Today', 'last week', 'Sunday, 2 May 2021']);
});

test('a text without times has none', () => {
  for (const text of ['', ' ', 'Nothing happened.', '12:30', '1,200 people']) expect(read(text)).toEqual([]);
});
