import { expect, test } from 'vitest';
import { parseCatalogue } from '../../../server/analysis/catalogue.ts';
import { AppError } from '../../../server/base/errors.ts';
import { shippedCatalogue } from '../../support/reading.ts';

const person = {
  id: 'ann-harlow',
  wikidata: null,
  kind: 'person',
  name: 'Ann Harlow',
  aliases: [{ text: 'Ann Harlow', type: 'full' }],
  country: null,
  party: null,
  offices: [],
};
const country = {
  ...person,
  id: 'norland',
  kind: 'country',
  name: 'Norland',
  aliases: [{ text: 'Norland', type: 'full' }],
};
const term = { title: 'President', role: 'president', of: 'norland', from: '2020-01-01', to: null };

const lines = (...rows: readonly (object | string)[]): string =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');

/** The error that a catalogue is refused with. */
function refusal(actors: string, titles = '[]'): AppError {
  try {
    parseCatalogue(actors, titles);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the catalogue was taken');
}

test('a catalogue is one actor a line, empty lines aside', () => {
  const titles = [{ role: 'president', of: 'norland', phrases: ['President'] }];
  expect(
    parseCatalogue(
      `${lines(country)}\n\n${lines({ ...person, country: 'norland', offices: [term] })}\n`,
      JSON.stringify(titles),
    ),
  ).toEqual({
    actors: [country, { ...person, country: 'norland', offices: [term] }],
    titles,
  });
});

test.each([
  ['no JSON', lines(country, '{"id": "ann'), ['actors.jsonl, line 2', 'not JSON']],
  ['a missing field', lines(country, '', { ...person, name: undefined }), ['actors.jsonl, line 3', 'field name']],
  ['an empty name', lines({ ...person, name: '' }), ['actors.jsonl, line 1', 'field name']],
  ['an unknown kind', lines({ ...person, kind: 'robot' }), ['actors.jsonl, line 1', 'field kind', '"person"']],
  ['an unknown field', lines({ ...person, nickname: 'Annie' }), ['actors.jsonl, line 1', 'nickname']],
  ['an id that is no slug', lines({ ...person, id: 'Ann Harlow' }), ['actors.jsonl, line 1', 'field id']],
  ['no alias', lines({ ...person, aliases: [] }), ['actors.jsonl, line 1', 'field aliases']],
  [
    'an unknown alias type',
    lines({ ...person, aliases: [{ text: 'Ann', type: 'pet' }] }),
    ['line 1', 'field aliases.0.type', '"surname"'],
  ],
  ['an empty alias', lines({ ...person, aliases: [{ text: '', type: 'full' }] }), ['line 1', 'field aliases.0.text']],
  [
    'a day that is none',
    lines(country, { ...person, offices: [{ ...term, from: 'May 2021' }] }),
    ['line 2', 'field offices.0.from'],
  ],
  ['a bad outside id', lines({ ...person, wikidata: '123' }), ['line 1', 'field wikidata']],
  ['an id said twice', lines(person, country, person), ['line 3', 'field id', 'ann-harlow', 'line 1']],
  ['an unknown country', lines({ ...person, country: 'nowhere' }), ['line 1', 'field country', 'nowhere']],
  [
    'an office of nobody',
    lines(person, country, { ...person, id: 'b', offices: [term, { ...term, of: 'nowhere' }] }),
    ['line 3', 'field offices.1.of', 'nowhere'],
  ],
  [
    'a term that ends before it begins',
    lines(country, { ...person, offices: [{ ...term, from: '2021', to: '2020-05-05' }] }),
    ['line 2', 'field offices.0.to', '2020-05-05', '2021'],
  ],
  ['no actor at all', '\n\n', ['actors.jsonl', 'no actor']],
])('a catalogue with %s is refused, with file, line, field and what is wrong', (_, actors, parts) => {
  const error = refusal(actors);
  expect(error.code).toBe('invalid');
  for (const part of parts) expect(error.message).toContain(part);
});

test.each([
  ['no JSON', '[', ['titles.json', 'not JSON']],
  ['no phrase', '[{"role":"president","of":null,"phrases":[]}]', ['titles.json', '0.phrases']],
  [
    'an unknown place',
    '[{"role":"a","of":null,"phrases":["A"]},{"role":"b","of":"nowhere","phrases":["B"]}]',
    ['titles.json', 'entry 2', 'nowhere'],
  ],
])('a list of titles with %s is refused', (_, titles, parts) => {
  const error = refusal(lines(country), titles);
  expect(error.code).toBe('invalid');
  for (const part of parts) expect(error.message).toContain(part);
});

test('a term within one year may be told by the year alone', () => {
  const office = { ...term, from: '2020', to: '2020-05-05' };
  expect(parseCatalogue(lines(country, { ...person, offices: [office] }), '[]').actors[1]?.offices).toEqual([office]);
});

// Written by hand, below what ships: a catalogue that lost a part of itself must not go out.
const FEWEST = { person: 2000, organisation: 500, country: 190, place: 500 };

test('the catalogue that ships knows at least a thousand actors of four kinds', () => {
  const { actors, titles } = shippedCatalogue();
  const kinds = new Map<string, number>();
  for (const { kind } of actors) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  console.log(
    `catalogue: ${actors.length} actors ${JSON.stringify(Object.fromEntries(kinds))}, ${titles.length} titles`,
  );
  expect(actors.length).toBeGreaterThanOrEqual(1000);
  for (const [kind, fewest] of Object.entries(FEWEST))
    expect([kind, (kinds.get(kind) ?? 0) >= fewest]).toEqual([kind, true]);
});

test('every actor that ships can be found by its name, and every office of a person has a written form', () => {
  const { actors, titles } = shippedCatalogue();
  const nameless = actors.filter(({ name, aliases }) => !aliases.some(({ text }) => text === name));
  expect(nameless.map(({ id }) => id)).toEqual([]);
  const roles = new Set(titles.map(({ role }) => role));
  const silent = new Set(
    actors.flatMap(({ offices }) => offices.map(({ role }) => role)).filter((role) => !roles.has(role)),
  );
  expect([...silent]).toEqual([]);
});
