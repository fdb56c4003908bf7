import { expect, test } from 'vitest';
import { isFurniture } from '../../../server/text/furniture.ts';

/** The line, how many stories have it, how many the source has, and whether it is furniture of the "Harbour Dispatch". */
const CASES: readonly (readonly [string, number, number, boolean])[] = [
  // Short notices, however few of many they stand in.
  ['Updated at 8:32 a.m. on 3 May', 4, 2000, true],
  ['Updated at 8:32 a.m. on 3 May', 3, 2000, false],
  ['Ann Lee is the political editor of the Harbour Dispatch.', 5, 900, true],
  // Long ones that speak to readers or of the house.
  [
    'If you enjoyed what you have just read, become a member and help us to go on with work of this kind every day.',
    4,
    2000,
    true,
  ],
  [
    'The Dispatch is an independent paper that belongs to the people who write it and has done so for forty years now.',
    4,
    2000,
    true,
  ],
  [
    'The views expressed in this column are those of its author alone and need not agree with those of anybody else here.',
    4,
    2000,
    true,
  ],
  // A background paragraph under each report of an affair: long, and about the affair.
  [
    'The ministry has told parliament that Norland is in an armed conflict with the smugglers since the first strike in May.',
    15,
    3000,
    false,
  ],
  [
    'Officials have said that no US soldiers were harmed when the boats were struck and that the campaign would go on as planned.',
    15,
    3000,
    false,
  ],
  // In a twentieth of all stories even such a line is furniture, in less it is not.
  [
    'The ministry has told parliament that Norland is in an armed conflict with the smugglers since the first strike in May.',
    150,
    3000,
    true,
  ],
  [
    'The ministry has told parliament that Norland is in an armed conflict with the smugglers since the first strike in May.',
    149,
    3000,
    false,
  ],
  // Speeches end with prayer and thanks, and count for those who are named in them.
  ['May God bless the Republic of Norland and its people.', 300, 500, false],
  ['Thank you all for coming here today, and good night.', 300, 500, false],
  // Somebody says it; only what half of all stories have is no quotation.
  ['“We shall go on and on until it is over.', 8, 100, false],
  ['“Ten Minutes” shows you all sides of the story of the day.', 50, 100, true],
];

test('notices of the house are furniture; what is reported, said or prayed is not', () => {
  const wrong = CASES.filter(
    ([line, stories, of, expected]) => isFurniture({ line, source: 'The Harbour Dispatch', stories, of }) !== expected,
  );
  console.log(`furniture: ${CASES.length} lines`);
  expect(wrong).toEqual([]);
});
