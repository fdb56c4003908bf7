import type { Actor } from '../contract/actor.ts';
import type { Hit } from './finder.ts';
import { UPPER } from './shapes.ts';
import { GAP, type Tokens } from './tokens.ts';

/** True when the letters of an acronym stand in the name in their order, the first at its beginning. */
export function abbreviates(acronym: string, name: string): boolean {
  const letters = name.toLowerCase();
  if (letters.charAt(0) !== acronym.charAt(0)) return false;
  let at = 0;
  for (const letter of acronym) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The acronym in brackets right behind a name ("International Atomic Energy Agency (IAEA)"); null when there is none. */
export function expandedBy(hit: Hit, actor: Actor, tokens: Tokens): string | null {
  const next = hit.last + 1;
  const bracketed =
    ((tokens.gaps[next] ?? 0) & GAP.bracket) !== 0 && ((tokens.gaps[next + 1] ?? 0) & GAP.bracket) !== 0;
  if (!bracketed || tokens.shapes[next] !== UPPER || actor.kind === 'person') return null;
  const acronym = tokens.words[next] ?? '';
  const name = tokens.words.slice(hit.first, hit.last + 1).join(' ');
  return abbreviates(acronym, name) ? acronym : null;
}

/** Hits for the acronyms that an article has explained and the catalogue does not list. */
export function acronymHits(tokens: Tokens, hits: readonly Hit[], expanded: ReadonlyMap<string, Actor>): Hit[] {
  return tokens.words.flatMap((word, i): Hit[] => {
    const actor = expanded.get(word);
    if (actor === undefined || tokens.shapes[i] !== UPPER || hits.some(({ first, last }) => first <= i && i <= last))
      return [];
    const span = { first: i, last: i, start: tokens.starts[i] ?? 0, end: tokens.ends[i] ?? 0 };
    return [
      {
        ...span,
        aliases: [{ kind: 'alias', actor, type: 'acronym', shapes: [UPPER], foreign: false, days: null }],
        titles: [],
        stranger: false,
      },
    ];
  });
}
