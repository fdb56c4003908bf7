import { ASKED, EVENT_KINDS, REPEATED, type Rule, VIEWED } from './grammar.ts';
import { msg, str } from './words.ts';

/** The pages there are; `missing` is a path that leads nowhere. */
export const PAGES = [
  'overview',
  'actors',
  'actor',
  'pairs',
  'articles',
  'article',
  'stories',
  'story',
  'discovery',
  'sources',
  'source',
  'reports',
  'bursts',
  'quality',
  'accuracy',
  'settings',
  'missing',
] as const;
export type Page = (typeof PAGES)[number];

/** The values of a link by key; an absent key means its default. */
export type Values = Readonly<Record<string, string>>;

/** A key of the link that the page cannot use: what it was and what would be right. */
export type WrongKey = { readonly key: string; readonly value: string; readonly expected: string };

/** All state of a page: equal states have equal links. */
export type View = {
  readonly page: Page;
  /** The actor, article or story that the path names; the path itself on a missing page. */
  readonly id: string | null;
  readonly filters: Values;
  readonly view: Values;
  readonly problems: readonly WrongKey[];
};

const KEYS: Readonly<Record<string, Rule>> = { ...ASKED, ...VIEWED };

/** A link as a state. Nothing is thrown and nothing guessed: what cannot be used is listed and left out. */
export function parse(link: string): View {
  const [address = ''] = link.split('#');
  const cut = address.indexOf('?');
  const path = cut < 0 ? address : address.slice(0, cut);
  const values: Record<string, string> = {};
  const problems: WrongKey[] = [];
  for (const [key, value] of pairsOf(cut < 0 ? '' : address.slice(cut + 1))) {
    const problem = problemWith(key, value, values);
    if (problem === null) values[key] = key in REPEATED && key in values ? `${values[key]}\n${value}` : value;
    else problems.push({ key, value, expected: problem });
  }
  const { last, from, to } = values;
  if (last !== undefined && (from !== undefined || to !== undefined)) {
    delete values['last'];
    problems.push({ key: 'last', value: last, expected: msg('either last, or from and to, not both') });
  }
  if (from !== undefined && to !== undefined && from > to) {
    delete values['to'];
    problems.push({ key: 'to', value: to, expected: msg(str`a day on or after from (${from})`) });
  }
  return { ...placeOf(path), filters: only(ASKED, values), view: only(VIEWED, values), problems };
}

/** The canonical link of a state: keys in one order, defaults left out, wrong keys gone. */
export function format({ page, id, filters, view }: View): string {
  const written = [queryOf(filters, ASKED), queryOf(view, VIEWED)].filter((part) => part !== '').join('&');
  return written === '' ? pathOf(page, id) : `${pathOf(page, id)}?${written}`;
}

/** Values as a query string in the order of their keys; defaults are left out. */
export const queryOf = (values: Values, rules: Readonly<Record<string, Rule>>): string =>
  Object.entries(rules)
    .flatMap(([key, rule]) => {
      const value = values[key];
      if (value === undefined || value === rule.default) return [];
      return (key in REPEATED ? value.split('\n') : [value]).map((one) => `${key}=${encode(one)}`);
    })
    .join('&');

/** What a patch of keys changes; null takes a key out. */
export type Patch = Readonly<Record<string, string | null>>;

/** The state after a patch; keys go where they belong, an empty value takes its key out. */
export function changed(state: View, patch: Patch): View {
  const values: Record<string, string> = { ...state.filters, ...state.view };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === '' || value === KEYS[key]?.default) delete values[key];
    else values[key] = value;
  }
  return { ...state, filters: only(ASKED, values), view: only(VIEWED, values), problems: [] };
}

/** The link to the state after a patch. What narrows the page closes the point that was open in it, unless it is set too. */
export function linkTo(state: View, patch: Patch): string {
  const narrows = Object.keys(patch).some((key) => key in ASKED);
  return format(changed(state, narrows ? { point: null, pair: null, tone: null, ...patch } : patch));
}

/** What the reader has marked goes along to every page. */
const eventsAlong = ({ view: { events, event } }: View): Values => ({
  ...(events === undefined ? {} : { events }),
  ...(event === undefined ? {} : { event }),
});

/** The link to another page with the same filters; what was open or sorted on this page stays behind. */
export const pageLink = (state: View, page: Page, id: string | null = null, view: Values = {}): string =>
  format({ page, id, filters: state.filters, view: { ...view, ...eventsAlong(state) }, problems: [] });

/** The entries of a comma list; an absent key has none. */
export const entries = (list: string | undefined): string[] =>
  list === undefined || list === '' ? [] : list.split(',');

/** The chosen entries of a comma list, without those that are excluded. */
export const wanted = (list: string | undefined): string[] => entries(list).filter((word) => !word.startsWith('-'));

function problemWith(key: string, value: string, before: Values): string | null {
  const rule = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (rule === undefined) return msg('a key of this page; this one is not');
  const most = REPEATED[key];
  if (most !== undefined && (before[key]?.split('\n').length ?? 0) >= most)
    return msg(str`given at most ${most} times`);
  if (most !== undefined && value.includes('\n')) return rule.expected;
  if (most === undefined && Object.hasOwn(before, key))
    return msg(str`one value; ${key} is given twice and the first one is used`);
  return rule.fits(value) ? null : rule.expected;
}

const only = (rules: Readonly<Record<string, Rule>>, values: Values): Values =>
  Object.fromEntries(
    Object.entries(rules).flatMap(([key, rule]) => {
      const value = values[key] === undefined ? undefined : tidy(key, values[key]);
      return value === undefined || value === rule.default ? [] : [[key, value]];
    }),
  );

const LISTS = new Set(['actors', 'sources', 'languages', 'kinds', 'speakers', 'forms', 'table']);
/** Repeats in a list say nothing and would make equal views differ, and so would another order of marks. */
function tidy(key: string, value: string): string {
  if (LISTS.has(key)) return [...new Set(value.split(','))].join(',');
  if (key in REPEATED) return [...new Set(value.split('\n'))].join('\n');
  if (key === 'events' && value !== 'off')
    return EVENT_KINDS.filter((kind) => value.split(',').includes(kind)).join(',');
  return value;
}

const ROOTS: Readonly<Record<string, readonly [Page, Page | null]>> = {
  '': ['overview', null],
  actors: ['actors', 'actor'],
  pairs: ['pairs', null],
  articles: ['articles', 'article'],
  stories: ['stories', 'story'],
  discovery: ['discovery', null],
  sources: ['sources', 'source'],
  reports: ['reports', null],
  bursts: ['bursts', null],
  quality: ['quality', null],
  accuracy: ['accuracy', null],
  settings: ['settings', null],
};

function placeOf(path: string): { page: Page; id: string | null } {
  const [root = '', id, ...more] = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  const known = Object.hasOwn(ROOTS, root) ? ROOTS[root] : undefined;
  if (known !== undefined && id === undefined) return { page: known[0], id: null };
  const one = known?.[1] ?? null;
  if (one !== null && id !== undefined && more.length === 0 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    return { page: one, id };
  return { page: 'missing', id: path };
}

function pathOf(page: Page, id: string | null): string {
  if (page === 'missing') return id ?? '/';
  const root = Object.entries(ROOTS).find(([, pages]) => pages.includes(page))?.[0] ?? '';
  return id === null ? `/${root}` : `/${root}/${id}`;
}

const pairsOf = (query: string): (readonly [string, string])[] =>
  query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const cut = part.indexOf('=');
      return cut < 0 ? [decode(part), ''] : [decode(part.slice(0, cut)), decode(part.slice(cut + 1))];
    });

/** `,` `~` `@` and `:` may stand in a query as they are; links stay readable. */
const encode = (value: string) =>
  encodeURIComponent(value).replace(/%2C/g, ',').replace(/%40/g, '@').replace(/%3A/g, ':').replace(/%20/g, '+');

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text; // a broken escape stays as it is and fails the rule of its key, which names it
  }
}
