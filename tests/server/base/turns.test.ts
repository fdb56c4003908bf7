import { expect, test } from 'vitest';
import { createTurns } from '../../../server/base/turns.ts';

test('work is done in the order it was given, one thing at a time, and a failure stops nothing behind it', async () => {
  const { inTurn, settled } = createTurns();
  const told: string[] = [];
  const work = (name: string, ms: number, fails = false) =>
    inTurn(async () => {
      told.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      told.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = [work('first', 20), work('second', 1, true), work('third', 0)];
  await settled();
  expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
