import type { Catalogue } from '../contract/actor.ts';
import type { Article, Sentence, Span } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';
import type { Found, Mention, Quote } from '../contract/mention.ts';
import { sentencesOf } from '../text/sentences.ts';
import { createFinder } from './finder.ts';
import { createResolver } from './mentions.ts';
import { unknownNames } from './names.ts';
import { quotesIn } from './quotes.ts';
import { type Scorer, scorerName } from './scorer.ts';

/** What an analyser is made of. Demonyms never count; metonyms only where asked for. */
export type AnalyserParts = { readonly catalogue: Catalogue; readonly scorer: Scorer; readonly metonyms: boolean };

/** The direct quotation a mention stands in; undefined in the reporter's own words, and in the title. */
function quoteAround(mention: Found, sentence: Sentence, quotes: readonly Quote[]): Quote | undefined {
  if (sentence.no === 0) return undefined;
  const start = sentence.start + mention.start;
  const end = sentence.start + mention.end;
  return quotes.find((quote) => quote.start < end && start < quote.end);
}

/** For each sentence one list of everything that is a name or title in it: the scorer weighs it once a list. */
function maskedSpans(masks: ReadonlyMap<number, readonly Span[]>, named: readonly (Span & { sentence: number })[]) {
  const masked = new Map<number, Span[]>();
  for (const [no, spans] of masks) masked.set(no, [...spans]);
  for (const name of named) masked.get(name.sentence)?.push(name);
  return masked;
}

/**
 * The middle of the street: an article in, all its facts out. Names are found and resolved, strangers noted, quotations
 * given their speakers, and each mention scored in its sentence with every other name and title masked.
 * An article that names nobody comes back with empty lists.
 */
export function createAnalyser({ catalogue, scorer, metonyms }: AnalyserParts): (article: Article) => Facts {
  const resolve = createResolver(createFinder(catalogue, { metonyms, demonyms: false }));
  const scoredBy = scorerName(scorer);

  return (article) => {
    const sentences = sentencesOf(article.title, article.body);
    const { mentions, unresolved, masks } = resolve(sentences, article.day);
    const names = unknownNames(sentences, masks);
    const quotes = quotesIn(article.body, sentences, mentions, names);
    const direct = quotes.filter(({ kind }) => kind === 'direct');
    const byNo = new Map(sentences.map((sentence) => [sentence.no, sentence]));
    const masked = maskedSpans(masks, [...mentions, ...names]);
    const scored = mentions.flatMap((mention): Mention[] => {
      const sentence = byNo.get(mention.sentence);
      if (sentence === undefined) return [];
      const score = scorer.score(sentence, mention, masked.get(sentence.no) ?? [], article.language);
      const quote = direct.length === 0 ? undefined : quoteAround(mention, sentence, direct);
      const { start, end, actor, name, kind, surface, via } = mention;
      const in_quote = quote !== undefined;
      const speaker = quote?.speaker ?? null;
      // Written out: spreading a mention here takes longer than scoring it.
      return [
        {
          start,
          end,
          sentence: sentence.no,
          actor,
          name,
          kind,
          surface,
          via,
          score,
          scorer: scoredBy,
          in_quote,
          speaker,
        },
      ];
    });
    return { article, sentences, mentions: scored, quotes, unresolved, names };
  };
}
