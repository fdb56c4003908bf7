import { expect, test } from 'vitest';
import { createGazetteer } from '../../../server/analysis/gazetteer.ts';
import { proposedNames, shippedTagger, unknownTo } from '../../../server/analysis/propose-names.ts';
import { createTagger } from '../../../server/analysis/tagger.ts';
import { FEATURES } from '../../../server/analysis/tagger-features.ts';
import { LABELS, type Model, modelOf } from '../../../server/analysis/tagger-model.ts';
import { tokensOf } from '../../../server/analysis/tokens.ts';
import type { Sentence, Span } from '../../../server/contract/article.ts';
import { norland } from '../../support/norland.ts';
import { shippedAnalyser, shippedCatalogue, articleOf } from '../../support/reading.ts';

const tagger = shippedTagger(shippedCatalogue());

const sentencesFrom = (texts: readonly string[]): Sentence[] =>
  texts.map((text, at) => ({ no: at + 1, start: 0, end: text.length, text }));

/** The names of sentences that stand in one article, "surface | kind". */
function tagged(...texts: string[]): string[] {
  const sentences = sentencesFrom(texts);
  return tagger(sentences).flatMap((names, at) => {
    const sentence = sentences[at]!;
    const { starts, ends } = tokensOf(sentence);
    return names.map(({ first, last, kind }) => `${sentence.text.slice(starts[first], ends[last])} | ${kind}`);
  });
}

const CASES = [
  ['a full name of nobody known', 'Reporters met Zelda Quillmark there.', ['Zelda Quillmark | person']],
  ['a name behind a title', 'They asked Dr. Quillmark about it.', ['Quillmark | person']],
  ['a name with a small word inside', 'They met Ludwig van Quillmark there.', ['Ludwig van Quillmark | person']],
  [
    'a body with "of" inside',
    'She taught at the University of Quillmark for years.',
    ['University of Quillmark | organisation'],
  ],
  ['a party', 'The Norland Farmers Party lost.', ['Norland Farmers Party | organisation']],
  ['an election', 'He lost the 1997 Italian general election.', ['1997 Italian general election | other']],
  ['a country', 'Troops left France on Monday.', ['France | country']],
  ['a place', 'They live in Quillhaven, near Paris.', ['Quillhaven | place', 'Paris | place']],
  [
    'a result',
    'Zelda Quillmark (France) beat Anna Torvald (Sweden) 6-3 6-2',
    ['Zelda Quillmark | person', 'France | country', 'Anna Torvald | person', 'Sweden | country'],
  ],
  [
    'a line in capitals',
    'TENNIS - QUILLMARK BEATS ANDERSSON IN PARIS.',
    ['QUILLMARK | person', 'ANDERSSON | person', 'PARIS | place'],
  ],
] as const;

test.each(CASES)('the tagger reads %s', (_, text, names) => {
  expect(tagged(text)).toEqual(names);
});
console.log(`names: ${CASES.length} cases`);

test.each([
  ['nothing', ''],
  ['white space', ' \u00a0\n'],
  ['marks alone', '… — “” !?'],
  ['small words', 'it rained there and nobody came.'],
  ['a capital that only opens the sentence', 'However, nobody came to the meeting.'],
  ['days and months', 'They met on Monday and again in January.'],
  ['a lone surrogate and marks that combine', '\ud800 \u0301 e\u0301e\u0301 \u200d \ufeff'],
  ['writing without capitals', '新しい 村 で 会いました 。'],
])('the tagger names nobody in %s', (_, text) => {
  expect(tagged(text)).toEqual([]);
});

test('odd letters keep their places', () => {
  expect(tagged('😀 They met Zoë Kvist-Ødegård there.')).toEqual(['Zoë Kvist-Ødegård | person']);
});

test('a family name alone is the person whom the article names in full elsewhere', () => {
  expect(tagged('They met Zelda Lancaster there.', 'Nobody in Lancaster agreed.')).toEqual([
    'Zelda Lancaster | person',
    'Lancaster | person',
  ]);
  expect(tagged('Nobody in Lancaster agreed.')).toEqual(['Lancaster | place']);
});

test('what stands behind the first 400 words of a sentence is left alone', () => {
  const padding = (count: number) => Array.from({ length: count }, () => 'and').join(' ');
  expect(tagged(`${padding(390)} they met Zelda Quillmark there`)).toEqual(['Zelda Quillmark | person']);
  expect(tagged(`${padding(400)} they met Zelda Quillmark there`)).toEqual([]);
});

test('the same article gives the same names, and a sentence of 20,000 capitals does no harm', () => {
  const text = 'Zelda Quillmark met Anna Torvald of the Quillmark Institute in Paris.';
  expect(tagged(text)).toEqual(tagged(text));
  expect(tagged(Array.from({ length: 20_000 }, () => 'Quill').join(' ')).length).toBeLessThanOrEqual(400);
});

test('what the catalogue knows and groups of people are not proposed, and offsets cut the surface out', () => {
  const text = 'Joe Biden met Zelda Quillmark with Democrats and Bavarian farmers.';
  const sentences = sentencesFrom([text]);
  const known = new Map<number, Span[]>([[1, [{ start: 0, end: 9 }]]]);
  expect(proposedNames(sentences, known, tagger)).toEqual([
    { sentence: 1, surface: 'Zelda Quillmark', start: 14, end: 29, candidates: [], kind: 'person' },
  ]);
});

test('proposals count nothing: an article has the same mentions, tones and quotations, whatever is proposed', () => {
  const body = '“We shall leave,” Zelda Quillmark said. She praised Joe Biden in Paris.';
  const analyse = shippedAnalyser();
  const english = analyse(articleOf(null, body, '2022-03-01'));
  expect(english.names.map(({ surface, kind }) => `${surface} | ${kind}`)).toEqual(['Zelda Quillmark | person']);
  expect(english.mentions.map(({ actor }) => actor)).toEqual(['joe-biden', 'paris']);
  expect(english.quotes.map(({ text, speaker }) => [text, speaker])).toEqual([['We shall leave,', null]]);
});

test('weights of another size are refused, and weights that say nothing name nobody', () => {
  expect(() => modelOf({ emissions: 'AAAA', transitions: [] })).toThrow('weights for names hold 3 and 0 numbers');
  const empty: Model = {
    emissions: new Int8Array(FEATURES * LABELS),
    transitions: new Int16Array(LABELS * LABELS),
  };
  const silent = createTagger(createGazetteer(norland, []), empty);
  expect(silent(sentencesFrom(['They met Zelda Quillmark there.']))).toEqual([[]]);
  // One weight for the feature that every word has, and the beginning of a person: each word that may be a name is one.
  const model = { emissions: empty.emissions, transitions: Int16Array.from(empty.transitions) };
  model.transitions[1] = 5;
  model.transitions[LABELS + 1] = 5;
  expect(createTagger(createGazetteer(norland, []), model)(sentencesFrom(['They met Zelda Quillmark.']))).toEqual([
    [
      { first: 0, last: 0, kind: 'person' },
      { first: 2, last: 2, kind: 'person' },
      { first: 3, last: 3, kind: 'person' },
    ],
  ]);
});

test('what the catalogue knows is not proposed, however it is printed', () => {
  const isUnknown = unknownTo(norland);
  expect(
    ['NORLAND', 'Norland’s', 'Port Ems', 'NTP', 'Norlandia', 'Ida Moor'].map((surface) => isUnknown({ surface })),
  ).toEqual([false, false, false, false, true, true]);
});
