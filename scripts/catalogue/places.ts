import { join } from 'node:path';
import { z } from 'zod';
import { yaml, yamlFolder } from './files.ts';
import { slugOf } from './names.ts';
import type { Register } from './register.ts';

const Lines = z.record(z.string(), z.array(z.string()));

/** One line of a places file: names between bars, "#" an id, "=" a Wikidata id. */
function place(line: string): { id: string | undefined; names: string[]; wikidata: string | undefined } {
  const found = /^(?<names>[^#=]+?)(?:\s+#(?<id>[a-z0-9-]+))?(?:\s+=\s+(?<wikidata>Q\d+))?$/.exec(line);
  if (found?.groups === undefined) throw new Error(`cannot read the place ${line}`);
  const { names = '', id, wikidata } = found.groups;
  return { id, names: names.split('|').map((name) => name.trim()), wikidata };
}

/** Adds cities, regions and waters. The keys of the files are countries, or `none`. */
export function addPlaces(register: Register, sources: string): void {
  for (const file of yamlFolder(join(sources, 'places'), Lines)) {
    for (const [under, lines] of Object.entries(file)) {
      const ofUnitedStates = ['states', 'cities', 'territories'].includes(under);
      const country = under === 'none' ? null : ofUnitedStates ? 'united-states' : under;
      for (const line of lines) {
        const { id, names, wikidata } = place(line);
        const [name = '', ...full] = names;
        register.add({
          id: id ?? free(name, country, register),
          name,
          kind: 'place',
          country,
          wikidata,
          forms: { full },
        });
      }
    }
  }
}

/** A second place of a name carries its country in the id. */
function free(name: string, country: string | null, register: Register): string {
  const id = slugOf(name);
  return register.has(id) && country !== null ? `${id}-${country}` : id;
}

/** What is called after a continent; a place has no other demonyms here. */
const OF_CONTINENTS: Readonly<Record<string, readonly string[]>> = {
  europe: ['European', 'Europeans'],
  africa: ['African', 'Africans'],
  asia: ['Asian', 'Asians'],
};

/** Adds the people of the continents, which never count but help to read names beside them. */
export function addContinentals(register: Register): void {
  for (const [id, demonym] of Object.entries(OF_CONTINENTS)) {
    register.tell(id, { name: register.name(id), kind: 'place', forms: { demonym } });
  }
}

/** The courts and senates of the states, so that "Texas Supreme Court" is not read as the one in Washington. */
export function addStateBodies(register: Register, sources: string): void {
  for (const line of yaml(join(sources, 'places', 'united-states.yaml'), Lines)['states'] ?? []) {
    const [name = ''] = place(line).names;
    const told = { kind: 'organisation', country: 'united-states' } as const;
    register.add({ ...told, name: `${name} Supreme Court`, forms: { full: [`Supreme Court of ${name}`] } });
    register.add({
      ...told,
      name: `${name} Senate`,
      forms: { full: [`${name} State Senate`, `${name} state Senate`] },
    });
  }
}
