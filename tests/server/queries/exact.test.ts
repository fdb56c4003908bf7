import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { exactSum, exactSumOfSmall } from '../../../server/queries/exact.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { number, type Sql, sql } from '../../../server/warehouse/sql.ts';
import { randomFrom } from '../../support/random.ts';

const warehouse = await memoryWarehouse(fixedClock('2026-01-01T00:00:00Z'), textRules);

async function summed(values: readonly number[], sum: (value: Sql) => Sql): Promise<number | null> {
  const rows = values
    .map((value) => sql`SELECT ${number(value)} AS v`)
    .reduce((all, one) => sql`${all} UNION ALL ${one}`);
  const [row] = await warehouse.query<{ total: number | null }>(
    sql`SELECT ${sum(sql`v`)} AS total FROM (${rows}) AS r`,
  );
  return row!.total;
}

function shuffled(values: readonly number[], seed: number): number[] {
  const random = randomFrom(seed);
  return values
    .map((value) => ({ value, at: random() }))
    .sort((l, r) => l.at - r.at)
    .map(({ value }) => value);
}

test.each([
  ['large squares', exactSum, 4e6],
  ['votes', exactSumOfSmall, 1],
] as const)('sums of %s are one number to the last bit in any order, and right to 1e-12', async (_, sum, size) => {
  const random = randomFrom(5);
  const values = Array.from({ length: 120 }, (_, at) => (random() * size) / (1 + at));
  const plain = new Set<number>();
  const exact = new Set<number | null>();
  for (let seed = 0; seed < 20; seed += 1) {
    const order = shuffled(values, seed);
    plain.add(order.reduce((total, one) => total + one, 0));
    exact.add(await summed(order, sum));
  }
  console.log(`cases: 20 orders, ${plain.size} sums as they come, ${exact.size} of steps`);
  expect(plain.size).toBeGreaterThan(1);
  expect(exact.size).toBe(1);
  expect(Math.abs([...exact][0]! / [...plain][0]! - 1)).toBeLessThan(1e-12);
});

test('nothing sums to null, small and negative fractions to themselves, and what no steps fit is held back', async () => {
  for (const sum of [exactSum, exactSumOfSmall]) {
    const [none] = await warehouse.query<{ total: number | null }>(
      sql`SELECT ${sum(sql`CAST(NULL AS DOUBLE)`)} AS total FROM (SELECT 1 AS one) AS r`,
    );
    expect(none).toEqual({ total: null });
    expect(await summed([0.5, -0.25, 2 ** -48], sum)).toBe(0.25 + 2 ** -48);
    expect(await summed([-0.5, 0.25], sum)).toBe(-0.25);
  }
  expect(await summed([1e30, 1e30], exactSum)).toBe(2e21);
});
