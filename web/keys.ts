import { keep, kept } from './storage.ts';

/** What a key does wherever it is pressed. */
export type Action = 'find' | 'help' | 'back' | 'on' | 'table' | 'export' | 'compare' | 'close';

const SINGLE: Readonly<Record<string, Action>> = {
  '/': 'find',
  '?': 'help',
  '[': 'back',
  ']': 'on',
  t: 'table',
  e: 'export',
  c: 'compare',
};

export type Pressed = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  /** Brackets and slashes are on the third level of many keyboards, which looks like Ctrl and Alt together. */
  readonly third: boolean;
};

/** What a key does; nothing inside fields, but for the one that finds, and single keys only where they are switched on. */
export function actionOf({ key, ctrl, meta, alt, third }: Pressed, inField: boolean, singles: boolean): Action | null {
  if ((ctrl || meta) && !alt && key.toLowerCase() === 'k') return 'find';
  if (inField || ((ctrl || meta || alt) && !third)) return null;
  if (key === 'Escape') return 'close';
  return singles && Object.hasOwn(SINGLE, key) ? (SINGLE[key] ?? null) : null;
}

/** All keys, as the help lists them. */
export const KEYS: readonly {
  readonly where: string;
  readonly keys: readonly (readonly [keys: readonly string[], does: string, single?: true])[];
}[] = [
  {
    where: 'Anywhere',
    keys: [
      [['Ctrl K', '⌘ K'], 'find actors, sources, stories, pages, saved views, actions'],
      [['/'], 'the same', true],
      [['?'], 'this help', true],
      [['[', ']'], 'the chosen range one step back, one step on', true],
      [['t'], 'figure or table: of the figure you are in, else of the first', true],
      [['e'], 'CSV: of the figure you are in, else of the page', true],
      [['c'], 'compare with the steps before, a year ago, or not at all', true],
      [['Esc'], 'close what is on top; then what is open beside the charts; then the range'],
    ],
  },
  {
    where: 'On a chart',
    keys: [
      [['←', '→'], 'one step of time'],
      [['PageUp', 'PageDown'], 'four steps'],
      [['Home', 'End'], 'first and last step'],
      [['↑', '↓'], 'the next actor'],
      [['Enter'], 'the sentences of this point'],
    ],
  },
  {
    where: 'On a handle of the range',
    keys: [[['←', '→'], 'one step; PageUp and PageDown four; Home and End to the ends']],
  },
  {
    where: 'With mouse or finger on a chart',
    keys: [
      [['drag'], 'choose a range'],
      [['click'], 'the sentences of this point'],
      [['Shift drag'], 'zoom the time axis'],
      [['double click'], 'all of the axis again'],
    ],
  },
];

const PLACE = 'single-keys';
/** Whether keys without Ctrl do something: a reader may switch them off (WCAG 2.1.4). */
export const singleKeys = (): boolean => kept(PLACE) !== 'off';
export const setSingleKeys = (on: boolean): boolean => keep(PLACE, on ? null : 'off');
