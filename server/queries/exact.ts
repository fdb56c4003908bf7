import { type Sql, sql } from '../warehouse/sql.ts';

/**
 * A fraction on its way into a sum, in steps of 2^-32: such sums are the same to the last bit in whatever order the rows come, so
 * that a correction and its undoing give every answer back. A step is far below the sixth digit that any answer is read to.
 */
export const exact = (fraction: Sql): Sql => sql`(round((${fraction}) * 4294967296.0) / 4294967296.0)`;
