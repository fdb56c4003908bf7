import { expect, test } from 'vitest';
import { createFinder } from '../../../server/analysis/finder.ts';
import { createResolver } from '../../../server/analysis/mentions.ts';
import { unknownNames } from '../../../server/analysis/names.ts';
import { sentencesOf } from '../../../server/text/sentences.ts';
import { norland } from '../../support/norland.ts';

const resolve = createResolver(createFinder(norland));

/** The unknown names of a text, "surface | kind"; throws when offsets do not cut the surface out. */
function names(body: string, title: string | null = null): string[] {
  const sentences = sentencesOf(title, body);
  return unknownNames(sentences, resolve(sentences, '2021-05-05').masks).map(
    ({ sentence, surface, start, end, kind, candidates }) => {
      const text = sentences.find(({ no }) => no === sentence)?.text ?? '';
      if (text.slice(start, end) !== surface) throw new Error(`offsets do not cut out ${surface}`);
      expect(candidates).toEqual([]);
      return `${surface} | ${kind}`;
    },
  );
}

test.each([
  ['a given name', 'We met Barbara Quill there.', ['Barbara Quill | person']],
  ['a title before it', 'We met Judge Quill there.', ['Quill | person']],
  ['a middle initial', 'We met Zed Q. Quill there.', ['Zed Q. Quill | person']],
  ['a suffix', 'We met Zed Quill Jr. there.', ['Zed Quill Jr | person']],
  ['a small word inside', 'We met Barbara van Quill there.', ['Barbara van Quill | person']],
  ['a word for an organisation', 'It went to the Quill Foundation there.', ['Quill Foundation | organisation']],
  ['"of" behind such a word', 'It went to the Ministry of Quill there.', ['Ministry of Quill | organisation']],
  ['capitals', 'It went to the QRX there.', ['QRX | organisation']],
  [
    'a word for a place',
    'They swam in Lake Quill and the Quill River there.',
    ['Lake Quill | place', 'Quill River | place'],
  ],
  ['"in" before it', 'They lived in Quillham there.', ['Quillham | place']],
  ['nothing that tells', 'They bought the Quillo there.', ['Quillo | other']],
] as const)('an unknown name is found and its kind guessed by %s', (_, body, found) => {
  expect(names(body)).toEqual(found);
});

test.each([
  ['what the catalogue knows', 'We met Dan Lind in Port Ems with the NTP.'],
  ['the word that opens a sentence', 'Rain fell. Critics agreed. Meanwhile they left.'],
  ['days and months', 'They met on Monday in January there.'],
  ['the word "I"', 'Then I left and I’m glad.'],
  ['emphasis', 'It was a great day, a GREAT day there.'],
  ['groups of people', 'The Democrats and the Republicans left.'],
  ['an office of the catalogue', 'The Foreign Minister of Norland left.'],
])('no name is made of %s', (_, body) => {
  expect(names(body)).toEqual([]);
});

test('a headline gives no names, for its capitals tell nothing', () => {
  expect(names('It rained there.', 'Stormy Weather Brings Heavy Rain Across Northern Quillham')).toEqual([]);
});

test('a lone word at the start of a sentence is a name only when the article writes it so elsewhere', () => {
  expect(names('Quill left early.')).toEqual([]);
  expect(names('Quill left early. They blamed Quill for it.')).toEqual(['Quill | other', 'Quill | other']);
});

test('an acronym that the article explains for a catalogued name is no unknown name', () => {
  expect(names('They asked the Grain and Salt Agency (GSA) there. Then the GSA left.')).toEqual([]);
});

test('a text without names gives none', () => {
  expect(names('')).toEqual([]);
  expect(names('it rained and it poured')).toEqual([]);
});
