import type { Actor, Office } from '../../server/contract/actor.ts';
import { byText } from './names.ts';
import type { Roles } from './roles.ts';

type Term = Office & { readonly holder: string };

/** Throws when two people hold an office at a time that has one holder: the resolver would read both as "the president". */
export function refuseOverlaps(actors: readonly Actor[], roles: Roles): void {
  const offices = new Map<string, Term[]>();
  for (const { id, offices: held } of actors) {
    for (const office of held) {
      if (!roles.isExclusive(office.role)) continue;
      const key = `${office.role} of ${office.of}`;
      offices.set(key, [...(offices.get(key) ?? []), { ...office, holder: id }]);
    }
  }
  const clashes = [...offices].flatMap(([key, terms]) => clashesIn(terms).map((clash) => `${key}: ${clash}`));
  if (clashes.length > 0) throw new Error(`terms overlap:\n${clashes.join('\n')}`);
}

function clashesIn(terms: readonly Term[]): string[] {
  const sorted = terms.toSorted((a, b) => byText(a.from ?? '', b.from ?? ''));
  return sorted.flatMap((term, index) => {
    const next = sorted[index + 1];
    if (next === undefined || !isBefore(next.from, term.to)) return [];
    return [`${term.holder} until ${term.to}, ${next.holder} from ${next.from}`];
  });
}

/** A shared day is a handover, and so is a shared year where one of the bounds is only a year. */
function isBefore(from: string | null, to: string | null): boolean {
  if (from === null || to === null) return true;
  const length = Math.min(from.length, to.length);
  return from.slice(0, length) < to.slice(0, length);
}
