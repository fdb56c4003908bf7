import { expect, test } from 'vitest';
import { megabytes, oneLine, tooLarge, unreadable } from '../../../../server/ingest/readers/reader.ts';

test('a reason is one line, and nothing in it moves a cursor', () => {
  expect(unreadable('news.jsonl:3', 'not valid JSON (\u001B[2J\nUnexpected)')).toEqual({
    kind: 'unreadable',
    input: 'news.jsonl:3',
    reason: 'not valid JSON ( [2J Unexpected)',
  });
});

test('a reason with a whole article in it is cut, between letters', () => {
  const long = oneLine('🙂'.repeat(500));
  expect(long.length).toBe(300);
  expect(long.isWellFormed()).toBe(true);
});

test('sizes are in MB, and what is over the limit says both', () => {
  expect(megabytes(10_000_000)).toBe('10 MB');
  expect(tooLarge(12_345_678)).toBe('larger than 10 MB (12.3 MB)');
});
