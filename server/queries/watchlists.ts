import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';

/** Which named sets of actors were made in the app? Those of the configuration file are added afterwards. */
export const watchlists = (_filters: Settled): Sql => sql`
  SELECT watchlist AS watchlist, name AS name, actors AS actors, updated_at AS updated_at
  FROM watchlist ORDER BY watchlist`;
