import { type Sql, sql } from '../warehouse/sql.ts';

/*
 * Sums of fractions are made of whole numbers, so that they are the same to the last bit in whatever order the rows come, and a
 * correction and its undoing give every answer back. Steps of 2^-48 leave intervals right to 1e-9, where the root of a small
 * variance makes a small error large; sums of steps outgrow neither 128 bits nor, in the end, a double.
 */
const STEPS = sql`281474976710656.0`;

/** Beyond this a sum of squares makes every interval as wide as can be, and steps would no longer fit. */
const LARGEST = sql`1e21`;

/** The sum of fractions of any size; what is null is left out. */
export const exactSum = (fraction: Sql): Sql =>
  sql`(sum(CAST(CASE WHEN (${fraction}) > ${LARGEST} THEN ${LARGEST} ELSE (${fraction}) END * ${STEPS} AS HUGEINT)) / ${STEPS})`;

/** The sum of fractions between -32,000 and 32,000: of votes and shares, row by row of a large table. */
export const exactSumOfSmall = (fraction: Sql): Sql => sql`(sum(CAST((${fraction}) * ${STEPS} AS BIGINT)) / ${STEPS})`;
