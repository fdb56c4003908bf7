import { ask, daysOf } from '../ask.ts';
import { dayRange } from '../charts/format.ts';
import { grainOf } from '../query.ts';
import { beyond, stepped } from '../range-steps.ts';
import { reportLink } from '../reports.ts';
import { addressesOf, citationOf, copy, download, linkOf, pinnedLinkOf } from '../sharing.ts';
import { chooseLanguage, LANGUAGES } from '../language.ts';
import { setTheme } from '../theme.ts';
import { linkTo, type View } from '../view.ts';
import type { Action } from '../keys.ts';
import { goTo, type Told } from './navigation.ts';
import { say } from './saying.ts';
import { msg, str } from '../words.ts';

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
          doing(
            'all-dates',
            msg('All dates'),
            'dates',
            ['range'],
            go(linkTo(view, { last: null, from: null, to: null })),
          ),
        ]
      : []),
    ...(COMPARES.includes(view.page)
      ? [
          doing(
            'compare-previous',
            msg('Compare with the steps before'),
            msg('main chart'),
            ['earlier', 'previous'],
            go(linkTo(view, { compare: 'previous' })),
          ),
          doing(
            'compare-year',
            msg('Compare with a year ago'),
            msg('main chart'),
            ['earlier', msg('last year')],
            go(linkTo(view, { compare: 'year' })),
          ),
          doing(
            'compare-off',
            msg('Compare with nothing'),
            msg('main chart'),
            ['earlier', 'off'],
            go(linkTo(view, { compare: null })),
          ),
        ]
      : []),
    doing(
      'copy-link',
      msg('Copy link'),
      msg('this view'),
      ['share', 'url'],
      () => void copy(linkOf(view), msg('Link')),
    ),
    ...(pinned === null
      ? []
      : [
          doing(
            'copy-pinned',
            msg('Copy link to this snapshot'),
            msg('shows the same numbers for ever'),
            ['share', 'pin', 'permalink'],
            () => void copy(pinned, msg('Link to this snapshot')),
          ),
        ]),
    doing(
      'cite',
      msg('Copy citation'),
      msg('for a text'),
      ['cite', 'reference', 'share'],
      () => void copy(citationOf(view, told), msg('Citation')),
    ),
    ...(addresses === null
      ? []
      : [
          doing('csv', msg('Export CSV'), addresses.words, ['download', 'table', 'excel'], () =>
            download(addresses.csv, addresses.file),
          ),
          doing(
            'api',
            msg('Copy API address'),
            addresses.words,
            ['json', 'program'],
            () => void copy(addresses.api, msg('API address')),
          ),
        ]),
    ...(report === null
      ? []
      : [
          doing(
            'report',
            msg('Report from this view'),
            msg('HTML, PDF, XLSX, CSV'),
            ['pdf', 'brief', 'export'],
            go(report),
          ),
        ]),
    doing('print', msg('Print'), msg('this view'), ['paper', 'pdf'], () => print()),
    doing('theme-light', msg('Light theme'), 'colours', ['theme'], () => setTheme('light')),
    doing('theme-dark', msg('Dark theme'), 'colours', ['theme', 'night'], () => setTheme('dark')),
    doing('theme-system', msg('Theme of the system'), 'colours', ['theme', 'auto'], () => setTheme('system')),
    ...LANGUAGES.map(([tag, name]) =>
      doing(`language-${tag}`, name, msg('language'), ['language'], () => chooseLanguage(tag)),
    ),
    doing('fresh', msg('Start fresh'), msg('the overview without filters'), ['reset', 'clear'], go('/')),
    doing(
      'help',
      msg('Keys and help'),
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
    if (found === null) return say(msg('No figure here has a table beside it.'));
    goTo(from, found.frame.turn);
    // What had the focus in the figure is gone with it.
    if (found.focused) requestAnimationFrame(() => found.frame.querySelector<HTMLElement>('.tool')?.focus());
    return;
  }
  if (action === 'export') {
    const found = figure(({ csv }) => csv !== '');
    if (found?.focused === true) return download(found.frame.csv, `newstally-${found.frame.name}.csv`);
    const addresses = addressesOf(view);
    if (addresses === null) return say(msg('This page has no table to export.'));
    download(addresses.csv, addresses.file);
    return say(msg(str`CSV: ${msg(addresses.words)}.`));
  }
  if (action === 'compare') return compare(view, from);
  if (action === 'back' || action === 'on') await step(action === 'on' ? 1 : -1, view, told, filtered, from);
}

/** What `c` turns on next: the steps before, a year ago, and off again. */
const nextCompared = ({ view: { compare: now } }: View): string | null =>
  now === undefined ? 'previous' : now === 'previous' ? 'year' : null;

function compare(view: View, from: HTMLElement): void {
  if (!COMPARES.includes(view.page))
    return say(msg('Only the overview and the page of an actor compare with an earlier period.'));
  const next = nextCompared(view);
  goTo(from, linkTo(view, { compare: next }));
  say(
    next === null
      ? msg('Compared with nothing.')
      : msg(str`Compared with ${next === 'year' ? msg('a year ago') : msg('the steps before')}.`),
  );
}

/** Moves the chosen range by one step of time. */
async function step(by: 1 | -1, view: View, told: Told, filtered: boolean, from: HTMLElement): Promise<void> {
  const { last, from: first, to } = view.filters;
  if (!filtered || (last === undefined && first === undefined && to === undefined))
    return say(msg('All dates are shown: choose a range first.'));
  if (told.days == null) return;
  const moved = stepped(told.days, grainOf(view), by);
  const all = daysOf(await ask('/coverage', '', new AbortController().signal).catch(() => undefined));
  if (all === null) return;
  const side = beyond(moved, all);
  if (side !== null) return say(msg(str`Nothing was read ${msg(side)} ${dayRange(told.days.from, told.days.to)}.`));
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
