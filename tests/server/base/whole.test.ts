import { expect, test } from 'vitest';
import { whole } from '../../../server/base/whole.ts';

test('thousands stand apart, whatever the machine speaks', () => {
  expect([0, 999, 2188, 1234567.4].map(whole)).toEqual(['0', '999', '2,188', '1,234,567']);
});
