import type { Catalogue } from '../../contract/actor.ts';
import type { Sentence, Span } from '../../contract/article.ts';
import { createFinder } from '../finder.ts';
import { createResolver } from '../mentions.ts';
import { unknownNames } from '../names.ts';

/** All names and titles of a sentence that stands alone, with the given spans: what no tone may be read from. */
export type Masking = (sentence: Sentence, given: readonly Span[]) => Span[];

/** The street's own masking, for sentences without an article: the catalogue's names, and strangers by the rules. */
export function createMasking(catalogue: Catalogue): Masking {
  const resolve = createResolver(createFinder(catalogue));
  return (sentence, given) => {
    const { mentions, masks } = resolve([sentence], null, 'en');
    const found = [...(masks.get(sentence.no) ?? []), ...mentions, ...unknownNames([sentence], masks), ...given];
    return found.map(({ start, end }) => ({ start, end }));
  };
}
