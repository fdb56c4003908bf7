import { z } from '@hono/zod-openapi';
import { question } from '../question.ts';
import { ActorSlug, Name } from './columns.ts';
import { RosterFilters, rosterOrigin, rosterSlug } from './roster-columns.ts';

export const WatchlistRow = z.object({
  watchlist: rosterSlug('watchlists'),
  name: z.string().describe('Name of the watchlist'),
  actors: z.array(ActorSlug).describe('The actors as they were chosen'),
  members: z
    .array(z.object({ actor: ActorSlug, name: Name }))
    .describe(
      'Whom it means now: who is in the catalogue, each once; who was merged counts as whom they were merged into',
    ),
  missing: z.array(ActorSlug).describe('Those of the chosen who are not in the catalogue'),
  ...rosterOrigin,
});

export const watchlists = question({
  path: '/watchlists',
  summary: 'Which named sets of actors are there, and whom do they mean?',
  filters: RosterFilters,
  row: WatchlistRow,
  reads: 'watchlists',
  help: {
    read: 'One row a watchlist, by name. Any filter takes it as @slug, alone or beside actors; a leading "-" excludes it.',
    method:
      'A watchlist means its actors as they are now. Who was merged counts as whom they were merged into; who is not in the catalogue counts for nobody and is named. Each answer spells out whom it meant.',
    data: 'Those of the configuration file and those made here; of two with the same slug the configuration file counts.',
    limits:
      'A watchlist holds actors alone, no other watchlist. A figure draws at most eight of them and names the rest.',
  },
});
