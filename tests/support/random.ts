import { addDays } from '../../server/base/week.ts';
import type { Actor } from '../../server/contract/actor.ts';
import type { Facts } from '../../server/contract/facts.ts';
import type { Mention } from '../../server/contract/mention.ts';
import { factsOf } from './small.ts';

/** A stream of numbers in [0, 1) that a seed fixes (mulberry32), so that a failing world can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type WorldSize = {
  readonly articles: number;
  readonly actors: number;
  readonly sources: number;
  readonly weeks: number;
  /** The Monday that it begins on, and the number before its first article: they keep collections of one warehouse apart. */
  readonly from?: string;
  readonly after?: number;
};

export type World = { readonly actors: readonly Actor[]; readonly facts: readonly Facts[] };

const KINDS = ['person', 'country', 'organisation'] as const;

/**
 * A random collection: skewed actors, copies of one text at several sources, quoted and unscored mentions, undated articles,
 * articles that name nobody, and one week that no source was read in.
 */
export function randomWorld(seed: number, size: WorldSize): World {
  const random = randomFrom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const actors = Array.from(
    { length: size.actors },
    (_, at): Actor => ({
      id: `actor-${at}`,
      wikidata: null,
      kind: KINDS[at % KINDS.length]!,
      name: `Actor ${at}`,
      aliases: [{ text: `Actor ${at}`, type: 'full' }],
      country: null,
      party: null,
      offices: [],
    }),
  );
  const unread = 1 + below(Math.max(1, size.weeks - 2));
  const { from = '2021-03-01', after = 0 } = size;
  const facts: Facts[] = [];
  while (facts.length < size.articles) {
    const text = oneText(after + facts.length, actors, random);
    const copies = random() < 0.2 ? 2 + below(2) : 1;
    for (let copy = 0; copy < copies && facts.length < size.articles; copy += 1) {
      const week = below(size.weeks);
      const day = random() < 0.05 || week === unread ? null : addDays(from, week * 7 + below(7));
      const language = random() < 0.1 ? 'uk' : 'en';
      const made = factsOf(
        after + facts.length + 1,
        `Source ${below(size.sources)}`,
        day,
        text.sentences,
        [],
        'UTC',
        language,
      );
      facts.push({ ...made, mentions: text.mentions });
    }
  }
  return { actors, facts };
}

/** A few sentences, in which five words in a row stand in no other text, and their mentions; the same objects serve all copies of the text. */
function oneText(
  no: number,
  actors: readonly Actor[],
  random: () => number,
): { sentences: string[]; mentions: Mention[] } {
  const count = 1 + Math.floor(random() * 4);
  const sentences = Array.from({ length: count }, (_, at) => `A${no} b${no} c${no} d${no} as ${at} of e${no}.`);
  const mentions: Mention[] = [];
  const named = random() < 0.1 ? 0 : 1 + Math.floor(random() * 6);
  for (let at = 0; at < named; at += 1) {
    // Squared, so that a few actors are everywhere and most are rare.
    const { id, name, kind } = actors[Math.floor(random() ** 2 * actors.length)]!;
    const p_neg = random() * 0.6;
    const p_pos = random() * (1 - p_neg);
    const scored = random() < 0.9;
    mentions.push({
      sentence: 1 + Math.floor(random() * count),
      actor: id,
      name,
      kind,
      surface: name,
      via: 'full_name',
      start: 0,
      end: 4,
      score: scored ? { p_neg, p_neu: 1 - p_neg - p_pos, p_pos, sentiment: p_pos - p_neg, reasons: [] } : null,
      scorer: 'given@1',
      in_quote: random() < 0.2,
      speaker: null,
    });
  }
  mentions.sort((left, right) => left.sentence - right.sentence);
  return { sentences, mentions };
}
