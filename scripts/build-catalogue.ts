import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Kind, OfficeTitle } from '../server/contract/actor.ts';
import { addCongress, addExecutive } from './catalogue/congress.ts';
import { addCountries, addMetonyms } from './catalogue/countries.ts';
import { addLanguages } from './catalogue/languages.ts';
import { addLeaders } from './catalogue/leaders.ts';
import { addOrganisations } from './catalogue/organisations.ts';
import { refuseOverlaps } from './catalogue/overlaps.ts';
import { yaml } from './catalogue/files.ts';
import { addFormerCongress, addPeople } from './catalogue/people.ts';
import { addContinentals, addPlaces, addStateBodies } from './catalogue/places.ts';
import { createRegister } from './catalogue/register.ts';
import { officeTitles, readRoles } from './catalogue/roles.ts';
import { addTerms } from './catalogue/terms.ts';

const CATALOGUE = join(import.meta.dirname, '..', 'data', 'catalogue');
const SOURCES = join(CATALOGUE, 'sources');

/** Reads all sources and returns the two files of the catalogue as text: the same sources, the same bytes. */
function build(from: string): { actors: string; titles: string; counts: Map<Kind, number> } {
  const register = createRegister();
  const roles = readRoles(SOURCES, register);
  const leaders = addCountries(register, SOURCES, join(from, 'world-leaders-2021-wikidata.csv'));
  addPlaces(register, SOURCES);
  addContinentals(register);
  addOrganisations(register, SOURCES);
  addStateBodies(register, SOURCES);
  addMetonyms(register, SOURCES);
  // People last, as their offices belong to the actors above; those with ids of their own before those with names only.
  const executive = addExecutive(register, from, SOURCES, roles);
  addCongress(register, from);
  addPeople(register, SOURCES, roles);
  addFormerCongress(register, SOURCES);
  const addYears = addLeaders(register, from, SOURCES);
  const chains = addTerms(register, SOURCES, roles);
  addYears(new Set([...executive, ...chains]));

  addLanguages(register, SOURCES);

  const shown = yaml(join(SOURCES, 'display-names.yaml'), z.record(z.string(), z.string()));
  for (const [id, name] of Object.entries(shown)) register.rename(id, name);
  const actors = register.actors();
  refuseOverlaps(actors, roles);
  const titles = z.array(OfficeTitle).parse(officeTitles(roles, actors, leaders));
  return {
    actors: actors.map((actor) => `${JSON.stringify(actor)}\n`).join(''),
    titles: `${JSON.stringify(titles, null, 2)}\n`,
    counts: new Map(Kind.options.map((kind) => [kind, actors.filter((actor) => actor.kind === kind).length])),
  };
}

const { values } = parseArgs({ options: { from: { type: 'string' } } });
if (values.from === undefined) {
  console.error('usage: npx tsx scripts/build-catalogue.ts --from FOLDER-WITH-THE-INPUT-FILES');
  process.exitCode = 2;
} else {
  const { actors, titles, counts } = build(values.from);
  mkdirSync(CATALOGUE, { recursive: true });
  writeFileSync(join(CATALOGUE, 'actors.jsonl'), actors);
  writeFileSync(join(CATALOGUE, 'titles.json'), titles);
  console.log([...counts].map(([kind, count]) => `${kind} ${count}`).join(', '));
}
