import { expect, test } from 'vitest';
import { createFinder } from '../../../server/analysis/finder.ts';
import { createResolver } from '../../../server/analysis/mentions.ts';
import { unknownNames } from '../../../server/analysis/names.ts';
import { quoteSpans } from '../../../server/analysis/quote-spans.ts';
import { quotesIn } from '../../../server/analysis/quotes.ts';
import { sentencesOf } from '../../../server/text/sentences.ts';
import { norland } from '../../support/norland.ts';

const resolve = createResolver(createFinder(norland));

/** One line a quotation: "kind | speaker | text"; throws when the offsets do not cut the text out of the body. */
function quoted(body: string, title: string | null = null): string[] {
  const sentences = sentencesOf(title, body);
  const { mentions, masks } = resolve(sentences, '2021-05-05');
  return quotesIn(body, sentences, mentions, unknownNames(sentences, masks)).map(
    ({ start, end, text, kind, speaker }) => {
      if (body.slice(start, end) !== text) throw new Error(`offsets do not cut out ${text}`);
      return `${kind} | ${speaker} | ${text}`;
    },
  );
}

test.each([
  ['S cue “…”', 'Dan Lind said: “We will not sell the harbour.”', 'dan-lind', 'We will not sell the harbour.'],
  ['“…,” cue S', '“We will not sell the harbour,” said Dan Lind.', 'dan-lind', 'We will not sell the harbour,'],
  ['“…,” S cue', '“We will not sell the harbour,” Dan Lind said.', 'dan-lind', 'We will not sell the harbour,'],
  [
    'with a title before the name',
    '“We will not sell the harbour,” said President Dan Lind.',
    'dan-lind',
    'We will not sell the harbour,',
  ],
  [
    'with a country before the name',
    '“We will not sell the harbour,” said Norland’s President Dan Lind.',
    'dan-lind',
    'We will not sell the harbour,',
  ],
  [
    'according to',
    '“We will not sell the harbour,” according to Cora Voss.',
    'cora-voss',
    'We will not sell the harbour,',
  ],
  [
    'a colon behind the name',
    'Cora Voss: “We will not sell the harbour.”',
    'cora-voss',
    'We will not sell the harbour.',
  ],
  ['straight marks', '"We will not sell the harbour," Cora Voss added.', 'cora-voss', 'We will not sell the harbour,'],
  ['single marks', 'Cora Voss said: ‘We will not sell the harbour.’', 'cora-voss', 'We will not sell the harbour.'],
  [
    'an apostrophe inside',
    'Cora Voss said: “We won’t sell Norland’s harbour.”',
    'cora-voss',
    'We won’t sell Norland’s harbour.',
  ],
  ['a nested quotation', '“He said ‘never’ to us,” Dan Lind said.', 'dan-lind', 'He said ‘never’ to us,'],
  [
    'a clause between name and cue',
    '“We will not sell the harbour,” Dan Lind, who left early, said.',
    'dan-lind',
    'We will not sell the harbour,',
  ],
  [
    'a country that speaks',
    '“We will not sell the harbour,” Norland said.',
    'norland',
    'We will not sell the harbour,',
  ],
])('a direct quotation has its speaker: %s', (_, body, speaker, text) => {
  expect(quoted(body)).toEqual([`direct | ${speaker} | ${text}`]);
});

test.each([
  ['somebody unknown', '“We will not sell the harbour,” said Zed Quill.'],
  ['an aide, not the president', '“We will not sell the harbour,” Lind aides said.'],
  ['nobody told', 'A sign read “We will not sell the harbour” in red.'],
])('a speaker who is not in the catalogue, or not told, is null: %s', (_, body) => {
  expect(quoted(`Dan Lind left. ${body}`)).toEqual([
    expect.stringMatching(/^direct \| null \| We will not sell the harbour/),
  ]);
});

test('a pronoun is the one person in subject place before it', () => {
  expect(quoted('Dan Lind opened the talks. “We will not sell the harbour,” he said.')).toEqual([
    'direct | dan-lind | We will not sell the harbour,',
  ]);
  // With two it could be, it is nobody.
  expect(quoted('Dan Lind opened the talks. Ben Harlow joined. “We will not sell the harbour,” he said.')).toEqual([
    'direct | null | We will not sell the harbour,',
  ]);
});

test('a quotation over two paragraphs goes on with its speaker', () => {
  const body = 'Dan Lind said: “We will not sell the harbour.\n\n“We will not sell the mines.”';
  expect(quoted(body)).toEqual([
    'direct | dan-lind | We will not sell the harbour.',
    'direct | dan-lind | We will not sell the mines.',
  ]);
});

test('a second quotation of the same paragraph goes on with the speaker', () => {
  expect(quoted('“We will not sell the harbour,” Dan Lind said. “It is all we have left.”')).toEqual([
    'direct | dan-lind | We will not sell the harbour,',
    'direct | dan-lind | It is all we have left.',
  ]);
});

test.each([
  ['few words without a cue', 'Dan Lind left the “safe” room.'],
  ['the title of a work', 'Dan Lind bought “The Long Road Home” there.'],
  ['the title of a work that somebody wrote', 'Dan Lind wrote “The Long Road Home” in one night.'],
  ['an inch or a minute', 'Dan Lind is 6\' 2" tall.'],
  ['a plural possessive', 'Dan Lind saw the miners’ hall and the farmers’ market.'],
])('no quotation is %s', (_, body) => {
  expect(quoted(body)).toEqual([]);
});

test.each([
  ['said that', 'Dan Lind said that the harbour would stay open.', 'dan-lind', 'the harbour would stay open'],
  ['said, without that', 'Dan Lind said the harbour would stay open.', 'dan-lind', 'the harbour would stay open'],
  ['said on a day', 'Dan Lind said on Monday the harbour would stay open.', 'dan-lind', 'the harbour would stay open'],
  [
    'told somebody that',
    'Cora Voss told reporters that the harbour would stay open.',
    'cora-voss',
    'the harbour would stay open',
  ],
  ['a warning', 'Norland warned that the harbour would stay shut.', 'norland', 'the harbour would stay shut'],
])('indirect speech of a known speaker is kept: %s', (_, body, speaker, text) => {
  expect(quoted(body)).toEqual([`indirect | ${speaker} | ${text}`]);
});

test.each([
  ['of somebody unknown', 'Zed Quill said that the harbour would stay open.'],
  ['that says no clause', 'Dan Lind pledged support for the harbour town.'],
  ['about what somebody said to do', 'Dan Lind declined to comment on the harbour.'],
  ['of aides', 'Lind aides said that the harbour would stay open.'],
])('no indirect speech is made up: %s', (_, body) => {
  expect(quoted(`Dan Lind left. ${body}`)).toEqual([]);
});

test('two who speak in one sentence have a clause each, and so has one who speaks twice', () => {
  expect(quoted('Dan Lind said the harbour would stay open, and Cora Voss said that it would be sold.')).toEqual([
    'indirect | dan-lind | the harbour would stay open',
    'indirect | cora-voss | it would be sold',
  ]);
  expect(quoted('Dan Lind said the harbour would stay open and warned that it would be sold.')).toEqual([
    'indirect | dan-lind | the harbour would stay open',
    'indirect | dan-lind | it would be sold',
  ]);
});

test('what somebody thinks, hopes or supports is no quote', () => {
  expect(quoted('Dan Lind hopes that the harbour would stay open.')).toEqual([]);
  expect(
    quoted('Cora Voss believes that the harbour will be sold. Norland supports the plan for the harbour.'),
  ).toEqual([]);
});

test.each([
  ['a spokesman for somebody', '“We will not sell the harbour,” a spokesman for Dan Lind said.', null],
  ['the supporters of somebody', '“We will not sell the harbour,” supporters of Dan Lind said.', null],
  ['an apposition', '“We will not sell the harbour,” the president, Dan Lind, said.', 'dan-lind'],
  ['a name with an age', '“We will not sell the harbour,” Dan Lind, 61, said.', 'dan-lind'],
  ['told reporters', '“We will not sell the harbour,” Dan Lind told reporters.', 'dan-lind'],
  ['who', 'It was Dan Lind who said: “We will not sell the harbour.”', 'dan-lind'],
  ['a colon behind a deed', 'Dan Lind turned to the crowd: “We will not sell the harbour.”', 'dan-lind'],
  ['a colon in the sentence before', 'Dan Lind turned to the crowd:\n\n“We will not sell the harbour.”', 'dan-lind'],
])('the speaker is the phrase in subject place, not a name inside it: %s', (_, body, speaker) => {
  expect(quoted(body)).toEqual([expect.stringContaining(`direct | ${speaker} | We will not sell the harbour`)]);
});

test('a quote tells its cue and its speaker as printed, whoever that is, where it stands in the body', () => {
  const body = 'It rained. “We will not sell the harbour,” a fisherman from Solo said. “It is all we have left.”';
  const sentences = sentencesOf(null, body);
  const quotes = quotesIn(body, sentences, [], []);
  expect(quotes.map(({ cue, speaker, speaker_surface }) => [cue, speaker, speaker_surface])).toEqual([
    ['said', null, 'a fisherman from Solo'],
    [null, null, 'a fisherman from Solo'],
  ]);
  expect(quotes.map(({ speaker_start }) => speaker_start)).toEqual([43, 43]);
});

test('a title gives no quotation, and offsets count into the body', () => {
  const body = 'It rained. “We will not sell the harbour,” Dan Lind said.';
  expect(quoted(body, 'Dan Lind says “we will not sell the harbour”')).toEqual([
    'direct | dan-lind | We will not sell the harbour,',
  ]);
});

test('marks are paired by paragraph, and one that never closes opens nothing', () => {
  const cut = (body: string) => quoteSpans(body).map(({ start, end }) => body.slice(start, end));
  expect(cut('A “one” and "two" and ‘three’.')).toEqual(['one', 'two', 'three']);
  expect(cut('An “open one\nand “another” here')).toEqual(['another']);
  expect(cut('“first part\n“second part”')).toEqual(['first part', 'second part']);
  expect(cut('An “outer ‘inner’ one”')).toEqual(['outer ‘inner’ one']);
  expect(cut('No marks, but it’s the miners’ hall')).toEqual([]);
  expect(cut('')).toEqual([]);
});
