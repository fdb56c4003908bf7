/** A name beside its circle: where it begins (`start`), ends (`end`) or has its middle, and the height of its middle. */
export type Label = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
};

/** A circle that wants its name beside it, the most important first. */
export type Named = { readonly text: string; readonly x: number; readonly y: number; readonly r: number };

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Height of a line of small text, and the paper between a circle and its name, in pixels. */
export const LINE = 15;
const BESIDE = 4;
/** Letters of the longest name that is written whole. */
const MOST_LETTERS = 24;

/** Where a name may stand, in the order of what reads best: right, left, below, above, then aslant. */
const SIDES = [
  { across: 1, down: 0, anchor: 'start' },
  { across: -1, down: 0, anchor: 'end' },
  { across: 0, down: 1, anchor: 'middle' },
  { across: 0, down: -1, anchor: 'middle' },
  { across: 0.71, down: 0.71, anchor: 'start' },
  { across: 0.71, down: -0.71, anchor: 'start' },
  { across: -0.71, down: 0.71, anchor: 'end' },
  { across: -0.71, down: -0.71, anchor: 'end' },
] as const;

/** All places beside the circle, and where each of them is taken those a little further off. */
const PLACES = [0, 8, 16].flatMap((further) => SIDES.map((side) => ({ ...side, further })));

const boxOf = ({ x, y, anchor }: Label, wide: number): Box => {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - LINE / 2, bottom: y + LINE / 2 };
};

const cross = (l: Box, r: Box): boolean => l.left < r.right && r.left < l.right && l.top < r.bottom && r.top < l.bottom;

/** The part of a box next to a circle lies within it. */
const hides = (box: Box, { x, y, r }: Named): boolean => {
  const nearX = Math.min(box.right, Math.max(box.left, x));
  const nearY = Math.min(box.bottom, Math.max(box.top, y));
  return Math.hypot(nearX - x, nearY - y) < r + 1;
};

/** A line that a name had better not lie on. */
export type Segment = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** How much of a line, in pixels, lies in a box: its ends cut off side by side (Liang and Barsky 1984). */
export function lengthIn({ left, right, top, bottom }: Box, { x1, y1, x2, y2 }: Segment): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x1 - left],
    [dx, right - x1],
    [-dy, y1 - top],
    [dy, bottom - y1],
  ] as const) {
    if (step === 0 && room < 0) return 0;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to ? (to - from) * Math.hypot(dx, dy) : 0;
}

/** A name for each circle that hides no circle and no other name, where least of the lines is under it; null where there is no such place. */
export function placeLabels(
  named: readonly Named[],
  lines: readonly Segment[],
  { width, height }: { readonly width: number; readonly height: number },
  widthOf: (text: string) => number,
): (Label | null)[] {
  const taken: Box[] = [];
  return named.map((one) => {
    const text = one.text.length > MOST_LETTERS ? `${one.text.slice(0, MOST_LETTERS - 1).trimEnd()}…` : one.text;
    const wide = widthOf(text);
    let best: { label: Label; box: Box; under: number } | null = null;
    for (const { across, down, anchor, further } of PLACES) {
      if (best !== null && further > 0) break;
      const away = one.r + BESIDE + further;
      const reach = across === 0 ? away + LINE / 2 : away;
      const label: Label = { text, x: one.x + across * reach, y: one.y + down * reach, anchor };
      const box = boxOf(label, wide);
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      if (taken.some((other) => cross(box, other)) || named.some((other) => hides(box, other))) continue;
      const under = lines.reduce((sum, line) => sum + lengthIn(box, line), 0);
      if (best === null || under < best.under - 1) best = { label, box, under };
    }
    if (best !== null) taken.push(best.box);
    return best?.label ?? null;
  });
}
