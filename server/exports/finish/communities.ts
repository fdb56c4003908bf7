import type { Pull } from './layout.ts';

/** Groups of actors, each in the order of slugs, and how clear they are. */
export type Communities = {
  readonly groups: readonly (readonly string[])[];
  /** Modularity Q; null where nothing draws anybody together. */
  readonly modularity: number | null;
};

/** A gain below this is the rounding of sums. */
const NO_GAIN = 1e-12;

/** A graph by number: what draws each node to each other; `within` is what a node holds inside itself, counted at both ends. */
type Graph = {
  readonly nodes: number;
  readonly beside: readonly ReadonlyMap<number, number>[];
  readonly within: readonly number[];
};

/**
 * Groups by Louvain (Blondel et al. 2008), resolution 1: everybody moves, in the order of slugs, to the neighbouring group that
 * gains most, until nobody gains; groups then become nodes, and so on. Equal gains go to the group of the smaller slug, so the
 * order of what is handed in does not count.
 */
export function communitiesOf(actors: readonly string[], pulls: readonly Pull[]): Communities {
  const slugs = [...actors].sort();
  const at = new Map(slugs.map((slug, index) => [slug, index]));
  const beside = slugs.map(() => new Map<number, number>());
  for (const { a, b, weight } of [...pulls].sort(bySlugs)) {
    if (weight <= 0 || a === b) continue;
    const [l, r] = [at.get(a)!, at.get(b)!];
    beside[l]!.set(r, (beside[l]!.get(r) ?? 0) + weight);
    beside[r]!.set(l, (beside[r]!.get(l) ?? 0) + weight);
  }
  let graph: Graph = { nodes: slugs.length, beside, within: slugs.map(() => 0) };
  let groups = slugs.map((_, index) => [index]);
  for (;;) {
    const joined = moved(graph);
    if (joined.length === graph.nodes) break;
    groups = joined.map((members) => members.flatMap((member) => groups[member]!).sort((l, r) => l - r));
    graph = merged(graph, joined);
  }
  const named = groups.map((members) => members.map((index) => slugs[index]!));
  return { groups: named, modularity: modularityOf(named, pulls) };
}

const bySlugs = (l: Pull, r: Pull): number => {
  const [left, right] = [[l.a, l.b].sort(), [r.a, r.b].sort()];
  return left[0] === right[0] ? (left[1]! < right[1]! ? -1 : 1) : left[0]! < right[0]! ? -1 : 1;
};

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** One level: the groups in which nobody gains by moving, each with its nodes in order, the groups by their first node. */
function moved({ nodes, beside, within }: Graph): number[][] {
  const strength = beside.map((near, node) => sumOf(near.values()) + within[node]!);
  const all = sumOf(strength);
  const groupOf = Array.from({ length: nodes }, (_, node) => node);
  const total = [...strength];
  const firstOf = (group: number, without: number): number => {
    const first = groupOf.findIndex((one, node) => one === group && node !== without);
    return first < 0 ? without : first;
  };
  for (let anybody = all > 0; anybody; ) {
    anybody = false;
    for (let node = 0; node < nodes; node += 1) {
      const own = groupOf[node]!;
      const drawn = new Map<number, number>([[own, 0]]);
      for (const [other, weight] of beside[node]!)
        drawn.set(groupOf[other]!, (drawn.get(groupOf[other]!) ?? 0) + weight);
      total[own]! -= strength[node]!;
      const gain = (group: number) => drawn.get(group)! - (strength[node]! * total[group]!) / all;
      let best = own;
      for (const group of drawn.keys()) {
        if (group === own) continue;
        const more = gain(group) - gain(best);
        const isBetter = more > NO_GAIN;
        // Staying is kept at a tie, or two would change places for ever.
        const isFirst = best !== own && more > -NO_GAIN && firstOf(group, node) < firstOf(best, node);
        if (isBetter || isFirst) best = group;
      }
      total[best]! += strength[node]!;
      groupOf[node] = best;
      anybody ||= best !== own;
    }
  }
  const members = new Map<number, number[]>();
  for (const [node, group] of groupOf.entries()) members.set(group, [...(members.get(group) ?? []), node]);
  return [...members.values()];
}

/** Each group as one node. */
function merged({ beside, within }: Graph, groups: readonly (readonly number[])[]): Graph {
  const groupOf = new Map(groups.flatMap((members, group) => members.map((node) => [node, group] as const)));
  const next = groups.map(() => new Map<number, number>());
  const inside = groups.map((members) => sumOf(members.map((node) => within[node]!)));
  for (const [node, near] of beside.entries()) {
    const from = groupOf.get(node)!;
    for (const [other, weight] of near) {
      const to = groupOf.get(other)!;
      if (from === to) inside[from]! += weight;
      else next[from]!.set(to, (next[from]!.get(to) ?? 0) + weight);
    }
  }
  return { nodes: groups.length, beside: next, within: inside };
}

/** Modularity (Newman and Girvan 2004): the share of all pulls inside groups, less what chance would put there. */
export function modularityOf(groups: readonly (readonly string[])[], pulls: readonly Pull[]): number | null {
  const groupOf = new Map(groups.flatMap((members, group) => members.map((slug) => [slug, group] as const)));
  const strength = groups.map(() => 0);
  let all = 0;
  let inside = 0;
  for (const { a, b, weight } of pulls) {
    if (weight <= 0 || a === b) continue;
    const [l, r] = [groupOf.get(a)!, groupOf.get(b)!];
    all += weight;
    if (l === r) inside += weight;
    strength[l]! += weight;
    strength[r]! += weight;
  }
  if (all === 0) return null;
  return inside / all - sumOf(strength.map((one) => (one / (2 * all)) ** 2));
}
