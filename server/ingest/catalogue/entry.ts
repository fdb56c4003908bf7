import type { z } from 'zod';
import { slugOf } from '../../base/slug.ts';
import { Actor, AliasType, Kind, OfficeTitle } from '../../contract/actor.ts';
import { textOf, type Wrong } from './problems.ts';

/** What a file says of one actor, and where. */
export type Entry = { readonly actor: Actor; readonly place: string };
export type Titled = { readonly title: OfficeTitle; readonly place: string };

const BOUND = 'a day such as 2019-05-20, a year, or nothing';
/** What would be right, by the last name of the field. */
const EXPECTED: Readonly<Record<string, string>> = {
  id: 'lower-case words joined by hyphens, such as ida-moor',
  wikidata: 'Q and digits, such as Q123, or nothing',
  kind: `one of ${Kind.options.join(', ')}`,
  name: 'a name without line breaks, or spaces around it',
  text: 'a written form without line breaks, or spaces around it',
  type: `one of ${AliasType.options.join(', ')}`,
  foreign: 'true, or left out',
  aliases: 'a list of written forms with their types',
  country: 'the id of a country or place, or nothing',
  party: 'a name, or nothing',
  offices: 'a list of offices',
  title: 'the official title',
  role: 'lower-case words joined by _, such as prime_minister',
  of: 'the id of a country or organisation, or nothing',
  from: BOUND,
  to: BOUND,
  phrases: 'a list with at least one written form of the office',
};

/** Fields in which text must be as it is shown: what nobody sees would be lost on the way, or match nothing. */
const SEEN = new Set(['name', 'text', 'title', 'party']);
const isSeen = (text: string): boolean => text === text.trim() && !/\p{Cc}/u.test(text);
const isDay = (text: string): boolean =>
  text.length === 4 || new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;
const isRealDay = (text: string): boolean => {
  try {
    return isDay(text);
  } catch {
    return false;
  }
};

const listOf = (value: unknown): unknown => value ?? [];
/** YAML and JSON writers may leave a year a number. */
const bound = (value: unknown): unknown => (typeof value === 'number' ? String(value) : (value ?? null));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An actor with all that may be left out: the id is made of the name, which is the only written form where no other is given. */
function completed(said: Record<string, unknown>): Record<string, unknown> {
  const { id, wikidata, kind, name, aliases, country, party, offices, ...unknown } = said;
  const forms = listOf(aliases);
  const all = Array.isArray(forms)
    ? forms.map((form: unknown) => (typeof form === 'string' ? { text: form, type: 'full' } : form))
    : forms;
  const held = listOf(offices);
  return {
    id: id ?? (typeof name === 'string' ? slugOf(name) : name),
    wikidata: wikidata ?? null,
    kind,
    name,
    aliases: Array.isArray(all) && all.length === 0 ? [{ text: name, type: 'full' }] : all,
    country: country ?? null,
    party: party ?? null,
    offices: Array.isArray(held)
      ? held.map((office: unknown) =>
          isObject(office)
            ? { ...office, of: office['of'] ?? null, from: bound(office['from']), to: bound(office['to']) }
            : office,
        )
      : held,
    ...unknown,
  };
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (within, key) =>
      isObject(within) || Array.isArray(within) ? (within as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/** "aliases.0.type" as people count: "aliases 1, type". */
const fieldOf = (path: readonly PropertyKey[]): string => {
  const words = path.map((key) => (typeof key === 'number' ? ` ${key + 1}` : `, ${String(key)}`)).join('');
  return words === '' ? 'entry' : words.slice(2);
};

function issuesOf(error: z.ZodError, value: unknown, place: string): Wrong[] {
  return error.issues.flatMap((issue): Wrong[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        place,
        field: fieldOf([...issue.path, key]),
        value: textOf(at(value, [...issue.path, key])),
        expected: 'no such field',
      }));
    }
    const last = issue.path.findLast((key): key is string => typeof key === 'string') ?? '';
    return [
      {
        place,
        field: fieldOf(issue.path),
        value: textOf(at(value, issue.path)),
        expected: EXPECTED[last] ?? issue.message,
      },
    ];
  });
}

/** What a schema cannot see: text that is not as it is shown, and days that are in no calendar. */
function unseen(value: unknown, place: string, path: readonly PropertyKey[] = []): Wrong[] {
  if (Array.isArray(value)) return value.flatMap((one, no) => unseen(one, place, [...path, no]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => unseen(one, place, [...path, key]));
  const name = path.findLast((key): key is string => typeof key === 'string') ?? '';
  const wrong = (expected: string | undefined) => [
    { place, field: fieldOf(path), value: textOf(value), expected: expected ?? '' },
  ];
  if (typeof value !== 'string') return [];
  if ((SEEN.has(name) || name === 'phrases') && !isSeen(value))
    return wrong(EXPECTED[name === 'phrases' ? 'text' : name]);
  if ((name === 'from' || name === 'to') && !isRealDay(value)) return wrong(EXPECTED[name]);
  return [];
}

/** One actor of a file, or what is wrong with it. */
export function readActor(
  said: unknown,
  place: string,
): { readonly entry: Entry | null; readonly wrong: readonly Wrong[] } {
  const value = isObject(said) ? completed(said) : said;
  const read = Actor.safeParse(value);
  if (!read.success) {
    if (!isObject(value))
      return {
        entry: null,
        wrong: [{ place, field: 'entry', value: textOf(said), expected: 'an actor with a name and a kind' }],
      };
    return { entry: null, wrong: issuesOf(read.error, value, place) };
  }
  const wrong = unseen(read.data, place);
  return { entry: wrong.length === 0 ? { actor: read.data, place } : null, wrong };
}

export function readTitle(
  said: unknown,
  place: string,
): { readonly entry: Titled | null; readonly wrong: readonly Wrong[] } {
  const value = isObject(said) ? { ...said, of: said['of'] ?? null } : said;
  const read = OfficeTitle.safeParse(value);
  if (!read.success) return { entry: null, wrong: issuesOf(read.error, value, place) };
  const wrong = unseen(read.data, place);
  return { entry: wrong.length === 0 ? { title: read.data, place } : null, wrong };
}
