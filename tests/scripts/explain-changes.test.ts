import { expect, test } from 'vitest';
import { explainChanges } from '../../scripts/explain-changes.ts';
import { fixedClock } from '../../server/base/clock.ts';
import { createAsking } from '../../server/exports/answer.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { appOf, at } from '../support/app.ts';
import { randomFrom, randomWorld } from '../support/random.ts';

const CHANGES = 12;

/** A random collection behind the whole server; `spoil` changes what it says. */
async function asker(spoil: (path: string, body: { rows: { value?: number }[] }) => void = () => undefined) {
  const { actors, facts } = randomWorld(77, { articles: 220, actors: 5, sources: 4, weeks: 9 });
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  await warehouse.ingest({ id: 'one', run: await warehouse.beginRun('random'), facts });
  const app = appOf(createAsking(warehouse, clock, 'UTC', { actors, titles: [] }));
  return async (path: string): Promise<Response> => {
    const response = await app.request(at(path));
    if (!response.ok || path.includes('format=csv')) return response;
    const body = (await response.json()) as { rows: { value?: number }[] };
    spoil(path, body);
    return Response.json(body);
  };
}

test('the parts of random changes add up to what the other questions show, in all and by source', async () => {
  const found = await explainChanges(await asker(), CHANGES, randomFrom(5));
  const { sums, bySource, opened, worst } = found;
  console.log(`changes: ${found.changes}, ${sums} sums, ${bySource} by source, ${opened} rows opened, worst ${worst}`);
  expect(found.wrong).toEqual([]);
  expect(found.changes).toBe(CHANGES);
  expect([sums >= CHANGES * 13, bySource > 20, opened > 10, found.told.length]).toEqual([true, true, true, 10]);
  expect(worst).toBeLessThan(1e-9);
});

test('a part that is a little too large is found', async () => {
  const spoilt = await asker((path, { rows }) => {
    const [first] = rows;
    if (path.startsWith('/api/v1/explain') && first?.value !== undefined) first.value += 0.001;
  });
  const { wrong } = await explainChanges(spoilt, 1, randomFrom(5));
  expect(wrong.length).toBeGreaterThan(3);
  expect(wrong[0]).toMatch(/the parts add up to .* the change is /);
});
