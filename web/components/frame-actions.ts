import { ask, daysOf } from '../ask.ts';
import { dayRange } from '../charts/format.ts';
import { grainOf } from '../query.ts';
import { beyond, stepped } from '../range-steps.ts';
import { reportLink } from '../reports.ts';
import { addressesOf, citationOf, copy, download, linkOf, pinnedLinkOf } from '../sharing.ts';
import { setTheme } from '../theme.ts';
import { linkTo, type View } from '../view.ts';
import type { Action } from '../keys.ts';
import { goTo, type Told } from './navigation.ts';
import { say } from './saying.ts';

/** Where an action is done. */
export type Stage = { readonly view: View; readonly told: Told; readonly filtered: boolean };

/** Something the palette does. */
export type Doing = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly also: readonly string[];
  readonly run: (from: EventTarget) => void;
};

/** Pages whose main chart can be held against an earlier period. */
const COMPARES: readonly View['page'][] = ['overview', 'actor'];

const go = (link: string) => (from: EventTarget) => goTo(from, link);

/** What can be done with a view by name; only what works on its page. */
export function doings({ view, told, filtered }: Stage): readonly Doing[] {
  const pinned = pinnedLinkOf(view, told);
  const addresses = addressesOf(view);
  const report = reportLink(view);
  const doing = (id: string, title: string, detail: string, also: readonly string[], run: Doing['run']) => ({
    id,
    title,
    detail,
    also,
    run,
  });
  return [
    ...(filtered
      ? [
          doing(
            'last-13',
            'Last 13 weeks',
            'dates',
            ['quarter', '13w'],
            go(linkTo(view, { last: '13w', from: null, to: null })),
          ),
          doing(
            'last-52',
            'Last 52 weeks',
            'dates',
            ['year', '52w'],
            go(linkTo(view, { last: '52w', from: null, to: null })),
          ),
          doing('all-dates', 'All dates', 'dates', ['range'], go(linkTo(view, { last: null, from: null, to: null }))),
        ]
      : []),
    ...(COMPARES.includes(view.page)
      ? [
          doing(
            'compare-previous',
            'Compare with the steps before',
            'main chart',
            ['earlier', 'previous'],
            go(linkTo(view, { compare: 'previous' })),
          ),
          doing(
            'compare-year',
            'Compare with a year ago',
            'main chart',
            ['earlier', 'last year'],
            go(linkTo(view, { compare: 'year' })),
          ),
          doing(
            'compare-off',
            'Compare with nothing',
            'main chart',
            ['earlier', 'off'],
            go(linkTo(view, { compare: null })),
          ),
        ]
      : []),
    doing('copy-link', 'Copy link', 'this view', ['share', 'url'], () => void copy(linkOf(view), 'Link')),
    ...(pinned === null
      ? []
      : [
          doing(
            'copy-pinned',
            'Copy link to this snapshot',
            'shows the same numbers for ever',
            ['share', 'pin', 'permalink'],
            () => void copy(pinned, 'Link to this snapshot'),
          ),
        ]),
    doing(
      'cite',
      'Copy citation',
      'for a text',
      ['cite', 'reference', 'share'],
      () => void copy(citationOf(view, told), 'Citation'),
    ),
    ...(addresses === null
      ? []
      : [
          doing('csv', 'Export CSV', addresses.words, ['download', 'table', 'excel'], () =>
            download(addresses.csv, addresses.file),
          ),
          doing(
            'api',
            'Copy API address',
            addresses.words,
            ['json', 'program'],
            () => void copy(addresses.api, 'API address'),
          ),
        ]),
    ...(report === null
      ? []
      : [doing('report', 'Report from this view', 'HTML, PDF, XLSX, CSV', ['pdf', 'brief', 'export'], go(report))]),
    doing('print', 'Print', 'this view', ['paper', 'pdf'], () => print()),
    doing('theme-light', 'Light theme', 'colours', ['theme'], () => setTheme('light')),
    doing('theme-dark', 'Dark theme', 'colours', ['theme', 'night'], () => setTheme('dark')),
    doing('theme-system', 'Theme of the system', 'colours', ['theme', 'auto'], () => setTheme('system')),
    doing('fresh', 'Start fresh', 'the overview without filters', ['reset', 'clear'], go('/')),
    doing(
      'help',
      'Keys and help',
      '',
      ['shortcuts', 'keyboard'],
      (from) => void from.dispatchEvent(new CustomEvent('help-open', { bubbles: true })),
    ),
  ];
}

type Frame = HTMLElement & { readonly turn: string; readonly csv: string; readonly name: string };

/** The figure that has the focus, else the first that can do it. */
function figure(can: (frame: Frame) => boolean): { frame: Frame; focused: boolean } | null {
  const focused = document.activeElement?.closest<Frame>('chart-frame') ?? null;
  if (focused !== null && can(focused)) return { frame: focused, focused: true };
  const first = [...document.querySelectorAll<Frame>('main chart-frame')].find(can);
  return first === undefined ? null : { frame: first, focused: false };
}

/** What a key does; what it cannot do it says. */
export async function act(action: Action, { view, told, filtered }: Stage, from: HTMLElement): Promise<void> {
  if (action === 'close') return close(view, filtered, from);
  if (action === 'table') {
    const found = figure(({ turn }) => turn !== '');
    if (found === null) return say('No figure here has a table beside it.');
    goTo(from, found.frame.turn);
    // What had the focus in the figure is gone with it.
    if (found.focused) requestAnimationFrame(() => found.frame.querySelector<HTMLElement>('.tool')?.focus());
    return;
  }
  if (action === 'export') {
    const found = figure(({ csv }) => csv !== '');
    if (found?.focused === true) return download(found.frame.csv, `newstally-${found.frame.name}.csv`);
    const addresses = addressesOf(view);
    if (addresses === null) return say('This page has no table to export.');
    download(addresses.csv, addresses.file);
    return say(`CSV: ${addresses.words}.`);
  }
  if (action === 'compare') return compare(view, from);
  if (action === 'back' || action === 'on') await step(action === 'on' ? 1 : -1, view, told, filtered, from);
}

/** What `c` turns on next: the steps before, a year ago, and off again. */
const nextCompared = ({ view: { compare: now } }: View): string | null =>
  now === undefined ? 'previous' : now === 'previous' ? 'year' : null;

function compare(view: View, from: HTMLElement): void {
  if (!COMPARES.includes(view.page))
    return say('Only the overview and the page of an actor compare with an earlier period.');
  const next = nextCompared(view);
  goTo(from, linkTo(view, { compare: next }));
  say(
    next === null ? 'Compared with nothing.' : `Compared with ${next === 'year' ? 'a year ago' : 'the steps before'}.`,
  );
}

/** Moves the chosen range by one step of time. */
async function step(by: 1 | -1, view: View, told: Told, filtered: boolean, from: HTMLElement): Promise<void> {
  const { last, from: first, to } = view.filters;
  if (!filtered || (last === undefined && first === undefined && to === undefined))
    return say('All dates are shown: choose a range first.');
  if (told.days == null) return;
  const moved = stepped(told.days, grainOf(view), by);
  const all = daysOf(await ask('/coverage', '', new AbortController().signal).catch(() => undefined));
  if (all === null) return;
  const side = beyond(moved, all);
  if (side !== null) return say(`Nothing was read ${side} ${dayRange(told.days.from, told.days.to)}.`);
  goTo(from, linkTo(view, { from: moved.from, to: moved.to, last: null }));
  say(dayRange(moved.from, moved.to));
}

/** What is open beside the charts first, then the range. */
function close(view: View, filtered: boolean, from: HTMLElement): void {
  const folded = document.querySelector<HTMLDetailsElement>('filter-bar details[open]');
  if (folded !== null) {
    folded.open = false;
    folded.querySelector('summary')?.focus();
    return;
  }
  const { point, pair, tone } = view.view;
  if (point !== undefined || pair !== undefined || tone !== undefined)
    return goTo(from, linkTo(view, { point: null, pair: null, tone: null }));
  const { last, from: first, to } = view.filters;
  if (filtered && (last !== undefined || first !== undefined || to !== undefined))
    goTo(from, linkTo(view, { last: null, from: null, to: null }));
}
