import { expect, test } from 'vitest';
import { dateWords, detailsOf, paragraphsOf, type ReadMention, titleOf } from '../../web/reader.ts';

const mention = (sentence: number, start: number, end: number, name: string): ReadMention => ({
  mention: 0,
  sentence,
  start,
  end,
  actor: name.toLowerCase(),
  name,
  kind: 'person',
  surface: name,
  via: 'full_name',
  in_quote: false,
  speaker: null,
  p_neg: null,
  p_neu: null,
  p_pos: null,
  sentiment: null,
  reasons: null,
  scorer: null,
  unclear: false,
  checked: false,
});

const body = 'Blinken came. He met Kuleba.\n\nNATO agreed.';
const sentences = [
  { no: 0, start: 0, end: 12, text: 'Kuleba speaks' },
  { no: 1, start: 0, end: 13, text: 'Blinken came.' },
  { no: 2, start: 14, end: 28, text: 'He met Kuleba.' },
  { no: 3, start: 30, end: 42, text: 'NATO agreed.' },
];

test('mentions are marked in the kept text by the place of their sentence in it', () => {
  const read_mentions = [
    mention(0, 0, 6, 'Kuleba'),
    mention(1, 0, 7, 'Blinken'),
    mention(2, 7, 13, 'Kuleba'),
    mention(3, 0, 4, 'NATO'),
  ];
  const shown = paragraphsOf({ body, sentences, read_mentions }).map((paragraph) =>
    paragraph.map(({ text, mention: one }) => [text, one?.name ?? '']),
  );
  expect(shown).toEqual([
    [
      ['Blinken', 'Blinken'],
      [' came. He met ', ''],
      ['Kuleba', 'Kuleba'],
      ['.', ''],
    ],
    [
      ['NATO', 'NATO'],
      [' agreed.', ''],
    ],
  ]);
  expect(titleOf({ title: 'Kuleba speaks', read_mentions }).map(({ text }) => text)).toEqual(['Kuleba', ' speaks']);
});

test('an article without a title is called untitled', () => {
  expect(titleOf({ title: null, read_mentions: [] })).toEqual([{ text: 'Untitled', mention: null }]);
});

test('how a day is known, or why there is none, is said in words', () => {
  expect(dateWords({ date_basis: 'given', date_problem: null })).toBe('as its source gave it');
  expect(dateWords({ date_basis: null, date_problem: 'year 1 is before 1990' })).toBe(
    'undated: year 1 is before 1990; in no week and in no number',
  );
});

test('what a source tells besides is put in words, and what it does not tell is not there', () => {
  expect(detailsOf({ details: {} })).toEqual([]);
  expect(
    detailsOf({
      details: {
        section: 'World',
        authors: ['Ann Lee'],
        agency: 'Reuters',
        date_place: 'json-ld',
        date_confidence: 0.95,
      },
    }),
  ).toEqual([
    ['Section', 'World'],
    ['Taken over from', 'Reuters'],
    ['Date found in', 'its machine-readable data (trusted 95 %)'],
  ]);
  expect(detailsOf({ details: { date_place: 'elsewhere', zone_assumed: 'Europe/Kyiv' } })).toEqual([
    ['Date found in', 'elsewhere'],
    ['Zone assumed', 'Europe/Kyiv'],
  ]);
});
