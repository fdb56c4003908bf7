import { type Folders, GOLD_SETS, hashOfSet, isThere } from './gold-sets.ts';
import type { Floors, GoldNow, Measured } from './measured.ts';

/** Something that is measured together, and the sets of gold without which it cannot be. */
export type Task = {
  readonly name: string;
  readonly sets: readonly string[];
  readonly measure: () => readonly Measured[] | Promise<readonly Measured[]>;
};

export type Ran = { readonly all: Measured[]; readonly known: GoldNow; readonly lines: string[] };

/**
 * Measures every task whose gold is there. Each set that is not there, and each left out by `only`, is told in a line of its
 * own, with the number of them at the end: what was not measured must not look measured.
 */
export async function runTasks(
  tasks: readonly Task[],
  folders: Folders,
  floors: Floors,
  only: readonly string[] | null,
): Promise<Ran> {
  const unknown = (only ?? []).filter((name) => !tasks.some((task) => task.name === name));
  if (unknown.length > 0) {
    const names = [...new Set(tasks.map(({ name }) => name))].join(', ');
    throw new Error(`--only: there is no task ${unknown.join(', ')}; there are ${names}`);
  }
  const hashes = new Map<string, string>();
  const skipped = new Set<string>();
  const lines: string[] = [];
  const skip = (set: string, why: string): void => {
    if (skipped.has(set)) return;
    skipped.add(set);
    lines.push(`skipped ${set}: ${why}`);
  };
  const all: Measured[] = [];
  for (const { name, sets, measure } of tasks) {
    const away = sets.filter((set) => !isThere(setAt(set), folders));
    const own = away.find((set) => setAt(set).own);
    // Ours is in the repository: where it is missing nothing may pass.
    if (own !== undefined) throw new Error(`${own}: ${setAt(own).files.join(', ')} is not in ${folders.data}`);
    for (const set of away) skip(set, `${setAt(set).files[0]} is not in ${folders.gold}`);
    if (away.length > 0) for (const set of sets) skip(set, `measured together with ${away.join(', ')}`);
    else if (only !== null && !only.includes(name)) for (const set of sets) skip(set, 'not asked for');
    else {
      for (const set of sets) hashes.set(set, hashOfSet(setAt(set), folders));
      const found = await measure();
      for (const one of found) {
        const { set } = floors[one.name] ?? {};
        if (set !== undefined && !sets.includes(set)) {
          throw new Error(
            `data/gold/floors.json says that "${one.name}" is measured on "${set}", but its task reads ${sets.join(', ')}`,
          );
        }
      }
      if (found.length === 0) throw new Error(`${name}: its gold is there and nothing was measured`);
      all.push(...found);
    }
  }
  if (skipped.size > 0) lines.push(`${skipped.size} of ${new Set([...hashes.keys(), ...skipped]).size} sets skipped`);
  return { all, known: { hashes, skipped }, lines };
}

const setAt = (name: string) => {
  const set = GOLD_SETS[name];
  if (set === undefined) throw new Error(`scripts/evaluate/gold-sets.ts has no set "${name}"`);
  return set;
};
