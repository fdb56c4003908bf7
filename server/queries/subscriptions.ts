import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';

/** Which addresses are read again and again, and how does that go? In the order in which they were added. */
export const subscriptions = (_filters: Settled): Sql => sql`
  SELECT subscription_id AS subscription, address AS address, source AS source, schedule AS schedule, state AS state,
         reason AS reason, since AS since, added_at AS added_at, checked_at AS checked_at, result AS result,
         problem AS problem, run_id AS run, added AS added, revised AS revised, failures AS failures,
         next_at AS next_at, not_before AS not_before, moved_to AS moved_to
  FROM subscription
  ORDER BY subscription`;

/** What answers about subscriptions hang on: each change takes a version that none had before. */
export const stateOfSubscriptions = sql`
  SELECT count(*) AS subscriptions, coalesce(max(version), 0) AS version FROM subscription`;
