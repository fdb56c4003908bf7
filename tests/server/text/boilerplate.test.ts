import { expect, test } from 'vitest';
import { furnitureOf, type Zone } from '../../../server/text/boilerplate.ts';

const ZONES = ['head', 'middle', 'tail'] as const satisfies readonly Zone[];
type Case = { readonly zones: readonly Zone[]; readonly takes: readonly string[]; readonly leaves: readonly string[] };

const ENDS = ['head', 'tail'] as const;

/** For each rule the zones in which it asks, lines that it takes, and sentences that look like them and stay. */
const RULES: Record<string, Case> = {
  advert: {
    zones: ZONES,
    takes: [
      'Advertisement',
      'ADVERTISEMENT:',
      'Sponsored content',
      'Advertisement - scroll to continue',
      'Story continues below advertisement',
      'Continue reading the main story',
      'Scroll down for more',
      'Skip advertisement',
      'Реклама',
    ],
    leaves: [
      'The advertisement was withdrawn on Monday.',
      'Advertising revenue fell by a third.',
      'The story continues below the surface, diplomats say.',
      'He will continue after the vote.',
      'Реклама подорожчала на третину.',
    ],
  },
  placeholder: {
    zones: ZONES,
    takes: [
      '[pullquote]',
      '[embed: the speech]',
      'Slideshow (4 images)',
      'Image 2 of 5',
      'Hide caption',
      '12 of 30 photos',
    ],
    leaves: [
      '[The minister declined to answer.]',
      'Image is everything in this race.',
      'Two of five photos were burnt.',
    ],
  },
  photo_credit: {
    zones: ZONES,
    takes: [
      'Photo: Ann Lee/Reuters',
      'Ann Lee talks to Bo Ray in Riga. (Carl Fox/Reuters)',
      'Bo Ray (AP)',
      '(Reuters)',
      '(AP Photo/Ann Lee)',
      'Ann Lee/Getty Images',
      'Enlarge this image',
      'Image caption',
      'Photo by Ann Lee',
      'Bo Ray leaves the court on Monday. | Getty',
      '"A man prays" [File: Ann Lee/AFP]',
    ],
    leaves: [
      'Talks have failed. (AP)',
      'He sold the house to Reuters',
      'They met in the pool',
      'Photo opportunities were scarce.',
      'The picture by Ann Lee of Reuters shows two men who signed.',
      'He was born in Riga (now Latvia).',
    ],
  },
  caption: {
    zones: ZONES,
    takes: [
      'FILE - In this May 6, 2021, file photo, Ann Lee speaks.',
      'In this photo provided by the ministry, soldiers march.',
      'This undated photo shows Bo Ray.',
      'This image released by the army shows a tank.',
    ],
    leaves: [
      'In this image of a country at war nothing moves.',
      'Files were burnt before the troops left.',
      'This photo changed his mind.',
    ],
  },
  read_more: {
    zones: ZONES,
    takes: [
      'READ MORE: Voting bill signed',
      'Related: Talks open in Riga',
      'See also | The map of the front',
      'Читайте також: Переговори в Ризі',
    ],
    leaves: ['Related: he had met the envoy before.', 'Read more books, she told the pupils.'],
  },
  'read_more at the ends': {
    zones: ENDS,
    takes: [
      'Read more',
      'You may also like:',
      'Watch: How the bridge fell',
      'Click here for more',
      'Read more from Ann Lee',
    ],
    leaves: [
      'Watch: the men left at noon.',
      'More than half stayed.',
      'Click here and you lose, he warned them.',
      'Most people read it twice.',
    ],
  },
  source_line: {
    zones: ENDS,
    takes: ['Source: Harbour Dispatch', 'Sources: https://a.example/talks'],
    leaves: ['Source: November deadline possible', 'Sources of gas are few.'],
  },
  byline: {
    zones: ['head'],
    takes: [
      'By Ann Lee',
      'By Ann Lee and Bo Ray, Harbour Dispatch',
      'Opinion contributor',
      'Staff writer',
      'by: Bo Ray',
    ],
    leaves: ['By Monday the road was open.', 'By Monday', 'By all accounts', 'By Ann Lee, who was there.'],
  },
  date_line: {
    zones: ['head'],
    takes: [
      'Published May 6, 2021',
      'Updated: 14:30, 6 May 2021',
      'Posted on Thursday at 2:30 p.m.',
      'Last updated 6 May 2021',
      '3 hours ago',
      'This article is more than 2 years old',
    ],
    leaves: [
      'Updated rules take force on May 6.',
      '3 hours ago the siren stopped.',
      'Published by the ministry on May 6, the list is long.',
      'Posted on the wall was a list of 12 names.',
      'Published on Monday, the report names 30 firms.',
    ],
  },
  share: {
    zones: ENDS,
    takes: [
      'Share this on Facebook Twitter Email',
      'Share',
      'Tweet',
      '12 comments',
      'Join the conversation',
      'Print this article',
      'Поділитися у Facebook',
    ],
    leaves: [
      'Share prices fell on Monday.',
      'Facebook will close its office in Riga.',
      'Share this burden, he told them.',
      'Print media suffered most.',
      'Comments were closed.',
    ],
  },
  follow: {
    zones: ENDS,
    takes: [
      'Follow us on Twitter',
      'Follow Ann Lee on Twitter',
      'Like us on Facebook',
      'FOLLOW @annlee',
      'Find us on Instagram!',
    ],
    leaves: [
      'Follow the money, he said.',
      'Followers on Twitter mocked him.',
      'Find the men who did it, she wrote on Twitter.',
    ],
  },
  newsletter: {
    zones: ENDS,
    takes: [
      'Sign up for our newsletter',
      'Subscribe',
      'Get the news of the day in your inbox',
      'Thank you for subscribing!',
      'By signing up, you agree to the terms',
      'Підписуйтесь на наш канал',
    ],
    leaves: [
      'Sign up for the army, the posters say.',
      'Get out of the town, the mayor told them.',
      'Thank you for coming, the minister said.',
      '“Sign up for our newsletter,” he joked.',
      'Subscribers to the newsletter were told first.',
    ],
  },
  copyright: {
    zones: ENDS,
    takes: [
      '© 2021 Harbour Dispatch',
      'Copyright 2021 Harbour Dispatch',
      '(c) 2021 Harbour Dispatch',
      'All rights reserved.',
    ],
    leaves: ['Copyright law was changed in May.', 'The court reserved all rights of appeal.'],
  },
  agency_credit: {
    zones: ENDS,
    takes: [
      'Reporting by Ann Lee in Kyiv; Editing by Bo Ray',
      'Ann Lee contributed to this report.',
      'Ann Lee and Bo Ray contributed reporting.',
      'The Associated Press',
      '(Continental Wire)',
      '(Danube Observer)',
      '[The Evening Post]',
      'With wires',
      'Contributors: Ann Lee',
      'This article was originally published by Harbour Dispatch.',
    ],
    leaves: [
      'Reporting by the paper shows a pattern.',
      'Russia contributed to this crisis.',
      'The minister contributed nothing.',
      'Reuters saw the document.',
      'With agencies closed, nobody could apply.',
      'The wire cut his hand.',
      '(Long Applause)',
      'Danube Observer',
    ],
  },
  update_note: {
    zones: ENDS,
    takes: [
      'This story has been updated.',
      'This is a developing story.',
      'This article was corrected on May 6 to fix a name.',
      'The story and headline have been updated.',
      'The headline has been corrected.',
    ],
    leaves: [
      'This story has been told before.',
      'This is a developing country.',
      'The article was revised by parliament.',
      'The report was revised by the ministry twice.',
      'The first article was revised by parliament in May.',
    ],
  },
  contact: {
    zones: ['tail'],
    takes: ['Contact us at news@a.example', 'Got a tip? Write to tips@a.example', 'Send us your photos', 'Contact us'],
    leaves: ['Contact with the crew was lost.', 'Send us more guns, he told them.'],
  },
  separator: {
    zones: ['tail'],
    takes: ['* * *', '---', '____', '•••'],
    leaves: ['5', 'X', '* The list is long.'],
  },
};

const taken = Object.entries(RULES).flatMap(([name, { zones, takes }]) =>
  takes.map((line) => [name.split(' ')[0] ?? '', line, zones] as const),
);
const left = Object.entries(RULES).flatMap(([name, { leaves }]) => leaves.map((line) => [name, line] as const));

test.each(taken)('%s takes %j in its zones and nowhere else', (rule, line, zones) => {
  for (const zone of ZONES) expect([zone, furnitureOf(line, zone)]).toEqual([zone, zones.includes(zone) ? rule : null]);
});

test.each(left)('%s leaves %j, wherever it stands', (_rule, line) => {
  for (const zone of ZONES) expect([zone, furnitureOf(line, zone)]).toEqual([zone, null]);
});

test('all rules of the page have lines that they take and lines that they leave', () => {
  const names = new Set(taken.map(([rule]) => rule));
  console.log(`boilerplate: ${names.size} rules, ${taken.length} lines taken, ${left.length} left`);
  expect(names.size).toBe(16);
  expect(taken.length).toBeGreaterThanOrEqual(85);
  expect(left.length).toBeGreaterThanOrEqual(60);
});

test('a paragraph is left alone, whatever it begins with', () => {
  const long = (start: string, most: number) => `${start}${' and the rest'.repeat(80)}`.slice(0, most + 1);
  expect(furnitureOf(long('READ MORE: Voting bill signed', 200), 'tail')).toBeNull();
  expect(furnitureOf(long('© 2021 Harbour Dispatch', 400), 'tail')).toBeNull();
  expect(furnitureOf(long('© 2021 Harbour Dispatch', 399), 'tail')).toBe('copyright');
  expect(furnitureOf(long('FILE - Ann Lee speaks', 900), 'head')).toBeNull();
  expect(furnitureOf(`Sign up for our newsletter ${'x'.repeat(1000)}`, 'tail')).toBeNull();
});

test('what begins with a quotation mark is said by somebody', () => {
  for (const line of ['“Follow us on Twitter”', '"Subscribe"', '“Read more: Talks open”'])
    for (const zone of ZONES) expect(furnitureOf(line, zone)).toBeNull();
});
