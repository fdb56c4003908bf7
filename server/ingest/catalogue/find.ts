import type { Actor, Catalogue } from '../../contract/actor.ts';
import { wordLine } from '../../contract/search/words.ts';

/** An actor with the form by which it was found. */
export type FoundActor = Pick<Actor, 'name' | 'kind'> & { readonly actor: string; readonly form: string };

/** How well a form fits what is typed: all of it, its beginning, or the beginning of a later word. */
const EXACT = 0;
const BEGINS = 1;
const INSIDE = 2;

function fit(line: string, typed: string): number | null {
  if (line === typed) return EXACT;
  if (line.startsWith(typed)) return BEGINS;
  return line.includes(` ${typed}`) ? INSIDE : null;
}

/** Finds actors by the words of any of their forms, however marks and case are typed: those that fit best first, names before other forms. */
export function createActorFinder({ actors }: Catalogue): (text: string, most: number) => FoundActor[] {
  const indexed = actors.map((actor) => ({
    actor,
    forms: [...new Set([actor.name, ...actor.aliases.map(({ text }) => text)])].map((form) => ({
      form,
      line: wordLine(form),
    })),
  }));
  return (text, most) => {
    const typed = wordLine(text);
    if (typed === '') return [];
    return indexed
      .flatMap(({ actor, forms }) => {
        const fits = forms
          .flatMap(({ form, line }, at) => {
            const how = fit(line, typed);
            return how === null ? [] : [{ form, rank: 2 * how + Number(at > 0) }];
          })
          .toSorted((a, b) => a.rank - b.rank);
        const best = fits[0];
        return best === undefined ? [] : [{ actor, ...best }];
      })
      .toSorted((a, b) => a.rank - b.rank || a.actor.name.localeCompare(b.actor.name, 'en'))
      .slice(0, most)
      .map(({ actor: { id, name, kind }, form }) => ({ actor: id, name, kind, form }));
  };
}
