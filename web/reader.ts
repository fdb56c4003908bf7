import type { RowOf } from '../server/contract/questions/all.ts';
import { type Stretch, marked } from './sentences.ts';

export type WholeArticle = RowOf<'/articles/{id}'>;
export type ReadMention = WholeArticle['read_mentions'][number];

/** A paragraph of the kept text: stretches of words, each plain or a mention. */
export type Paragraph = readonly Stretch<ReadMention>[];

/** The kept text as paragraphs with its mentions marked, by offsets into the body; the title is not in it. Nothing is lost. */
export function paragraphsOf({
  body,
  sentences,
  read_mentions,
}: Pick<WholeArticle, 'body' | 'sentences' | 'read_mentions'>): Paragraph[] {
  const starts = new Map(sentences.filter(({ no }) => no > 0).map(({ no, start }) => [no, start]));
  const placed = read_mentions.flatMap((mention) => {
    const start = starts.get(mention.sentence);
    return start === undefined ? [] : [{ mention, start: start + mention.start, end: start + mention.end }];
  });
  const paragraphs: Paragraph[] = [];
  let from = 0;
  for (const text of body.split('\n')) {
    const to = from + text.length;
    const own = placed
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ mention, start, end }) => ({ mention, start: start - from, end: end - from }));
    if (text.trim() !== '')
      paragraphs.push(
        marked(text, own).map((stretch) => ({ text: stretch.text, mention: stretch.mention?.mention ?? null })),
      );
    from = to + 1;
  }
  return paragraphs;
}

/** The title with its mentions marked. */
export const titleOf = ({ title, read_mentions }: Pick<WholeArticle, 'title' | 'read_mentions'>): Paragraph =>
  marked(title ?? 'Untitled', title === null ? [] : read_mentions.filter(({ sentence }) => sentence === 0));

/** Where the date of a page stood, in plain words. */
const PLACES: Readonly<Record<string, string>> = {
  'json-ld': 'its machine-readable data',
  meta: 'its header',
  element: 'a time mark in its text',
  'inline-json': 'data of its scripts',
  url: 'its address',
  text: 'its words',
  modified: 'the day it was changed',
};

/** What the page or record tells besides, as pairs of a word and what it says; empty where it tells nothing. */
export function detailsOf({ details }: Pick<WholeArticle, 'details'>): (readonly [string, string])[] {
  const { section, agency, modified, date_written, date_place, date_confidence, zone_assumed } = details;
  const sure = date_confidence === undefined ? '' : ` (trusted ${Math.round(100 * date_confidence)} %)`;
  const all: (readonly [string, string | undefined])[] = [
    ['Section', section],
    ['Taken over from', agency],
    ['Changed', modified],
    ['Date as written', date_written],
    ['Date found in', date_place === undefined ? undefined : `${PLACES[date_place] ?? date_place}${sure}`],
    ['Zone assumed', zone_assumed],
  ];
  return all.filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
}

const BASIS: Readonly<Record<string, string>> = {
  given: 'as its source gave it',
  flag: 'as given when it was ingested',
  page: 'as read from the page',
  url: 'as read from its address',
};

/** How the day of an article is known, or why it has none. */
export function dateWords({ date_basis, date_problem }: Pick<WholeArticle, 'date_basis' | 'date_problem'>): string {
  if (date_basis !== null) return BASIS[date_basis] ?? date_basis;
  return `undated: ${date_problem ?? 'no date was given'}; in no week and in no number`;
}
