import type { Sentence, Span } from '../contract/article.ts';
import type { TextWords } from '../contract/facts.ts';
import { weighingOf } from './lexicon-score.ts';
import { tokensOf } from './tokens.ts';

const NOBODY: readonly Span[] = [];

/**
 * Counts the words of a text and those that the lexicon reads as positive and as negative, after negation, with the words of
 * names left uncounted among them: what GDELT's tone of a whole text is made of (GKG 2.1 codebook, 2015). It says nothing
 * about an actor. `names` are the spans of names by number of their sentence.
 */
export function createWordCounter(): (
  sentences: readonly Sentence[],
  names: ReadonlyMap<number, readonly Span[]>,
) => TextWords {
  return (sentences, names) => {
    let [all, positive, negative] = [0, 0, 0];
    for (const sentence of sentences) {
      all += tokensOf(sentence).count;
      const { words } = weighingOf(sentence, names.get(sentence.no) ?? NOBODY).weighed;
      for (const { weight } of words) {
        if (weight > 0) positive += 1;
        else if (weight < 0) negative += 1;
      }
    }
    return { all, positive, negative };
  };
}
