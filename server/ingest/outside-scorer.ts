import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { inSteps } from '../analysis/scorer.ts';
import { messageOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Span } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';
import { BY_PERSON, type Mention, type Probabilities, type Score } from '../contract/mention.ts';
import type { Analyse } from './analysing.ts';

/** Sentences sent together: enough to keep a model busy, few enough that an answer comes soon. */
const TOGETHER = 64;
/** After so many failures in a row what is left of a batch is not asked for: the model is down. */
const MOST_FAILURES = 3;
/** Answers kept: copies of one report ask the same. About 20 MB. */
const REMEMBERED = 50_000;
/** Chances need not sum to 1 to the last digit; further off they are no chances. */
const TOLERANCE = 0.02;

/** One sentence with the names in it that are asked about; offsets are UTF-16 units of the text. */
export type AskedText = { readonly text: string; readonly language: string | null; readonly targets: readonly Span[] };

export type OutsideEffects = {
  readonly url: string;
  readonly fetch: (url: string, sent: RequestInit) => Promise<Response>;
  readonly timeoutMs: number;
  readonly log: Pick<Log, 'error'>;
};

const Chance = z.number().min(0).max(1);
const Chances = z
  .looseObject({ p_neg: Chance, p_neu: Chance, p_pos: Chance })
  .refine(({ p_neg, p_neu, p_pos }) => Math.abs(p_neg + p_neu + p_pos - 1) <= TOLERANCE, 'chances that sum to 1');
const Reply = z.looseObject({
  texts: z.array(z.looseObject({ targets: z.array(Chances.nullable()) })),
});

const keyOf = ({ text, language }: AskedText, { start, end }: Span): string => `${language} ${start} ${end} ${text}`;

/**
 * A model of the user's own behind an address: POST {"texts": [{"text", "language", "targets": [{"start", "end"}]}]}, answered
 * by {"texts": [{"targets": [{"p_neg", "p_neu", "p_pos"} or null]}]} in the same order. Whatever fails, or does not answer so,
 * is null and is logged; nothing throws.
 */
export function createOutsideScorer({ url, fetch, timeoutMs, log }: OutsideEffects) {
  // A model's own null is an answer as well, and is kept.
  const known = new LRUCache<string, { readonly chances: Probabilities | null }>({ max: REMEMBERED });

  async function ask(texts: readonly AskedText[]): Promise<void> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ texts }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    const read = Reply.safeParse(await answer.json());
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new Error(`it answered otherwise than agreed: ${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { texts: replies } = read.data;
    if (replies.length !== texts.length) throw new Error(`it answered ${replies.length} texts of ${texts.length}`);
    texts.forEach(({ targets }, at) => {
      const got = replies[at]?.targets.length;
      if (got !== targets.length) throw new Error(`it answered ${got} targets of ${targets.length} in text ${at}`);
    });
    texts.forEach((asked, at) =>
      asked.targets.forEach((target, no) => {
        known.set(keyOf(asked, target), { chances: replies[at]?.targets[no] ?? null });
      }),
    );
  }

  return {
    /** The chances of each target of each text; null where none came. */
    async score(texts: readonly AskedText[]): Promise<(Probabilities | null)[][]> {
      const fresh = texts.filter((text) => text.targets.some((target) => !known.has(keyOf(text, target))));
      let failures = 0;
      for (let from = 0; from < fresh.length && failures < MOST_FAILURES; from += TOGETHER) {
        try {
          await ask(fresh.slice(from, from + TOGETHER));
          failures = 0;
        } catch (error) {
          failures += 1;
          const sentences = Math.min(TOGETHER, fresh.length - from);
          log.error('the scorer outside gave no tone', { url, sentences, why: messageOf(error) });
        }
      }
      return texts.map((text) => text.targets.map((target) => known.get(keyOf(text, target))?.chances ?? null));
    },
  };
}
export type OutsideScorer = ReturnType<typeof createOutsideScorer>;

const scoreOf = ({ p_neg, p_neu, p_pos }: Probabilities): Score => {
  const sum = p_neg + p_neu + p_pos;
  const chances = { p_neg: p_neg / sum, p_neu: p_neu / sum, p_pos: p_pos / sum };
  return inSteps({ ...chances, sentiment: chances.p_pos - chances.p_neg, reasons: [] });
};

type Place = { readonly facts: Facts; readonly no: number; readonly mentions: Mention[] };

/** Every sentence that names somebody, with the mentions in it whose tone no person set. */
function placesIn(all: readonly (Facts | { readonly failed: string })[]): Place[] {
  return all.flatMap((facts) => {
    if ('failed' in facts) return [];
    const places = new Map<number, Place>();
    for (const mention of [...facts.mentions, ...facts.stand_ins]) {
      if (mention.scorer === BY_PERSON) continue;
      const place = places.get(mention.sentence) ?? { facts, no: mention.sentence, mentions: [] };
      places.set(mention.sentence, place);
      place.mentions.push(mention);
    }
    return [...places.values()];
  });
}

/** Reads articles and lets a scorer outside give the tones, stored by its name: what it does not answer stays without one. */
export const scoredOutside =
  (analyse: Analyse, scorer: OutsideScorer, name: string): Analyse =>
  async (articles) => {
    const all = await analyse(articles);
    const places = placesIn(all).flatMap((place) => {
      const sentence = place.facts.sentences.find(({ no }) => no === place.no);
      return sentence === undefined ? [] : [{ ...place, text: sentence.text }];
    });
    const chances = await scorer.score(
      places.map(({ facts, mentions, text }) => ({
        text,
        language: facts.article.language,
        targets: mentions.map(({ start, end }) => ({ start, end })),
      })),
    );
    const scores = new Map<Mention, Score>();
    places.forEach(({ mentions }, at) =>
      mentions.forEach((mention, no) => {
        const given = chances[at]?.[no] ?? null;
        if (given !== null) scores.set(mention, scoreOf(given));
      }),
    );
    const toned = (mention: Mention): Mention =>
      mention.scorer === BY_PERSON ? mention : { ...mention, score: scores.get(mention) ?? null, scorer: name };
    return all.map((facts) =>
      'failed' in facts
        ? facts
        : { ...facts, mentions: facts.mentions.map(toned), stand_ins: facts.stand_ins.map(toned) },
    );
  };
