import type { Change, SaidTone } from '../contract/correction.ts';
import { BY_PERSON, type Mention, type Score } from '../contract/mention.ts';

type Place = { readonly sentence: number; readonly start: number; readonly surface: string };
type Toned = Pick<Mention, 'score' | 'scorer'>;

const keyOf = ({ sentence, start, surface }: Place): string => `${sentence} ${start} ${surface}`;

/** A class that a person heard, with certainty; null where no tone can be read. */
const SCORES: Readonly<Record<SaidTone, Score | null>> = {
  negative: certain(1, 0),
  neutral: certain(0, 0),
  positive: certain(0, 1),
  none: null,
};

function certain(p_neg: number, p_pos: number): Score {
  const sentiment = p_pos - p_neg;
  const reasons = [{ text: 'set by a person', weight: sentiment }];
  return { p_neg, p_neu: 1 - p_neg - p_pos, p_pos, sentiment, reasons };
}

/** The tones that persons set in one article: of a mention where one was set, else null. */
export type SaidTones = (mention: Place) => Toned | null;

/** The tones among the changes, by article; the last word on a place counts. Most articles have none: null. */
export function saidTonesOf(changes: readonly Change[]): (article: string) => SaidTones | null {
  const articles = new Map<string, Map<string, SaidTone>>();
  for (const change of changes) {
    if (change.does !== 'tone') continue;
    const here = articles.get(change.article) ?? new Map<string, SaidTone>();
    articles.set(change.article, here.set(keyOf(change), change.tone));
  }
  return (article) => {
    const here = articles.get(article);
    if (here === undefined) return null;
    return (mention) => {
      const tone = here.get(keyOf(mention));
      return tone === undefined ? null : { score: SCORES[tone], scorer: BY_PERSON };
    };
  };
}
