import type { Settled } from '../contract/filters.ts';
import { all, id, integer, type Sql, sql, text } from '../warehouse/sql.ts';

/** The kind of a reason, and whatever stands behind it in brackets or quotes. */
const ofKind = (kind: string): Sql => sql`(reason = ${text(kind)} OR (position(${text(kind)} IN reason) = 1
  AND substr(ltrim(substr(reason, length(${text(kind)}) + 1)), 1, 1) IN ('"', '“', '(')))`;

const condition = ({ run, step, reason }: Settled): Sql =>
  all(
    run !== null && sql`run_id = ${id(run)}`,
    step !== null && sql`step = ${text(step)}`,
    reason !== null && ofKind(reason),
  );

/** A run's rejections are stored at once at its end, so that their numbers never change; short names first, so that line 9 stands before line 10. */
const numbered = sql`
  SELECT run_id, input, step, reason,
         row_number() OVER (PARTITION BY run_id ORDER BY length(input), input, step, reason) AS no
  FROM rejection`;

const afterLast = ({ after }: Settled): Sql => {
  if (after === null) return sql`TRUE`;
  const [run, no] = after as [number, number];
  return sql`(run_id < ${id(run)} OR (run_id = ${id(run)} AND no > ${integer(no)}))`;
};

/** Which records were refused, where did they stand, and why? Those of the latest run first. */
export const rejections = (filters: Settled): Sql => sql`
  SELECT n.run_id AS run, n.no AS no, n.input AS input, n.step AS step, n.reason AS reason
  FROM (${numbered}) AS n
  WHERE ${condition(filters)} AND ${afterLast(filters)}
  ORDER BY run DESC, no
  ${filters.limit === null ? sql`` : sql`LIMIT ${integer(filters.limit)}`}`;

export const rejectionsCount = (filters: Settled): Sql =>
  sql`SELECT count(*) AS rows FROM rejection WHERE ${condition(filters)}`;
