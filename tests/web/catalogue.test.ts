import { expect, test } from 'vitest';
import type { Difference } from '../../server/contract/catalogue.ts';
import { isSame, kindsLine, partsOf, sumLine, typeOfFile } from '../../web/catalogue.ts';

const difference: Difference = {
  added: Array.from({ length: 33 }, (_, no) => ({ id: `a-${no}`, name: `A ${no}` })),
  changed: [{ id: 'b', name: 'B', what: ['name', 'aliases'] }],
  removed: [],
  unchanged: 5000,
  titles: { added: 1, changed: 0, removed: 2 },
  ambiguous: [{ form: 'C', actors: ['c', 'd'] }],
  conflicts: [{ correction: 4, change: 'merge', actor: 'e' }],
};

test('a difference is summed in a line, and named kind by kind with the rest counted', () => {
  expect(sumLine(difference)).toBe(
    '33 added, 1 changed, none removed, 5,000 unchanged; office titles: 1 added, 2 removed',
  );
  expect(partsOf(difference).map(({ title, names, more }) => [title, names.length, names[0], more])).toEqual([
    ['Corrections that would lack their actor (1)', 1, '4: merge speaks of e', 0],
    ['Added (33)', 30, 'A 0', 3],
    ['Changed (1)', 1, 'B: name, aliases', 0],
    ['Full names that several actors claim: alone they name nobody (1)', 1, 'C: c, d', 0],
  ]);
  expect(isSame(difference)).toBe(false);
  const same = { ...difference, added: [], changed: [], titles: { added: 0, changed: 0, removed: 0 } };
  expect([isSame(same), sumLine(same)]).toEqual([true, 'none added, none changed, none removed, 5,000 unchanged']);
});

test('kinds that a catalogue has are told, and a file is sent as its name says', () => {
  const kinds = { person: 3120, organisation: 1, country: 199, place: 0, other: 0 };
  expect(kindsLine({ actors: 3320, aliases: 9, titles: 2, kinds })).toBe(
    '3,120 persons, 1 organisation, 199 countries',
  );
  expect(['a.YML', 'b.yaml', 'c.json', 'd.jsonl', 'e.csv', 'f'].map(typeOfFile)).toEqual([
    'application/yaml',
    'application/yaml',
    'application/json',
    'application/json',
    'text/csv',
    'text/csv',
  ]);
});
