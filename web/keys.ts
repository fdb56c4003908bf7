import { keep, kept } from './storage.ts';
import { msg } from './words.ts';

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
    where: msg('Anywhere'),
    keys: [
      [['Ctrl K', '⌘ K'], msg('find actors, sources, stories, pages, saved views, actions')],
      [['/'], msg('the same'), true],
      [['?'], msg('this help'), true],
      [['[', ']'], msg('the chosen range one step back, one step on'), true],
      [['t'], msg('figure or table: of the figure you are in, else of the first'), true],
      [['e'], msg('CSV: of the figure you are in, else of the page'), true],
      [['c'], msg('compare with the steps before, a year ago, or not at all'), true],
      [['Esc'], msg('close what is on top; then what is open beside the charts; then the range')],
    ],
  },
  {
    where: msg('On a chart'),
    keys: [
      [['←', '→'], msg('one step of time')],
      [['PageUp', 'PageDown'], msg('four steps')],
      [['Home', 'End'], msg('first and last step')],
      [['↑', '↓'], msg('the next actor')],
      [['Enter'], msg('the sentences of this point')],
    ],
  },
  {
    where: msg('On a handle of the range'),
    keys: [[['←', '→'], msg('one step; PageUp and PageDown four; Home and End to the ends')]],
  },
  {
    where: msg('With mouse or finger on a chart'),
    keys: [
      [['drag'], msg('choose a range')],
      [['click'], msg('the sentences of this point')],
      [[msg('Shift drag')], msg('zoom the time axis')],
      [[msg('double click')], msg('all of the axis again')],
    ],
  },
];

const PLACE = 'single-keys';
/** Whether keys without Ctrl do something: a reader may switch them off (WCAG 2.1.4). */
export const singleKeys = (): boolean => kept(PLACE) !== 'off';
export const setSingleKeys = (on: boolean): boolean => keep(PLACE, on ? null : 'off');
