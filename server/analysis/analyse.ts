import type { Catalogue } from '../contract/actor.ts';
import type { Article, Sentence, Span } from '../contract/article.ts';
import type { Change } from '../contract/correction.ts';
import type { Facts } from '../contract/facts.ts';
import { type Found, isStandIn, type Mention, type Quote } from '../contract/mention.ts';
import { sentencesOf } from '../text/sentences.ts';
import { correctedCatalogue, decisionsOf, movedBy, relabelled, relabelOf } from './corrections.ts';
import { createFinder } from './finder.ts';
import { createResolver } from './mentions.ts';
import { unknownNames } from './names.ts';
import { pronounsIn } from './pronouns.ts';
import { proposedNames, shippedTagger, unknownTo } from './propose-names.ts';
import { quotesIn } from './quotes.ts';
import { saidTonesOf } from './said-tones.ts';
import { createWordCounter } from './text-words.ts';
import { inSteps, type Scorer, scorerName } from './scorer.ts';

/** What an analyser is made of. */
export type AnalyserParts = {
  readonly catalogue: Catalogue;
  readonly scorer: Scorer;
  /** What persons corrected, in the order of the log. */
  readonly changes?: readonly Change[];
};

/** The direct quotation a mention stands in; undefined in the reporter's own words, and in the title. */
function quoteAround(mention: Found, sentence: Sentence, quotes: readonly Quote[]): Quote | undefined {
  if (sentence.no === 0) return undefined;
  const start = sentence.start + mention.start;
  const end = sentence.start + mention.end;
  return quotes.find((quote) => quote.start < end && start < quote.end);
}

type Masked = ReadonlyMap<number, readonly Span[]>;

/** In reading order; of two at one place the longer first. */
const byPlace = (a: Found, b: Found): number => a.sentence - b.sentence || a.start - b.start || b.end - a.end;

/** Those at the very place of a mention, and the others. */
function parted(stand_ins: readonly Found[], mentions: readonly Found[]): readonly [Found[], Found[]] {
  const placeOf = ({ sentence, start, end }: Found) => `${sentence} ${start} ${end}`;
  const taken = new Set(stand_ins.length === 0 ? [] : mentions.map(placeOf));
  const isTaken = (one: Found) => taken.has(placeOf(one));
  return [stand_ins.filter(isTaken), stand_ins.filter((one) => !isTaken(one))];
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
export function createAnalyser({
  catalogue: shipped,
  scorer,
  changes = [],
}: AnalyserParts): (article: Article) => Facts {
  const { catalogue, actors } = correctedCatalogue(shipped, changes);
  const resolve = createResolver(createFinder(catalogue));
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const actorAt = (id: string) => byId.get(id);
  const isUnknown = unknownTo(catalogue);
  const decide = decisionsOf(changes, actorAt);
  const relabel = relabelOf(changes);
  const saidTones = saidTonesOf(changes);
  const moves = changes.some((change) => movedBy(change) !== null);
  const scoredBy = scorerName(scorer);
  const wordsOf = createWordCounter();

  /** Each mention with its tone, and the quotation that it stands in. */
  const scoredIn = (article: Article, sentences: readonly Sentence[], names: Masked, quotes: readonly Quote[]) => {
    const toneSaid = saidTones(article.id);
    const direct = quotes.filter(({ kind }) => kind === 'direct');
    const byNo = new Map(sentences.map((sentence) => [sentence.no, sentence]));
    return (found: readonly Found[]) =>
      found.flatMap((mention): Mention[] => {
        const sentence = byNo.get(mention.sentence);
        if (sentence === undefined) return [];
        const given = scorer.score(sentence, mention, names.get(sentence.no) ?? [], article.language);
        const toned = toneSaid?.(mention) ?? null;
        const score = toned === null ? (given === null ? null : inSteps(given)) : toned.score;
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
            scorer: toned?.scorer ?? scoredBy,
            in_quote,
            speaker,
          },
        ];
      });
  };

  return (article) => {
    const sentences = sentencesOf(article.title, article.body);
    const { stand_ins, ...named } = resolve(sentences, article.day, article.language);
    const decided = decide(named, article);
    const { mentions, unresolved, masks } = decided;
    const names = unknownNames(sentences, masks);
    const quotes = quotesIn(article.body, sentences, mentions, names);
    const direct = quotes.filter(({ kind }) => kind === 'direct');
    const pronouns =
      article.language === 'en' ? pronounsIn(sentences, mentions, names, unresolved, direct, actorAt) : [];
    // A town that speaks for its country is decided on as the town. A stand-in that a person gave to somebody is his like any name.
    const [towns, alone] = parted(stand_ins, named.mentions);
    const other = decide({ mentions: [...alone, ...pronouns].toSorted(byPlace), unresolved: [] }, article);
    const given = other.mentions.filter(({ via }) => via === 'correction');
    const beside = [...towns, ...other.mentions.filter(({ via }) => via !== 'correction')].toSorted(byPlace);
    const checked = [...(decided.checked ?? []), ...(other.checked ?? [])];
    const masked = maskedSpans(masks, [...mentions, ...names]);
    const scored = scoredIn(article, sentences, masked, quotes);
    const isEnglish = article.language === null || article.language === 'en';
    const counted = given.length === 0 ? mentions : [...mentions, ...given].toSorted(byPlace);
    const all = { mentions: scored([...counted, ...beside]), quotes, ...(checked.length === 0 ? {} : { checked }) };
    const said = moves ? relabelled(all, relabel, actorAt) : all;
    // The rules' names mask the tone and give strangers their quotations; what is proposed touches neither.
    const proposed = article.language === 'en' ? proposedNames(sentences, masks, shippedTagger(shipped)) : names;
    return {
      article,
      sentences,
      mentions: said.mentions.filter(({ via }) => !isStandIn(via)),
      stand_ins: said.mentions.filter(({ via }) => isStandIn(via)),
      quotes: said.quotes,
      words: isEnglish ? wordsOf(sentences, masked) : null,
      ...(said.checked === undefined ? {} : { checked: said.checked }),
      unresolved,
      names: proposed.filter(isUnknown),
    };
  };
}
