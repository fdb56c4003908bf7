import type { RowOf } from '../../contract/questions/all.ts';
import type { Directory, KnownActor } from '../../warehouse/directory.ts';
import { slugOf } from '../../base/slug.ts';
import type { Context } from '../context.ts';

type Row = RowOf<'/names'>;
type Known = KnownActor & { readonly slug: string };

/** Actors of the catalogue, as a name is compared with them. */
type Index = {
  readonly byFamily: ReadonlyMap<string, readonly Known[]>;
  /** By the first two words: "European Central" begins like "European Central Bank". */
  readonly byStart: ReadonlyMap<string, readonly Known[]>;
  readonly byLetter: ReadonlyMap<string, readonly Known[]>;
};

const MOST_LIKE = 3;
/** Names this long may differ in one letter and be one name; twice as long, in two. */
const LETTERS_A_SLIP = 6;

/** Made once for each state of the data, by its own directory. */
const indexes = new WeakMap<Directory, Index>();

function indexOf(directory: Directory): Index {
  const known = indexes.get(directory);
  if (known !== undefined) return known;
  const [byFamily, byStart, byLetter] = [
    new Map<string, Known[]>(),
    new Map<string, Known[]>(),
    new Map<string, Known[]>(),
  ];
  const put = (into: Map<string, Known[]>, key: string | null, actor: Known) => {
    if (key !== null) into.set(key, [...(into.get(key) ?? []), actor]);
  };
  for (const actor of [...directory.actors.values()].sort((a, b) => (a.actor < b.actor ? -1 : 1))) {
    const one = { ...actor, slug: slugOf(actor.name) };
    if (actor.kind === 'person') put(byFamily, familyOf(one.slug), one);
    put(byStart, startOf(one.slug), one);
    put(byLetter, one.slug.slice(0, 1), one);
  }
  const index = { byFamily, byStart, byLetter };
  indexes.set(directory, index);
  return index;
}

const familyOf = (slug: string): string => slug.slice(slug.lastIndexOf('-') + 1);

function startOf(slug: string): string | null {
  const [first, second] = slug.split('-');
  return second === undefined ? null : `${first}-${second}`;
}

/** True when few letters part two texts for their length (Levenshtein 1966, given up as soon as there are too many). */
function nearly(a: string, b: string): boolean {
  const most = Math.min(2, Math.floor(Math.min(a.length, b.length) / LETTERS_A_SLIP));
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return row[b.length]! <= most;
}

/** Actors that a name may be another form of: nearly the same first, then those that begin alike or share the family name. */
function alike({ byFamily, byStart, byLetter }: Index, { name, kind }: Pick<Row, 'name' | 'kind'>): Row['like'] {
  const slug = slugOf(name);
  const close = (byLetter.get(slug.slice(0, 1)) ?? []).filter((one) => nearly(one.slug, slug));
  const start = startOf(slug);
  const begun = start === null ? [] : (byStart.get(start) ?? []);
  const family = kind === 'person' || kind === 'other' ? (byFamily.get(familyOf(slug)) ?? []) : [];
  const found = new Map(
    [...close, ...begun, ...family].map(({ actor, name: known }) => [actor, { actor, name: known }]),
  );
  return [...found.values()].slice(0, MOST_LIKE);
}

/** Adds to each name whom of the catalogue it may mean. */
export async function names(
  rows: readonly Omit<Row, 'like'>[],
  { directory }: Pick<Context, 'directory'>,
): Promise<Row[]> {
  const index = indexOf(directory);
  return rows.map((row) => ({ ...row, like: alike(index, row) }));
}
