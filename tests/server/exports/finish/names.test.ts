import { expect, test } from 'vitest';
import { names } from '../../../../server/exports/finish/names.ts';
import type { Directory, KnownActor } from '../../../../server/warehouse/directory.ts';

const actor = (name: string, kind: KnownActor['kind']): [string, KnownActor] => {
  const slug = name.toLowerCase().replaceAll(/[ .]+/g, '-');
  return [slug, { actor_id: 1, actor: slug, name, kind }];
};
const directory: Directory = {
  actors: new Map([
    actor('Wanda Ostrow', 'person'),
    actor('Adam Ostrow', 'person'),
    actor('Zoe Ostrow', 'person'),
    actor('Yves Ostrow', 'person'),
    actor('Northern River Bank', 'organisation'),
    actor('Ostrow', 'place'),
    actor('Liselotte Kern', 'person'),
  ]),
  actorsById: new Map(),
  sources: new Map(),
  sourceSlugs: new Map(),
  sourceNames: new Map(),
};

const LIKE: readonly (readonly [string, 'person' | 'organisation' | 'place' | 'other', readonly string[]])[] = [
  // Three at most, by their slugs, and nearly the same name before the family.
  ['Ostrów', 'other', ['Ostrow', 'Adam Ostrow', 'Wanda Ostrow']],
  ['Eva Ostrow', 'person', ['Adam Ostrow', 'Wanda Ostrow', 'Yves Ostrow']],
  ['Ostrow', 'place', ['Ostrow']],
  ['Lieselotte Kern', 'person', ['Liselotte Kern']],
  ['Liselotte Korn', 'other', ['Liselotte Kern']],
  ['Northern River', 'organisation', ['Northern River Bank']],
  ['Northern Lights', 'organisation', []],
  ['Kern', 'organisation', []],
];

test('a name is like actors of its family name, of nearly its letters, or that begin as it does', async () => {
  const rows = await names(LIKE.map(([name, kind]) => ({ name, kind })) as never, { directory });
  expect(rows.map(({ name, kind, like }) => [name, kind, like.map((one) => one.name)])).toEqual(LIKE);
  console.log(`likely actors: ${LIKE.length} names`);
});
