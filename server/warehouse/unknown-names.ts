import type { Facts } from '../contract/facts.ts';

type Name = Facts['names'][number];

/** A name as it was found, and as it is counted: in the longest form that its article has, without a possessive. */
export type NameInFull = Name & { readonly name: string };

/** "Hoekstra's" and "the Joneses'" end in what is no part of the name; white space of a broken line is one space. */
const bare = (surface: string): string => surface.replace(/['’](?:[sS])?$/u, '').replace(/\s+/gu, ' ');

/** Kinds whose last word can stand for the whole: "Court" is no short form of one court among several. */
const SHORTENED: ReadonlySet<string> = new Set(['person', 'other']);

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/**
 * The unknown names of one article, a lone family name with its longer name. Where two longer names of the article share the
 * family name, nobody can tell whose it is, and it stands alone.
 */
export function namesInFull(names: readonly Name[]): NameInFull[] {
  const longer = new Map<string, { name: string; kind: string } | null>();
  for (const { surface, kind } of names) {
    const name = bare(surface);
    if (!name.includes(' ') || !SHORTENED.has(kind)) continue;
    const family = lastWord(name);
    const known = longer.get(family);
    if (known === undefined) longer.set(family, { name, kind });
    else if (known?.name !== name) longer.set(family, null);
    else if (known.kind === 'other') longer.set(family, { name, kind });
  }
  return names.map((one) => {
    const name = bare(one.surface);
    const whole = name.includes(' ') ? undefined : longer.get(name);
    // Written out: this runs for every name of every article.
    const { sentence, surface, start, end, candidates } = one;
    return { sentence, surface, start, end, candidates, kind: whole?.kind ?? one.kind, name: whole?.name ?? name };
  });
}
