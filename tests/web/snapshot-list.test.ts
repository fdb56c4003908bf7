import { expect, test } from 'vitest';
import { MADE_BY } from '../../server/contract/vocabulary.ts';
import { makerOf } from '../../web/components/snapshot-list.ts';

test('what made a snapshot has a name of its own', () => {
  const said = MADE_BY.map((made_by) => makerOf({ made_by, run: 7, correction: 2 }));
  expect(new Set(said).size).toBe(MADE_BY.length);
  expect(said).toContain('run 7');
  expect(said).toContain('correction 2');
});
