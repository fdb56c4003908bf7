import { join } from 'node:path';
import { z } from 'zod';
import type { Office } from '../../server/contract/actor.ts';
import { yaml } from './files.ts';
import { folded, slugOf } from './names.ts';
import { seat } from './people.ts';
import type { Register } from './register.ts';
import type { Roles } from './roles.ts';
import type { Chained } from './terms.ts';

const Name = z.object({
  first: z.string(),
  middle: z.string().optional(),
  last: z.string(),
  suffix: z.string().optional(),
  nickname: z.string().optional(),
  official_full: z.string().optional(),
});
const Term = z.object({
  type: z.enum(['sen', 'rep', 'prez', 'viceprez']),
  start: z.string(),
  end: z.string(),
  state: z.string().optional(),
  party: z.string().optional(),
});
const Member = z.object({
  id: z.object({ bioguide: z.string().optional(), wikidata: z.string().optional(), wikipedia: z.string().optional() }),
  name: Name,
  terms: z.array(Term).min(1),
});
type Member = z.infer<typeof Member>;

/** Adds the members of Congress now sitting. The last term of each is open: the file holds nobody who has left. */
export function addCongress(register: Register, from: string): void {
  for (const member of yaml(join(from, 'legislators-current.yaml'), z.array(Member))) {
    const { first, nickname } = parted(member.name);
    const { middle, last, suffix, official_full: official } = member.name;
    // Wikipedia's title is the name papers print ("Bernie Sanders", not "Bernard Sanders").
    const printed = member.id.wikipedia?.replace(/ \(.*\)$/, '') ?? `${nickname ?? first} ${last}`;
    const given = [first, nickname, middle === undefined ? undefined : `${first} ${middle}`].filter(
      (each) => each !== undefined,
    );
    const full = given.flatMap((each) =>
      suffix === undefined ? [`${each} ${last}`] : [`${each} ${last}`, `${each} ${last} ${suffix}`],
    );
    const id = register.person({
      // An id of his own keeps Senator John Kennedy apart from the president who is also printed so.
      id: register.has(slugOf(printed)) ? undefined : slugOf(printed),
      name: printed,
      country: 'united-states',
      party: party(member),
      wikidata: member.id.wikidata,
      surname: [last],
      forms: { full: official === undefined ? full : [...full, official, official.replace(/ "[^"]+"/, '')] },
    });
    for (const { type, state = '', from: start, to } of spans(member))
      register.office(id, { ...seat(type, state), from: start, to });
  }
}

/** "Jefferson (Jeff)" is a first name with its nickname. */
function parted({ first, nickname }: Member['name']): { first: string; nickname: string | undefined } {
  const found = /^(.*) \((.*)\)$/.exec(first);
  return found === null ? { first, nickname } : { first: found[1] ?? first, nickname: found[2] };
}

function party({ terms }: Member): string | null {
  const last = terms.at(-1)?.party ?? null;
  return last === 'Democrat' ? 'Democratic' : last;
}

type Span = {
  readonly type: string;
  readonly state: string | undefined;
  readonly from: string;
  readonly to: string | null;
};

/** Terms that follow each other in one seat are one: the two to six years between elections are no news. */
function spans({ terms }: Member): Span[] {
  const joined: { type: string; state: string | undefined; from: string; to: string | null }[] = [];
  for (const { type, state, start, end } of terms) {
    const before = joined.at(-1);
    const follows =
      before !== undefined &&
      before.type === type &&
      before.state === state &&
      daysBetween(before.to ?? start, start) <= 7;
    if (follows) before.to = end;
    else joined.push({ type, state, from: start, to: end });
  }
  const last = joined.at(-1);
  if (last !== undefined) last.to = null;
  return joined;
}

function daysBetween(a: string, b: string): number {
  return (Date.parse(b) - Date.parse(a)) / 86_400_000;
}

const ExecutiveNames = z.record(
  z.string(),
  z.strictObject({ name: z.string(), aka: z.array(z.string()).default([]), wikidata: z.string().optional() }),
);

/** The first day of the presidents and vice presidents that are all actors; earlier ones are only if named. */
const MODERN = '1961-01-20';

/** Adds presidents and vice presidents of the United States; returns the offices that are thereby told in full. */
export function addExecutive(register: Register, from: string, sources: string, roles: Roles): Chained {
  const members = yaml(join(from, 'executive.yaml'), z.array(Member));
  const names = yaml(join(sources, 'executive-names.yaml'), ExecutiveNames);
  // Who is in office when the file was made has a term that ends later than any other.
  const latest = members.flatMap(({ terms }) => terms.map(({ end }) => end)).reduce((a, b) => (a > b ? a : b));
  for (const member of members) {
    const { first, middle, last, suffix, nickname } = member.name;
    const key = [first, middle, last].filter((each) => each !== undefined).join(' ');
    const named = names[key];
    const isModern = member.terms.some(({ start }) => start >= MODERN);
    if (named === undefined && !isModern) continue;
    if (named === undefined) throw new Error(`executive-names.yaml lacks ${key}`);
    const given = [first, nickname, middle === undefined ? undefined : `${first} ${middle}`];
    const full = given.flatMap((each) => (each === undefined ? [] : [`${each} ${last}`]));
    const id = register.person({
      name: named.name,
      country: 'united-states',
      party: party(member),
      wikidata: member.id.wikidata ?? named.wikidata,
      surname: [last],
      // "George Bush" is two presidents: the form stays with both, and the resolver asks for more.
      forms: {
        full: [
          ...named.aka,
          ...full.filter((each) => folded(each) !== folded(named.name)),
          ...(suffix === undefined ? [] : [`${first} ${last} ${suffix}`]),
        ],
      },
    });
    for (const { type, from: start, to } of spans(member)) {
      const role = type === 'prez' ? 'president' : 'vice_president';
      const office: Office = { title: roles.title(role, 'united-states'), role, of: 'united-states', from: start, to };
      register.office(id, to === null && end(member, type) < latest ? { ...office, to: end(member, type) } : office);
    }
  }
  return new Set(['president united-states', 'vice_president united-states']);
}

/** The last day of a member's last term of one kind. */
function end({ terms }: Member, type: string): string {
  return terms.findLast((term) => term.type === type)?.end ?? '';
}
