import { expect, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import { answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { createRosters } from '../../../server/exports/rosters.ts';
import { openCorrections } from '../../../server/ingest/corrections.ts';
import { smallCatalogue, smallWarehouse } from '../../support/small.ts';
import { inThread } from '../../../server/ingest/analysing.ts';

test('whom a member is merged into counts in its place, and undoing brings the member back', async () => {
  const warehouse = await smallWarehouse();
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const corrections = await openCorrections({
    warehouse,
    clock,
    shipped: smallCatalogue,
    analyserOf: (changes) =>
      inThread(createAnalyser({ catalogue: smallCatalogue, scorer: createLexiconScorer(), changes })),
  });
  const { whose } = corrections;
  const rosters = createRosters({ stores: warehouse.rosters, clock, whose });
  const none = new Set<number>();
  const asking = createAsking(warehouse, clock, 'UTC', smallCatalogue, none, none, rosters);
  await rosters.watchlists.put('foes', { chosen: ['russia'] });
  const foes = async () => {
    const filters = { from: '2021-05-03', to: '2021-05-09', actors: '@foes' };
    const { query, rows } = await answerTo(asking, '/actors', asked(filters));
    return [query['@foes'], ...rows.map(({ actor, mentions }) => `${actor} ${mentions}`)];
  };
  expect(await foes()).toEqual(['russia', 'russia 3']);
  const { correction } = await corrections.make(
    { does: 'merge', actor: 'russia', into: 'ukraine' },
    { by: 'Ann', why: 'a test' },
  );
  // Three mentions of each: all are Ukraine's now.
  expect(await foes()).toEqual(['ukraine', 'ukraine 6']);
  const [row] = (await answerTo(asking, '/watchlists', asked())).rows;
  expect([row?.actors, row?.members, row?.missing]).toEqual([['russia'], [{ actor: 'ukraine', name: 'Ukraine' }], []]);
  await corrections.undo(correction);
  expect(await foes()).toEqual(['russia', 'russia 3']);
});
