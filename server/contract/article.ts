import { z } from 'zod';

/** One record as a reader found it: nothing cleaned, nothing guessed. `input` names where it stood ("news.jsonl:12"). */
export type RawArticle = {
  readonly input: string;
  readonly title: string | null;
  readonly body: string;
  /** How `body` is written; the street takes markup away before anything else. */
  readonly format: 'text' | 'markdown' | 'html';
  readonly url: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly language: string | null;
  /** Letters of the bytes it was read from that could not be read and stand as U+FFFD; left out where there are none. */
  readonly replaced?: number;
};

/** What a reader yields for each record: an article, or why there is none. A broken record never ends the stream. */
export type Read =
  | { readonly kind: 'article'; readonly article: RawArticle; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly input: string; readonly reason: string; readonly bytes: number };

/** How the day of publication is known; null with a `date_problem` when it is not. */
export const DateBasis = z.enum(['given', 'flag', 'page', 'url']);
export type DateBasis = z.infer<typeof DateBasis>;

export const Removed = z.strictObject({
  text: z.string(),
  rule: z.string(),
  /** Where it stood in the kept text; only for what can be put back. */
  at: z.int().min(0).optional(),
});
export type Removed = z.infer<typeof Removed>;

/** A stretch of text: UTF-16 offsets, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** A sentence with its place in the text it was cut from. Number 0 is the title, the body begins with 1. */
export type Sentence = Span & { readonly no: number; readonly text: string };

/** When an article was published: an instant or only a day, in the configured zone; or nothing, and why. */
export type Published = {
  readonly published_at: string | null;
  readonly day: string | null;
  readonly week: string | null;
  readonly month: string | null;
  readonly date_basis: DateBasis | null;
  readonly date_problem: string | null;
};

/** What is known besides, by the page or record an article came from; nothing of it is counted. Absent where not known. */
export type Told = {
  readonly section?: string;
  /** The names in `author`, one by one. */
  readonly authors?: readonly string[];
  /** The agency or paper that a credit line names: a sign that the text was taken over. */
  readonly agency?: string;
  /** When the source says that it changed the article, as it writes it. */
  readonly modified?: string;
  /** The date of publication as the source writes it, before it was converted to the configured zone. */
  readonly date_written?: string;
  /** Where in a page the date stood: json-ld, meta, element, inline-json, url, text or modified. */
  readonly date_place?: string;
  /** How far such a place is to be trusted, 0 to 1. */
  readonly date_confidence?: number;
  /** The zone in which a time without one was read. */
  readonly zone_assumed?: string;
};

/** The names of all that is told, in the order in which it is kept. */
export const DETAILS = [
  'section',
  'authors',
  'agency',
  'modified',
  'date_written',
  'date_place',
  'date_confidence',
  'zone_assumed',
] as const satisfies readonly (keyof Told)[];

/** One cleaned text of one source, ready for the analysis. */
export type Article = Published &
  Told & {
    readonly input: string;
    /** First 16 hex digits of the key: canonical URL, or source and text where there is none. */
    readonly id: string;
    readonly title: string | null;
    readonly body: string;
    readonly removed: readonly Removed[];
    readonly url: string | null;
    readonly source: string;
    readonly author: string | null;
    readonly language: string | null;
    /** Hash of title and text before learned lines go: equal means nothing new at the same key. */
    readonly text_hash: string;
    /** Keys of the learned lines it had at its ends; left out where nobody asked. */
    readonly learned_lines?: readonly string[];
  };
