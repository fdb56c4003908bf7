import type { RawArticle } from '../../contract/article.ts';
import { article, type Found, MOST_BYTES, tooLarge, unreadable } from './reader.ts';

/**
 * The names under which JSON, JSONL, CSV and Parquet may carry each field of an article; the first that holds something counts.
 * Case, spaces, hyphens and underscores make no difference: "Published At" and publishedAt are published_at.
 * Other names are not read. `domain` and `site` stand in for a source that is not named.
 * `format` is read where it says text, markdown or html; else a body with block tags is html, any other is text.
 */
export const FIELDS = {
  title: ['title', 'headline', 'name', 'article_title', 'web_title', 'heading'],
  body: [
    'body',
    'text',
    'content',
    'article',
    'maintext',
    'article_body',
    'article_text',
    'article_content',
    'body_text',
    'full_text',
    'content_text',
    'story',
    'html',
    'body_html',
    'content_html',
    'article_html',
    'raw_html',
  ],
  published: [
    'published',
    'published_at',
    'published_on',
    'publication_date',
    'date_published',
    'published_date',
    'date_publish',
    'pub_date',
    'publish_date',
    'web_publication_date',
    'datetime',
    'date',
    'timestamp',
    'time',
    'created_at',
  ],
  source: [
    'source',
    'source_name',
    'publisher',
    'outlet',
    'publication',
    'newspaper',
    'news_source',
    'site_name',
    'domain',
    'source_domain',
    'site',
    'website',
  ],
  url: ['url', 'link', 'web_url', 'article_url', 'canonical_url', 'permalink'],
  author: ['author', 'authors', 'byline', 'author_name', 'creator'],
  language: ['language', 'lang', 'language_code'],
  format: ['format'],
} as const satisfies Partial<Record<keyof RawArticle, readonly string[]>>;

type Field = keyof typeof FIELDS;

const key = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const KNOWN = new Map<string, { readonly field: Field; readonly rank: number }>(
  Object.entries(FIELDS).flatMap(([field, names]) =>
    names.map((name, rank) => [key(name), { field: field as Field, rank }] as const),
  ),
);

/** The field that a name stands for; null for a name that is not read. */
export const fieldOf = (name: string): Field | null => KNOWN.get(key(name))?.field ?? null;

/** Where in a record the values of each field stand, the best name first. */
export type Places = Readonly<Record<Field, readonly number[]>>;

/** Finds the fields among the names of a record or the header of a table. */
export function placesOf(names: readonly string[]): Places {
  const found = names.flatMap((name, at) => {
    const known = KNOWN.get(key(name));
    return known === undefined ? [] : [{ ...known, at }];
  });
  found.sort((a, b) => a.rank - b.rank);
  const places = (wanted: Field) => found.filter(({ field }) => field === wanted).map(({ at }) => at);
  return {
    title: places('title'),
    body: places('body'),
    published: places('published'),
    source: places('source'),
    url: places('url'),
    author: places('author'),
    language: places('language'),
    format: places('format'),
  };
}

/** Names shown of a table that has no body; more would hide the rest of the sentence. */
const SHOWN_NAMES = 20;

/** Why a table cannot be read that has no column with the text; null when it has one. */
export function bodyMissing(names: readonly string[], places: Places): string | null {
  if (places.body.length > 0) return null;
  const list = (all: readonly string[]) =>
    all
      .slice(0, SHOWN_NAMES)
      .map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name))
      .join(', ');
  const known = FIELDS.body.slice(0, 5).join(', ');
  return `no column holds the text of the articles (columns found: ${list(names)}; the text is looked for in ${known} …)`;
}

/** A record as the article it holds; a text that is no text makes it unreadable, a missing one is left to the street. */
export function articleOf(values: readonly unknown[], places: Places, input: string): Found {
  const title = proseIn(values, places.title);
  const body = proseIn(values, places.body);
  for (const [field, value] of [
    ['title', title],
    ['body', body],
  ] as const) {
    if (typeof value === 'object' && value !== null)
      return unreadable(input, `the ${field} is ${value.instead}, not text`);
  }
  const text = (body as string | null) ?? '';
  // One UTF-16 unit is one byte at least, so a cheap test comes first.
  if (text.length * 3 > MOST_BYTES && Buffer.byteLength(text) > MOST_BYTES) {
    return unreadable(input, tooLarge(Buffer.byteLength(text)));
  }
  return article(input, {
    title: title as string | null,
    body: text,
    format: formatOf(shortIn(values, places.format), text),
    url: shortIn(values, places.url),
    source: shortIn(values, places.source),
    published: shortIn(values, places.published),
    author: shortIn(values, places.author),
    language: shortIn(values, places.language),
  });
}

/** What stands where text should stand. */
type NoText = { readonly instead: string };

/** The first text among the places, as it is written; null when all are empty. */
function proseIn(values: readonly unknown[], places: readonly number[]): string | NoText | null {
  for (const at of places) {
    const value = prose(values[at]);
    if (value !== null) return value;
  }
  return null;
}

/** Numbers and truth values are kept as written ("007" is text already); a list of texts is one of paragraphs. */
function prose(value: unknown): string | NoText | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (isScalar(value)) return String(value);
  if (!Array.isArray(value)) return { instead: 'an object' };
  return value.every((part) => typeof part === 'string') ? prose(value.join('\n\n')) : { instead: 'a list' };
}

const isScalar = (value: unknown): value is number | boolean | bigint =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';

/** The first short value among the places, in one piece and without spaces around it; null when there is none. */
function shortIn(values: readonly unknown[], places: readonly number[]): string | null {
  for (const at of places) {
    const text = short(values[at]);
    if (text !== null) return text;
  }
  return null;
}

/** A list becomes "Ann Lee, Bo Ek"; an object counts by its name, as in {"source": {"id": "cnn", "name": "CNN"}}. */
function short(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (isScalar(value)) return String(value);
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const parts = value.map(short).filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join(', ');
  }
  const name = Object.hasOwn(value, 'name') ? (value as { readonly name: unknown }).name : null;
  return typeof name === 'string' ? short(name) : null;
}

/** Tags that only a page has. Bounded and without "<" inside, so that no text makes it slow. */
const BLOCK_TAGS =
  /<(?:p|div|br|h[1-6]|ul|ol|li|table|section|article|blockquote|figure|body|html)(?:\s[^<>]{0,1000})?\/?>/i;

function formatOf(said: string | null, body: string): RawArticle['format'] {
  if (said === 'text' || said === 'markdown' || said === 'html') return said;
  return body.includes('<') && BLOCK_TAGS.test(body) ? 'html' : 'text';
}
