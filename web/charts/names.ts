/** A name at the end of a line: where its line ends and where there is room for the name, in pixels from the top. */
export type PlacedName<Item> = { readonly item: Item; readonly wanted: number; readonly top: number };

/**
 * Names in the order of their lines, each at its line's end or as near as `gap` pixels between names and the height
 * allow. Names that crowd each other move together, so that a run stands around the middle of where it wants to be.
 */
export function spreadNames<Item>(
  items: readonly { readonly item: Item; readonly wanted: number }[],
  gap: number,
  height: number,
): PlacedName<Item>[] {
  const sorted = items.toSorted((a, b) => a.wanted - b.wanted);
  let runs = sorted.map((one) => ({ members: [one], top: one.wanted }));
  // Keeping a run inside can push it onto its neighbour, so overlaps are looked for again until there is none.
  do {
    const merged: typeof runs = [];
    for (const run of runs) {
      const before = merged.at(-1);
      if (before === undefined || run.top - (before.top + before.members.length * gap) >= 0) merged.push(run);
      else {
        const members = [...before.members, ...run.members];
        merged[merged.length - 1] = { members, top: middleOf(members, gap) };
      }
    }
    runs = merged.map((run) => ({ ...run, top: Math.max(0, Math.min(run.top, height - run.members.length * gap)) }));
  } while (overlaps(runs, gap));
  return runs.flatMap(({ members, top }) => members.map((one, index) => ({ ...one, top: top + index * gap })));
}

const overlaps = (
  runs: readonly { readonly members: readonly unknown[]; readonly top: number }[],
  gap: number,
): boolean => runs.some((run, at) => at > 0 && run.top - (runs[at - 1]!.top + runs[at - 1]!.members.length * gap) < 0);

const middleOf = (members: readonly { readonly wanted: number }[], gap: number) =>
  members.reduce((sum, one, index) => sum + one.wanted - index * gap, 0) / members.length;
