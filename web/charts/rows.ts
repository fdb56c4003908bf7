import type { Line, Point } from './lines.ts';

type Cell = { readonly week: string; readonly actor: string; readonly name: string };

/** Rows of a question, laid out as one line an actor with a point for each bucket. An actor without rows has no line. */
export function linesOf<Row extends Cell>(
  rows: readonly Row[],
  actors: readonly string[],
  buckets: readonly string[],
  point: (row: Row | undefined) => Point,
): Line[] {
  const found = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const own = found.get(row.actor) ?? new Map<string, Row>();
    found.set(row.actor, own.set(row.week, row));
  }
  return actors.flatMap((actor) => {
    const own = found.get(actor);
    const name = own?.values().next().value?.name;
    return own === undefined || name === undefined
      ? []
      : [{ actor, name, points: buckets.map((bucket) => point(own.get(bucket))) }];
  });
}
