import { msg } from './words.ts';

/** What the palette can lead to. */
export const GROUPS = [
  msg('Actors'),
  msg('Sources'),
  msg('Watchlists'),
  msg('Collections'),
  msg('Saved views'),
  msg('Stories'),
  msg('Pages'),
  msg('Actions'),
] as const;
export type Group = (typeof GROUPS)[number];

export type Entry = {
  readonly group: Group;
  readonly id: string;
  readonly title: string;
  /** Beside the title: what it is, how much of it there is. */
  readonly detail: string;
  /** Other words by which it is found. */
  readonly also?: readonly string[];
  /** It was found elsewhere, by what was typed: it fits whatever its words are. */
  readonly fits?: boolean;
};

export type Found = { readonly group: Group; readonly entries: readonly Entry[] };

/** Entries of one group that are shown. */
const MOST = 6;
/** Groups that are offered before anything is typed. */
const OFFERED: readonly Group[] = [msg('Saved views'), msg('Pages'), msg('Actions')];

/** Words as they are compared: without case and marks on letters. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim();

/** How well words fit what is typed, both folded: all of it, its beginning, the beginning of a later word, somewhere, not at all. */
export function fit(line: string, typed: string): number {
  if (line === typed) return 4;
  if (line.startsWith(typed)) return 3;
  const isThere = line.includes(typed);
  // Thousands of names do not fit: only words with a space between them can fit across a dash.
  if (!isThere && !typed.includes(' ')) return 0;
  if (line.replace(/[\s–—-]+/g, ' ').includes(` ${typed}`)) return 2;
  return isThere ? 1 : 0;
}

/** Entries that fit what is typed, best first in each group, the group of the best one first. Equals keep their order. */
export function found(entries: readonly Entry[], typed: string): readonly Found[] {
  const wanted = fold(typed);
  const ranked = entries.map((entry) => ({
    entry,
    rank:
      wanted === ''
        ? OFFERED.includes(entry.group)
          ? 1
          : 0
        : Math.max(
            fit(fold(entry.title), wanted),
            ...(entry.also ?? []).map((words) => Math.min(3, fit(fold(words), wanted))),
            entry.fits === true ? 1 : 0,
          ),
  }));
  const groups = GROUPS.map((group) => {
    const own = ranked
      .filter(({ entry, rank }) => entry.group === group && rank > 0)
      .toSorted((a, b) => b.rank - a.rank);
    const most = wanted === '' ? own.length : MOST;
    return { group, best: own[0]?.rank ?? 0, entries: own.slice(0, most).map(({ entry }) => entry) };
  });
  return groups
    .filter(({ best }) => best > 0)
    .toSorted((a, b) => b.best - a.best)
    .map(({ group, entries: shown }) => ({ group, entries: shown }));
}
