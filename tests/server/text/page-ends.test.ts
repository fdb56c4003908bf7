import { expect, test } from 'vitest';
import { type PageFacts, trimEnds } from '../../../server/text/page-ends.ts';

const FACTS: PageFacts = {
  title: 'Talks open in Riga',
  source: 'Harbour Dispatch',
  authors: ['Ann Lee', 'Bo Ray'],
  section: 'World',
  pictures: new Set(['The ministers at the long table']),
};

const TEXT = [
  'The ministers of both countries met in Riga on Monday to speak about gas, grain and the winter that is coming.',
  'Ann Lee, who leads the delegation, told reporters that nothing had been signed, and that nobody was in a hurry.',
  'Bo Ray said that his side would share what it knew, but that it would not wait for ever, least of all for promises.',
  'The talks will go on in Vienna in May, whatever the parliaments of the two countries decide in the weeks before it.',
];
const BODY = TEXT.join('\n\n');

const trimmed = (lines: readonly string[]): string => trimEnds(lines.join('\n\n'), FACTS);

/** Lines above a text that say who wrote it and when. */
const HEADS = [
  'By Ann Lee',
  'Ann Lee and Bo Ray, Associated Press',
  'May 6, 2021',
  'May 6, 2021 | 4:10pm',
  'May 6, 2021 at 9:45 am',
  'By Ann Lee - 6 May 2021 11:04 PM EST',
  'Updated on: May 6, 2021 / 10:07 AM / Harbour Dispatch',
  'May 6, 2021 4:20am Updated May 7, 2021 9:32pm',
  'Monday, May 6, 2021, 04:05 pm PT (07:05 pm ET)',
  'segunda-feira, 22 de janeiro de 2018 às 0:13',
  'Harbour Dispatch wire services',
  'World',
  'Sign In',
  'https://a.example/news/talks-1.php',
  'Talks open in Riga',
];

test.each(HEADS)('%j above a text goes', (line) => {
  expect(trimmed([line, ...TEXT])).toBe(BODY);
  expect(trimmed(['By Bo Ray', line, ...TEXT])).toBe(BODY);
});

/** Lines there that are text. */
const KEPT_HEADS = [
  'Gas stays dear',
  'RIGA (AP) - Nobody signed',
  'Ann Lee resigns',
  'Is it May 6, 2021?',
  'On May 6, 2021 they met.',
  '“By Monday”',
];

test.each(KEPT_HEADS)('%j above a text stays', (line) => {
  expect(trimmed([line, ...TEXT])).toBe(`${line}\n\n${BODY}`);
});

/** Headings below a text, which take along what follows. */
const TAILS = [
  'Recent articles',
  'LATEST NEWS',
  'DON’T MISS',
  'About the Author',
  'More great Harbour stories',
  'Related stories:',
  'You may also like',
  'Like this story? Share it with a friend!',
  'Filed under: Gas',
  'Mehr zum Thema',
  'À lire aussi',
  'Читайте також:',
];

test.each(TAILS)('%j below a text goes with all behind it', (heading) => {
  expect(trimmed([...TEXT, heading, 'Five soups for winter', 'What is gas?'])).toBe(BODY);
});

test('such a heading cuts nothing where much text follows, or near the beginning', () => {
  expect(trimmed([...TEXT, 'Latest news', ...TEXT])).toBe([...TEXT, 'Latest news', ...TEXT].join('\n\n'));
  expect(trimmed(['Related', ...TEXT])).toBe(`Related\n\n${BODY}`);
  const sentence = 'Comments were many, and related stories were told by all.';
  expect(trimmed([...TEXT, sentence])).toBe(`${BODY}\n\n${sentence}`);
});

/** Paragraphs below a text about who wrote it. */
const LIVES = [
  'Ann Lee is a reporter in Riga.',
  'Ann covers gas and grain for the Harbour Dispatch.',
  'Bo Ray (bo@a.example) has been with the paper since 2001.',
  'Cy Moss is a freelance writer living in Vienna.',
  'The author is a professor of history.',
];

test.each(LIVES)('%j below a text goes', (line) => {
  expect(trimmed([...TEXT, line])).toBe(BODY);
});

test('the same in mid-text, said by somebody, or of somebody else stays', () => {
  const mid = [TEXT[0]!, 'Ann Lee is a reporter in Riga.', ...TEXT.slice(1), ...TEXT];
  expect(trimmed(mid)).toBe(mid.join('\n\n'));
  for (const line of ['“Ann Lee is a reporter,” he said.', 'Cy Moss is a minister in Vienna.', 'Anna is a harbour.'])
    expect(trimmed([...TEXT, line])).toBe(`${BODY}\n\n${line}`);
});

test('a line that says what a picture is described with is its caption, and counts of pictures are none of the text', () => {
  expect(trimmed([...TEXT.slice(0, 2), 'The ministers at the long table', 'Image 1 of 23', ...TEXT.slice(2)])).toBe(
    BODY,
  );
});

test('a text of nothing else stays, and a text without any of it comes back as it is', () => {
  expect(trimmed(['By Ann Lee', 'May 6, 2021'])).toBe('By Ann Lee\n\nMay 6, 2021');
  expect(trimEnds('One.\n\n\n\n  Two. ', FACTS)).toBe('One.\n\n\n\n  Two. ');
  expect(trimEnds('', FACTS)).toBe('');
});

test('names with marks of patterns in them are taken as they are', () => {
  expect(trimEnds(`By A. (B) Lee*\n\n${BODY}`, { ...FACTS, authors: ['A. (B) Lee*'] })).toBe(BODY);
});

test('the tables above are as large as they should be', () => {
  const seen = [HEADS, KEPT_HEADS, TAILS, LIVES].map((table) => table.length);
  console.log(`page ends: ${seen.join(' + ')} heads, other heads, tails, and lives`);
  expect([seen[0]! >= 15, seen[1]! >= 6, seen[2]! >= 12, seen[3]! >= 5]).toEqual([true, true, true, true]);
});
