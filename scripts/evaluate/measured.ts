/** One figure of the evaluation: what was measured, over how many cases, and how low it may be. Higher is better. */
export type Measured = {
  readonly name: string;
  readonly value: number;
  /** How many cases the value was counted over. */
  readonly of: number;
  /** Below this the evaluation fails. */
  readonly floor: number;
  readonly goal: number | null;
  readonly note: string;
};

/** What a figure must reach, and over how many cases: a figure of too few cases says nothing. */
export type Floor = { readonly floor: number; readonly goal: number | null; readonly cases: number };
export type Floors = Readonly<Record<string, Floor>>;

/** A figure with its floor; to measure what has no floor is an error, or the figure could fall unseen. */
export function measured(floors: Floors, name: string, value: number, of: number, note = ''): Measured {
  const known = floors[name];
  if (known === undefined) throw new Error(`data/gold/floors.json has no floor for "${name}"`);
  return { name, value, of, floor: known.floor, goal: known.goal, note };
}

/** What is wrong with the figures: below their floor, of too few cases, or pinned and not measured. */
export function failuresOf(all: readonly Measured[], floors: Floors): string[] {
  const names = new Set(all.map(({ name }) => name));
  return [
    ...all.flatMap(({ name, value, of, floor }) => {
      const cases = floors[name]?.cases ?? 1;
      return [
        ...(value >= floor ? [] : [`${name} is ${shown(value)}, below its floor of ${shown(floor)}`]),
        ...(of >= cases ? [] : [`${name} was counted over ${of} cases, not ${cases}`]),
      ];
    }),
    ...Object.keys(floors)
      .filter((name) => !names.has(name))
      .map((name) => `${name} has a floor and was not measured`),
  ];
}

const shown = (value: number): string => (value > 1.5 ? value.toFixed(1) : value.toFixed(4));

/** The figures as a table for a terminal. */
export function tableOf(all: readonly Measured[]): string {
  const rows = [
    ['measure', 'value', 'n', 'floor', 'goal', ''],
    ...all.map(({ name, value, of, floor, goal, note }) => [
      name,
      shown(value),
      String(of),
      shown(floor),
      goal === null ? '' : shown(goal),
      note,
    ]),
  ];
  const widths = rows[0]!.map((_cell, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 || at === row.length - 1 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
