import { type Mistake, mistakeText, type Named, readSearch } from '../contract/search/parse.ts';
import type { Search } from '../contract/search/tree.ts';
import type { KeyError } from './errors.ts';
import { nearest } from './nearest.ts';

/** The names that a search may hold. */
export type SearchedNames = {
  readonly actors: ReadonlyMap<string, unknown>;
  readonly sources: ReadonlyMap<string, unknown>;
};

/** A search, read, where all it names is known; its first mistake becomes an error that points at it. */
export function settleSearch(q: string, names: SearchedNames, errors: KeyError[]): Search | null {
  const read = readSearch(q);
  const wrong = read.search === undefined ? read.mistake : unknown(read.names, names);
  if (wrong === null) return read.search ?? null;
  errors.push({ key: 'q', value: q, expected: mistakeText(wrong), at: wrong.at, length: wrong.length });
  return null;
}

/** The first name that nobody has. */
function unknown(named: readonly Named[], { actors, sources }: SearchedNames): Mistake | null {
  for (const { field, name, at, length } of named) {
    if (field === 'lang') continue;
    const known = field === 'actor' ? actors : sources;
    if (known.has(name)) continue;
    const close = nearest(name, known.keys());
    const remedy = close === null ? `The list of ${field}s has their short names.` : `Nearest is ${close}.`;
    return { at, length, what: `there is no ${field} ${name}`, remedy };
  }
  return null;
}
