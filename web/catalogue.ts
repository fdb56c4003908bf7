import type { AnalysisState, Counts, Difference, Version } from '../server/contract/catalogue.ts';
import type { Kind } from '../server/contract/actor.ts';
import { count, many } from './charts/format.ts';
import { msg, str } from './words.ts';

/** What the server says of the catalogue. */
export type CatalogueStanding = {
  readonly versions: readonly Version[];
  readonly shipped: { readonly counts: Counts } | null;
  readonly analysis: AnalysisState;
};

const KINDS: readonly (readonly [Kind, string, string])[] = [
  ['person', 'person', 'persons'],
  ['organisation', 'organisation', 'organisations'],
  ['country', 'country', 'countries'],
  ['place', 'place', 'places'],
  ['other', 'other', 'others'],
];

/** "3,120 persons, 412 organisations, 199 countries": kinds that it has. */
export const kindsLine = ({ kinds }: Counts): string =>
  KINDS.flatMap(([kind, one, other]) => ((kinds[kind] ?? 0) === 0 ? [] : [many(kinds[kind] ?? 0, one, other)])).join(
    ', ',
  );

/** What a file is sent as: by its name, else as a table. */
export const typeOfFile = (name: string): string =>
  /\.ya?ml$/i.test(name)
    ? 'application/yaml'
    : /\.(?:json|jsonl|ndjson)$/i.test(name)
      ? 'application/json'
      : 'text/csv';

/** Names shown of each kind of change; the rest are counted. */
const SHOWN = 30;

export type Part = { readonly title: string; readonly names: readonly string[]; readonly more: number };

const partOf = (title: string, all: readonly string[]): Part[] =>
  all.length === 0
    ? []
    : [{ title: `${title} (${count(all.length)})`, names: all.slice(0, SHOWN), more: Math.max(0, all.length - SHOWN) }];

/** What a file would change, kind by kind, with names. */
export function partsOf({ added, changed, removed, ambiguous, conflicts }: Difference): Part[] {
  return [
    ...partOf(
      msg('Corrections that would lack their actor'),
      conflicts.map(({ correction, change, actor }) => msg(str`${correction}: ${change} speaks of ${actor}`)),
    ),
    ...partOf(
      msg('Added'),
      added.map(({ name }) => name),
    ),
    ...partOf(
      msg('Changed'),
      changed.map(({ name, what }) => `${name}: ${what.join(', ')}`),
    ),
    ...partOf(
      msg('Removed'),
      removed.map(({ name }) => name),
    ),
    ...partOf(
      msg('Full names that several actors claim: alone they name nobody'),
      ambiguous.map(({ form, actors }) => `${form}: ${actors.join(', ')}`),
    ),
  ];
}

/** "2 added, 1 changed, none removed, 5,287 unchanged; office titles: 1 added". */
export function sumLine({ added, changed, removed, unchanged, titles }: Difference): string {
  const told = [
    [added.length, msg('added')],
    [changed.length, msg('changed')],
    [removed.length, msg('removed')],
    [unchanged, msg('unchanged')],
  ] as const;
  const moved = (['added', 'changed', 'removed'] as const).filter((what) => titles[what] > 0);
  const offices = moved.map((what) => `${count(titles[what])} ${msg(what)}`).join(', ');
  return `${told.map(([amount, what]) => `${amount === 0 ? msg('none') : count(amount)} ${what}`).join(', ')}${offices === '' ? '' : msg(str`; office titles: ${offices}`)}`;
}

/** Nothing to take over: the same catalogue. */
export const isSame = ({ added, changed, removed, titles }: Difference): boolean =>
  added.length + changed.length + removed.length + titles.added + titles.changed + titles.removed === 0;

/** "1,204 of 23,002 articles, 95 a second". */
export function progressLine({ done, of, seconds }: Pick<AnalysisState, 'done' | 'of' | 'seconds'>): string {
  const rate = seconds >= 1 && done > 0 ? msg(str`, ${count(done / seconds)} a second`) : '';
  return msg(str`${count(done)} of ${many(of, 'article', 'articles')}${rate}`);
}
