import { expect, test } from 'vitest';
import { type Label, lengthIn, LINE, placeLabels } from '../../../web/charts/labels.ts';
import { randomFrom } from '../../support/random.ts';

const SEVEN = (text: string) => text.length * 7;
const ROOM = { width: 400, height: 300 };

test('a name stands to the right of its circle, and to the left where the right is taken or ends', () => {
  const [first, second] = placeLabels(
    [
      { text: 'Mira', x: 100, y: 100, r: 10 },
      { text: 'Olt', x: 390, y: 200, r: 5 },
    ],
    [],
    ROOM,
    SEVEN,
  );
  expect(first).toEqual({ text: 'Mira', x: 114, y: 100, anchor: 'start' });
  expect(second).toEqual({ text: 'Olt', x: 381, y: 200, anchor: 'end' });
});

test('a name keeps off the line that leaves its circle', () => {
  const line = { x1: 100, y1: 100, x2: 200, y2: 100 };
  const [label] = placeLabels([{ text: 'Mira', x: 100, y: 100, r: 10 }], [line], ROOM, SEVEN);
  expect(label?.anchor).toBe('end');
});

test('a name too long to be written is cut, and one without a place is left out', () => {
  const long = 'The Joint Committee for Harbours and Canals';
  const [label] = placeLabels([{ text: long, x: 10, y: 100, r: 4 }], [], ROOM, SEVEN);
  expect(label?.text).toBe('The Joint Committee for…');
  expect(placeLabels([{ text: 'Mira', x: 5, y: 5, r: 4 }], [], { width: 20, height: 20 }, SEVEN)).toEqual([null]);
});

test.each([
  [{ x1: 0, y1: 5, x2: 20, y2: 5 }, 10],
  [{ x1: 5, y1: -10, x2: 5, y2: 30 }, 10],
  [{ x1: 0, y1: 20, x2: 20, y2: 20 }, 0],
  [{ x1: 0, y1: 0, x2: 2, y2: 2 }, 0],
  // From corner to corner of the box.
  [{ x1: 0, y1: -5, x2: 20, y2: 15 }, 10 * Math.SQRT2],
])('of the line %o, %d pixels lie in a box of ten by ten', (line, inside) => {
  expect(lengthIn({ left: 5, right: 15, top: 0, bottom: 10 }, line)).toBeCloseTo(inside, 9);
});

const boxOf = ({ x, y, anchor, text }: Label) => {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - SEVEN(text) : x - SEVEN(text) / 2;
  return { left, right: left + SEVEN(text), top: y - LINE / 2, bottom: y + LINE / 2 };
};

test('no name lies on another, on a circle or outside, wherever forty circles are', () => {
  let placed = 0;
  for (let seed = 1; seed <= 50; seed += 1) {
    const chance = randomFrom(seed);
    const named = Array.from({ length: 40 }, (_, at) => ({
      text: 'N'.repeat(4 + Math.floor(chance() * 14)) + at,
      x: 20 + chance() * 860,
      y: 20 + chance() * 460,
      r: 3 + chance() * 20,
    }));
    const labels = placeLabels(named, [], { width: 900, height: 500 }, SEVEN).filter((label) => label !== null);
    const boxes = labels.map(boxOf);
    for (const [at, box] of boxes.entries()) {
      expect(box.left >= 0 && box.right <= 900 && box.top >= 0 && box.bottom <= 500).toBe(true);
      for (const other of boxes.slice(at + 1))
        expect(
          box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
        ).toBe(false);
      for (const { x, y, r } of named) {
        const far = Math.hypot(
          x - Math.min(box.right, Math.max(box.left, x)),
          y - Math.min(box.bottom, Math.max(box.top, y)),
        );
        expect(far).toBeGreaterThanOrEqual(r);
      }
    }
    placed += labels.length;
  }
  console.log(`labels: ${placed} of ${50 * 40} placed`);
  expect(placed).toBeGreaterThan(1600);
});
