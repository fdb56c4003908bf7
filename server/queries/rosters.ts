import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';

/** Which named sets of actors were made in the app? Those of the configuration file are added afterwards. */
export const watchlists = (_filters: Settled): Sql => sql`
  SELECT watchlist AS slug, name AS name, actors AS chosen, updated_at AS updated_at FROM watchlist ORDER BY slug`;

/** And which named sets of sources? */
export const collections = (_filters: Settled): Sql => sql`
  SELECT collection AS slug, name AS name, sources AS chosen, updated_at AS updated_at FROM collection ORDER BY slug`;
