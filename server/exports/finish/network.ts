import { npmi, pOfG2 } from '../../analysis/statistics.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { CLEAR_GROUPS, EDGES_PER_NODE, LEAST_TOGETHER } from '../../contract/vocabulary.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import { cellsOf, fits } from './co-occurrence.ts';
import { communitiesOf } from './communities.ts';
import { layoutOf, type Pull } from './layout.ts';
import {
  byCount,
  isRanked,
  type Met,
  pairsAmong,
  type Size,
  strongestFirst,
  type World,
  worldOf,
} from './pair-world.ts';

type Node = RowOf<'/network'>;

/** The most counted actors with their ranked pairs, laid out and grouped. */
export async function network(rows: readonly Size[], context: Context): Promise<Node[]> {
  const world = await worldOf(rows[0] ?? { units: 0, stories: 0 }, context);
  const nodes = nodesOf(world, context);
  const { support } = context.settled;
  const ranked = pairsAmong(world, nodes, nodes)
    .filter((pair) => isRanked(pair) && pair.together >= support)
    .sort(strongestFirst);
  const edges = ranked.slice(0, EDGES_PER_NODE * nodes.length);
  if (edges.length < ranked.length)
    context.note({
      code: 'edges_cut',
      text: `The ${edges.length} strongest of ${ranked.length} ranked pairs are drawn, at most ${EDGES_PER_NODE} for each actor.`,
      count: ranked.length - edges.length,
    });
  const pulls = edges.map((edge): Pull => ({ a: edge.a.actor, b: edge.b.actor, weight: pullOf(edge, world) }));
  const tied = [...new Set(edges.flatMap(({ a, b }) => [a.actor, b.actor]))];
  const places = layoutOf(tied, pulls);
  const { named, modularity } = groupsOf(nodes, tied, pulls, context);
  return nodes.map((node) => {
    const place = places.get(node.actor);
    const group = named.get(node.actor);
    return {
      actor: node.actor,
      name: node.name,
      kind: node.kind,
      count: world.inUnits.get(node.actor_id) ?? 0,
      stories: world.inStories.get(node.actor_id) ?? 0,
      x: place?.x ?? null,
      y: place?.y ?? null,
      community: group?.actor ?? null,
      community_name: group?.name ?? null,
      modularity,
      edges: edges.flatMap((edge) => edgeAt(node, edge, world)),
    };
  });
}

/** What the shown unit says for a pair; one that is ranked by its stories may still meet no more than chance in sentences. */
const pullOf = (edge: Met, world: World): number => Math.max(0, npmi(cellsOf(edge, world)) ?? 0);

function edgeAt(node: KnownActor, edge: Met, world: World): Node['edges'] {
  const { a, b, together, stories, g2 } = edge;
  if (a !== node && b !== node) return [];
  const { actor } = a === node ? b : a;
  return [{ actor, together, stories, g2, q: world.test.qOf(pOfG2(g2)), npmi: npmi(cellsOf(edge, world)) }];
}

/** Who is drawn, the most counted first: those who are chosen; one with its ranked company; else those named often enough. */
function nodesOf(world: World, context: Context): KnownActor[] {
  const { only } = context.settled.actors;
  const order = byCount(world.inUnits);
  const fitting = world.everybody.filter(fits(context));
  if (only.length === 1) return companyOf(fitting, world, context).sort(order);
  const wanted =
    only.length > 1
      ? only.flatMap((id) => context.directory.actorsById.get(id) ?? []).filter(fits(context))
      : fitting.filter(({ actor_id }) => world.test.tested.has(actor_id));
  const shown = [...wanted].sort(order).slice(0, context.settled.nodes);
  if (shown.length < wanted.length) {
    const those = only.length > 1 ? 'that were asked for' : `named in at least ${LEAST_TOGETHER} stories`;
    context.note({
      code: 'cut',
      text: `The ${shown.length} most counted of the ${wanted.length} actors ${those} are shown; choose actors to see others.`,
      count: wanted.length - shown.length,
    });
  }
  return shown;
}

/** One actor with those it is ranked with, the strongest of them where they are too many. */
function companyOf(fitting: readonly KnownActor[], world: World, { settled, directory, note }: Context): KnownActor[] {
  const one = directory.actorsById.get(settled.actors.only[0]!);
  if (one === undefined) return [];
  const ranked = pairsAmong(world, [one], fitting).filter(isRanked).sort(strongestFirst);
  const company = ranked.slice(0, settled.nodes - 1).map(({ a, b }) => (a === one ? b : a));
  if (company.length < ranked.length)
    note({
      code: 'cut',
      text: `The ${company.length} of ${ranked.length} actors that are ranked with ${one.name} most strongly are shown.`,
      count: ranked.length - company.length,
    });
  return [one, ...company];
}

/** The group of each tied actor, called after its most counted one; nobody's where the groups are not clear. */
function groupsOf(nodes: readonly KnownActor[], tied: readonly string[], pulls: readonly Pull[], { note }: Context) {
  const { groups, modularity } = communitiesOf(tied, pulls);
  const named = new Map<string, KnownActor>();
  if (modularity === null) return { named, modularity };
  const told = modularity.toFixed(2);
  if (modularity < CLEAR_GROUPS) {
    note({ code: 'no_clear_groups', text: `No clear groups: modularity ${told}, below ${CLEAR_GROUPS}.` });
    return { named, modularity };
  }
  for (const members of groups) {
    const first = nodes.find(({ actor }) => members.includes(actor))!;
    for (const member of members) named.set(member, first);
  }
  return { named, modularity };
}
