import type { Kind } from '../../server/contract/actor.ts';
import type { Sentence, Span } from '../../server/contract/article.ts';
import { type Tokens, tokensOf } from '../../server/analysis/tokens.ts';
import type { MarkedDocument } from './marked.ts';

/** Names of a sentence by their words, first and last. */
export type NamedWords = { readonly first: number; readonly last: number; readonly kind: Kind };

/** What finds names in the sentences of one article. */
export type NameFinder = (sentences: readonly Sentence[]) => readonly (readonly NamedWords[])[];

export type NameScore = {
  readonly typed: number;
  readonly span: number;
  readonly precision: number;
  readonly recall: number;
  /** How many names are marked. */
  readonly of: number;
  /** F1, names marked and names said by kind. */
  readonly kinds: ReadonlyMap<Kind, { readonly f1: number; readonly marked: number; readonly said: number }>;
  /** What each sentence adds to the sums, for an interval. */
  readonly sentences: readonly SentenceCounts[];
};

/** Names of a sentence that are right with their kind, right by span, said and marked. */
export type SentenceCounts = {
  readonly right: number;
  readonly rightSpan: number;
  readonly said: number;
  readonly marked: number;
};

/** F1 over sentences, with the kind or by span. */
export function f1Over(sentences: readonly SentenceCounts[], by: 'right' | 'rightSpan'): number {
  const sum = (of: keyof SentenceCounts) => sentences.reduce((all, one) => all + one[of], 0);
  return f1(sum(by), sum('said'), sum('marked'));
}

/** The words a span covers; null when it covers none. */
export function wordsOf(tokens: Tokens, { start, end }: Span): { first: number; last: number } | null {
  const first = tokens.ends.findIndex((at) => at > start);
  let last = first;
  while (last >= 0 && last + 1 < tokens.count && (tokens.starts[last + 1] ?? 0) < end) last += 1;
  return first < 0 || (tokens.starts[first] ?? 0) >= end ? null : { first, last };
}

export const sentencesOfDocument = (document: MarkedDocument): Sentence[] =>
  document.map(({ text }, at) => ({ no: at + 1, start: 0, end: text.length, text }));

const f1 = (right: number, said: number, marked: number): number =>
  said + marked === 0 ? 0 : (2 * right) / (said + marked);

/**
 * Names said against names marked: right is a name with the same first and last word, typed also with the same kind.
 * With `oneLand` country and place are one kind.
 */
export function scoreNames(documents: readonly MarkedDocument[], find: NameFinder, oneLand: boolean): NameScore {
  const land = (kind: Kind): Kind => (oneLand && kind === 'country' ? 'place' : kind);
  const counts = new Map<Kind, { right: number; marked: number; said: number }>();
  const countOf = (kind: Kind) => {
    const count = counts.get(kind) ?? { right: 0, marked: 0, said: 0 };
    counts.set(kind, count);
    return count;
  };
  let [marked, said, rightSpan, right] = [0, 0, 0, 0];
  const perSentence: SentenceCounts[] = [];
  for (const document of documents) {
    const sentences = sentencesOfDocument(document);
    const found = find(sentences);
    sentences.forEach((sentence, at) => {
      const tokens = tokensOf(sentence);
      const before = { marked, said, rightSpan, right };
      const kinds = new Map<string, Kind>();
      for (const name of document[at]?.names ?? []) {
        marked += 1;
        countOf(land(name.kind)).marked += 1;
        const words = wordsOf(tokens, name);
        if (words !== null) kinds.set(`${words.first} ${words.last}`, land(name.kind));
      }
      for (const { first, last, kind } of found[at] ?? []) {
        said += 1;
        countOf(land(kind)).said += 1;
        const is = kinds.get(`${first} ${last}`);
        if (is === undefined) continue;
        rightSpan += 1;
        if (is !== land(kind)) continue;
        right += 1;
        countOf(is).right += 1;
      }
      perSentence.push({
        right: right - before.right,
        rightSpan: rightSpan - before.rightSpan,
        said: said - before.said,
        marked: marked - before.marked,
      });
    });
  }
  return {
    typed: f1(right, said, marked),
    span: f1(rightSpan, said, marked),
    precision: said === 0 ? 0 : right / said,
    recall: marked === 0 ? 0 : right / marked,
    of: marked,
    sentences: perSentence,
    kinds: new Map(
      [...counts].map(([kind, c]) => [kind, { f1: f1(c.right, c.said, c.marked), marked: c.marked, said: c.said }]),
    ),
  };
}
