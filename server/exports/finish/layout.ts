/** What draws two actors together, from 0 (nothing) to 1. */
export type Pull = { readonly a: string; readonly b: string; readonly weight: number };

export type Point = { readonly x: number; readonly y: number };

const STEPS = 300;
/** Side of the square that nobody leaves, around the origin. */
const SIDE = 1;
/** How far anybody moves in the first step; it falls evenly to nothing. Longer ones let one more actor throw everybody about. */
const FIRST_STEP = 0.03 * SIDE;
/** Everybody begins on a circle of this radius. */
const RADIUS = 0.3 * SIDE;
/** How much of the square a network takes: at a half, everybody has room for the whole reach of the pushing. */
const SPREAD = 0.5;
/** Nobody pushes further than this many k, as in the paper's own variant: else parts without a tie flee to the walls. */
const REACH = 2;
/** Places are told to this many to the side. */
const GRID = 10_000;
/** Nearer than this two stand at one place, where no direction can be told. */
const TOUCHING = 1e-9;

/** FNV-1a: where on the circle an actor begins hangs on its slug alone. */
function hash(slug: string): number {
  let value = 0x811c9dc5;
  for (const letter of slug) value = Math.imul(value ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return value;
}

const rounded = (value: number): number => Math.round(value * GRID) / GRID || 0;

/**
 * Places for the eye (Fruchterman and Reingold 1991): everybody pushes whoever is near away by k²/d, less what is left of that at
 * the end of the reach, and a pull draws its two together by weight · d²/k, in 300 steps that grow shorter, inside a square of side 1 around the origin. Nothing is random and
 * the order of what is handed in does not count, so the same actors with the same pulls always stand at the same places.
 */
export function layoutOf(actors: readonly string[], pulls: readonly Pull[]): Map<string, Point> {
  const slugs = [...actors].sort();
  const n = slugs.length;
  const at = new Map(slugs.map((slug, index) => [slug, index]));
  const angles = slugs.map((slug) => (hash(slug) / 2 ** 32) * 2 * Math.PI);
  const x = Float64Array.from(angles, (angle) => RADIUS * Math.cos(angle));
  const y = Float64Array.from(angles, (angle) => RADIUS * Math.sin(angle));
  const edges = pulls
    .map(({ a, b, weight }) =>
      a < b ? { l: at.get(a)!, r: at.get(b)!, weight } : { l: at.get(b)!, r: at.get(a)!, weight },
    )
    .sort((one, other) => one.l - other.l || one.r - other.r);
  const k = (SPREAD * SIDE) / Math.sqrt(Math.max(1, n));
  const dx = new Float64Array(n);
  const dy = new Float64Array(n);
  const push = (one: number, other: number, force: number, d: number) => {
    // At one place they part to the sides, the earlier slug to the left.
    const [ux, uy] = d < TOUCHING ? [-1, 0] : [(x[one]! - x[other]!) / d, (y[one]! - y[other]!) / d];
    dx[one]! += ux * force;
    dy[one]! += uy * force;
    dx[other]! -= ux * force;
    dy[other]! -= uy * force;
  };
  const apart = (one: number, other: number) => length(x[one]! - x[other]!, y[one]! - y[other]!);
  for (let step = 0; step < STEPS; step += 1) {
    dx.fill(0);
    dy.fill(0);
    for (let one = 0; one < n; one += 1) {
      for (let other = one + 1; other < n; other += 1) {
        const d = apart(one, other);
        if (d < REACH * k) push(one, other, (k * k) / Math.max(d, TOUCHING) - k / REACH, d);
      }
    }
    for (const { l, r, weight } of edges) {
      const d = apart(l, r);
      if (d >= TOUCHING) push(l, r, (-weight * d * d) / k, d);
    }
    const most = FIRST_STEP * (1 - step / STEPS);
    for (let one = 0; one < n; one += 1) {
      const wanted = length(dx[one]!, dy[one]!);
      if (wanted === 0) continue;
      const moved = Math.min(wanted, most) / wanted;
      x[one] = inside(x[one]! + dx[one]! * moved);
      y[one] = inside(y[one]! + dy[one]! * moved);
    }
  }
  return new Map(slugs.map((slug, one) => [slug, { x: rounded(x[one]!), y: rounded(y[one]!) }]));
}

const inside = (value: number): number => Math.min(SIDE / 2, Math.max(-SIDE / 2, value));

/** By a root alone, which every machine rounds in one way. */
const length = (across: number, down: number): number => Math.sqrt(across * across + down * down);
