import { expect, test } from 'vitest';
import { norland } from '../../support/norland.ts';
import { namesIn } from '../../support/reading.ts';

/** Varnholm is the capital of Norland and a town of its own; Quayside is only the seat of Sudland's government. */
const town = {
  id: 'varnholm',
  wikidata: null,
  kind: 'place' as const,
  name: 'Varnholm',
  aliases: [{ text: 'Varnholm', type: 'full' as const }],
  country: 'norland',
  party: null,
  offices: [],
};
const read = namesIn({ ...norland, actors: [...norland.actors, town] });
const besideOf = (text: string) => read(text).beside.map((line) => line.replace(/ \| .* \| /, ' '));

const FOR_ITS_COUNTRY: readonly string[] = [
  'Varnholm rejected the plan.',
  'Varnholm has not replied.',
  'He said Varnholm would answer.',
  'The envoy accused Varnholm of delay.',
  'Relations between Varnholm and its neighbours are poor.',
  'It hopes for a deal with Varnholm.',
  'New sanctions against Varnholm are ready.',
  'It studied Varnholm’s demands.',
  'Varnholm also wants the port.',
];

const THE_TOWN: readonly string[] = [
  'They met in Varnholm.',
  'He flew to Varnholm.',
  'Snow fell near Varnholm on Monday.',
  'The road from Varnholm closed.',
  'It is the oldest street of Varnholm.',
  'Varnholm’s cathedral burned.',
  'She lives with Varnholm in view.',
  'Varnholm shelled again',
  'A Varnholm-based company grew.',
];

test('a town speaks for its country where it acts, is dealt with or owns what only a government has', () => {
  for (const text of FOR_ITS_COUNTRY) expect([text, besideOf(text)]).toEqual([text, ['norland metonym']]);
  for (const text of THE_TOWN) expect([text, besideOf(text)]).toEqual([text, []]);
  // It is named all the same.
  for (const text of [...FOR_ITS_COUNTRY, ...THE_TOWN])
    expect([text, read(text).mentions.map(({ actor }) => actor)]).toEqual([text, ['varnholm']]);
  console.log(`towns: ${FOR_ITS_COUNTRY.length} for their country, ${THE_TOWN.length} as towns`);
});

const SEATS: readonly (readonly [string, readonly string[]])[] = [
  ['Quayside denied it.', ['sudland metonym']],
  ['Talks with Quayside failed.', ['sudland metonym']],
  ['A source close to Quayside spoke.', ['sudland metonym']],
  ['He waited in Quayside.', []],
  ['A crowd gathered outside Quayside.', []],
];

test('a seat that is nothing else speaks wherever it is no place', () => {
  for (const [text, expected] of SEATS) expect([text, besideOf(text)]).toEqual([text, expected]);
});

const DEMONYMS: readonly (readonly [string, readonly string[]])[] = [
  ['Sudlandish troops left.', ['sudland demonym']],
  ['Many Norlanders agreed with a Norlandish-born singer.', ['norland demonym', 'norland demonym']],
  ['He speaks Norlandish.', []],
  ['The letter was in Norlandish, she said.', []],
  ['The Norlandish language is old.', []],
  ['It stood in Norlandish waters.', ['norland demonym']],
  // A part of a longer mention, and of a title that is read with its bearer.
  ['Dan Lind, the Norlandish president, spoke.', []],
  ['Norlandish President Dan Lind spoke.', []],
];

test('a word for a people stands for its country, but not as a language and not inside a title', () => {
  for (const [text, expected] of DEMONYMS) expect([text, besideOf(text)]).toEqual([text, expected]);
  console.log(`demonyms: ${DEMONYMS.length} sentences`);
});

test('a demonym that two actors share is nobody’s', () => {
  const twin = {
    ...town,
    id: 'nordia',
    name: 'Nordia',
    kind: 'country' as const,
    country: null,
    aliases: [
      { text: 'Nordia', type: 'full' as const },
      { text: 'Norlandish', type: 'demonym' as const },
    ],
  };
  const both = namesIn({ ...norland, actors: [...norland.actors, twin] });
  expect(both('Norlandish troops left.').beside).toEqual([]);
});
