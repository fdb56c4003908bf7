import { join } from 'node:path';
import { z } from 'zod';
import type { Actor, OfficeTitle } from '../../server/contract/actor.ts';
import type { Leaders } from './countries.ts';
import { yaml } from './files.ts';
import { byText } from './names.ts';
import type { Register } from './register.ts';

const Phrases = z.array(z.string()).min(1);
const Role = z.strictObject({
  title: z.string(),
  titles: z.record(z.string(), z.string()).default({}),
  exclusive: z.boolean().default(false),
  any: Phrases,
  in: z.record(z.string(), Phrases).default({}),
});

export type Roles = ReturnType<typeof readRoles>;

/** The roles of titles.yaml. */
export function readRoles(sources: string, register: Register) {
  const roles = new Map(Object.entries(yaml(join(sources, 'titles.yaml'), z.record(z.string(), Role))));

  function get(role: string): z.infer<typeof Role> {
    const found = roles.get(role);
    if (found === undefined) throw new Error(`no role ${role} in titles.yaml`);
    return found;
  }

  /** The official title of an office, as in "President of the Philippines". */
  function title(role: string, of: string): string {
    const { title: general, titles } = get(role);
    return titles[of] ?? general.replace('{of}', withArticle(register.name(of)));
  }

  const isExclusive = (role: string): boolean => get(role).exclusive;
  return { title, isExclusive, all: roles };
}

/** Names that take an article after "of", beyond those that begin with one of the words below. */
const ARTICLE = new Set([
  'Bahamas',
  'Gambia',
  'Maldives',
  'Netherlands',
  'Philippines',
  'Federal Reserve',
  'White House',
]);
const COMMON =
  /^(?:United|Czech|Dominican|Central African|Democratic|Republic|Soviet|Republican|European|International|National|North Atlantic|World|Bank|State|Federation|Security|Office|Federal|Central|Environmental|Centers|Supreme|Ministry|Investigative|Labour|Scottish|Council|Main|Presidential|Organi[sz]ation|Arab|Verkhovna|UN|Red Cross|Foreign|Donetsk People's|Luhansk People's)\b/;

function withArticle(name: string): string {
  const takes = ARTICLE.has(name) || name.endsWith(' Islands') || COMMON.test(name);
  return takes ? `the ${name}` : name;
}

/** Who is meant by "head of state" and "head of government", in the order of rank. */
const HEADS_OF_STATE = ['monarch', 'pope', 'president'];
const HEADS_OF_GOVERNMENT = ['prime_minister', 'chancellor', 'president'];
/** Where the president is not the head of state. */
const OWN_HEAD_OF_STATE = new Map([
  ['iran', 'supreme_leader'],
  ['north-korea', 'supreme_leader'],
]);

/** The written forms of all roles, with the phrases that mean another office from country to country. */
export function officeTitles(roles: Roles, actors: readonly Actor[], leaders: Leaders): OfficeTitle[] {
  const phrases = new Map<string, Set<string>>();
  const put = (role: string, of: string | null, added: readonly string[]) => {
    const key = `${role} ${of ?? ''}`;
    phrases.set(key, new Set([...(phrases.get(key) ?? []), ...added]));
  };
  for (const [role, { any, in: special }] of roles.all) {
    put(role, null, any);
    for (const [of, added] of Object.entries(special)) put(role, of, added);
  }
  for (const [country, held] of rolesByCountry(actors)) {
    const state = OWN_HEAD_OF_STATE.get(country) ?? HEADS_OF_STATE.find((role) => held.has(role));
    if (state !== undefined) put(state, country, ['head of state']);
    const government = HEADS_OF_GOVERNMENT.find((role) => held.has(role));
    if (government !== undefined) put(government, country, ['head of government']);
    const leader = leaders.get(country);
    if (leader !== undefined && held.has(leader)) put(leader, country, ['leader']);
  }
  const titles = [...phrases].map(([key, texts]) => {
    const [role = '', of = ''] = key.split(' ');
    return { role, of: of === '' ? null : of, phrases: [...texts].sort(byText) };
  });
  return titles.sort((a, b) => byText(a.role, b.role) || byText(a.of ?? '', b.of ?? ''));
}

function rolesByCountry(actors: readonly Actor[]): Map<string, Set<string>> {
  const countries = new Set(actors.filter(({ kind }) => kind === 'country').map(({ id }) => id));
  const held = new Map<string, Set<string>>();
  for (const { role, of } of actors.flatMap(({ offices }) => offices)) {
    if (of !== null && countries.has(of)) held.set(of, (held.get(of) ?? new Set()).add(role));
  }
  return held;
}
