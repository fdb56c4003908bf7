import { expect, test } from 'vitest';
import { keyOf } from '../../../web/languages/key.ts';

test('a text has one short name, of letters that stand in JSON as they are', () => {
  const texts = Array.from({ length: 2000 }, (_, no) => `text no. ${no}`);
  const names = texts.map(keyOf);
  expect(new Set(names).size).toBe(2000);
  expect(names.filter((name) => !/^[A-Za-z0-9_$]{5}$/.test(name))).toEqual([]);
  expect(keyOf('Copy link')).toBe(keyOf('Copy link'));
  expect(keyOf('')).toHaveLength(5);
});
