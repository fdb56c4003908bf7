import Sentiment from 'sentiment';
import type { RawArticle } from '../../server/contract/article.ts';
import type { Catalogue } from '../../server/contract/actor.ts';

/** Aliases that never count unless a reader asks for them; our street leaves them out as well. */
const NEVER = new Set(['demonym', 'metonym']);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What the plain loop found in some articles. */
export type Naive = { sentences: number; mentions: number };

/**
 * The loop that everybody writes first: one alternation of all aliases, longest first, over sentences cut at full stops, and
 * `sentiment` for each sentence that names somebody. Not resolved, not masked, not cleaned.
 */
export function createNaive({ actors }: Catalogue): (articles: readonly RawArticle[]) => Naive {
  const actorOf = new Map<string, string>();
  for (const { id, aliases } of actors) {
    for (const { text, type } of aliases) if (!NEVER.has(type) && !actorOf.has(text)) actorOf.set(text, id);
  }
  const longestFirst = [...actorOf.keys()].sort((l, r) => r.length - l.length || (l < r ? -1 : 1));
  const anyone = new RegExp(`\\b(?:${longestFirst.map(escaped).join('|')})\\b`, 'g');
  const sentiment = new Sentiment();
  return (articles) => {
    const found: Naive = { sentences: 0, mentions: 0 };
    for (const { title, body } of articles) {
      for (const sentence of [title ?? '', ...body.split(/(?<=[.!?])\s+/)]) {
        const named = [...sentence.matchAll(anyone)].map(([surface]) => actorOf.get(surface));
        found.sentences += 1;
        if (named.length === 0) continue;
        const { score } = sentiment.analyze(sentence);
        found.mentions += named.filter((actor) => actor !== undefined && Number.isFinite(score)).length;
      }
    }
    return found;
  };
}
