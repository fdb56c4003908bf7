import { expect, test } from 'vitest';
import { inTurns } from '../../../server/exports/in-turns.ts';

test('work is done in its steps, and others have their turn between them', async () => {
  const heard: string[] = [];
  function* work(): Generator<number, string> {
    for (const no of [1, 2, 3]) {
      heard.push(`step ${no}`);
      yield no;
    }
    return 'done';
  }
  setImmediate(() => heard.push('somebody else'));
  const mine = inTurns(work());
  expect(await mine).toEqual({ parts: [1, 2, 3], result: 'done' });
  expect(heard.slice(0, 3)).toEqual(['step 1', 'somebody else', 'step 2']);
});

test('a failure in a step is the failure of the work', async () => {
  function* broken(): Generator<number, string> {
    yield 1;
    throw new Error('no step');
  }
  await expect(inTurns(broken())).rejects.toThrow('no step');
});
