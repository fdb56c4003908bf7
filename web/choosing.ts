import { fit, fold } from './finding.ts';

/** Something that can be chosen from a list. */
export type Choice = {
  readonly id: string;
  readonly name: string;
  /** Beside its name in the list: how much of it there is. */
  readonly detail?: string;
  /** It cannot be chosen now, because no more have room. */
  readonly off?: boolean;
};

/** A name with the words it is found by, folded once and not at every key. */
export type Line = { readonly item: Choice; readonly folded: string };

export const linesOf = (items: readonly Choice[]): readonly Line[] =>
  items.map((item) => ({ item, folded: fold(item.name) }));

/** What fits the words, best first: all of it, its beginning, a later word, somewhere. Equals keep their order; no words fit all. */
export function fitting(lines: readonly Line[], typed: string): readonly Choice[] {
  const wanted = fold(typed);
  if (wanted === '') return lines.map(({ item }) => item);
  const best: Choice[][] = [[], [], [], []];
  for (const { item, folded } of lines) best[4 - fit(folded, wanted)]?.push(item);
  return best.flat();
}

/** The entry that is called exactly so, whatever its case and marks. */
export const calledSo = (lines: readonly Line[], typed: string): Choice | undefined => {
  const wanted = fold(typed);
  return wanted === '' ? undefined : lines.find(({ folded }) => folded === wanted)?.item;
};

/** Entries that PageUp and PageDown pass. */
const PAGE = 8;

/** Where a key leads from one place of a list, −1 being none: round at its ends by arrows; null for a key that does not move. */
export function moved(key: string, at: number, length: number): number | null {
  const last = length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowDown':
      return at >= last ? 0 : at + 1;
    case 'ArrowUp':
      return at <= 0 ? last : at - 1;
    case 'PageDown':
      return Math.min(last, Math.max(0, at) + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Whether a key is for the caret: Home and End are while words are being written, and any key is with another one held. */
export const isForCaret = (event: KeyboardEvent, writing: boolean): boolean =>
  event.shiftKey ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  (writing && (event.key === 'Home' || event.key === 'End'));
