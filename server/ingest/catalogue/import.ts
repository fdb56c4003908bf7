import { nearest } from '../../base/nearest.ts';
import type { Actor, Catalogue, OfficeTitle } from '../../contract/actor.ts';
import type { Difference } from '../../contract/catalogue.ts';
import type { CatalogueFormat, ImportMode } from '../../contract/vocabulary.ts';
import { readCsv, writeCsv } from './csv.ts';
import type { Entry, Titled } from './entry.ts';
import { MOST_LISTED, refusal, type Wrong } from './problems.ts';
import { readJson, readYaml, writeJson, writeYaml } from './structured.ts';

/** A file as it was sent: its name, and its text. */
export type CatalogueFile = { readonly name: string; readonly text: string };

const WRITERS: Readonly<Record<CatalogueFormat, (catalogue: Catalogue) => string>> = {
  csv: writeCsv,
  json: writeJson,
  yaml: writeYaml,
};
export const writeCatalogue = (catalogue: Catalogue, format: CatalogueFormat): string => WRITERS[format](catalogue);

/** By its name; without one that is known, by how it begins. */
function formatOf({ name, text }: CatalogueFile): CatalogueFormat {
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv';
  if (/\.(?:json|jsonl|ndjson)$/i.test(name)) return 'json';
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^[[{]/.test(start)) return 'json';
  return /^(?:---|#|actors:|titles:|- )/.test(start) ? 'yaml' : 'csv';
}

/** The catalogue that files make of the active one. Throws `invalid` with all that is wrong. */
export function importedCatalogue(files: readonly CatalogueFile[], mode: ImportMode, active: Catalogue): Catalogue {
  const entries: Entry[] = [];
  const wrong: Wrong[] = [];
  let titled: Titled[] | null = null;
  for (const file of files) {
    const format = formatOf(file);
    const text = file.text.replace(/^\uFEFF/, '');
    const read =
      format === 'csv'
        ? { ...readCsv(text, file.name), titles: null }
        : (format === 'json' ? readJson : readYaml)(text, file.name);
    entries.push(...read.entries);
    wrong.push(...read.wrong);
    if (read.titles !== null) titled = [...(titled ?? []), ...read.titles];
    if (read.entries.length === 0 && read.wrong.length === 0 && (read.titles ?? []).length === 0)
      wrong.push({ place: file.name, field: 'file', value: '', expected: 'at least one actor' });
  }
  wrong.push(...saidTwice(entries, ({ actor }) => actor.id, 'id'));
  wrong.push(...saidTwice(titled ?? [], ({ title }) => keyOf(title), 'role'));
  const actors =
    mode === 'replace'
      ? entries.map(({ actor }) => actor)
      : merged(
          active.actors,
          entries.map(({ actor }) => actor),
          ({ id }) => id,
        );
  const known = new Set(actors.map(({ id }) => id));
  wrong.push(...wrongReferences(entries, titled ?? [], known));
  if (wrong.length > 0) throw refusal(wrong);
  const told = titled?.map(({ title }) => title);
  // How offices of somebody are written who is in no catalogue any more is of no use, and could not be brought again.
  const kept = active.titles.filter(({ of }) => of === null || known.has(of));
  const titles = told === undefined ? kept : mode === 'replace' ? told : merged(kept, told, keyOf);
  return { actors, titles };
}

const keyOf = ({ role, of }: OfficeTitle): string => `${role} of ${of ?? 'any'}`;

/** Those that are there keep their places, in the words of those that come; who is new comes last. */
function merged<One>(there: readonly One[], come: readonly One[], key: (one: One) => string): One[] {
  const fresh = new Map(come.map((one) => [key(one), one]));
  const kept = there.map((one) => {
    const other = fresh.get(key(one));
    fresh.delete(key(one));
    return other ?? one;
  });
  return [...kept, ...fresh.values()];
}

function saidTwice<One extends { readonly place: string }>(
  all: readonly One[],
  key: (one: One) => string,
  field: string,
): Wrong[] {
  const first = new Map<string, string>();
  return all.flatMap((one) => {
    const before = first.get(key(one));
    if (before === undefined) first.set(key(one), one.place);
    return before === undefined
      ? []
      : [{ place: one.place, field, value: key(one), expected: `another one: this one stands in ${before} already` }];
  });
}

function wrongReferences(entries: readonly Entry[], titled: readonly Titled[], known: ReadonlySet<string>): Wrong[] {
  let lost = 0;
  const reference = (id: string | null, place: string, field: string): Wrong[] => {
    if (id === null || known.has(id)) return [];
    // Looking for a like name takes long, and only so many are listed.
    lost += 1;
    const near = lost > MOST_LISTED ? null : nearest(id, known);
    return [{ place, field, value: id, expected: `the id of an actor${near === null ? '' : `; nearest is ${near}`}` }];
  };
  const order = ({ from, to }: { from: string | null; to: string | null }, place: string, field: string): Wrong[] => {
    const length = Math.min(from?.length ?? 0, to?.length ?? 0);
    if (from === null || to === null || from.slice(0, length) <= to.slice(0, length)) return [];
    return [{ place, field, value: to, expected: `a day on or after ${from}` }];
  };
  return [
    ...entries.flatMap(({ actor, place }) => [
      ...reference(actor.country, place, 'country'),
      ...actor.offices.flatMap((office, no) => [
        ...reference(office.of, place, `offices ${no + 1}, of`),
        ...order(office, place, `offices ${no + 1}, to`),
      ]),
    ]),
    ...titled.flatMap(({ title, place }) => reference(title.of, place, 'of')),
  ];
}

/** What one catalogue changes of another; corrections it leaves without an actor are told by whoever knows them. */
export function differenceOf(before: Catalogue, after: Catalogue): Omit<Difference, 'conflicts'> {
  const [old, fresh] = [before, after].map(({ actors }) => new Map(actors.map((actor) => [actor.id, actor]))) as [
    Map<string, Actor>,
    Map<string, Actor>,
  ];
  const named = ({ id, name }: Actor) => ({ id, name });
  const changed = after.actors.flatMap((actor) => {
    const was = old.get(actor.id);
    const what = was === undefined ? [] : fieldsThatDiffer(was, actor);
    return what.length === 0 ? [] : [{ ...named(actor), what }];
  });
  const added = after.actors.filter(({ id }) => !old.has(id));
  const [oldTitles, freshTitles] = [before, after].map(
    ({ titles }) => new Map(titles.map((title) => [keyOf(title), JSON.stringify(title.phrases)])),
  ) as [Map<string, string>, Map<string, string>];
  const count = (all: Map<string, string>, wanted: (key: string, phrases: string) => boolean) =>
    [...all].filter(([key, phrases]) => wanted(key, phrases)).length;
  return {
    added: added.map(named),
    changed,
    removed: before.actors.filter(({ id }) => !fresh.has(id)).map(named),
    unchanged: after.actors.length - added.length - changed.length,
    titles: {
      added: count(freshTitles, (key) => !oldTitles.has(key)),
      changed: count(freshTitles, (key, phrases) => (oldTitles.get(key) ?? phrases) !== phrases),
      removed: count(oldTitles, (key) => !freshTitles.has(key)),
    },
    ambiguous: ambiguousForms(after),
  };
}

const FIELDS = ['name', 'kind', 'aliases', 'country', 'party', 'offices', 'wikidata'] as const;
const fieldsThatDiffer = (was: Actor, now: Actor): string[] =>
  FIELDS.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(now[field]));

/** Full names that several actors claim. */
function ambiguousForms({ actors }: Catalogue): Difference['ambiguous'] {
  const claims = new Map<string, Set<string>>();
  for (const { id, aliases } of actors) {
    for (const { text, type, foreign } of aliases) {
      if (type !== 'full' || foreign === true) continue;
      claims.set(text, (claims.get(text) ?? new Set()).add(id));
    }
  }
  return [...claims].flatMap(([form, ids]) => (ids.size > 1 ? [{ form, actors: [...ids] }] : []));
}
