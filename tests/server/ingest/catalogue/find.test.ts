import { expect, test } from 'vitest';
import type { Actor } from '../../../../server/contract/actor.ts';
import { createActorFinder } from '../../../../server/ingest/catalogue/find.ts';

const actor = (id: string, name: string, ...forms: string[]): Actor => ({
  id,
  wikidata: null,
  kind: 'person',
  name,
  aliases: [name, ...forms].map((text) => ({ text, type: 'full' as const })),
  country: null,
  party: null,
  offices: [],
});

const find = createActorFinder({
  actors: [
    actor('olga-brandt', 'Olga Brandt', 'Chancellor Brandt', 'OB'),
    actor('brandt-foundation', 'Brandt Foundation', 'BF'),
    actor('jose-nunez', 'José Núñez', 'Pepe Núñez'),
    actor('new-brandtia', 'New Brandtia'),
  ],
  titles: [],
});
const found = (text: string, most = 20) => find(text, most).map(({ actor: id, form }) => `${id}: ${form}`);

test('an actor is found by the beginning of any word of any form, those whose form begins so first', () => {
  expect(found('brandt')).toEqual([
    'brandt-foundation: Brandt Foundation',
    'new-brandtia: New Brandtia',
    'olga-brandt: Olga Brandt',
  ]);
  expect(found('chanc')).toEqual(['olga-brandt: Chancellor Brandt']);
  expect(found('ob')).toEqual(['olga-brandt: OB']);
  expect(found('randt')).toEqual([]);
});

test('marks, case and what parts words do not matter, and words must stand side by side', () => {
  expect(found('nunez')).toEqual(['jose-nunez: José Núñez']);
  expect(found('PEPE  nu')).toEqual(['jose-nunez: Pepe Núñez']);
  expect(found('jose pepe')).toEqual([]);
});

test('nothing typed finds nobody, and no more are given than asked for', () => {
  expect(found('  –')).toEqual([]);
  expect(found('brandt', 2)).toHaveLength(2);
});
