import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { ROSTER_ORIGINS, ROSTERS, type RosterKind } from '../vocabulary.ts';

/** What both kinds of rosters are asked by. */
export const RosterFilters = Filters.pick({ format: true });

/** The slug of a roster, as its row has it. */
export const rosterSlug = (kind: RosterKind) => {
  const { one, key, example } = ROSTERS[kind];
  return z.string().describe(`Slug of the ${one}; a filter says it behind an @, as in ${key}=@${example}`);
};

/** Where a roster is from, the same in both kinds. */
export const rosterOrigin = {
  origin: z.enum(ROSTER_ORIGINS).describe('file: the configuration file, which alone can change it; app: made here'),
  updated_at: z.string().nullable().describe('Instant in UTC; null for the configuration file'),
};
