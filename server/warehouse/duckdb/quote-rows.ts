import type { Mention, Quote } from '../../contract/mention.ts';

type IdOf = (slug: string) => number;

export const idOrNone = (slug: string | null, idOf: IdOf): number | null => (slug === null ? null : idOf(slug));

/** Whose words it was before actors were merged or split. */
export const foundSpeaker = ({ speaker, found_speaker = speaker }: Pick<Mention, 'speaker' | 'found_speaker'>) =>
  found_speaker;

/** The quotes of one article as rows of `quote`, numbered in reading order. */
export const quoteRows = (article_id: number, quotes: readonly Quote[], idOf: IdOf) =>
  quotes.map((quote, quote_no) => ({
    article_id,
    quote_no,
    sentence_no: quote.sentence,
    starts_at: quote.start,
    ends_at: quote.end,
    kind: quote.kind,
    speaker_id: idOrNone(quote.speaker, idOf),
    found_speaker_id: idOrNone(foundSpeaker(quote), idOf),
    text: quote.text,
    cue: quote.cue,
    speaker_surface: quote.speaker_surface,
    speaker_starts_at: quote.speaker_start,
  }));
