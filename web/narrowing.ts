import { dayRange } from './charts/format.ts';
import { bucketEnd } from './charts/weeks.ts';
import type { Grain } from '../server/contract/vocabulary.ts';
import type { Patch, Values } from './view.ts';
import { msg, str } from './words.ts';

/** One filter that may have emptied a view: in words, and what takes it out. */
export type Narrowing = { readonly words: string; readonly without: Patch };

const WORDS: Readonly<Record<string, string>> = {
  actors: msg('actors'),
  sources: msg('sources'),
  languages: msg('languages'),
  kinds: msg('kinds of actors'),
  voice: msg('words outside quotes only'),
  speakers: msg('quotes of'),
  forms: msg('forms that count'),
  q: msg('words'),
};

/** What narrows a view, one filter after the other; days are one. How something is counted narrows nothing. */
export function narrowings(filters: Values): readonly Narrowing[] {
  const { from, to, last } = filters;
  const days =
    last !== undefined
      ? msg(str`the last ${last}`)
      : from !== undefined && to !== undefined
        ? dayRange(from, to)
        : from !== undefined
          ? msg(str`from ${from}`)
          : to === undefined
            ? ''
            : msg(str`until ${to}`);
  return [
    ...(days === '' ? [] : [{ words: msg(str`dates (${days})`), without: { from: null, to: null, last: null } }]),
    ...Object.entries(WORDS).flatMap(([key, words]) => {
      const value = filters[key];
      if (value === undefined) return [];
      return [{ words: key === 'voice' ? words : `${words} (${value})`, without: { [key]: null } }];
    }),
  ];
}

/** The steps with articles that are nearest to a range: the last one before it and the first one behind it. */
export function nearest(
  rows: readonly { readonly week: string; readonly articles: number | null }[],
  { from, to }: { readonly from: string; readonly to: string },
  grain: Grain,
): readonly { readonly from: string; readonly to: string }[] {
  const read = rows
    .filter(({ articles }) => (articles ?? 0) > 0)
    .map(({ week }) => ({ from: week, to: bucketEnd(week, grain) }));
  const inside = read.some((step) => step.to >= from && step.from <= to);
  if (inside) return [];
  const before = read.findLast((step) => step.to < from);
  const behind = read.find((step) => step.from > to);
  return [...(before === undefined ? [] : [before]), ...(behind === undefined ? [] : [behind])];
}
