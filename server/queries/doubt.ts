import type { Settled } from '../contract/filters.ts';
import { number, type Sql, sql, text } from '../warehouse/sql.ts';
import { BY_PERSON } from '../contract/mention.ts';

/** Whether the scorer does not know: its largest chance is below the limit at which it is right in four of five. Never of what a person set. */
export const unclear = ({ scoring: { unclear_below } }: Settled, m: Sql): Sql =>
  unclear_below === null
    ? sql`FALSE`
    : sql`(${m}.p_pos IS NOT NULL AND ${m}.scorer <> ${text(BY_PERSON)} AND greatest(${m}.p_neg, ${m}.p_neu, ${m}.p_pos) < ${number(unclear_below)})`;

/** What one mention adds to the adjusted mean; null where its kind has none. A vote lies outside −1..1 by nature, their mean seldom does. */
export const adjustedVote = ({ scoring: { adjustments } }: Settled, m: Sql): Sql => {
  if (adjustments.length === 0) return sql`CAST(NULL AS DOUBLE)`;
  const cases = adjustments.map(
    ({ kind, weights: [negative, neutral, positive] }) =>
      sql`WHEN ${m}.kind = ${text(kind)} THEN CASE WHEN ${m}.scorer = ${text(BY_PERSON)} THEN ${m}.sentiment
          ELSE ${number(negative)} * ${m}.p_neg + ${number(neutral)} * ${m}.p_neu + ${number(positive)} * ${m}.p_pos END`,
  );
  return sql`CASE ${cases.reduce((before, one) => sql`${before} ${one}`)} ELSE NULL END`;
};
