import { HARD, JOINING, NO_BORDER, type Rules } from './rules.ts';
import { GAP, type Tokens } from './tokens.ts';
import { type Unit, unitAt } from './units.ts';

/** How many clause borders of each sort lie before a word, and the number of its clause, which "who" carries on. */
export type Place = { readonly hard: number; readonly soft: number; readonly clause: number };

/** A word or phrase with its weight after negation and degree, and the place it has among the clauses. */
export type Weighed = Place & { readonly start: number; readonly end: number; readonly weight: number };

/** The scored words of a sentence, the place of each of its words, and the parts of it that name somebody. */
export type WeighedSentence = {
  readonly words: readonly Weighed[];
  readonly places: readonly Place[];
  /** By `hard` and by `clause` of a place. */
  readonly namedHard: ReadonlySet<number>;
  readonly namedClauses: ReadonlySet<number>;
};

export const FIRST_PLACE: Place = { hard: 0, soft: 0, clause: 0 };

/** What the words before leave behind: negators still in reach, and boosters right before. */
type State = { readonly negators: number; readonly reach: number; readonly degree: number };

const START: State = { negators: 0, reach: 0, degree: 1 };

/** The factor on a scored word: each negator in reach turns it, and under one of them a booster adds nothing. */
function factorOf({ negators, reach, degree }: State, { factor }: Rules['negation']): number {
  if (reach === 0 || negators === 0) return degree;
  return factor ** negators * (negators % 2 === 1 ? Math.min(degree, 1) : degree);
}

/** The state behind a unit. */
function after(unit: Unit, state: State, { window }: Rules['negation']): State {
  const degree = unit.degree === 1 ? 1 : state.degree * unit.degree;
  if (unit.negates) return { negators: state.reach > 0 && !unit.again ? state.negators + 1 : 1, reach: window, degree };
  const reach = unit.counts ? Math.max(0, state.reach - 1) : state.reach;
  return { negators: reach === 0 ? 0 : state.negators, reach, degree };
}

/** The state behind a word without any role. */
const afterPlain = ({ negators, reach }: State): State =>
  reach <= 1 ? START : { negators, reach: reach - 1, degree: 1 };

/** A word that stands free in its clause and that no rule knows: most words, so they are passed over quickly. */
function isPlain(tokens: Tokens, at: number, named: readonly number[], { tellsAt }: Rules): boolean {
  const { gaps } = tokens;
  const free = (gaps[at] === GAP.space || at === 0) && gaps[at + 1] !== GAP.hyphen && named[at] === 0;
  return free && tellsAt(tokens, at) === 0 && (at === 0 || (tellsAt(tokens, at - 1) & JOINING) === 0);
}

/**
 * Weighs each scored word of a sentence once, for all its mentions. A negator reaches `window` words to the end of its
 * clause and turns them by `factor`; degree words strengthen or weaken the scored word right behind them.
 * No words for a sentence in which the lexicon knows none.
 */
export function weigh(tokens: Tokens, named: readonly number[], rules: Rules): WeighedSentence {
  const words: Weighed[] = [];
  const places: Place[] = [];
  const namedHard = new Set<number>();
  const namedClauses = new Set<number>();
  let place: Place = FIRST_PLACE;
  let state: State = START;
  for (let i = 0; i < tokens.count; ) {
    if (isPlain(tokens, i, named, rules)) {
      places.push(place);
      if (state !== START) state = afterPlain(state);
      i += 1;
      continue;
    }
    const unit = unitAt(tokens, i, named, rules);
    if (unit.border !== NO_BORDER) {
      const { hard, soft } = place;
      const clause = unit.clings ? place.clause : place.clause + 1;
      place = unit.border === HARD ? { hard: hard + 1, soft, clause } : { hard, soft: soft + 1, clause };
    }
    if ((named[i] ?? 0) > 0) {
      namedHard.add(place.hard);
      namedClauses.add(place.clause);
    }
    const denied = unit.says && state.reach === rules.negation.window;
    if (unit.parted && !denied) state = START;
    if (unit.score !== undefined) {
      const weight = unit.score * factorOf(state, rules.negation);
      words.push({ start: tokens.starts[unit.first] ?? 0, end: tokens.ends[unit.last] ?? 0, weight, ...place });
    }
    for (let word = unit.first; word <= unit.last; word += 1) places.push(place);
    state = after(unit, state, rules.negation);
    i = unit.last + 1;
  }
  return { words, places, namedHard, namedClauses };
}
