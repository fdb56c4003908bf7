import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { createRosters } from '../../../server/exports/rosters.ts';
import { appOf, at } from '../../support/app.ts';
import { smallAsking } from '../../support/small.ts';

test('what the configuration file names is changed there alone: making it anew and removing it are conflicts', async () => {
  const asking = await smallAsking();
  const told = {
    watchlists: [{ slug: 'envoys', name: 'Envoys', chosen: ['antony-blinken'] }],
    collections: [{ slug: 'envoys', name: 'Envoys', chosen: ['alpha'] }],
  };
  const rosters = createRosters({ stores: asking.warehouse.rosters, clock: fixedClock('2026-01-01T00:00:00Z'), told });
  const app = appOf({ ...asking, rosters });
  const refused: unknown[] = [];
  for (const [kind, body] of [
    ['watchlists', { actors: ['ukraine'] }],
    ['collections', { sources: ['beta'] }],
  ] as const) {
    for (const sent of [
      { method: 'PUT', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
      { method: 'DELETE' },
    ]) {
      const answer = await app.request(at(`/api/v1/${kind}/envoys`), sent);
      const { detail } = (await answer.json()) as { detail: string };
      refused.push([answer.status, detail]);
    }
  }
  const said = (noun: string) => `The ${noun} "envoys" is in the configuration file; change it there.`;
  expect(refused).toEqual([
    [409, said('watchlist')],
    [409, said('watchlist')],
    [409, said('collection')],
    [409, said('collection')],
  ]);
});
