import { Actor, type AliasType, type Kind, type Office } from '../../server/contract/actor.ts';
import { byText, folded, plain, slugOf, suffixForms, surnamesOfAll } from './names.ts';

/** What a source says about one actor. `surname` replaces the surnames read off the names; an empty list means none. */
export type Told = {
  id?: string | undefined;
  name: string;
  kind: Kind;
  country?: string | null | undefined;
  party?: string | null | undefined;
  wikidata?: string | null | undefined;
  surname?: readonly string[] | undefined;
  /** True for forms of other languages, told after all others. */
  foreign?: boolean;
  forms?: { readonly [type in AliasType]?: readonly string[] | undefined } | undefined;
};

type Entry = Omit<Actor, 'aliases'> & {
  readonly forms: Map<string, Set<AliasType>>;
  readonly foreign: Set<string>;
  surname: readonly string[] | undefined;
};

/** "BBC" is an acronym even where nobody writes it out. */
const INITIALS = /^[A-Z][A-Z0-9&]{1,5}$/;

export type Register = ReturnType<typeof createRegister>;

/** The actors known so far. A person told of twice under one name is one actor; other kinds must be new. */
export function createRegister() {
  const entries = new Map<string, Entry>();
  const people = new Map<string, Entry[]>();
  const byWikidata = new Map<string, Entry>();

  function add(told: Told): string {
    const id = told.id ?? slugOf(told.name);
    if (entries.has(id)) throw new Error(`two actors want the id ${id}: ${told.name} (${told.kind})`);
    const { name, kind } = told;
    const entry: Entry = {
      id,
      wikidata: null,
      kind,
      name,
      country: null,
      party: null,
      offices: [],
      forms: new Map(),
      foreign: new Set(),
      surname: undefined,
    };
    entries.set(id, entry);
    tell(id, told);
    return id;
  }

  /** More about a known actor. What was said first stays; a second Wikidata id is an error, not a choice. */
  function tell(id: string, told: Told): void {
    const entry = known(id);
    entry.country ??= told.country ?? null;
    entry.party ??= told.party ?? null;
    entry.surname = told.surname ?? entry.surname;
    if (told.wikidata) identify(entry, told.wikidata);
    const isNew = (text: string) => told.foreign === true && !entry.forms.has(text);
    for (const full of [told.name, ...(told.forms?.full ?? [])]) form(entry, full, 'full', isNew);
    for (const [type, texts] of Object.entries(told.forms ?? {})) {
      for (const text of texts ?? []) form(entry, text, type as AliasType, isNew);
    }
  }

  /** The id of a person of this name or Wikidata id, told more; a new person where there was none. */
  function person(told: Omit<Told, 'kind'>): string {
    const same = (told.wikidata ? byWikidata.get(told.wikidata) : undefined) ?? only(told.name, told.id);
    if (same === undefined) return add({ ...told, kind: 'person' });
    tell(same.id, { ...told, kind: 'person' });
    return same.id;
  }

  function only(name: string, id: string | undefined): Entry | undefined {
    const found = people.get(folded(name)) ?? [];
    const wanted = id === undefined ? found : found.filter((entry) => entry.id === id);
    // A full name of one and a written form of another: the one whose own name it is, is meant.
    const own = wanted.filter((entry) => folded(entry.name) === folded(name));
    const [first, second] = own.length > 0 ? own : wanted;
    if (second !== undefined) throw new Error(`${name} may be ${found.map((entry) => entry.id).join(' or ')}`);
    return first;
  }

  function identify(entry: Entry, wikidata: string): void {
    const other = byWikidata.get(wikidata);
    if (other !== undefined && other !== entry) throw new Error(`${wikidata} is both ${other.id} and ${entry.id}`);
    if (entry.wikidata !== null && entry.wikidata !== wikidata) {
      throw new Error(`${entry.id} is both ${entry.wikidata} and ${wikidata}`);
    }
    entry.wikidata = wikidata;
    byWikidata.set(wikidata, entry);
  }

  function form(entry: Entry, text: string, type: AliasType, isForeign: (text: string) => boolean): void {
    const spellings = type === 'full' && entry.kind === 'person' ? [text, ...suffixForms(text)] : [text];
    const written = type === 'full' && entry.kind === 'organisation' && INITIALS.test(text) ? 'acronym' : type;
    for (const spelling of spellings.flatMap((each) => [each, unmarked(each)])) {
      if (isForeign(spelling)) entry.foreign.add(spelling);
      entry.forms.set(spelling, (entry.forms.get(spelling) ?? new Set()).add(written));
      if (type !== 'full' || entry.kind !== 'person') continue;
      const bearers = people.get(folded(spelling)) ?? [];
      if (!bearers.includes(entry)) people.set(folded(spelling), [...bearers, entry]);
    }
  }

  function known(id: string): Entry {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error(`no actor ${id}`);
    return entry;
  }

  function office(id: string, held: Office): void {
    known(id).offices.push(held);
  }

  /** What readers call an actor, where that is another of its forms than the full name. */
  function rename(id: string, name: string): void {
    const entry = known(id);
    if (!entry.forms.has(name)) throw new Error(`${id} has no form "${name}" to be shown by`);
    entry.name = name;
  }

  function actors(): Actor[] {
    return [...entries.values()].map(finished).sort((a, b) => byText(a.id, b.id));
  }

  /** The country an actor belongs to; a country is its own. */
  function nation(id: string): string | null {
    const { kind, country } = known(id);
    return kind === 'country' ? id : country;
  }

  const name = (id: string): string => known(id).name;
  const has = (id: string): boolean => entries.has(id);
  return { add, tell, person, office, rename, actors, nation, name, has };
}

function finished({ forms, foreign, surname, ...entry }: Entry): Actor {
  const fulls = [...forms].flatMap(([text, types]) => (types.has('full') ? [text] : []));
  const surnames = entry.kind === 'person' ? (surname ?? surnamesOfAll(entry.name, fulls)) : [];
  const texts = new Map([...forms].map(([text, types]) => [text, new Set(types)]));
  for (const text of surnames.flatMap((each) => [each, unmarked(each)])) {
    texts.set(text, (texts.get(text) ?? new Set()).add('surname'));
  }
  const aliases = [...texts]
    .filter(([text]) => !isEcho(text, texts))
    .flatMap(([text, types]) => {
      // A form that always names the actor needs no weaker reading beside it.
      const kept = types.has('full') ? ['full' as const] : [...types].sort(byText);
      return kept.map((type) => (foreign.has(text) ? { text, type, foreign: true } : { text, type }));
    });
  aliases.sort((a, b) => byText(a.type, b.type) || byText(a.text, b.text));
  const offices = entry.offices.toSorted(
    (a, b) => byText(a.from ?? '', b.from ?? '') || byText(a.role, b.role) || byText(a.of ?? '', b.of ?? ''),
  );
  return Actor.parse({ ...entry, aliases, offices });
}

/** How English papers print a name without its marks; in Cyrillic they make another letter ("й"). */
const unmarked = (text: string): string => (/\p{Script=Cyrillic}/u.test(text) ? text : plain(text));

/** "the United States" says nothing that "United States" does not. */
function isEcho(text: string, all: ReadonlyMap<string, unknown>): boolean {
  return text.startsWith('the ') && all.has(text.slice(4));
}
