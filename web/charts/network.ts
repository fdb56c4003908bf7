import type { RowOf } from '../../server/contract/questions/all.ts';
import { tintOf } from './co-occurrence.ts';
import { type Label, placeLabels } from './labels.ts';
import { slotAt } from './palette.ts';

export type NetworkRow = RowOf<'/network'>;

/** A group with its colour, called after its most counted actor. */
export type Group = {
  readonly actor: string;
  readonly name: string;
  readonly color: string;
  readonly members: readonly NetworkRow[];
};

export type DrawnNode = {
  readonly row: NetworkRow;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly color: string;
  /** Null where no place was left; the name is then told by the list and when the node is pointed at. */
  readonly label: Label | null;
};

/** An edge between two drawn nodes, a the earlier slug; `tint` as in the matrix. */
export type DrawnEdge = {
  readonly a: DrawnNode;
  readonly b: DrawnNode;
  readonly together: number;
  readonly g2: number;
  readonly tint: number;
  readonly width: number;
};

export type NetworkDrawing = {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly groups: readonly Group[];
  /** Who has no edge, and so no place. */
  readonly alone: readonly NetworkRow[];
};

/** One colour for everybody where there are no clear groups, and for groups beyond the colours that can be told apart. */
const NO_GROUP = 'var(--other)';
const COLORS = 6;
/** Radius of the most counted actor and least radius, width of the edge with the most meetings, in pixels. */
const WIDE = { radius: 24, edge: 8 };
const NARROW = { radius: 15, edge: 5 };
const LEAST_RADIUS = 3;
const LEAST_EDGE = 1;
/** Clear paper between two circles. */
const GAP = 6;
/** Room for a name beside the outermost circles. */
const MARGIN = { x: 54, y: 26 };
/** From this width on a network has wide circles and lines. */
const FROM_WIDE = 600;

/** Groups in the order of their most counted actors; rows come most counted first. */
export function groupsIn(rows: readonly NetworkRow[]): Group[] {
  const names = [...new Set(rows.flatMap(({ community }) => (community === null ? [] : [community])))];
  return names.map((actor, at) => {
    const members = rows.filter(({ community }) => community === actor);
    return {
      actor,
      name: members[0]?.community_name ?? actor,
      color: at < COLORS ? slotAt(at).color : NO_GROUP,
      members,
    };
  });
}

/** Each pair once, the strongest first. */
export const edgesIn = (rows: readonly NetworkRow[]) =>
  rows
    .flatMap(({ actor, edges }) =>
      edges.filter((edge) => actor < edge.actor).map((edge) => ({ a: actor, b: edge.actor, edge })),
    )
    .toSorted((l, r) => r.edge.g2 - l.edge.g2);

/**
 * The network in pixels. Its places are stretched to fill the box, as nothing is read off them; circles that would touch are
 * moved apart, and names stand where they hide neither a circle nor another name.
 */
export function drawNetwork(
  rows: readonly NetworkRow[],
  { width, height }: { readonly width: number; readonly height: number },
  widthOf: (text: string) => number,
): NetworkDrawing {
  const size = width < FROM_WIDE ? NARROW : WIDE;
  const groups = groupsIn(rows);
  const colors = new Map(groups.flatMap(({ color, members }) => members.map(({ actor }) => [actor, color] as const)));
  const placed = rows.flatMap((row) => (row.x === null || row.y === null ? [] : [{ row, x: row.x, y: row.y }]));
  const most = Math.max(1, ...placed.map(({ row }) => row.count));
  const [left, right] = stretch(
    placed.map(({ x }) => x),
    width,
    MARGIN.x,
  );
  const [top, bottom] = stretch(
    placed.map(({ y }) => y),
    height,
    MARGIN.y,
  );
  const circles = placed.map(({ row, x, y }) => ({
    row,
    x: left + x * right,
    y: top + y * bottom,
    r: Math.max(LEAST_RADIUS, size.radius * Math.sqrt(row.count / most)),
    color: colors.get(row.actor) ?? NO_GROUP,
  }));
  moveApart(circles, width, height);
  const pairs = edgesIn(rows);
  const byName = new Map(circles.map((circle) => [circle.row.actor, circle]));
  const lines = pairs.flatMap(({ a, b }) => {
    const [l, r] = [byName.get(a), byName.get(b)];
    return l === undefined || r === undefined ? [] : [{ x1: l.x, y1: l.y, x2: r.x, y2: r.y }];
  });
  const labels = placeLabels(
    circles.map(({ row, x, y, r }) => ({ text: row.name, x, y, r })),
    lines,
    { width, height },
    widthOf,
  );
  const nodes = circles.map((circle, at): DrawnNode => ({ ...circle, label: labels[at] ?? null }));
  const byActor = new Map(nodes.map((node) => [node.row.actor, node]));
  const met = Math.max(1, ...pairs.map(({ edge }) => edge.together));
  const edges = pairs.flatMap(({ a, b, edge }): DrawnEdge[] => {
    const [l, r] = [byActor.get(a), byActor.get(b)];
    if (l === undefined || r === undefined) return [];
    const thick = Math.max(LEAST_EDGE, size.edge * Math.sqrt(edge.together / met));
    return [{ a: l, b: r, together: edge.together, g2: edge.g2, tint: tintOf(edge), width: thick }];
  });
  return { nodes, edges, groups, alone: rows.filter(({ edges: own }) => own.length === 0) };
}

/** Start and scale that put the outermost values at the margins; a single value in the middle. */
function stretch(values: readonly number[], length: number, margin: number): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(most > least)) return [length / 2, 0];
  const scale = (length - 2 * margin) / (most - least);
  return [margin - least * scale, scale];
}

type Circle = { x: number; y: number; readonly r: number };

/** Rounds in which touching circles part; a handful is enough for forty. */
const ROUNDS = 80;

function moveApart(circles: Circle[], width: number, height: number): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, one] of circles.entries()) {
      for (const other of circles.slice(at + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const far = Math.hypot(dx, dy);
        const lacking = one.r + other.r + GAP - far;
        if (lacking <= 0) continue;
        const [ux, uy] = far === 0 ? [1, 0] : [dx / far, dy / far];
        one.x -= (ux * lacking) / 2;
        one.y -= (uy * lacking) / 2;
        other.x += (ux * lacking) / 2;
        other.y += (uy * lacking) / 2;
      }
    }
    for (const circle of circles) {
      circle.x = Math.min(width - circle.r - 2, Math.max(circle.r + 2, circle.x));
      circle.y = Math.min(height - circle.r - 2, Math.max(circle.r + 2, circle.y));
    }
  }
}
