import { addDays, dayNumber } from '../../server/base/week.ts';
import { BURSTING, FAR, MARKED, MOVED, PAIR, STEPPING } from './cast.ts';

/** The planted truth: decided before a single article is written, so that answers can be held against it. */

const FIRST_WEEK = '2021-01-04';
/** Two years at most: more than a year, so that a year's range is a part of it. Weeks are numbered from 1. */
const MOST_WEEKS = 104;
/** All that is planted stands in these weeks, so that a small collection holds it too. */
const LEAST_WEEKS = 30;
export const SILENT_WEEK = 23;
export const STEP_WEEK = 16;
export const STEP = 0.3;
export const BURST_WEEK = 20;
export const BURST_TIMES = 4;
export const MEETING_WEEKS = [5, 6, 18, 26];
export const LONG_WEEK = 14;
const LONG_SENTENCES = 80;
/** The sentence in which the far pair meets: past 64, where a bit mask would end. */
export const FAR_SENTENCE = 79;
export const MOVED_FROM = 10;
const MOVED_TO = 11;
/** One story that six outlets printed, in a week of its own choosing. */
export const WIRE_WEEK = 8;
const WIRE_COPIES = 5;
/** Every 19th original is printed twice, so 1 in 20 of all articles is a copy: 5 %. */
const COPIED_EVERY = 19;
/** A word that stands in the texts of one marked actor only. */
export const RARE_WORD = 'quillwort';
const RARE_ACTOR = 5;
/** The marked actor who is first named inside a direct quote in each article. */
export const QUOTED_ACTOR = 3;

export const weekAt = (no: number): string => addDays(FIRST_WEEK, 7 * (no - 1));
export const weekNumber = (monday: string): number => (dayNumber(monday) - dayNumber(FIRST_WEEK)) / 7 + 1;

/** Fewest originals of a week that hold all scenes. */
const LEAST_ORIGINALS = 60;

/** How long a collection lasts and how many originals each week of it has, the silent one aside. */
export type Span = { readonly weeks: readonly number[]; readonly originals: number };

/** A span with so many originals in all; fewer than hold what is planted are refused. */
export function spanOf(originals: number): Span {
  const weeks = Math.min(MOST_WEEKS, Math.floor(originals / LEAST_ORIGINALS) + 1);
  if (weeks < LEAST_WEEKS)
    throw new Error(`${Math.round(originals)} original articles are too few to plant anything in`);
  return {
    weeks: Array.from({ length: weeks }, (_, at) => at + 1),
    originals: Math.round(originals / (weeks - 1)),
  };
}

type Told = {
  readonly actor: string;
  readonly sentence: number;
  readonly sentiment: number;
  readonly quoted: boolean;
};

/** What one article must hold besides its background. */
export type Scene = {
  readonly told: readonly Told[];
  readonly word: string | null;
  /** Least number of sentences. */
  readonly sentences: number;
  /** The week its date is later corrected to. */
  readonly correctedTo: number | null;
};

/** One original of a week: its scene, where it has one, and how many other outlets print it too. */
type Slot = { readonly scene: Scene | null; readonly copies: number };

const LEAST_SENTENCES = 8;

const scene = (told: readonly Told[], more: Partial<Scene> = {}): Scene => ({
  told,
  word: null,
  sentences: LEAST_SENTENCES,
  correctedTo: null,
  ...more,
});
const told = (actor: string, sentence: number, sentiment = 0, quoted = false): Told => ({
  actor,
  sentence,
  sentiment,
  quoted,
});
const times = (count: number, one: Scene): Scene[] => Array.from({ length: count }, () => one);

/** The tone in which a marked actor is always named: -0.45 for the first to +0.45 for the last. */
export const markedTone = (no: number): number => Math.round((no - 4.5) * 10) / 100;

/** The mean tone of the stepping actor. */
export const steppingTone = (week: number): number => (week < STEP_WEEK ? -0.1 : -0.1 + STEP);

function markedScenes(week: number): Scene[] {
  return MARKED.flatMap((actor, no) => {
    const mentions = 1 + ((no + week) % 3);
    const all = Array.from({ length: mentions }, (_, at) =>
      told(actor, 1 + at, markedTone(no), no === QUOTED_ACTOR && at === 0),
    );
    return times(1 + ((no * 7 + week * 3) % 5), scene(all, { word: no === RARE_ACTOR ? RARE_WORD : null }));
  });
}

const STEPPING_ARTICLES = 10;
const STEPPING_SPREAD = 0.1;

/** Ten articles, every other one as far above the mean as the next is below it. */
const steppingScenes = (week: number): Scene[] =>
  Array.from({ length: STEPPING_ARTICLES }, (_, at) =>
    scene([told(STEPPING, 1, steppingTone(week) + (at % 2 === 0 ? STEPPING_SPREAD : -STEPPING_SPREAD))]),
  );

/**
 * Half the width of its 95 % interval, by hand: ten stories of one mention, each 0.1 from the mean. Leaving one out moves the
 * mean by 0.1/9; the jackknife's error is sqrt(9/10 · 10 · (0.1/9)²) = 1/30; t(0.975) of nine is 2.26215716…
 */
export const STEPPING_HALF = 2.262157162740992 / 30;

function pairScenes(week: number): Scene[] {
  const [one, two] = PAIR;
  const apart = [...times(2, scene([told(one, 1)])), ...times(2, scene([told(two, 1)]))];
  if (!MEETING_WEEKS.includes(week)) return apart;
  return [...apart, scene([told(one, 2), told(two, 2)]), ...times(2, scene([told(one, 2), told(two, 3)]))];
}

/** Scenes whose numbers would blur if another outlet printed them again. */
function singleScenes(week: number): Scene[] {
  const burst = times(4 * (week === BURST_WEEK ? BURST_TIMES : 1), scene([told(BURSTING, 1)]));
  const far = scene([told(FAR[0], 5), told(FAR[0], FAR_SENTENCE), told(FAR[1], FAR_SENTENCE)], {
    sentences: LONG_SENTENCES,
  });
  const moved = times(6, scene([told(MOVED, 1)], { correctedTo: MOVED_TO }));
  return [
    ...burst,
    ...steppingScenes(week),
    ...(week === LONG_WEEK ? [far] : []),
    ...(week === MOVED_FROM ? moved : []),
  ];
}

/** All originals of a week; none at all in the silent one. */
export function slotsOf(week: number, originals: number): Slot[] {
  if (week === SILENT_WEEK) return [];
  const copied = [...markedScenes(week), ...pairScenes(week)];
  const single = singleScenes(week);
  if (originals < copied.length + single.length) {
    throw new Error(
      `week ${week} needs ${copied.length + single.length} articles for what is planted, not ${originals}`,
    );
  }
  return Array.from({ length: originals }, (_, at) => {
    const isCopied = at % COPIED_EVERY === 0;
    const next = isCopied ? (copied.shift() ?? null) : (single.shift() ?? copied.shift() ?? null);
    const copies = !isCopied ? 0 : week === WIRE_WEEK && at === 0 ? WIRE_COPIES : 1;
    return { scene: next, copies };
  });
}

/** What the answers must say of one planted actor in one week. */
type Cell = { mentions: number; articles: number; stories: number; quoted: number };
/** What they must say of two actors in one week. */
type Meeting = { articles: number; stories: number; sentences: number };

export type Truth = {
  cell(actor: string, week: number): Cell;
  meeting(pair: readonly [string, string], week: number): Meeting;
  /** Articles that hold the rare word. */
  readonly withRareWord: number;
  readonly wireCopies: number;
};

/** The numbers that follow from a plan by counting its scenes; nothing of the written articles goes into them. */
export function truthOf({ weeks, originals }: Span): Truth {
  const cells = new Map<string, Cell>();
  const meetings = new Map<string, Meeting>();
  const cell = (actor: string, week: number) =>
    cells.get(`${week} ${actor}`) ?? { mentions: 0, articles: 0, stories: 0, quoted: 0 };
  const meeting = ([a, b]: readonly [string, string], week: number) =>
    meetings.get(`${week} ${a} ${b}`) ?? { articles: 0, stories: 0, sentences: 0 };
  let withRareWord = 0;
  for (const week of weeks) {
    for (const { scene: held, copies } of slotsOf(week, originals)) {
      if (held === null) continue;
      const printed = 1 + copies;
      const at = held.correctedTo ?? week;
      if (held.word === RARE_WORD) withRareWord += printed;
      for (const actor of new Set(held.told.map((one) => one.actor))) {
        const own = held.told.filter((one) => one.actor === actor);
        const { mentions, articles, stories, quoted } = cell(actor, at);
        cells.set(`${at} ${actor}`, {
          mentions: mentions + printed * own.length,
          articles: articles + printed,
          stories: stories + 1,
          quoted: quoted + printed * own.filter((one) => one.quoted).length,
        });
      }
      for (const pair of [PAIR, FAR]) {
        const [a, b] = pair.map((actor) =>
          held.told.filter((one) => one.actor === actor).map(({ sentence }) => sentence),
        );
        if (a === undefined || b === undefined || a.length === 0 || b.length === 0) continue;
        const before = meeting(pair, at);
        const shared = new Set(a.filter((sentence) => b.includes(sentence))).size;
        meetings.set(`${at} ${pair.join(' ')}`, {
          articles: before.articles + printed,
          stories: before.stories + 1,
          sentences: before.sentences + printed * shared,
        });
      }
    }
  }
  return { cell, meeting, withRareWord, wireCopies: WIRE_COPIES };
}
