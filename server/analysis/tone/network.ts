import { FLAG, FLAGS, isTurned, type View } from './view.ts';
import { DIMENSIONS } from './vocabulary.ts';

/** Places a network tells apart on each side of the actor; all beyond are one. */
export const FARTHEST = 15;
/** Units it looks at on each side of the actor. */
export const WINDOW = 30;
/** Units on each side that count as near. */
export const NEAR = 5;

/** What is told of a unit besides its vector: flags, then scores. */
export const TOLD = FLAGS + 4;
export const INPUT = DIMENSIONS + TOLD;
export const [WEIGHED, VADER, LISTED, UNLISTED] = [FLAGS, FLAGS + 1, FLAGS + 2, FLAGS + 3] as const;

/** Places by distance from the actor. */
export const PLACES = 2 * FARTHEST + 1;
export const placeOf = (distance: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, distance)) + FARTHEST;

/** How a unit stands to the actor: in the same clause, in the same sentence, beyond a border like "but". */
export const CLAUSES = 3;
export function clauseOf({ clauses, places }: View, unit: number, actor: number): number {
  if (places[unit]?.hard !== places[actor]?.hard) return 2;
  return clauses[unit] === clauses[actor] ? 0 : 1;
}

/** How the filters of a sentence are drawn together: by attention, the most of all, the most near, and at the actor. */
export const POOLS = 4;

/** Writes what is told of a unit, from `at`. */
export function tellInto(view: View, unit: number, known: boolean, into: Float32Array, at: number): void {
  const flag = view.flags[unit] as number;
  for (let bit = 0; bit < FLAGS; bit += 1) into[at + bit] = (flag >> bit) & 1;
  into[at + WEIGHED] = (view.weights[unit] as number) / 2;
  into[at + VADER] = (view.vader[unit] as number) / 1.5;
  into[at + LISTED] = isTurned(view, unit) ? 0 : (view.listed[unit] as number) / 2;
  into[at + UNLISTED] = known || (flag & (FLAG.name | FLAG.number)) !== 0 ? 0 : 1;
}

/** The lexicon's score for the actor, as a network is told. */
export const toldScore = (score: number): number => Math.max(-2, Math.min(2, score / 3));

/** The weights of one network with `filters` filters of three units. */
export type NetworkWeights = {
  readonly filters: number;
  /** 3 · INPUT rows of filters: the unit before, the unit, the unit behind. */
  readonly words: Float32Array;
  readonly bias: Float32Array;
  /** PLACES and CLAUSES rows of filters. */
  readonly places: Float32Array;
  readonly clauses: Float32Array;
  readonly attention: Float32Array;
  readonly attentionByPlace: Float32Array;
  /** POOLS · filters + 1 rows of three; the last is the lexicon's. */
  readonly out: Float32Array;
  readonly outBias: Float32Array;
};

/** Sizes of the parts of a network, in the order in which they are stored. */
export const sizesOf = (filters: number) =>
  ({
    words: 3 * INPUT * filters,
    bias: filters,
    places: PLACES * filters,
    clauses: CLAUSES * filters,
    attention: filters,
    attentionByPlace: PLACES,
    out: (POOLS * filters + 1) * 3,
    outBias: 3,
  }) as const;
export type NetworkPart = keyof ReturnType<typeof sizesOf>;
export const NETWORK_PARTS = Object.keys(sizesOf(1)) as NetworkPart[];
