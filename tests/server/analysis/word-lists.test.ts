import { expect, test } from 'vitest';
import { bitsOf, createWordNotes, listed } from '../../../server/analysis/word-lists.ts';

/** "rye" and "oat" are kept by number, "zea" is not. */
const TEXT = { words: ['rye', 'oat', 'zea', 'rye'], ids: [11, 12, 0, 11] };
const PLACES = [0, 1, 2, 3];

test('a list says of a word the same by its letters and by its number, however often it is asked', () => {
  const valueAt = listed(
    new Map([
      ['rye', 5],
      ['zea', 0],
    ]),
    -1,
  );
  for (let times = 0; times < 3; times += 1) expect(PLACES.map((at) => valueAt(TEXT, at))).toEqual([5, -1, 0, 5]);
});

test('bits of several lists are joined', () => {
  const bits = bitsOf([
    [1, ['rye', 'oat']],
    [4, ['oat']],
  ]);
  expect([...bits]).toEqual([
    ['rye', 1],
    ['oat', 5],
  ]);
});

test('notes on words add up within an article, and the next article knows nothing of them', () => {
  const notes = createWordNotes();
  const all = () => PLACES.map((at) => notes.noted(TEXT, at));
  notes.begin();
  notes.note(TEXT, 0, 1);
  notes.note(TEXT, 3, 16);
  notes.note(TEXT, 2, 2);
  notes.note(TEXT, 2, 8);
  expect(all()).toEqual([17, 0, 10, 17]);
  notes.begin();
  expect(all()).toEqual([0, 0, 0, 0]);
  notes.note(TEXT, 0, 4);
  expect(all()).toEqual([4, 0, 0, 4]);
});
