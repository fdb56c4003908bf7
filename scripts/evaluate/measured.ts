import { wilson } from '../../server/analysis/statistics.ts';
import type { Ends } from './interval.ts';

/** The corner of a task that fares worst, so that no mean hides it. */
export type Worst = {
  /** What it is the worst of, and which it is: "rule first_name". */
  readonly what: string;
  readonly value: number;
  readonly of: number;
};

/** One figure of the evaluation: what was measured, over how many cases, and how low it may be. Higher is better. */
export type Measured = {
  readonly name: string;
  readonly value: number;
  /** Ends of the 95 % interval; null for a figure that has none. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many cases the value was counted over. */
  readonly of: number;
  /** Below this the evaluation fails. */
  readonly floor: number;
  readonly goal: number | null;
  readonly note: string;
  readonly worst: Worst | null;
  /** Name and version of what scored, where a scorer did. */
  readonly scorer: string | null;
};

/** On what gold a floor was set: it holds for no other. */
export type Provenance = {
  /** What the street is measured at: tone, mentions, dates. */
  readonly task: string;
  /** A name of GOLD_SETS. */
  readonly set: string;
  readonly sha256: string;
  /** What the value is: macro F1, precision, the share of right days. */
  readonly measure: string;
  /** What was measured when the floor was set, and over how many cases. */
  readonly value: number;
  readonly n: number;
  readonly scorer: string | null;
  readonly date: string;
};

/** What a figure must reach, and over how many cases at least: a figure of too few cases says nothing. */
export type Floor = {
  readonly floor: number;
  readonly goal: number | null;
  readonly cases: number;
} & Partial<Provenance>;
export type Floors = Readonly<Record<string, Floor>>;

/** What more is known of a figure. A share's interval is Wilson's; that of other figures is handed in. */
type More = {
  readonly share?: true;
  readonly ends?: Ends;
  readonly worst?: Worst;
  readonly scorer?: string;
};

/** A figure with its floor; to measure what has no floor is an error, or the figure could fall unseen. */
export function measured(
  floors: Floors,
  name: string,
  value: number,
  of: number,
  note = '',
  { share, ends, worst, scorer }: More = {},
): Measured {
  const known = floors[name];
  if (known === undefined) throw new Error(`data/gold/floors.json has no floor for "${name}"`);
  const around = share === true && of > 0 ? wilson(value, of) : { low: ends?.[0] ?? null, high: ends?.[1] ?? null };
  return {
    name,
    value,
    ...around,
    of,
    floor: known.floor,
    goal: known.goal,
    note,
    worst: worst ?? null,
    scorer: scorer ?? null,
  };
}

/** A corner of fewer cases says nothing. */
export const LEAST_OF_A_CORNER = 5;

/** The worst of several corners that are large enough. An error where none is. */
export function worstOf(corners: readonly Worst[], least = LEAST_OF_A_CORNER): Worst {
  const [worst] = corners.filter(({ of }) => of >= least).toSorted((a, b) => a.value - b.value || b.of - a.of);
  if (worst === undefined) throw new Error(`of ${corners.length} corners none has ${least} cases`);
  return worst;
}

/** Corners by a name that each case has, with the share of cases that are right. */
export function cornersOf<Case>(
  cases: readonly Case[],
  nameOf: (one: Case) => string,
  isRight: (one: Case) => boolean,
): Worst[] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const name = nameOf(one);
    const those = groups.get(name);
    if (those === undefined) groups.set(name, [one]);
    else those.push(one);
  }
  return [...groups].map(([what, those]) => ({
    what,
    value: those.filter(isRight).length / those.length,
    of: those.length,
  }));
}

export const taskOf = (name: string): string => name.split(':')[0] ?? name;

/** What is known of the gold now, by set, and which sets could not be measured. */
export type GoldNow = { readonly hashes: ReadonlyMap<string, string>; readonly skipped: ReadonlySet<string> };

/**
 * What is wrong with the figures: below their floor, of too few cases, counted over nothing, without a worst case in their
 * task, pinned and not measured, or pinned on other gold, whose floor is void until a person sets it anew.
 */
export function failuresOf(all: readonly Measured[], floors: Floors, gold: GoldNow): string[] {
  const names = new Set(all.map(({ name }) => name));
  const tasks = new Set(all.map(({ name }) => taskOf(name)));
  return [
    ...all.flatMap((figure) => {
      const { name, value, of, floor } = figure;
      if (of === 0) return [`${name} was counted over nothing`];
      const set = floors[name];
      const other = voidedBy(set, gold);
      if (other !== null) return [`${name}: ${other}; set it anew by hand: ${proposal(figure, floors, gold)}`];
      const cases = set?.cases ?? 1;
      return [
        ...(value >= floor ? [] : [`${name} is ${shown(value)}, below its floor of ${shown(floor)}`]),
        ...(of >= cases ? [] : [`${name} was counted over ${of} cases, not ${cases}`]),
      ];
    }),
    ...[...tasks]
      .filter((task) => !all.some(({ name, worst }) => worst !== null && taskOf(name) === task))
      .map((task) => `${task} has no worst case, so its means can hide one`),
    ...Object.entries(floors)
      .filter(([name, { set }]) => !names.has(name) && !gold.skipped.has(set ?? ''))
      .map(([name]) => `${name} has a floor and was not measured`),
  ];
}

/** Why a floor does not hold; null where it does. */
function voidedBy(floor: Floor | undefined, { hashes }: GoldNow): string | null {
  const { set, sha256, value, n, date, measure } = floor ?? {};
  if (set === undefined || sha256 === undefined || value === undefined || n === undefined) {
    return 'its floor names no gold';
  }
  if (date === undefined || measure === undefined) return 'its floor names no date or no measure';
  const now = hashes.get(set);
  if (now === undefined) return `its floor names the gold "${set}", which there is not`;
  return now === sha256 ? null : `its floor is void, set on gold ${sha256}, while the gold is now ${now}`;
}

/** A figure cut to one decimal of a per cent, or of itself where it is no share. */
export const cutToFloor = (value: number): number =>
  value > 1.5 ? Math.floor(value * 10 + 1e-9) / 10 : Math.floor(value * 1000 + 1e-9) / 1000;

/** The line of floors.json that a figure would have by what was measured now. */
function proposal({ name, value, of, scorer }: Measured, floors: Floors, { hashes }: GoldNow): string {
  const known = floors[name];
  const set = known?.set ?? '?';
  const said = {
    task: taskOf(name),
    set,
    sha256: hashes.get(set) ?? '?',
    measure: known?.measure ?? '?',
    n: of,
    value: roundedTo(value),
    floor: cutToFloor(value),
    goal: known?.goal ?? null,
    cases: known?.cases ?? of,
    scorer,
    date: '?',
  };
  return `"${name}": ${JSON.stringify(said)}`;
}

/** Finer than any figure is sure, and the same on every machine. */
export const roundedTo = (value: number, places = 4): number => Math.round(value * 10 ** places) / 10 ** places;

const shown = (value: number): string => (value > 1.5 ? value.toFixed(1) : value.toFixed(4));
const orNothing = (value: number | null): string => (value === null ? '' : shown(value));

/** The figures as a table for a terminal, then a line for the worst case of each. */
export function tableOf(all: readonly Measured[]): string {
  const rows = [
    ['measure', 'value', 'low', 'high', 'n', 'floor', 'over it', 'goal', ''],
    ...all.map(({ name, value, low, high, of, floor, goal, note }) => [
      name,
      shown(value),
      orNothing(low),
      orNothing(high),
      String(of),
      shown(floor),
      `${value < floor ? '-' : '+'}${shown(Math.abs(value - floor))}`,
      orNothing(goal),
      note,
    ]),
  ];
  const widths = rows[0]!.map((_cell, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 || at === row.length - 1 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  const worst = all.flatMap(({ name, worst }) => (worst === null ? [] : [`worst, ${name}: ${worstText(worst)}`]));
  return [...lines, ...worst].join('\n');
}

/** Of a hundred, as a reader says it: whole numbers, and one decimal where that hides too much. `like` is the figure whose decimals its interval has too. */
export function ofHundred(share: number, like = share): string {
  const hides = like >= 0.95 || like < 0.095;
  return (100 * share).toFixed(hides && share > 0 && share < 1 ? 1 : 0);
}

/** A count with its thousands parted. */
export const counted = (n: number): string => n.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** A worst case in words: "rule first name, 68 of 100 (n 19)". */
export const worstText = ({ what, value, of }: Worst): string =>
  `${what.replaceAll('_', ' ')}, ${ofHundred(value)} of 100 (n ${counted(of)})`;
