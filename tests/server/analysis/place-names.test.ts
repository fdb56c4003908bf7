import { expect, test } from 'vitest';
import type { Actor, AliasType } from '../../../server/contract/actor.ts';
import { norland } from '../../support/norland.ts';
import { namesIn, shippedCatalogue } from '../../support/reading.ts';

const actor = (
  id: string,
  kind: Actor['kind'],
  aliases: readonly (readonly [string, AliasType, true?])[],
  country: string | null = null,
): Actor => ({
  id,
  wikidata: null,
  kind,
  name: id,
  aliases: aliases.map(([text, type, foreign]) => (foreign ? { text, type, foreign } : { text, type })),
  country,
  party: null,
  offices: [],
});

const read = namesIn({
  ...norland,
  actors: [
    ...norland.actors,
    actor('lind-town', 'place', [['Lind', 'full']], 'sudland'),
    actor('arden-city', 'place', [['Arden', 'full']], 'norland'),
    actor(
      'arden-state',
      'place',
      [
        ['Arden', 'full'],
        ['Arden state', 'full'],
      ],
      'norland',
    ),
    actor('corvia', 'country', [
      ['Corvia', 'full'],
      ['Korwien', 'full', true],
    ]),
    actor('corvia-region', 'place', [['Corvia', 'full']], 'sudland'),
    actor(
      'norland-house',
      'organisation',
      [
        ['Norland House', 'full'],
        ['Norland’s parliament', 'full'],
      ],
      'norland',
    ),
    actor('norland-treasury', 'organisation', [['Norland Treasury', 'full']], 'norland'),
    actor('sudland-treasury', 'organisation', [['Sudland Treasury', 'full']], 'sudland'),
    actor('norland-army', 'organisation', [['Norlandish military', 'full']], 'norland'),
    actor('union', 'organisation', [
      ['Joint Union', 'full'],
      ['JU', 'acronym'],
    ]),
    actor('union-council', 'organisation', [['JU Security Council', 'full']]),
    actor('norland-council', 'organisation', [['Norlandish Security Council', 'full']], 'norland'),
  ],
});

const surfaces = (text: string, language = 'en') =>
  read(text, null, null, language).found.map((line) => line.replace(/ \| \w+$/, ''));

const CASES: readonly (readonly [string, string, readonly string[], ('en' | 'de')?])[] = [
  [
    'a family name that is also a town’s is the person once he was named',
    'Dan Lind left. We asked Lind twice.',
    ['dan-lind | Dan Lind', 'dan-lind | Lind'],
  ],
  [
    '… but the town behind "in"',
    'Dan Lind left. It rained in Lind again.',
    ['dan-lind | Dan Lind', 'lind-town | Lind'],
  ],
  [
    '… the town beside its country',
    'Dan Lind left. We saw Lind, Sudland, again.',
    ['dan-lind | Dan Lind', 'lind-town | Lind', 'sudland | Sudland'],
  ],
  ['… and either behind "to"', 'Dan Lind left. A letter went to Lind again.', ['dan-lind | Dan Lind']],
  ['… and the town where nobody is called so', 'We saw Lind again.', ['lind-town | Lind']],
  ['a city is meant where its state has the same name', 'It rained in Arden again.', ['arden-city | Arden']],
  ['… but the state behind the comma of a town is not told', 'It rained in Wells, Arden, again.', []],
  ['… and "state" says so itself', 'It rained in Arden state again.', ['arden-state | Arden state']],
  [
    'a country among countries',
    'We saw Norland, Corvia and Sudland.',
    ['norland | Norland', 'corvia | Corvia', 'sudland | Sudland'],
  ],
  ['a region among towns of its country', 'We saw Ems and Corvia.', ['ems | Ems', 'corvia-region | Corvia']],
  ['a name of both alone is neither', 'We saw Corvia again.', []],
  [
    'a short name whose country is named',
    'Norland waited. On Monday the House voted.',
    ['norland | Norland', 'norland-house | House'],
  ],
  [
    '… or a compatriot',
    'Dan Lind waited. On Monday the House voted.',
    ['dan-lind | Dan Lind', 'norland-house | House'],
  ],
  ['… but not where nobody of that country is named', 'It rained. On Monday the House voted.', []],
  [
    '… nor in a longer name',
    'Norland waited. On Monday the Opera House burnt, and House of Cards ended.',
    ['norland | Norland'],
  ],
  ['… nor as the first word of a sentence', 'Norland waited. House prices rose.', ['norland | Norland']],
  [
    'a short name of two, one of which is named',
    'Norland waited. On Monday the Treasury sold gold.',
    ['norland | Norland', 'norland-treasury | Treasury'],
  ],
  [
    '… and of two that are both named',
    'Norland and Sudland waited. On Monday the Treasury sold gold.',
    ['norland | Norland', 'sudland | Sudland'],
  ],
  [
    '… unless one of the bodies was named',
    'Norland asked the Sudland Treasury. On Monday the Treasury sold gold.',
    ['norland | Norland', 'sudland-treasury | Sudland Treasury', 'sudland-treasury | Treasury'],
  ],
  [
    'a council of a body of bodies, once that is named',
    'The JU waited with Norland. On Monday the Security Council finally gathered there.',
    ['union | JU', 'norland | Norland', 'union-council | Security Council'],
  ],
  [
    '… is no country’s because that is named',
    'Norland waited. On Monday the Security Council finally gathered there.',
    ['norland | Norland'],
  ],
  ['… nor another’s', 'The JU waited. On Monday Westmark’s Security Council finally gathered there.', ['union | JU']],
  ['a name with a possessive in it', 'We asked Norland’s parliament.', ['norland-house | Norland’s parliament']],
  ['a town in the name of what was agreed there', 'They kept to the Ems accords. It rained in Ems.', ['ems | Ems']],
  ['… which no country is', 'They kept to the Norland accords.', ['norland | Norland']],
  ['an army', 'The Norlandish military left.', ['norland-army | Norlandish military']],
  ['… which is an adjective before a noun', 'We feared Norlandish military action.', []],
  ['a name of another language', 'Wir sahen Korwien gestern wieder.', ['corvia | Korwien'], 'de'],
  ['… which in English is another word', 'We met Ida and Korwien again.', [], 'en'],
];

test.each(CASES.map(([what, text, found, language = 'en']) => ({ what, text, found, language })))(
  '$what: $text',
  ({ text, found, language }) => {
    expect(surfaces(text, language)).toEqual(found);
  },
);

test('with the catalogue that ships, names of other languages count in their texts alone', () => {
  const shipped = namesIn(shippedCatalogue());
  const actors = (text: string, language: string) =>
    shipped(text, null, null, language).mentions.map(({ actor: id }) => id);
  expect(actors('Wladimir Putin rief aus Russland in Deutschland an.', 'de')).toEqual([
    'vladimir-putin',
    'russia',
    'germany',
  ]);
  expect(actors('Вчора Володимир Зеленський повернувся до Києва з Польщі.', 'uk')).toEqual([
    'volodymyr-zelensky',
    'kyiv',
    'poland',
  ]);
  expect(actors('Le Royaume-Uni et la Russie ont parlé à Genève.', 'fr')).toEqual([
    'united-kingdom',
    'russia',
    'geneva',
  ]);
  expect(actors('They met Mauricio, Suede and a bowl of Chili.', 'es')).toEqual([]);
  expect(actors('We met Cile and Kina there.', 'en')).toEqual([]);
  expect(actors('It rained in Washington and in New York.', 'en')).toEqual(['washington-dc', 'new-york-city']);
  console.log(`places and short names: ${CASES.length} cases`);
});
