/** How one actor is drawn: a token of styles/tokens.css and a dash of its own, so that colour is never alone. */
export type Slot = { readonly color: string; readonly dash: readonly number[] | 'solid' };

/** Six slots in the order in which actors are chosen; after them everyone shares the grey, each with another dash. */
const SLOTS: readonly Slot[] = [
  { color: 'var(--actor-1)', dash: 'solid' },
  { color: 'var(--actor-2)', dash: [6, 3] },
  { color: 'var(--actor-3)', dash: [2, 2] },
  { color: 'var(--actor-4)', dash: [8, 2, 2, 2] },
  { color: 'var(--actor-5)', dash: [4, 4] },
  { color: 'var(--actor-6)', dash: [1, 3] },
  { color: 'var(--other)', dash: [10, 4] },
  { color: 'var(--other)', dash: [3, 6] },
];
const EVERYONE_ELSE: Slot = { color: 'var(--other)', dash: 'solid' };

/** The slot at a place; from the ninth on, everyone else's. */
export const slotAt = (place: number): Slot => SLOTS[place] ?? EVERYONE_ELSE;

/** The token of a tone: coloured only where the interval leaves out zero and the sample is not thin. */
export function toneColor(value: {
  sentiment: number | null;
  low: number | null;
  high: number | null;
  thin: string | null;
}): string {
  const { sentiment, low, high, thin } = value;
  if (sentiment === null || low === null || high === null || thin !== null) return 'var(--ink)';
  if (high < 0) return 'var(--tone-neg-2)';
  return low > 0 ? 'var(--tone-pos-2)' : 'var(--ink)';
}
