import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { Note } from '../../server/contract/answer.ts';
import { addressOf } from '../ask.ts';
import type { Pair } from '../charts/co-occurrence.ts';
import type { NetworkRow } from '../charts/network.ts';
import type { Asking } from '../components/asking.ts';
import '../components/co-occurrence-matrix.ts';
import '../components/co-occurrence-network.ts';
import { asked, isNetwork } from '../query.ts';
import { type View, wanted } from '../view.ts';

const NO_NODES: readonly NetworkRow[] = [];
/** The note on tones: the matrix draws none of those that its answer holds. */
const NOT_DRAWN = 'not_adjusted';
const NO_PAIRS: readonly Pair[] = [];

/** The pairs of the matrix: kinds have narrowed its actors already. */
const matrixQuery = (view: View, actors: readonly string[]): string =>
  asked(view, { actors: actors.join(','), kinds: null });

/** The network of nobody chosen is that of the most named; of one, its company; of several, theirs. */
function networkQuery(view: View, chosen: readonly string[], matrixActors: readonly string[]): string {
  if (wanted(view.filters['actors']).length === 0) return asked(view);
  // With two, the most named stand beside them, as in the matrix: a single line is no network.
  const actors = chosen.length === 2 ? matrixActors : chosen;
  // Nobody known yet, or nobody left: what was asked for stands.
  return asked(view, { actors: actors.join(',') || (view.filters['actors'] ?? null) });
}

/** What is asked for the figure as it is drawn now. */
export const togetherQuery = (view: View, chosen: readonly string[], matrixActors: readonly string[]): string =>
  isNetwork(view) ? networkQuery(view, chosen, matrixActors) : matrixQuery(view, matrixActors);

/** Who meets less than chance has it, among those the figure is about. */
export const belowQuery = (query: string): string => [query, 'direction=less'].filter((part) => part !== '').join('&');

/** What both figures are given beside their own answer. */
export type Beside = {
  readonly days: string;
  readonly notes: readonly Note[];
  /** The pairs below chance, and where all of them are to be had. */
  readonly below: Asking<'/co-occurrence'> | null;
  /** The greatest height of a network, where it is not the usual. */
  readonly tall?: number;
};

const linkToBelow = (query: string): string => addressOf('/co-occurrence', belowQuery(query), null, 'format=csv');

const slugsOf = (actors: readonly { readonly actor: string }[] | null): string[] =>
  (actors ?? []).map(({ actor }) => actor);

/** `actors` is null until it is known who is most named. */
export const matrixFigure = (
  view: View,
  asking: Asking<'/co-occurrence'>,
  actors: readonly { readonly actor: string; readonly name: string }[] | null,
  { days, notes, below }: Beside,
): TemplateResult =>
  html`<co-occurrence-matrix
    .view=${view}
    .actors=${actors ?? []}
    .rows=${asking.answer?.rows ?? []}
    days=${days}
    csv=${(actors ?? []).length < 2 ? '' : addressOf('/co-occurrence', matrixQuery(view, slugsOf(actors)), null, 'format=csv')}
    .state=${actors !== null && actors.length < 2 ? 'ready' : asking.state}
    .problem=${asking.problem}
    .retry=${asking.retry}
    .notes=${notes.filter(({ code }) => code !== NOT_DRAWN)}
    .below=${below?.answer?.rows ?? NO_PAIRS}
    below-csv=${linkToBelow(matrixQuery(view, slugsOf(actors)))}
    choice
  ></co-occurrence-matrix>`;

export const networkFigure = (
  view: View,
  asking: Asking<'/network'>,
  query: string,
  { days, notes, below, tall = 560 }: Beside,
): TemplateResult =>
  html`<co-occurrence-network
    .view=${view}
    tall=${tall}
    .rows=${asking.answer?.rows ?? NO_NODES}
    days=${days}
    csv=${addressOf('/network', query, null, 'format=csv')}
    .state=${asking.state}
    .problem=${asking.problem}
    .retry=${asking.retry}
    .notes=${notes}
    .below=${below?.answer?.rows ?? NO_PAIRS}
    below-csv=${linkToBelow(query)}
  ></co-occurrence-network>`;

/** Whom the matrix may hold, the chosen first; with three chosen or more they alone, and nobody where the choice means nobody. */
export function matrixOf(
  everyone: readonly { readonly actor: string }[],
  chosen: readonly string[],
  namesSome: boolean,
): readonly string[] {
  if (chosen.length > 2 || (namesSome && chosen.length === 0)) return chosen;
  return [...chosen, ...everyone.map(({ actor }) => actor).filter((actor) => !chosen.includes(actor))];
}
