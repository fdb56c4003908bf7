import type { Change, Effect, MeanMoved, SaidTone } from '../contract/correction.ts';
import type { Facts } from '../contract/facts.ts';
import type { ToneAt } from '../warehouse/corrections.ts';
import { type Analyse, mustBeRead } from './analysing.ts';

export const NOTHING: Effect = { mentions: 0, articles: 0, first_week: null, last_week: null };

const SENTIMENT: Readonly<Record<SaidTone, number | null>> = { negative: -1, neutral: 0, positive: 1, none: null };

/** How far the mean of a week moves when one mention in it is given another tone. */
export function meanMoved({ sentiment, sum, scored }: ToneAt, tone: SaidTone): MeanMoved {
  const now = SENTIMENT[tone];
  const left = scored - (sentiment === null ? 0 : 1) + (now === null ? 0 : 1);
  const mean = (total: number, of: number) => (of === 0 ? null : total / of);
  return { before: mean(sum, scored), after: mean(sum - (sentiment ?? 0) + (now ?? 0), left) };
}

/** What looking at one mention, or giving it another tone, touches: it alone, where it stands; and of a tone the mean of its week. */
export function effectAt(at: ToneAt | null, change: Extract<Change, { does: 'tone' | 'accept' }>): Effect {
  if (at === null) return NOTHING;
  const effect = { mentions: 1, articles: 1, first_week: at.week, last_week: at.week };
  return change.does === 'tone' && at.week !== null ? { ...effect, tone: meanMoved(at, change.tone) } : effect;
}

/** Mentions that come, go or change hands between two ways of reading the same articles. */
export async function difference(
  reading: AsyncIterable<readonly { readonly facts: Facts }[]>,
  now: Analyse,
): Promise<Effect> {
  let [mentions, touched] = [0, 0];
  const weeks: string[] = [];
  for await (const part of reading) {
    const articles = part.map(({ facts }) => facts.article);
    const asNow = mustBeRead(await now(articles), articles);
    for (const [at, { facts }] of part.entries()) {
      const keyOf = ({ sentence, start, end, actor }: Facts['mentions'][number]) =>
        `${sentence} ${start} ${end} ${actor}`;
      const before = new Set(asNow[at]!.mentions.map(keyOf));
      const after = new Set(facts.mentions.map(keyOf));
      const gone = [...before].filter((key) => !after.has(key)).length;
      const come = [...after].filter((key) => !before.has(key)).length;
      if (gone + come === 0) continue;
      // One that changes hands goes and comes.
      mentions += Math.max(gone, come);
      touched += 1;
      if (facts.article.week !== null) weeks.push(facts.article.week);
    }
  }
  weeks.sort();
  return { mentions, articles: touched, first_week: weeks[0] ?? null, last_week: weeks.at(-1) ?? null };
}
