import { expect, test } from 'vitest';
import { readDirectory } from '../../../server/warehouse/directory.ts';
import { smallWarehouse } from '../../support/small.ts';

test('slugs lead to integer ids and back', async () => {
  const { actors, actorsById, sources, sourceSlugs } = await readDirectory(await smallWarehouse());
  expect([...actors.keys()].sort()).toEqual(['antony-blinken', 'russia', 'ukraine']);
  expect([...sources.keys()].sort()).toEqual(['alpha', 'beta']);
  for (const [slug, known] of actors)
    expect(actorsById.get(known.actor_id)).toMatchObject({ actor: slug, kind: known.kind });
  for (const [slug, id] of sources) expect(sourceSlugs.get(id)).toBe(slug);
  expect(actors.get('ukraine')).toMatchObject({ name: 'Ukraine', kind: 'country' });
});
