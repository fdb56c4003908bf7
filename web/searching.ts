import { hitsIn } from '../server/contract/search/hits.ts';
import { type Mistake, readSearch } from '../server/contract/search/parse.ts';
import type { Search } from '../server/contract/search/tree.ts';
import { LEAST_LETTERS } from '../server/contract/search/tokens.ts';
import { wordsOf } from '../server/contract/search/words.ts';

/** The first mistake of what is typed; null where there is none, or nothing. */
export const mistakeIn = (typed: string): Mistake | null =>
  typed.trim() === '' ? null : (readSearch(typed).mistake ?? null);

/** What is searched for, where it can be read. */
export const searchIn = (q: string | undefined): Search | null =>
  q === undefined ? null : (readSearch(q).search ?? null);

/** Characters shown before and behind a mistake. */
const BEFORE = 24;
const BEHIND = 12;

/** The search around its mistake, and carets below it: two lines of one width for each letter. */
export function pointedAt(
  typed: string,
  { at, length }: Pick<Mistake, 'at' | 'length'>,
): readonly [line: string, carets: string] {
  const from = Math.max(0, at - BEFORE);
  const to = Math.min(typed.length, at + length + BEHIND);
  const head = from > 0 ? '…' : '';
  const line = `${head}${typed.slice(from, to).replace(/\s/g, ' ')}${to < typed.length ? '…' : ''}`;
  return [line, ' '.repeat(head.length + at - from) + '^'.repeat(Math.max(1, Math.min(length, to - at)))];
}

/** What is typed as words of a title, while the last one may be unfinished; null without any. */
export function wordsBegun(typed: string): string | null {
  const words = wordsOf(typed).map(({ word }) => word);
  const last = words.pop();
  if (last === undefined) return null;
  return [...words, Array.from(last).length < LEAST_LETTERS ? last : `${last}*`].join(' ');
}

/** A stretch of a text, cut where what is searched for begins and ends. */
export type Piece<Stretch> = {
  readonly stretch: Stretch;
  readonly parts: readonly { readonly text: string; readonly hit: boolean }[];
};

/** Stretches of one text with the hits in them; a hit may go over the edge of a stretch. */
export function withHits<Stretch extends { readonly text: string }>(
  stretches: readonly Stretch[],
  search: Search | null,
  isTitle: boolean,
): Piece<Stretch>[] {
  const whole = stretches.map(({ text }) => text).join('');
  const hits = search === null ? [] : hitsIn(whole, search, isTitle);
  let from = 0;
  return stretches.map((stretch) => {
    const to = from + stretch.text.length;
    const edges = new Set([from, to]);
    for (const { start, end } of hits) for (const edge of [start, end]) if (edge > from && edge < to) edges.add(edge);
    const cuts = [...edges].toSorted((a, b) => a - b);
    const parts = cuts.slice(1).map((end, at) => ({
      text: whole.slice(cuts[at], end),
      hit: hits.some((hit) => hit.start <= cuts[at]! && end <= hit.end),
    }));
    from = to;
    return { stretch, parts };
  });
}
