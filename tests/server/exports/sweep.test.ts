import { expect, test } from 'vitest';
import { questions } from '../../../server/contract/questions/all.ts';
import { FORMATS } from '../../../server/contract/vocabulary.ts';
import { sweep } from '../../support/swept.ts';

/** Random filters of each question; SWEEP_ROUNDS=50 for a long trial. */
const ROUNDS = Number(process.env['SWEEP_ROUNDS'] ?? 3);
const SEED = Number(process.env['SWEEP_SEED'] ?? 8);

test(`every question has the same figures in all formats, with ${ROUNDS} random filters each`, async () => {
  const { answers, refused, rows } = await sweep(ROUNDS, SEED);
  console.log(
    `sweep: ${questions.length} questions × ${FORMATS.length} formats, ${answers} answers and ${refused} refusals; rows ${JSON.stringify(rows)}`,
  );
  expect(answers + refused).toBe(questions.length * ROUNDS);
  expect(refused).toBeLessThan(answers / 3);
  // Every format was read, to the same length.
  expect(new Set(Object.values(rows)).size).toBe(1);
  expect(rows.json).toBeGreaterThan(900 * ROUNDS);
});
