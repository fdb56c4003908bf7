import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../../../server/ingest/readers/lines.ts';
import { all, pieces } from '../../../support/inputs.ts';

const lines = async (text: string, size?: number, most?: number) =>
  (await all(linesOf(pieces(text, size), most))).map(({ no, bytes }) => [no, bytes?.toString() ?? null]);

test('lines are numbered from 1, blank ones too, and the last needs no line feed', async () => {
  expect(await lines('one\n\nthree')).toEqual([
    [1, 'one'],
    [2, ''],
    [3, 'three'],
  ]);
  expect(await lines('one\n')).toEqual([[1, 'one']]);
  expect(await lines('')).toEqual([]);
});

test('joined again the lines are the text, however it is cut into pieces', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '"') });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (body, size) => {
      const whole = `${body}x`;
      expect((await lines(whole, size)).map(([, line]) => line).join('\n')).toBe(whole);
    }),
  );
});

test('a line over the limit has its number and size, and the next is read', async () => {
  const read = await all(linesOf(pieces('a\nlonger\nb', 2), 5));
  expect(read.map(({ no, bytes, size }) => [no, bytes?.toString() ?? null, size])).toEqual([
    [1, 'a', 1],
    [2, null, 6],
    [3, 'b', 1],
  ]);
});

test('without a single line feed, carriage returns end the lines; with one, they are part of them', async () => {
  expect(await lines('one\rtwo\r')).toEqual([
    [1, 'one'],
    [2, 'two'],
  ]);
  expect(await lines('one\r\ntwo\r\n')).toEqual([
    [1, 'one\r'],
    [2, 'two\r'],
  ]);
  expect(await lines('one\r')).toEqual([[1, 'one\r']]);
});
