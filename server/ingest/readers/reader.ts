import type { RawArticle, Read } from '../../contract/article.ts';

/**
 * A record larger than this is no article but a broken file: a novel has about 1 MB.
 * It also bounds what a reader holds in memory.
 */
export const MOST_BYTES = 10_000_000;

/** Content that finds its way into a reason is cut here, so that a list of rejections stays a list. */
const LONGEST_REASON = 300;

type WithoutBytes<Kind> = Kind extends unknown ? Omit<Kind, 'bytes'> : never;

/** What a reader finds: a Read before the bytes it took are known. */
export type Found = WithoutBytes<Read>;

/** One file, or standard input, on its way into a reader. */
export type Input = {
  /** As a person would name it: the path that was typed, or "standard input". */
  readonly name: string;
  /** Its bytes, unpacked and without a byte-order mark. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Where it stands on disk, for a reader that must jump about in it; null for a stream. */
  readonly file: string | null;
  /** Came through a pipe: its records may carry in `record` where they stood before. */
  readonly piped: boolean;
  /** The character set that a web server names for it; left out where there was none. */
  readonly charset?: string | null;
  /** A folder for copies that somebody else clears away; left out where there is none. */
  readonly scratch?: string;
  /** Tells how far a reader got that does not take `chunks`; at most the size of the file. */
  readonly reached: (bytes: number) => void;
};

/** Turns the bytes of one input into records. It never ends over a broken record, and throws only what reading itself throws. */
export type Reader = (input: Input) => AsyncIterable<Found>;

/** A record that holds an article; what it does not say is null. */
export const article = (input: string, said: Pick<RawArticle, 'body' | 'format'> & Partial<RawArticle>): Found => ({
  kind: 'article',
  article: { title: null, url: null, source: null, published: null, author: null, language: null, ...said, input },
});

/**
 * A record that holds none. The reason begins with its kind; what differs from record to record stands in
 * brackets behind it, so that equal kinds can be counted together.
 */
export const unreadable = (input: string, reason: string): Found => ({
  kind: 'unreadable',
  input,
  reason: oneLine(reason),
});

/** An article with the number of letters that were lost in it, where the bytes it came in have lost any. */
export function withLost(found: Found, { replaced }: { readonly replaced: number }): Found {
  if (replaced === 0 || found.kind !== 'article') return found;
  const lost = `${found.article.title ?? ''}${found.article.body}`.split('\uFFFD').length - 1;
  return lost === 0 ? found : { ...found, article: { ...found.article, replaced: Math.min(lost, replaced) } };
}

/** Control characters could move the cursor of the terminal that shows them. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** Text for one line of a terminal or a table. */
export function oneLine(text: string): string {
  const line = text.replace(CONTROLS, ' ').toWellFormed();
  return line.length <= LONGEST_REASON ? line : `${line.slice(0, LONGEST_REASON - 1)}…`.toWellFormed();
}

/** Bytes as people read them: 10 MB, 12.3 MB. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).replace(/\.0$/, '')} MB`;

/** Why a record over the limit is refused, with its size. */
export const tooLarge = (size: number): string => `larger than ${megabytes(MOST_BYTES)} (${megabytes(size)})`;
