import { attributionsIn } from '../../server/analysis/attributions.ts';
import { quoteSpans } from '../../server/analysis/quote-spans.ts';
import { quotesIn } from '../../server/analysis/quotes.ts';
import { tokensOf } from '../../server/analysis/tokens.ts';
import type { Span } from '../../server/contract/article.ts';
import { sentencesOf } from '../../server/text/sentences.ts';
import type { MarkedAttribution, MarkedText } from './marked.ts';

/** What was found of who says or thinks something, as places in a text; `kind` names the sort of cue. */
export type FoundAttribution = { readonly source: Span; readonly cue: Span; readonly kind: string };

/** A direct quotation with the place of its speaker as printed. */
export type FoundQuote = Span & { readonly speaker: Span | null };

const touches = (pieces: readonly Span[], { start, end }: Span): boolean =>
  pieces.some((piece) => piece.start < end && start < piece.end);

/** The attributions of a text, found without any catalogue: sources are anybody. */
export function foundIn(text: string): FoundAttribution[] {
  const quotes = quoteSpans(text);
  return sentencesOf(null, text).flatMap((sentence) => {
    const tokens = tokensOf(sentence);
    const placeOf = ({ first, last }: { first: number; last: number }) => ({
      start: sentence.start + (tokens.starts[first] ?? 0),
      end: sentence.start + (tokens.ends[last] ?? 0),
    });
    const isQuoted = (at: number) =>
      touches(quotes, {
        start: sentence.start + (tokens.starts[at] ?? 0),
        end: sentence.start + (tokens.ends[at] ?? 0),
      });
    return attributionsIn({ tokens, isQuoted }).map(({ cue, source, kind, verb }) => {
      const at = placeOf(cue);
      const isColon = verb === ':';
      return {
        source: placeOf(source),
        cue: isColon ? { start: at.end, end: at.end + 1 } : at,
        kind: isColon ? 'colon' : kind,
      };
    });
  });
}

export const quotesOf = (text: string): FoundQuote[] =>
  quotesIn(text, sentencesOf(null, text), [], [])
    .filter(({ kind }) => kind === 'direct')
    .map(({ start, end, speaker_surface, speaker_start }) => {
      const told = speaker_start !== null && speaker_surface !== null;
      return {
        start,
        end,
        speaker: told ? { start: speaker_start, end: speaker_start + speaker_surface.length } : null,
      };
    });

/** The content stands in quotation marks: its first piece begins with one. */
const isQuoted = (text: string, { content }: MarkedAttribution): boolean =>
  /^["“]/.test(text.slice(content[0]?.start ?? 0, content[0]?.end ?? 0));

export type Score = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Marked attributions with a source and a cue. */
  readonly marked: number;
  readonly found: number;
  /** Of the quoted contents with a marked source, how many of our quotations there have it as their speaker. */
  readonly rightSource: number;
  readonly quoted: number;
  readonly errors: Readonly<Record<string, number>>;
  /** For each sort of cue: found rightly, and found. */
  readonly kinds: ReadonlyMap<string, readonly [number, number]>;
};

/**
 * Marked against found. An attribution is found when our cue touches its cue and our speaker its source; the source is right
 * for a quoted content when a quotation of ours that touches it has a speaker that touches the marked source.
 */
export function scoreQuotes(texts: readonly MarkedText[]): Score {
  let [found, right, marked, hit, quoted, rightSource] = [0, 0, 0, 0, 0, 0];
  const kinds = new Map<string, [number, number]>();
  const errors: Record<string, number> = {};
  const count = (error: string) => (errors[error] = (errors[error] ?? 0) + 1);
  for (const { text, attributions } of texts) {
    const whole = attributions.filter(({ source, cue }) => source.length > 0 && cue.length > 0);
    const ours = foundIn(text);
    const met = new Set<MarkedAttribution>();
    for (const one of ours) {
      const sameCue = attributions.filter(({ cue }) => touches(cue, one.cue));
      const same = sameCue.find(({ source }) => touches(source, one.source));
      const tally = kinds.get(one.kind) ?? [0, 0];
      kinds.set(one.kind, [tally[0] + (same === undefined ? 0 : 1), tally[1] + 1]);
      if (same !== undefined) met.add(same);
      else count(sameCue.length > 0 ? 'another source' : 'nothing marked');
    }
    found += ours.length;
    right += ours.filter((one) =>
      attributions.some(({ cue, source }) => touches(cue, one.cue) && touches(source, one.source)),
    ).length;
    marked += whole.length;
    hit += whole.filter((one) => met.has(one)).length;
    for (const one of whole) {
      if (met.has(one)) continue;
      count(ours.some(({ cue }) => touches(one.cue, cue)) ? 'missed, another source' : 'missed');
    }
    const quotes = quotesOf(text);
    for (const one of attributions) {
      if (one.source.length === 0 || !isQuoted(text, one)) continue;
      quoted += 1;
      const near = quotes.filter((quote) => touches(one.content, quote));
      if (near.some(({ speaker }) => speaker !== null && touches(one.source, speaker))) rightSource += 1;
      else
        count(
          near.length === 0
            ? 'quoted, no quotation'
            : near.every(({ speaker }) => speaker === null)
              ? 'quoted, nobody'
              : 'quoted, somebody else',
        );
    }
  }
  const precision = right / found;
  const recall = hit / marked;
  const f1 = (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, marked, found, rightSource: rightSource / quoted, quoted, errors, kinds };
}
