import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCatalogue } from '../../../../server/analysis/catalogue.ts';
import type { AppError } from '../../../../server/base/errors.ts';
import { type Actor, AliasType, type Catalogue } from '../../../../server/contract/actor.ts';
import { CATALOGUE_FORMATS, type ImportMode } from '../../../../server/contract/vocabulary.ts';
import { differenceOf, importedCatalogue, writeCatalogue } from '../../../../server/ingest/catalogue/import.ts';
import { contentOf } from '../../../../server/ingest/catalogue/versions.ts';
import { norland } from '../../../support/norland.ts';
import { AFTER, BEFORE } from '../../../support/reread.ts';
import { root } from '../../../support/sources.ts';

const shippedText = (name: string) => readFileSync(join(root, 'data', 'catalogue', name), 'utf8');
const shipped = parseCatalogue(shippedText('actors.jsonl'), shippedText('titles.json'));
const EMPTY: Catalogue = { actors: [], titles: [] };

const read = (name: string, text: string, mode: ImportMode = 'replace', active: Catalogue = EMPTY) =>
  importedCatalogue([{ name, text }], mode, active);

test.each(CATALOGUE_FORMATS)('the whole shipped catalogue comes back from %s to the last byte', (format) => {
  const text = writeCatalogue(shipped, format);
  const back = read(`all.${format}`, text, 'replace', shipped);
  expect(contentOf(back)).toBe(contentOf(shipped));
  expect(writeCatalogue(back, format)).toBe(text);
  console.log(`${format}: ${back.actors.length} actors, ${back.titles.length} titles, ${text.length} letters`);
  expect(back.actors.length).toBeGreaterThan(5000);
});

const word = fc.oneof(
  fc.stringMatching(/^[ -~]{1,12}$/),
  fc.constantFrom(
    '=1+1',
    "'=x",
    "''-",
    '+1',
    '@a',
    '-5',
    '1984',
    '1e5',
    'TRUE',
    'NO',
    'a: b',
    'full: x',
    'x, y',
    '“q”',
    'Łódź',
    '"',
    'null',
    '~',
  ),
);
const shownText = word.map((text) => text.trim()).filter((text) => text !== '');
const anActor = fc
  .record({
    name: shownText,
    kind: fc.constantFrom('person', 'organisation', 'country', 'place', 'other'),
    wikidata: fc.option(fc.constantFrom('Q1', 'Q23')),
    party: fc.option(shownText),
    aliases: fc.array(
      fc.record({
        text: shownText,
        type: fc.constantFrom(...AliasType.options),
        foreign: fc.option(fc.constant(true as const)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    offices: fc.array(
      fc.record({
        title: shownText,
        role: fc.constantFrom('president', 'prime_minister'),
        of: fc.option(fc.constant('actor-0')),
        from: fc.option(fc.constantFrom('2019', '2019-05-20')),
        to: fc.constant(null),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ aliases, ...said }) => ({
    ...said,
    aliases: aliases.map(({ foreign, ...alias }) => (foreign === null ? alias : { ...alias, foreign })),
  }));

test.each(CATALOGUE_FORMATS)('whatever a name is made of, it comes back from %s', (format) => {
  let cases = 0;
  fc.assert(
    fc.property(fc.array(anActor, { minLength: 1, maxLength: 5 }), (all) => {
      cases += 1;
      const actors = all.map(
        ({ name, kind, wikidata, aliases, party, offices }, no): Actor => ({
          id: `actor-${no}`,
          wikidata,
          kind,
          name,
          aliases,
          country: no === 0 ? null : 'actor-0',
          party,
          offices,
        }),
      );
      const catalogue = { actors, titles: [] };
      expect(contentOf(read(`x.${format}`, writeCatalogue(catalogue, format)))).toBe(contentOf(catalogue));
    }),
    { numRuns: 300, seed: 7 },
  );
  console.log(`${format}: ${cases} catalogues`);
});

test.each(CATALOGUE_FORMATS)('a file without a name that tells is told by how it begins: %s', (format) => {
  // Without the mark that spreadsheets need.
  const text = writeCatalogue(norland, format).replace('\uFEFF', '');
  expect(contentOf(read('sent', text, 'replace', norland))).toBe(contentOf(norland));
});

test('only a name and a kind are needed, in whatever order and with whatever delimiter', () => {
  const actor = (id: string, name: string, more: Partial<Actor> = {}): Actor => ({
    id,
    wikidata: null,
    kind: 'person',
    name,
    aliases: [{ text: name, type: 'full' }],
    country: null,
    party: null,
    offices: [],
    ...more,
  });
  const wanted = [actor('kim-holt', 'Kim Holt'), actor('zoe-oaks', 'Zoë Oaks')];
  const texts: readonly (readonly [string, string])[] = [
    ['a.csv', 'name,kind\nKim Holt,person\nZoë Oaks,person\n'],
    ['a.csv', '\uFEFFKind;Name\r\nPerson;Kim Holt\r\n\r\nperson;" Zoë Oaks "\r\n;\r\n'],
    ['a.tsv', 'sep=\t\nkind\tname\nperson\tKim Holt\nperson\tZoë Oaks'],
    ['a.json', '[{"kind":"person","name":"Kim Holt"},{"name":"Zoë Oaks","kind":"person"}]'],
    ['a.jsonl', '{"kind":"person","name":"Kim Holt"}\n\n{"name":"Zoë Oaks","kind":"person"}\n'],
    [
      'a.json',
      '{"actors":[{"kind":"person","name":"Kim Holt","aliases":["Kim Holt"]},{"name":"Zoë Oaks","kind":"person","party":null}]}',
    ],
    ['a.yaml', '- name: Kim Holt\n  kind: person\n- kind: person\n  name: Zoë Oaks\n'],
    ['a.yml', 'actors:\n  - {name: Kim Holt, kind: person}\n  - {name: Zoë Oaks, kind: person, aliases: []}\n'],
  ];
  for (const [name, text] of texts) expect([text, read(name, text).actors]).toEqual([text, wanted]);
  console.log(`cases: ${texts.length}`);
  const [one] = read(
    'a.csv',
    'name,kind,aliases,offices\nIda Moor,person,"surname: Moor\nI. Moor\nfull foreign: Mora","president, ida-moor, 2018, , President, and more"\n',
  ).actors;
  expect(one).toMatchObject({
    aliases: [
      { text: 'Ida Moor', type: 'full' },
      { text: 'Moor', type: 'surname' },
      { text: 'I. Moor', type: 'full' },
      { text: 'Mora', type: 'full', foreign: true },
    ],
    offices: [{ title: 'President, and more', role: 'president', of: 'ida-moor', from: '2018', to: null }],
  });
});

/** What a refusal lists: place and field, the value, what would be right. */
const wrongIn = (name: string, text: string, mode: ImportMode = 'replace', active: Catalogue = EMPTY): string[] => {
  try {
    read(name, text, mode, active);
  } catch (error) {
    return (error as AppError).message.split('\n');
  }
  return [];
};

test.each([
  ['x.csv', 'name\nKim', ['x.csv, line 1, header: "name"; expected a column "kind"']],
  [
    'x.csv',
    'name,kind,colour\nKim,person,red',
    [
      'x.csv, line 1, header: "colour"; expected columns of these names: id, name, kind, wikidata, country, party, aliases, offices',
    ],
  ],
  [
    'x.csv',
    'name,kind\nKim,persn\n,person\nJo',
    [
      'x.csv, line 2, kind: "persn"; expected one of person, organisation, country, place, other',
      'x.csv, line 3, name: nothing; expected a name without line breaks, or spaces around it',
      'x.csv, line 4, row: nothing; expected a whole row, but 1 column where the header has 2',
    ],
  ],
  [
    'x.csv',
    'name,kind,aliases\nKim,person,"surnam: Holt\nsurname [2019]: Holt\nsurname:"',
    [
      'x.csv, line 2, aliases, line 1: "surnam: Holt"; expected "type: form", where type is one of full, surname, first_name, acronym, title, nickname, demonym, metonym',
      'x.csv, line 2, aliases, line 2: "surname [2019]: Holt"; expected days as [2019-01-01..2021-06-30], of which one may be left out',
      'x.csv, line 2, aliases, line 3: "surname:"; expected a written form behind "surname:"',
    ],
  ],
  [
    'x.csv',
    'name,kind,offices\nKim,person,"president, kim, 2019-02-30, , President\nPresident Roe, kim, 2020, 2019, P"',
    ['x.csv, line 2, offices 2, role: "President Roe"; expected lower-case words joined by _, such as prime_minister'],
  ],
  [
    'x.csv',
    'name,kind,offices\nKim,person,"president, kim, 2019-02-30, , President"',
    ['x.csv, line 2, offices 1, from: "2019-02-30"; expected a day such as 2019-05-20, a year, or nothing'],
  ],
  [
    'x.csv',
    'name,kind,country,offices\nKim,person,norlnd,"president, , 2020, 2019, P"\nNorland,country,,',
    [
      'x.csv, line 2, country: "norlnd"; expected the id of an actor; nearest is norland',
      'x.csv, line 2, offices 1, to: "2019"; expected a day on or after 2020',
    ],
  ],
  [
    'x.csv',
    'name,kind\nKim,person\nKim,person',
    ['x.csv, line 3, id: "kim"; expected another one: this one stands in x.csv, line 2 already'],
  ],
  [
    'x.json',
    '[{"name":"Kim","kind":"person","colour":"red"},{"name":" Jo","kind":"person"},7]',
    [
      'x.json, actor 1 (Kim), colour: "red"; expected no such field',
      'x.json, actor 2 ( Jo), name: " Jo"; expected a name without line breaks, or spaces around it',
      'x.json, actor 3, entry: "7"; expected an actor with a name and a kind',
    ],
  ],
  [
    'x.json',
    '{"actors":[],"titles":[{"role":"president","of":"kim","phrases":[]}]}',
    ['x.json, title 1 (president), phrases: "[]"; expected a list with at least one written form of the office'],
  ],
  ['x.json', '{"actors":[', [expect.stringMatching(/^x\.json, file: nothing; expected JSON, which it is not: /)]],
  [
    'x.json',
    '{"people":[]}',
    [
      'x.json, people: nothing; expected {"actors": […], "titles": […]}, or a list of actors',
      'x.json, file: nothing; expected {"actors": […], "titles": […]}, or a list of actors',
    ],
  ],
  [
    'x.yaml',
    'actors:\n  - name: Kim\n  kind: [',
    [expect.stringMatching(/^x\.yaml, line \d+, file: nothing; expected YAML, which it is not: /)],
  ],
] as const)('%s: %j is refused by place, field, value and what would be right', (name, text, lines) => {
  const [head, ...told] = wrongIn(name, text);
  expect(head).toMatch(/^\d+ things? (?:is|are) wrong, so nothing was taken over\.$/);
  for (const line of lines) expect(told).toContainEqual(line);
});

test('fifty are listed, and the rest counted', () => {
  const rows = Array.from({ length: 73 }, (_, no) => `Name ${no},nobody`).join('\n');
  const lines = wrongIn('x.csv', `name,kind\n${rows}`);
  expect(lines).toHaveLength(52);
  expect(lines[0]).toBe('73 things are wrong, so nothing was taken over.');
  expect(lines[51]).toBe('and 23 more');
});

test('what comes is added to what is there, or takes its place; titles stay where a file says nothing of them', () => {
  const text = 'name,kind,aliases\nKim Holt,person,surname: Holt\n';
  const added = read('x.csv', text, 'add', norland);
  expect(added.actors.map(({ id }) => id)).toEqual([...norland.actors.map(({ id }) => id), 'kim-holt']);
  expect(added.titles).toEqual(norland.titles);
  const replaced = read('x.csv', text, 'replace', norland);
  expect(replaced.actors.map(({ id }) => id)).toEqual(['kim-holt']);
  // The third title is that of a country which is there no more.
  expect(replaced.titles).toEqual(norland.titles.slice(0, 2));
  const titles =
    '{"titles":[{"role":"president","phrases":["First Citizen"]},{"role":"mayor","of":null,"phrases":["Mayor"]}]}';
  expect(read('x.json', titles, 'add', norland).titles).toEqual([
    { role: 'president', of: null, phrases: ['First Citizen'] },
    norland.titles[1],
    norland.titles[2],
    { role: 'mayor', of: null, phrases: ['Mayor'] },
  ]);
});

test('the difference of two catalogues names who comes, changes and goes, and which full names are of several', () => {
  const [moor] = AFTER.actors;
  expect(differenceOf(BEFORE, { ...AFTER, actors: [...AFTER.actors, { ...moor!, id: 'other-moor' }] })).toEqual({
    added: [
      { id: 'kim-holt', name: 'Kim Holt' },
      { id: 'vale-trust', name: 'Vale Trust' },
      { id: 'other-moor', name: 'Ida Moor' },
    ],
    changed: [{ id: 'ida-moor', name: 'Ida Moor', what: ['aliases', 'country', 'offices'] }],
    removed: [{ id: 'ida-morr', name: 'Ida Morr' }],
    unchanged: 2,
    titles: { added: 1, changed: 0, removed: 0 },
    ambiguous: [
      { form: 'Ida Moor', actors: ['ida-moor', 'other-moor'] },
      { form: 'Ida Morr', actors: ['ida-moor', 'other-moor'] },
    ],
  });
});
