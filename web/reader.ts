import type { RowOf } from '../server/contract/questions/all.ts';
import { type Stretch, marked } from './sentences.ts';
import { msg, str } from './words.ts';

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
  marked(title ?? msg('Untitled'), title === null ? [] : read_mentions.filter(({ sentence }) => sentence === 0));

/** Where the date of a page stood, in plain words. */
const PLACES: Readonly<Record<string, string>> = {
  'json-ld': msg('its machine-readable data'),
  meta: msg('its header'),
  element: msg('a time mark in its text'),
  'inline-json': msg('data of its scripts'),
  url: msg('its address'),
  text: msg('its words'),
  modified: msg('the day it was changed'),
};

/** What the page or record tells besides, as pairs of a word and what it says; empty where it tells nothing. */
export function detailsOf({ details }: Pick<WholeArticle, 'details'>): (readonly [string, string])[] {
  const { section, agency, modified, date_written, date_place, date_confidence, zone_assumed } = details;
  const sure = date_confidence === undefined ? '' : msg(str` (trusted ${Math.round(100 * date_confidence)} %)`);
  const all: (readonly [string, string | undefined])[] = [
    [msg('Section'), section],
    [msg('Taken over from'), agency],
    [msg('Changed'), modified],
    [msg('Date as written'), date_written],
    [msg('Date found in'), date_place === undefined ? undefined : `${PLACES[date_place] ?? date_place}${sure}`],
    [msg('Zone assumed'), zone_assumed],
  ];
  return all.filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
}

const BASIS: Readonly<Record<string, string>> = {
  given: msg('as its source gave it'),
  flag: msg('as given when it was ingested'),
  page: msg('as read from the page'),
  url: msg('as read from its address'),
};

/** How the day of an article is known, or why it has none. */
export function dateWords({ date_basis, date_problem }: Pick<WholeArticle, 'date_basis' | 'date_problem'>): string {
  if (date_basis !== null) return BASIS[date_basis] ?? date_basis;
  return msg(str`undated: ${date_problem ?? msg('no date was given')}; in no week and in no number`);
}
