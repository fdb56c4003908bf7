import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EvidenceRow, marked, reasonsOf, sentencesOf } from '../../web/sentences.ts';

const row = (article: string, sentence: number, mention: number): EvidenceRow => ({
  article,
  title: null,
  source: 's',
  source_name: 'S',
  url: null,
  day: '2021-05-03',
  week: '2021-05-03',
  language: 'en',
  sentence,
  text: 'Blinken met Kuleba.',
  mention,
  actor: 'a',
  name: 'A',
  kind: 'person',
  surface: 'A',
  start: 0,
  end: 1,
  via: 'full_name',
  in_quote: false,
  speaker: null,
  p_neg: null,
  p_neu: null,
  p_pos: null,
  sentiment: null,
  reasons: null,
  unclear: false,
  adjusted_vote: null,
  checked: false,
  scorer: null,
  strength: 0,
});

test('two mentions of one sentence are shown once, where the first stood, and none is lost', () => {
  const shown = sentencesOf([row('x', 1, 0), row('y', 1, 0), row('x', 1, 1), row('x', 2, 2)]);
  expect(shown.map(({ key, mentions }) => [key, mentions.length])).toEqual([
    ['x-1', 2],
    ['y-1', 1],
    ['x-2', 1],
  ]);
});

test('a text is cut at its mentions and nothing else', () => {
  const mentions = [
    { start: 12, end: 18, who: 'k' },
    { start: 0, end: 7, who: 'b' },
  ];
  expect(marked('Blinken met Kuleba.', mentions).map(({ text, mention }) => [text, mention?.who ?? null])).toEqual([
    ['Blinken', 'b'],
    [' met ', null],
    ['Kuleba', 'k'],
    ['.', null],
  ]);
  expect(marked('', [])).toEqual([{ text: '', mention: null }]);
});

test('however mentions lie, the stretches are the text', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 6 }), (text, mentions) => {
      expect(
        marked(text, mentions)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('the words that made a tone come one by one with their weights', () => {
  expect(reasonsOf('deterrent-1.6; not good-3; stronger+2')).toEqual([
    { word: 'deterrent', weight: -1.6 },
    { word: 'not good', weight: -3 },
    { word: 'stronger', weight: 2 },
  ]);
  expect(reasonsOf(null)).toEqual([]);
  expect(reasonsOf('well-known+1')).toEqual([{ word: 'well-known', weight: 1 }]);
});
