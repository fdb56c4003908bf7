import type { Inherited } from './base.ts';

/** A piece of a feed as it is written: HTML or plain text, in the language its element names. */
export type FeedText = { readonly value: string; readonly format: 'html' | 'text'; readonly language: string | null };

export type FeedItem = {
  /** Which item of the feed it is, counted from 1. */
  readonly no: number;
  readonly id: string | null;
  /** The page of the article, absolute where the feed or its address tells how. */
  readonly url: string | null;
  /** Plain text, whatever the feed wrote it in. */
  readonly title: string | null;
  readonly content: FeedText | null;
  readonly summary: FeedText | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly updated: string | null;
  readonly language: string | null;
  /** Who published it, where the item says so itself: an aggregator passes on what others wrote. */
  readonly source: string | null;
  readonly tags: readonly string[];
};

/** An item that is parsed, and waits for what only its text and its place tell. */
export type ParsedItem = (text: string, inherited: Inherited) => Omit<FeedItem, 'no'>;

/** An item, or what should have been one, that could not be read. */
export type BrokenItem = { readonly no: number; readonly reason: string };

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap';

/** What a feed says of itself. */
export type FeedHead = {
  readonly title: string | null;
  readonly description: FeedText | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly updated: string | null;
  readonly tags: readonly string[];
};

export type Feed = FeedHead & {
  readonly format: FeedFormat;
  readonly items: readonly FeedItem[];
  readonly broken: readonly BrokenItem[];
  /** Why the feed is not whole though every item in it is: it ends before its closing tag. Null for a whole feed. */
  readonly cut: string | null;
};

export const EMPTY_HEAD: FeedHead = {
  title: null,
  description: null,
  url: null,
  language: null,
  authors: [],
  published: null,
  updated: null,
  tags: [],
};

/** Why nothing at all of a feed can be read. */
export class FeedRefused extends Error {}
