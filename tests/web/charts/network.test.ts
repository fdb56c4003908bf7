import { expect, test } from 'vitest';
import { drawNetwork, edgesIn, groupsIn, type NetworkRow } from '../../../web/charts/network.ts';
import { networkPicture } from '../../../web/charts/network-picture.ts';

const BOX = { width: 800, height: 400 };
const SEVEN = (text: string) => text.length * 7;

type Ends = readonly [other: string, together: number, g2: number, npmi: number];
const row = (
  actor: string,
  count: number,
  place: readonly [number, number] | null,
  community: string | null,
  ...edges: Ends[]
): NetworkRow => ({
  actor,
  name: actor.toUpperCase(),
  kind: 'person',
  count,
  stories: count,
  x: place?.[0] ?? null,
  y: place?.[1] ?? null,
  community,
  community_name: community?.toUpperCase() ?? null,
  modularity: 0.4,
  edges: edges.map(([other, together, g2, npmi]) => ({
    actor: other,
    together,
    stories: together,
    g2,
    q: 0.001,
    npmi,
  })),
});

/** Two pairs and somebody alone: ada with bo, cy with dee; eve has nobody. */
const ROWS = [
  row('ada', 100, [-0.5, -0.5], 'ada', ['bo', 64, 50, 0.6]),
  row('cy', 60, [0.5, 0.5], 'cy', ['dee', 16, 80, 0.2]),
  row('eve', 50, null, null),
  row('dee', 30, [0.5, -0.5], 'cy', ['cy', 16, 80, 0.2]),
  row('bo', 25, [-0.5, 0.5], 'ada', ['ada', 64, 50, 0.6]),
];

test('area grows with the count and width with the root of the meetings; the tint is that of the matrix', () => {
  const { nodes, edges } = drawNetwork(ROWS, BOX, SEVEN);
  const radius = (actor: string) => nodes.find((node) => node.row.actor === actor)!.r;
  // A quarter of the count is a quarter of the area: half the radius.
  expect([radius('ada'), radius('bo')]).toEqual([24, 12]);
  expect(edges.map(({ a, b, width, tint }) => [a.row.actor, b.row.actor, width, tint])).toEqual([
    ['cy', 'dee', 4, 2],
    ['ada', 'bo', 8, 4],
  ]);
});

test('places fill the box whatever their extent, and who has no edge is listed instead', () => {
  const { nodes, alone } = drawNetwork(ROWS, BOX, SEVEN);
  const at = Object.fromEntries(nodes.map(({ row: { actor }, x, y }) => [actor, [x, y]]));
  expect(at).toEqual({ ada: [54, 26], cy: [746, 374], dee: [746, 26], bo: [54, 374] });
  expect(alone.map(({ actor }) => actor)).toEqual(['eve']);
  // The same picture, though the places are a hundredth as far apart.
  const small = ROWS.map((one) => ({
    ...one,
    x: one.x === null ? null : one.x / 100,
    y: one.y === null ? null : one.y / 100,
  }));
  expect(drawNetwork(small, BOX, SEVEN).nodes.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual(
    nodes.map(({ x, y }) => [x, y]),
  );
});

test('circles that would touch are moved apart', () => {
  const close = [
    row('ada', 100, [0, 0], null, ['bo', 9, 9, 0.1]),
    row('bo', 100, [0, 0], null, ['ada', 9, 9, 0.1]),
    row('cy', 100, [0.0001, 0], null, ['ada', 8, 8, 0.1]),
  ];
  const { nodes } = drawNetwork(close, BOX, SEVEN);
  let pairs = 0;
  for (const [at, one] of nodes.entries()) {
    for (const other of nodes.slice(at + 1)) {
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.r + other.r);
      pairs += 1;
    }
  }
  expect(pairs).toBe(3);
});

test('groups come in the order of their most counted actors, each with a colour; without groups there is one colour', () => {
  expect(groupsIn(ROWS).map(({ name, color, members }) => [name, color, members.map(({ actor }) => actor)])).toEqual([
    ['ADA', 'var(--actor-1)', ['ada', 'bo']],
    ['CY', 'var(--actor-2)', ['cy', 'dee']],
  ]);
  const unclear = drawNetwork(
    ROWS.map((one) => ({ ...one, community: null, community_name: null })),
    BOX,
    SEVEN,
  );
  expect(unclear.groups).toEqual([]);
  expect(new Set(unclear.nodes.map(({ color }) => color))).toEqual(new Set(['var(--other)']));
});

test('an edge that stands at both of its actors is drawn once, the strongest first', () => {
  expect(edgesIn(ROWS).map(({ a, b }) => `${a}~${b}`)).toEqual(['cy~dee', 'ada~bo']);
});

test('the picture for a file names the groups and those without an edge, and says that places are no measures', () => {
  const { option, width, height } = networkPicture(
    drawNetwork(ROWS, BOX, SEVEN),
    BOX,
    'Named together',
    '3 – 9 May 2021',
  );
  const words = JSON.stringify(option);
  for (const said of [
    'ADA (2): ADA, BO',
    'CY (2): CY, DEE',
    'Without an edge: EVE',
    'Position and distance are not measures.',
  ])
    expect(words).toContain(said);
  expect([width, height > 400]).toEqual([840, true]);
});

test('no answer yet draws nothing', () => {
  expect(drawNetwork([], BOX, SEVEN)).toEqual({ nodes: [], edges: [], groups: [], alone: [] });
});
