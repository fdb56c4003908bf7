import { join } from 'node:path';
import { z } from 'zod';
import { yaml, yamlFolder } from './files.ts';
import type { Register } from './register.ts';
import type { Roles } from './roles.ts';
import { STATES } from './states.ts';

const Person = z
  .strictObject({
    aka: z.array(z.string()).optional(),
    surname: z.array(z.string()).optional(),
    first: z.string().optional(),
    nickname: z.array(z.string()).optional(),
    title: z.array(z.string()).optional(),
    party: z.string().optional(),
    wikidata: z.string().optional(),
    country: z.string().optional().describe('Nationality, where it is not the one the person is listed under'),
    offices: z.array(z.string()).optional(),
  })
  .nullable();
const File = z.record(z.string(), z.record(z.string(), Person));

/** Adds the people written by hand, with the offices that have several holders at a time. */
export function addPeople(register: Register, sources: string, roles: Roles): void {
  for (const file of yamlFolder(join(sources, 'people'), File)) {
    for (const [listed, people] of Object.entries(file)) {
      const country = listed === 'hong-kong' ? 'china' : listed;
      for (const [name, told] of Object.entries(people)) {
        const { aka, first, nickname, title, offices, ...more } = told ?? {};
        const forms = { full: aka, first_name: first === undefined ? [] : [first], nickname, title };
        const id = register.person({ country, ...more, name, forms });
        for (const office of offices ?? []) addOffice(register, roles, id, office);
      }
    }
  }
}

/** "adviser white-house 2017-01-20..2021-01-20 Senior Advisor to the President"; without a title, the role's own. */
function addOffice(register: Register, roles: Roles, id: string, line: string): void {
  const found = /^(?<role>\w+) (?<of>[a-z0-9-]+) (?<from>[\d-]+)\.\.(?<to>[\d-]*)(?: (?<title>.+))?$/.exec(line);
  if (found?.groups === undefined) throw new Error(`cannot read the office ${line} of ${id}`);
  const { role = '', of = '', from = '', to = '', title } = found.groups;
  register.office(id, { title: title ?? roles.title(role, of), role, of, from, to: to === '' ? null : to });
}

const PARTIES = new Map([
  ['R', 'Republican'],
  ['D', 'Democratic'],
  ['I', 'Independent'],
]);

/** Adds former members of Congress: "R sen AZ 2013..2019, rep AZ 2001..2013". */
export function addFormerCongress(register: Register, sources: string): void {
  const lines = yaml(join(sources, 'former-congress.yaml'), z.record(z.string(), z.string()));
  for (const [name, line] of Object.entries(lines)) {
    const [party = '', ...rest] = line.split(' ');
    const id = register.person({ name, country: 'united-states', party: PARTIES.get(party) });
    for (const term of rest.join(' ').split(', ')) {
      const found = /^(?<chamber>sen|rep) (?<state>[A-Z]{2}) (?<from>[\d-]+)\.\.(?<to>[\d-]+)$/.exec(term);
      if (found?.groups === undefined) throw new Error(`cannot read the term ${term} of ${name}`);
      const { chamber = '', state = '', from = '', to = '' } = found.groups;
      register.office(id, { ...seat(chamber, state), from: day(from), to: day(to) });
    }
  }
}

/** Congresses have begun on 3 January since 1935. */
function day(bound: string): string {
  return bound.length === 4 ? `${bound}-01-03` : bound;
}

/** The office of a member of Congress, without its days. */
export function seat(chamber: string, state: string): { title: string; role: string; of: string } {
  const from = STATES.get(state);
  if (from === undefined) throw new Error(`no state ${state}`);
  const role = chamber === 'sen' ? 'senator' : 'representative';
  return { title: `${role === 'senator' ? 'Senator' : 'Representative'} from ${from}`, role, of: 'united-states' };
}
