import { expect, test } from 'vitest';
import { createFinder } from '../../../server/analysis/finder.ts';
import type { Actor } from '../../../server/contract/actor.ts';
import { tokenise } from '../../../server/analysis/tokens.ts';
import { norland } from '../../support/norland.ts';
import { namesIn } from '../../support/reading.ts';

const read = namesIn(norland);
const found = (text: string) => read(text).found;

test.each([
  [
    'at the start, inside and at the end',
    'Norland met Dan Lind in Sudland',
    ['norland | Norland | full_name', 'dan-lind | Dan Lind | full_name', 'sudland | Sudland | full_name'],
  ],
  [
    'touching marks',
    '“Norland”, (Sudland) — Norland: Sudland; Norland!',
    [
      'norland | Norland | full_name',
      'sudland | Sudland | full_name',
      'norland | Norland | full_name',
      'sudland | Sudland | full_name',
      'norland | Norland | full_name',
    ],
  ],
  [
    'joined by a hyphen',
    'The Norland-Sudland border is shut',
    ['norland | Norland | full_name', 'sudland | Sudland | full_name'],
  ],
  [
    'with a possessive, straight or curly',
    "It was Norland's plan and Sudland’s harbour",
    ['norland | Norland | full_name', 'sudland | Sudland | full_name'],
  ],
  [
    'across a line end within the sentence',
    'We saw the Northern\tTrade Pact there',
    ['trade-pact | Northern\tTrade Pact | full_name'],
  ],
  ['with a dotted acronym', 'The N.L. said so, and the NL too', ['norland | N.L. | acronym', 'norland | NL | acronym']],
  ['with a middle initial of the catalogue', 'We heard Cora M. Voss speak', ['cora-voss | Cora M. Voss | full_name']],
  ['with hard spaces', 'We heard Dan\u00A0Lind speak', ['dan-lind | Dan\u00A0Lind | full_name']],
] as const)('a name is found %s', (_, text, mentions) => {
  expect(found(text)).toEqual(mentions);
});

test.each([
  ['inside a longer word', 'The Norlandia met the Subsudland'],
  ['in small letters', 'the norland pine and the ems'],
  ['an acronym in small letters', 'he will ward it off, ntp or not'],
  ['an acronym printed like a name', 'It went to the Ntp and the old Ward there'],
  ['a word of capitals that is a name in small', 'It stood near the EMS hall there'],
  ['a part of it', 'The Northern Trade route and the Salt Agency'],
  ['words in another order', 'We met Lind Dan there'],
  ['with a comma between its words', 'We met Dan, Lind and the rest'],
])('no name is found %s', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('the longest name wins: Port Ems is one place, not two', () => {
  expect(found('A ship from Port Ems reached Ems')).toEqual([
    'port-ems | Port Ems | full_name',
    'ems | Ems | full_name',
  ]);
  expect(found('The Kingdom of Norland signed')).toEqual(['norland | Kingdom of Norland | full_name']);
});

test.each([
  ['a newspaper', 'The Norland Post wrote so'],
  ['a bank', 'The Bank of Norland raised rates'],
  ['a university', 'She left the University of Sudland'],
  ['a golf club', 'He owns the Lind International Golf Club'],
  ['a storm', 'After Hurricane Harlow the roads were shut'],
  ['a government named for a person', 'He left the Lind administration in May'],
])('a name inside the name of another thing is not found: %s', (_, text) => {
  expect(read(text, '2021-05-05')).toMatchObject({ found: [], unclear: [] });
});

test.each([
  ['of the same family', 'We met Barbara Lind there'],
  ['with a double name', 'We met Voss-Tanner there'],
  ['with an initial before it', 'We met Q. Lind there'],
  ['a given name and a place', 'We met Barbara Norland there'],
])('the name of somebody the catalogue does not know is not found: %s', (_, text) => {
  expect(read(text)).toMatchObject({ found: [], unclear: [] });
});

test('a junior is not his father', () => {
  expect(read('We met Dan Lind Jr. there')).toMatchObject({ found: [], unclear: [] });
});

test.each([
  ['a family in the plural', 'Ann Harlow left. The Harlows stayed', ['ann-harlow | Ann Harlow | full_name']],
  ['the food, not Eva Rice', 'Eva Rice left. Rice prices rose', ['eva-rice | Eva Rice | full_name']],
] as const)('%s', (_, text, mentions) => {
  expect(read(text)).toMatchObject({ found: mentions, unclear: [] });
});

test('a line of capitals is read by its letters, and a word that is also an ordinary one must be dotted there', () => {
  expect(found('NORLAND AND DAN LIND LEAVE SUDLAND')).toEqual([
    'norland | NORLAND | full_name',
    'dan-lind | DAN LIND | full_name',
    'sudland | SUDLAND | full_name',
  ]);
});

test('hits come in order, never overlap, and their offsets cut out the words', () => {
  const text = 'Norland’s President Dan Lind met the Foreign Minister of Sudland in Port Ems';
  const finder = createFinder(norland);
  const hits = finder.find({ no: 1, start: 0, end: text.length, text });
  expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Norland',
    'President',
    'Dan Lind',
    'Foreign Minister',
    'Sudland',
    'Port Ems',
  ]);
  expect(hits.map(({ titles }) => titles.map(({ role }) => role))).toEqual([
    [],
    ['president'],
    [],
    ['foreign_minister'],
    [],
    [],
  ]);
});

test('words fold to their plain letters and keep their places', () => {
  const text = 'Łódź’s “naïve” U.S. plan — don’t!';
  const { words, starts, ends } = tokenise(text);
  expect(words).toEqual(['lodz', "'s", 'naive', 'us', 'plan', "don't"]);
  expect(words.map((_, at) => text.slice(starts[at], ends[at]))).toEqual([
    'Łódź',
    '’s',
    'naïve',
    'U.S.',
    'plan',
    'don’t',
  ]);
});

test('an initial that the catalogue does not print belongs to the name, unless it makes it another one', () => {
  const person = (id: string, text: string): Actor => ({
    id,
    wikidata: null,
    kind: 'person',
    name: text,
    aliases: [{ text, type: 'full' }],
    country: null,
    party: null,
    offices: [],
  });
  const named = namesIn({ actors: [person('dan', 'Dan Lind'), person('dan-q', 'Dan Q. Lind')], titles: [] });
  expect(named('Yesterday Dan R. Lind spoke to us.').found).toEqual(['dan | Dan R. Lind | full_name']);
  expect(named('Yesterday Dan R Lind spoke to us.').found).toEqual(['dan | Dan R Lind | full_name']);
  expect(named('Yesterday Dan Q. Lind spoke to us.').found).toEqual(['dan-q | Dan Q. Lind | full_name']);
  expect(named('Yesterday Dan a Lind spoke to us.').found).toEqual([]);
  expect(named('It was Dan, R. Lind spoke to us.').found).toEqual([]);
});
