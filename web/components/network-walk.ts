import type { NetworkDrawing } from '../charts/network.ts';
import { pairOf } from './network-table.ts';

/** Where the keyboard stands in a network: at an actor, or at one of its pairs; nowhere yet is at the first actor. */
export type Standing = { readonly actor: string | null; readonly edge: string | null };

const TURNS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Where a key leads: left and right among actors, or among the pairs of one; down to its pairs, up back to it. Null for other keys. */
export function networkWalk(
  { nodes }: Pick<NetworkDrawing, 'nodes'>,
  { actor, edge }: Standing,
  key: string,
): Standing | null {
  const at = Math.max(
    0,
    nodes.findIndex(({ row }) => row.actor === actor),
  );
  const here = nodes[at];
  if (here === undefined) return null;
  const { actor: own, edges } = here.row;
  const pairs = edges.map((one) => pairOf(own, one.actor));
  if (key === 'ArrowDown' && edge === null && pairs[0] !== undefined) return { actor: own, edge: pairs[0] };
  if (key === 'ArrowUp' && edge !== null) return { actor: own, edge: null };
  const turn = TURNS[key];
  if (turn === undefined) return null;
  if (edge !== null) return { actor: own, edge: around(pairs, pairs.indexOf(edge) + turn) };
  return { actor: around(nodes, at + turn).row.actor, edge: null };
}

const around = <One>(all: readonly One[], at: number): One => all[(at + all.length) % all.length]!;
