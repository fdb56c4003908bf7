import { addDays } from '../../server/base/week.ts';
import type { Actor } from '../../server/contract/actor.ts';
import type { Facts } from '../../server/contract/facts.ts';
import { background, BACKGROUND_ACTORS, MARKED, type Outlet, outlets, planted } from './cast.ts';
import { below, type Chance, chanceFrom, oneOf, zipf } from './chance.ts';
import { type Scene, SILENT_WEEK, slotsOf, type Span, spanOf, type Truth, truthOf, weekAt } from './plan.ts';
import { type Content, corrected, printed, writeContent } from './write.ts';

type WorldOptions = { readonly mentions: number; readonly seed: number };

/** What was written in all, counted as it was written. */
type Tally = {
  articles: number;
  dated: number;
  stories: number;
  mentions: number;
  undated: number;
  undatedMentions: number;
  /** Articles with a form that fits two actors, dated ones only. */
  unresolved: number;
  /** Rows in all tables of facts. */
  rows: number;
  /** Dated articles by week number. */
  readonly byWeek: number[];
};

export type World = {
  readonly actors: readonly Actor[];
  /** Numbers of its weeks, from 1. */
  readonly weeks: readonly number[];
  readonly truth: Truth;
  /** Complete once the last batch was taken. */
  readonly tally: Tally;
  batches(): Generator<Facts[]>;
};

/** Articles that are loaded at once. */
const BATCH = 1000;
/** Flattens the head of the ranks: the first actor is named in one article of eight. */
const ACTOR_SHIFT = 5;
/** Six to twelve mentions an article. */
const FEWEST_MENTIONS = 6;
const MORE_MENTIONS = 7;
const MEAN_MENTIONS = 9;
/** 19 of 20 articles are originals. */
const ORIGINALS = 19 / 20;
/** How many topics there are, how many weeks one lasts, how many actors belong to it: what makes pairs meet beyond chance. */
const TOPICS = 200;
const TOPIC_WEEKS = 8;
const TOPIC_ACTORS = 12;
/** The part of all namings that a topic draws. */
const FROM_TOPIC = 0.3;
/** Working days print twice what weekends do. */
const WEEKDAYS = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6];
/** Outlets differ in size, but none is most of the news. */
const OUTLET_SHIFT = 3;

/** A collection of about so many mentions with planted truth; the same options make the same collection, to the letter. */
export function worldOf({ mentions, seed }: WorldOptions): World {
  const span = spanOf((mentions / MEAN_MENTIONS) * ORIGINALS);
  const tally: Tally = {
    articles: 0,
    dated: 0,
    stories: 0,
    mentions: 0,
    undated: 0,
    undatedMentions: 0,
    unresolved: 0,
    rows: 0,
    byWeek: Array.from({ length: span.weeks.length + 1 }, () => 0),
  };
  return {
    actors: [...planted, ...background],
    weeks: span.weeks,
    truth: truthOf(span),
    tally,
    *batches() {
      const chance = chanceFrom(seed);
      const draw = zipf(BACKGROUND_ACTORS, ACTOR_SHIFT);
      let waiting: Facts[] = [];
      for (const facts of written({ span, chance, draw, tally })) {
        waiting.push(facts);
        if (waiting.length < BATCH) continue;
        yield waiting;
        waiting = [];
      }
      if (waiting.length > 0) yield waiting;
    },
  };
}

type Writing = {
  readonly span: Span;
  readonly chance: Chance;
  readonly draw: (chance: Chance) => number;
  readonly tally: Tally;
};

/** All articles in the order of their weeks, the corrections last. */
function* written(writing: Writing): Generator<Facts> {
  const { span, chance, tally } = writing;
  const corrections: Facts[] = [];
  let no = 0;
  for (const week of span.weeks) {
    if (week === SILENT_WEEK) continue;
    for (const { scene, copies } of slotsOf(week, span.originals)) {
      const outlet = outletOf(week, scene !== null, [], chance);
      const content = writeContent(no, scene, othersOf(writing, week, outlet, scene), outlet.language === 'en', chance);
      tally.stories += 1;
      const original = place(content, no, week, outlet, chance);
      no += 1;
      yield counted(original, week, tally);
      if (scene?.correctedTo != null) {
        const next = corrected(original, 7 * (scene.correctedTo - week));
        corrections.push(next);
        tally.byWeek[week] = (tally.byWeek[week] ?? 0) - 1;
        tally.byWeek[scene.correctedTo] = (tally.byWeek[scene.correctedTo] ?? 0) + 1;
        tally.rows += 1;
      }
      const taken = [outlet];
      for (let copy = 0; copy < copies; copy += 1) {
        const other = outletOf(week, true, taken, chance);
        taken.push(other);
        yield counted(place(content, no, week, other, chance), week, tally);
        no += 1;
      }
    }
    yield undatedOf(writing, week, no);
    no += 1;
  }
  yield* corrections;
}

/** An article without a date that names a marked actor: it must be in no number. */
function undatedOf(writing: Writing, week: number, no: number): Facts {
  const { chance, tally } = writing;
  const outlet = outletOf(week, true, [], chance);
  const scene: Scene = {
    told: [{ actor: MARKED[0] ?? '', sentence: 1, sentiment: 0, quoted: false }],
    word: null,
    sentences: 8,
    correctedTo: null,
  };
  const content = writeContent(no, scene, othersOf(writing, week, outlet, scene), true, chance);
  const facts = printed(content, { no, source: outlet.name, language: outlet.language, day: null, instant: null });
  tally.articles += 1;
  tally.undated += 1;
  tally.mentions += facts.mentions.length;
  tally.undatedMentions += facts.mentions.length;
  tally.rows += rowsOf(facts);
  return facts;
}

function counted(facts: Facts, week: number, tally: Tally): Facts {
  tally.articles += 1;
  tally.dated += 1;
  tally.mentions += facts.mentions.length;
  tally.unresolved += facts.unresolved.length;
  tally.rows += rowsOf(facts);
  tally.byWeek[week] = (tally.byWeek[week] ?? 0) + 1;
  return facts;
}

/** Rows of one article in all tables: itself, its text, and what was found in it. */
const rowsOf = ({ sentences, mentions, quotes, unresolved, names }: Facts): number =>
  2 +
  sentences.length +
  mentions.length +
  new Set(mentions.map(({ actor }) => actor)).size +
  quotes.length +
  unresolved.length +
  names.length;

function place(content: Content, no: number, week: number, { name, language }: Outlet, chance: Chance): Facts {
  const day = addDays(weekAt(week), oneOf(chance, WEEKDAYS));
  const instant = no % 2 === 0 ? `${day}T${String(6 + below(chance, 16)).padStart(2, '0')}:15:00.000Z` : null;
  return printed(content, { no, source: name, language, day, instant });
}

const drawOutlet = zipf(outlets.length, OUTLET_SHIFT);

/** An outlet that prints in that week; planted texts need one in English, copies another one than before. */
function outletOf(week: number, english: boolean, taken: readonly Outlet[], chance: Chance): Outlet {
  for (;;) {
    const outlet = outlets[drawOutlet(chance)];
    if (outlet === undefined || week < outlet.firstWeek || taken.includes(outlet)) continue;
    if (!english || outlet.language === 'en') return outlet;
  }
}

/** Whom an article names besides its scene: some by rank, some because they belong to its topic. */
function othersOf({ chance, draw }: Writing, week: number, outlet: Outlet, scene: Scene | null): Actor[] {
  const wanted = FEWEST_MENTIONS + below(chance, MORE_MENTIONS) - (scene?.told.length ?? 0);
  // A topic lives for some weeks, and an outlet has its favourites among those that live.
  const alive = Math.floor(week / TOPIC_WEEKS) * 31 + outlets.indexOf(outlet) * 3 + below(chance, 5);
  const topic = alive % TOPICS;
  const others: Actor[] = [];
  while (others.length < wanted) {
    const again = others.length > 0 && chance() < 0.3;
    const rank = chance() < FROM_TOPIC ? (topic * 23 + below(chance, TOPIC_ACTORS)) % BACKGROUND_ACTORS : draw(chance);
    const actor = again ? oneOf(chance, others) : background[rank];
    if (actor !== undefined) others.push(actor);
  }
  return others;
}
