import { join } from 'node:path';
import czech from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import danish from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import finnish from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import italian from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import norwegian from 'i18n-iso-countries/langs/nb.json' with { type: 'json' };
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import polish from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import portuguese from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import romanian from 'i18n-iso-countries/langs/ro.json' with { type: 'json' };
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import swedish from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import ukrainian from 'i18n-iso-countries/langs/uk.json' with { type: 'json' };
import { z } from 'zod';
import given from '../../data/names/given-names.json' with { type: 'json' };
import words from '../../data/names/words.json' with { type: 'json' };
import { csv, yaml } from './files.ts';
import { folded, slugOf } from './names.ts';
import type { Register } from './register.ts';

const LOCALES = [
  czech,
  danish,
  german,
  spanish,
  finnish,
  french,
  italian,
  norwegian,
  dutch,
  polish,
  portuguese,
  romanian,
  russian,
  swedish,
  ukrainian,
];

const Forms = z.strictObject({ full: z.array(z.string()).default([]), acronym: z.array(z.string()).default([]) });
const Names = z.record(z.string(), z.array(z.string()));
const File = z.strictObject({
  people: Names,
  bodies: z.record(z.string(), Forms),
  countries: z.record(z.string(), Forms),
  places: Names,
});

/** Names of countries that are other words: an island, given names, a spice, a cloth, a club, music of small labels. */
const OTHER_WORDS =
  `island, islande, maurice, maurizio, mauricio, mauricia, mauricius, dominique, dominica, dominika, grenade, granada,
  man, indie, fas, sao, salomon, guyana, jersey, martinique, sint, georgia, georgie, guine, guinee, cap, palau, gana, dania,
  viro, chili, columbia, guiana, francia, suede, malte, cipro, hellas, kena, bahama, santa lucia, santa se, santa sede,
  svata lucie, sfanta lucia, sainte-lucie`.split(/,\s+/);

/** Both Congos are called so, and some lists mix them up. */
const MIXED_UP = new Set(['CG', 'CD']);

/** The shortest name that is taken: shorter ones are words of too many languages. */
const SHORTEST = 4;

/** Adds how other languages call countries, leading people, bodies and towns. Nothing that names another actor or is a word. */
export function addLanguages(register: Register, sources: string): void {
  const { people, bodies, countries: more, places } = yaml(join(sources, 'languages.yaml'), File);
  const tell = (id: string, forms: z.infer<typeof Forms>) =>
    register.tell(id, { name: register.name(id), kind: 'other', foreign: true, forms });
  for (const [id, full] of Object.entries({ ...people, ...places })) tell(id, { full, acronym: [] });
  for (const [id, forms] of Object.entries({ ...bodies, ...more })) tell(id, forms);
  const taken = new Set(register.actors().flatMap(({ aliases }) => aliases.map(({ text }) => folded(text))));
  for (const row of csv(join(sources, 'countries.csv'))) {
    const iso = row.get('iso') ?? '';
    const full = iso === '' || MIXED_UP.has(iso) ? [] : namesOf(iso).filter((name) => isFree(name, taken));
    tell(slugOf(row.get('name') ?? ''), { full, acronym: [] });
  }
}

function namesOf(iso: string): string[] {
  const names = LOCALES.flatMap((locale) => {
    const listed = (locale.countries as Record<string, string | string[]>)[iso] ?? [];
    // "Korea, Republiken" and "Eswatini (Svasiland)" are forms for lists; "Koninkrijk België" is one for treaties.
    const printed = [listed].flat().filter((name) => name.length >= SHORTEST && /^\p{Lu}[^,(/]+$/u.test(name));
    return printed.toSorted((a, b) => a.length - b.length).slice(0, 1);
  });
  return [...new Set(names)];
}

const WORDS = new Set([...given.names, ...words.ordinary, ...words.asNames, ...words.beforeNames, ...OTHER_WORDS]);

function isFree(name: string, taken: ReadonlySet<string>): boolean {
  return !WORDS.has(folded(name)) && !taken.has(folded(name));
}
