/** The actors that a unit names, by their ids, and how many units name just these. */
export type Company = { readonly actors: readonly number[]; readonly units: number };

/** How many units name both the actor at one place of the rows and the actor at one place of the columns. */
export type Meetings = (row: number, column: number) => number;

/** How many units name each actor; actors that no unit names are not in it. */
export function namings(companies: readonly Company[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { actors, units } of companies) {
    for (const actor of actors) counts.set(actor, (counts.get(actor) ?? 0) + units);
  }
  return counts;
}

/** Counts each of `rows` with each of `columns`, in one table: its size is the product of both. Nobody meets himself. */
export function meetings(companies: readonly Company[], rows: readonly number[], columns: readonly number[]): Meetings {
  const rowOf = new Map(rows.map((actor, at) => [actor, at]));
  const columnOf = new Map(columns.map((actor, at) => [actor, at]));
  const width = columns.length;
  const counts = new Uint32Array(rows.length * width);
  // One list for all companies: a new one for each is most of the work.
  const here: number[] = [];
  for (const { actors, units } of companies) {
    here.length = 0;
    for (const actor of actors) {
      const column = columnOf.get(actor);
      if (column !== undefined) here.push(column);
    }
    for (const actor of actors) {
      const row = rowOf.get(actor);
      if (row === undefined) continue;
      const line = row * width;
      for (const column of here) counts[line + column]! += units;
    }
  }
  return (row, column) => (rows[row] === columns[column] ? 0 : counts[row * width + column]!);
}
