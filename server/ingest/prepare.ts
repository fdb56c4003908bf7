import type { Article, DateBasis, RawArticle, Removed, Told } from '../contract/article.ts';
import type { Rejection } from '../contract/run.ts';
import { clean } from '../text/clean.ts';
import { agencyOf, isLoneAgency, writerOf } from '../text/credits.ts';
import { dateInUrl, lacksZone, publishedOf } from '../text/dates.ts';
import { plainMarkdown, readPage } from '../text/extract.ts';
import { articleKey, canonicalUrl, textHash } from '../text/fingerprint.ts';
import { languageOf } from '../text/language.ts';
import type { Details } from '../text/metadata.ts';
import { normalise } from '../text/normalise.ts';
import { zoneOfAddress } from '../text/zones.ts';

/** What an ingest was told for records that do not say it themselves. */
export type Given = {
  readonly source: string | null;
  readonly published: string | null;
  readonly timezone: string;
  readonly nowMs: number;
};

/** A text longer than this is no article; it would hold up everything behind it. */
const MOST_CHARACTERS = 2_000_000;

/** Where a record names no source and no address. */
const UNNAMED_SOURCE = 'Unnamed source';

/** Steps 2 and 3 of the street: a raw record becomes a cleaned, dated article, or is refused with the reason. */
export function prepare(raw: RawArticle, given: Given): Article | Rejection {
  if (raw.body.length > MOST_CHARACTERS) {
    return rejected(
      raw,
      `longer than ${MOST_CHARACTERS.toLocaleString('en-GB')} characters (${raw.body.length.toLocaleString('en-GB')})`,
    );
  }
  const plain = withoutMarkup(raw);
  const cleaned = clean(plain.title === null ? null : normalise(plain.title), normalise(plain.body));
  if (cleaned.body.trim() === '') return rejected(raw, 'empty after cleaning');
  const url = canonicalUrl(plain.url ?? '');
  const source = given.source ?? plain.source ?? hostOf(url) ?? UNNAMED_SOURCE;
  const text_hash = textHash(cleaned.title, cleaned.body);
  return {
    input: raw.input,
    id: articleKey(url, source, text_hash),
    ...cleaned,
    removed: [...unreadLetters(raw.replaced ?? 0), ...cleaned.removed],
    ...datesOf(plain, given),
    ...plain.told,
    ...creditsOf(cleaned.removed, plain.author),
    url: plain.url,
    source,
    language: shortLanguage(plain.language) ?? languageOf(cleaned.body),
    text_hash,
  };
}

/** What the credit lines that were cut say of where a text comes from; they name nobody whom it is about. */
function creditsOf(removed: readonly Removed[], author: string | null): { author: string | null; agency?: string } {
  const read = (tells: (cut: Removed) => boolean, name: (line: string) => string | null) =>
    removed.flatMap((cut) => (tells(cut) ? (name(cut.text) ?? []) : []))[0];
  // A line that is nothing but an agency goes with the credits of pictures.
  const agency = read(({ rule, text }) => rule === 'agency_credit' || isLoneAgency(text), agencyOf);
  return {
    author: author ?? read(({ rule }) => rule === 'byline', writerOf) ?? null,
    ...(agency !== undefined && { agency }),
  };
}

/** Shown of the letters that could not be read; their number stands behind them. */
const SHOWN_LETTERS = 20;

/** Letters lost in reading the bytes are told beside what was cut, so that nobody takes a damaged text for a whole one. */
const unreadLetters = (count: number): Removed[] =>
  count === 0
    ? []
    : [{ text: `${'\uFFFD'.repeat(Math.min(count, SHOWN_LETTERS))} (${count})`, rule: 'unreadable_letters' }];

const rejected = (raw: RawArticle, reason: string): Rejection => ({ input: raw.input, step: 'clean', reason });

type Plain = Pick<RawArticle, 'title' | 'body' | 'url' | 'source' | 'published' | 'author' | 'language'> & {
  readonly basis: DateBasis;
  readonly told: Told;
};

/** What the record says itself goes before what its markup says. */
function withoutMarkup(raw: RawArticle): Plain {
  if (raw.format === 'text') return { ...raw, basis: 'given', told: {} };
  const { page: found, details } =
    raw.format === 'html' ? readPage(raw.body) : { page: plainMarkdown(raw.body), details: null };
  const own = raw.published === null && found.published !== null;
  return {
    title: raw.title ?? found.title,
    body: found.body,
    url: raw.url ?? found.url,
    source: raw.source ?? found.source,
    published: raw.published ?? found.published,
    author: raw.author ?? found.author,
    language: raw.language ?? found.language,
    basis: own ? (details?.date?.place === 'url' ? 'url' : 'page') : 'given',
    told: details === null ? {} : toldBy(details, own, raw.author === null),
  };
}

/** What a page tells besides, without what it does not tell and what the record itself said better. */
const toldBy = ({ section, authors, modified, date }: Details, ownDate: boolean, ownAuthors: boolean): Told => ({
  ...(section !== null && { section }),
  ...(ownAuthors && authors.length > 0 && { authors }),
  ...(modified !== null && { modified }),
  ...(ownDate && date !== null && { date_place: date.place, date_confidence: date.confidence }),
});

/** The date that was told for the whole ingest, else the record's own, else the one in its address; never today's. */
function datesOf({ published, url, basis }: Plain, { published: told, timezone, nowMs }: Given) {
  if (told !== null) return publishedOf(told, 'flag', timezone, nowMs);
  // A time without a zone is meant where the source is; only its address can say where that is.
  const sourceZone = zoneOfAddress(url) ?? timezone;
  const own = publishedOf(published, basis, timezone, nowMs, sourceZone);
  const hint = own.day === null && published === null && url !== null ? dateInUrl(url) : null;
  if (hint !== null) return publishedOf(hint, 'url', timezone, nowMs);
  return {
    ...own,
    ...(own.day !== null && published !== null && { date_written: published }),
    ...(own.published_at !== null && lacksZone(published) && { zone_assumed: sourceZone }),
  };
}

const hostOf = (url: string | null): string | null =>
  url === null ? null : new URL(url).hostname.replace(/^www\./, '');

/** "en-US" and "EN" are "en"; words that are no language code are no language. */
const shortLanguage = (language: string | null): string | null =>
  /^([a-z]{2})(?:[-_]|$)/i.exec(language ?? '')?.[1]?.toLowerCase() ?? null;
