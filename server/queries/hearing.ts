import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { bucket, ofSources, ofSourcesInRange } from './matching.ts';

/** The weeks of the range in which articles of each source stand. Words and languages narrow articles, not who was heard. */
export const weeksHeard = (filters: Settled): Sql => sql`
  SELECT week AS week, source_id AS source_id FROM article
  WHERE ${ofSourcesInRange(filters)} GROUP BY week, source_id ORDER BY week, source_id`;

/** The same by the steps of time that were asked for. */
export const stepsHeard = (filters: Settled): Sql => sql`
  SELECT ${bucket(filters)} AS step, source_id AS source_id FROM article
  WHERE ${ofSourcesInRange(filters)} GROUP BY ${bucket(filters)}, source_id ORDER BY step, source_id`;

/** The first day on which articles of each source stand: before it there was nothing to hear. */
export const firstDays = (filters: Settled): Sql => sql`
  SELECT source_id AS source_id, min(day) AS first_day FROM article
  WHERE day IS NOT NULL AND ${ofSources(filters)} GROUP BY source_id ORDER BY source_id`;

/** A run at an address that was read: not all of it was refused. */
const READ = sql`ended_at IS NOT NULL AND (inputs = 0 OR rejected < inputs) AND (input LIKE 'https://%' OR input LIKE 'http://%')`;

/** Which sources each address has ever brought. */
export const sourcesOfAddresses = (filters: Settled): Sql => sql`
  SELECT r.input AS address, a.source_id AS source_id
  FROM (SELECT source_id, batch_no FROM article WHERE ${ofSources(filters)}) AS a
  JOIN batch AS b ON b.batch_no = a.batch_no
  JOIN (SELECT run_id, input FROM run WHERE ${READ}) AS r ON r.run_id = b.run_id
  GROUP BY r.input, a.source_id ORDER BY address, source_id`;

/**
 * When each address was read, by the days of UTC: the first and last instant of each, and whether all its runs found something
 * known again. What is still there of the reading before leaves nothing unseen in between.
 */
export const readingsOfAddresses: Sql = sql`
  SELECT input AS address, min(started_at) AS first_at, max(started_at) AS last_at,
         min(CASE WHEN duplicate > 0 THEN 1 ELSE 0 END) AS reaches_back
  FROM run WHERE ${READ} GROUP BY input, substr(started_at, 1, 10) ORDER BY address, first_at`;

/** When each address that is read again and again was last found readable: since its last run nothing had changed there. */
export const lastChecks: Sql = sql`
  SELECT address AS address, max(checked_at) AS checked_at FROM subscription
  WHERE result IN ('read', 'unchanged') AND checked_at IS NOT NULL GROUP BY address ORDER BY address`;

/** How many runs at addresses there are: with the last checks, what hearing hangs on beside the articles. */
export const runsAtAddresses: Sql = sql`SELECT count(*) AS runs FROM run WHERE ${READ}`;
