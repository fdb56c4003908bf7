import { expect, test } from 'vitest';
import type { Catalogue } from '../../../server/contract/actor.ts';
import { norland } from '../../support/norland.ts';
import { namesIn, shippedCatalogue } from '../../support/reading.ts';

const read = namesIn(norland);

test('a full name counts wherever it stands', () => {
  expect(read('Ann Harlow met Cora Voss. Ann Harlow left.').found).toEqual([
    'ann-harlow | Ann Harlow | full_name',
    'cora-voss | Cora Voss | full_name',
    'ann-harlow | Ann Harlow | full_name',
  ]);
});

test('a mention says which sentence, where in it, and what was printed there', () => {
  const { mentions } = read('It rained. Then Cora Voss’s plane left for Sudland.');
  expect(mentions).toEqual([
    {
      sentence: 2,
      actor: 'cora-voss',
      name: 'Cora Voss',
      kind: 'person',
      surface: 'Cora Voss',
      start: 5,
      end: 14,
      via: 'full_name',
    },
    {
      sentence: 2,
      actor: 'sudland',
      name: 'Sudland',
      kind: 'country',
      surface: 'Sudland',
      start: 32,
      end: 39,
      via: 'full_name',
    },
  ]);
});

test('a family name counts only behind the full name in the same article', () => {
  const early = read('Voss left on Monday. Cora Voss came back. Voss slept.');
  expect(early.found).toEqual(['cora-voss | Cora Voss | full_name', 'cora-voss | Voss | surname']);
  expect(early.unclear).toEqual(['Voss: cora-voss']);
  // The next article knows nothing of the one before.
  expect(read('Voss left on Monday.')).toMatchObject({ found: [], unclear: ['Voss: cora-voss'] });
});

test('a possessive is the name without its ending', () => {
  expect(read("Cora Voss left. Voss's plane and Voss’ car stayed.").found).toEqual([
    'cora-voss | Cora Voss | full_name',
    'cora-voss | Voss | surname',
    'cora-voss | Voss | surname',
  ]);
});

test('of two who share a family name the one who was named is meant; when both were, it stays unresolved', () => {
  expect(read('Ben Harlow came. Harlow spoke.').found).toEqual([
    'ben-harlow | Ben Harlow | full_name',
    'ben-harlow | Harlow | surname',
  ]);
  const both = read('Ben Harlow met Ann Harlow. Harlow spoke.');
  expect(both.found).toEqual(['ben-harlow | Ben Harlow | full_name', 'ann-harlow | Ann Harlow | full_name']);
  expect(both.unclear).toEqual(['Harlow: ann-harlow ben-harlow']);
});

test('a family name that a stranger bears in the article is not given to the actor', () => {
  const { found, unclear } = read('Cora Voss came with Barbara Voss. Voss spoke.');
  expect(found).toEqual(['cora-voss | Cora Voss | full_name']);
  expect(unclear).toEqual(['Voss: cora-voss']);
});

test('a family in the plural is nobody', () => {
  expect(read('Dan Lind came. The Linds left.')).toMatchObject({
    found: ['dan-lind | Dan Lind | full_name'],
    unclear: [],
  });
});

test('a given name or nickname counts only behind the full name, and is not even a question before', () => {
  expect(read('Ann Harlow came. Ann left.').found).toEqual([
    'ann-harlow | Ann Harlow | full_name',
    'ann-harlow | Ann | first_name',
  ]);
  expect(read('Ben Harlow came. Benny left.').found).toEqual([
    'ben-harlow | Ben Harlow | full_name',
    'ben-harlow | Benny | nickname',
  ]);
  expect(read('Ann left.')).toMatchObject({ found: [], unclear: [] });
});

test('the title of an article may lean on the whole of it, and among several on its first paragraph', () => {
  expect(read('Cora Voss left on Monday.', null, 'Voss leaves').found).toEqual([
    'cora-voss | Voss | surname',
    'cora-voss | Cora Voss | full_name',
  ]);
  const late = read('It rained. It poured. It hailed. It froze. Cora Voss left.', null, 'Voss leaves');
  expect(late.found).toEqual(['cora-voss | Voss | surname', 'cora-voss | Cora Voss | full_name']);
  const two = read('Ann Harlow left. It rained. It poured. It froze. Ben Harlow slept.', null, 'Harlow leaves');
  expect(two.found[0]).toBe('ann-harlow | Harlow | surname');
  // Nobody of the name, or two in the first paragraph, and a stranger of that name anywhere.
  expect(read('It rained.', null, 'Voss leaves')).toMatchObject({ found: [], unclear: ['Voss: cora-voss'] });
  expect(read('Ann Harlow met Ben Harlow.', null, 'Harlow leaves').unclear).toEqual(['Harlow: ann-harlow ben-harlow']);
  expect(read('Cora Voss met Barbara Voss.', null, 'Voss leaves').unclear).toEqual(['Voss: cora-voss']);
});

test('an acronym that two organisations bear stays unresolved until the article spells it out', () => {
  expect(read('The NTP met.')).toMatchObject({ found: [], unclear: ['NTP: teachers-party trade-pact'] });
  expect(read('The Northern Trade Pact (NTP) met. The NTP agreed.').found).toEqual([
    'trade-pact | Northern Trade Pact | full_name',
    'trade-pact | NTP | acronym',
    'trade-pact | NTP | acronym',
  ]);
  expect(read('The National Teachers Party (NTP) met. The NTP agreed.').found.at(-1)).toBe(
    'teachers-party | NTP | acronym',
  );
});

test('an acronym that only the article knows counts once it was spelt out', () => {
  expect(read('The Grain and Salt Agency (GSA) met. The GSA agreed. The gsa did not.').found).toEqual([
    'grain-agency | Grain and Salt Agency | full_name',
    'grain-agency | GSA | acronym',
    'grain-agency | GSA | acronym',
  ]);
  expect(read('The GSA met. The Grain and Salt Agency (GSA) agreed.').found).toEqual([
    'grain-agency | Grain and Salt Agency | full_name',
    'grain-agency | GSA | acronym',
  ]);
  // The letters must be those of the name.
  expect(read('The Grain and Salt Agency (QXZ) met. QXZ agreed.').found).toEqual([
    'grain-agency | Grain and Salt Agency | full_name',
  ]);
});

test('metonyms and demonyms are no mentions, and stand apart', () => {
  const text = 'Varnholm warned the Sudlandish side. Norlanders agreed.';
  expect(read(text)).toMatchObject({ found: [], unclear: [] });
  expect(read(text).beside).toEqual([
    'norland | Varnholm | metonym',
    'sudland | Sudlandish | demonym',
    'norland | Norlanders | demonym',
  ]);
});

test('a full name that two actors bear is told apart by title and by who was named, and else stays unresolved', () => {
  const twin = (id: string, of: string): Catalogue['actors'][number] => ({
    id,
    wikidata: null,
    kind: 'person',
    name: 'Ida Moor',
    aliases: [
      { text: 'Ida Moor', type: 'full' },
      { text: 'Moor', type: 'surname' },
    ],
    country: of,
    party: null,
    offices: [{ title: 'President', role: 'president', of, from: '2020', to: null }],
  });
  const twins = {
    ...norland,
    actors: [...norland.actors, twin('ida-moor-norland', 'norland'), twin('ida-moor-sudland', 'sudland')],
  };
  const readTwins = namesIn(twins);
  expect(readTwins('Ida Moor left.')).toMatchObject({
    found: [],
    unclear: ['Ida Moor: ida-moor-norland ida-moor-sudland'],
  });
  expect(readTwins('President Ida Moor of Sudland left.', '2021-05-05').found).not.toContain(
    'ida-moor-norland | Ida Moor | full_name',
  );
  expect(readTwins('Sudland’s President Ida Moor left. Moor slept.', '2021-05-05').found).toEqual([
    'sudland | Sudland | full_name',
    'ida-moor-sudland | Ida Moor | full_name',
    'ida-moor-sudland | Moor | surname',
  ]);
});

test('an article that names nobody has no mentions, no questions, and a mask for each sentence', () => {
  expect(read('It rained. It poured.')).toEqual({ mentions: [], found: [], beside: [], unclear: [] });
  expect(read('')).toEqual({ mentions: [], found: [], beside: [], unclear: [] });
});

const shipped = namesIn(shippedCatalogue());

test.each([
  [
    'NATO and the U.S. and the US agreed; give us time, he said.',
    ['nato | NATO | acronym', 'united-states | U.S. | acronym', 'united-states | US | acronym'],
  ],
  ['Mali is not Malian, and a Malian is no Mali.', ['mali | Mali | full_name', 'mali | Mali | full_name']],
  [
    'The Washington Post asked Antony Blinken.',
    ['washington-post | The Washington Post | full_name', 'antony-blinken | Antony Blinken | full_name'],
  ],
  [
    'The International Atomic Energy Agency (IAEA) met. The IAEA agreed.',
    ['iaea | International Atomic Energy Agency | full_name', 'iaea | IAEA | acronym', 'iaea | IAEA | acronym'],
  ],
  ['Barbara Bush spoke. Bush left.', ['barbara-bush | Barbara Bush | full_name', 'barbara-bush | Bush | surname']],
] as const)('with the catalogue that ships: %s', (text, mentions) => {
  expect(shipped(text, '2021-05-05').found).toEqual(mentions);
});

test('with the catalogue that ships, nobody famous is taken for a shared name', () => {
  expect(shipped('Clinton spoke.')).toMatchObject({
    found: [],
    unclear: ['Clinton: bill-clinton chelsea-clinton hillary-clinton'],
  });
  expect(shipped('Jordan met Jim Jordan. Jordan left.').unclear).toEqual(['Jordan: jim-jordan jordan']);
  expect(shipped('The Clintons left. Jill Biden and the Bidens stayed.').found).toEqual([
    'jill-biden | Jill Biden | full_name',
  ]);
});
