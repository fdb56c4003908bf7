import { LineCounter, parseDocument, stringify } from 'yaml';
import { messageOf } from '../../base/errors.ts';
import type { Catalogue } from '../../contract/actor.ts';
import { type Entry, readActor, readTitle, type Titled } from './entry.ts';
import { textOf, type Wrong } from './problems.ts';

/** What a file of structure says; `titles` null where it says nothing of how offices are written. */
export type Said = { readonly entries: Entry[]; readonly titles: Titled[] | null; readonly wrong: Wrong[] };

export const writeJson = ({ actors, titles }: Catalogue): string => `${JSON.stringify({ actors, titles }, null, 2)}\n`;

/** Words that an older YAML takes for something else, such as NO, stand in quotation marks. */
export const writeYaml = ({ actors, titles }: Catalogue): string =>
  stringify({ actors, titles }, { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false });

const nothing = (place: string, value: string, expected: string): Said => ({
  entries: [],
  titles: null,
  wrong: [{ place, field: 'file', value, expected }],
});

/** JSON, or an actor a line. */
export function readJson(text: string, name: string): Said {
  try {
    return readValue(JSON.parse(text), name);
  } catch (error) {
    const lines = readLines(text, name);
    if (lines !== null) return lines;
    return nothing(name, '', `JSON, which it is not: ${messageOf(error)}`);
  }
}

/** An actor a line; null where the first line alone is no JSON. */
function readLines(text: string, name: string): Said | null {
  const lines = text.split('\n').map((line, at) => ({ line: line.trim(), place: `${name}, line ${at + 1}` }));
  const full = lines.filter(({ line }) => line !== '');
  const [first] = full;
  if (first === undefined || !isJson(first.line)) return null;
  const entries: Entry[] = [];
  const wrong: Wrong[] = [];
  for (const { line, place } of full) {
    if (!isJson(line)) {
      wrong.push({ place, field: 'entry', value: line, expected: 'one actor as JSON' });
      continue;
    }
    const read = readActor(JSON.parse(line), place);
    wrong.push(...read.wrong);
    if (read.entry !== null) entries.push(read.entry);
  }
  return { entries, titles: null, wrong };
}

const isJson = (line: string): boolean => {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

export function readYaml(text: string, name: string): Said {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      entries: [],
      titles: null,
      wrong: document.errors.map(({ message, pos: [at] }) => ({
        place: `${name}, line ${counter.linePos(at).line}`,
        field: 'file',
        value: '',
        expected: `YAML, which it is not: ${message}`,
      })),
    };
  }
  try {
    return readValue(document.toJS({ maxAliasCount: 100 }), name);
  } catch (error) {
    return nothing(name, '', `YAML without so many aliases: ${messageOf(error)}`);
  }
}

/** `{actors, titles}`, or a list of actors. */
function readValue(value: unknown, name: string): Said {
  const isList = Array.isArray(value);
  const held = (isList ? { actors: value as unknown } : value) as { actors?: unknown; titles?: unknown } | null;
  const wanted = '{"actors": […], "titles": […]}, or a list of actors';
  if (typeof held !== 'object' || held === null) return nothing(name, textOf(value), wanted);
  const { actors, titles, ...unknown } = held;
  const wrong: Wrong[] = Object.keys(unknown).map((key) => ({ place: name, field: key, value: '', expected: wanted }));
  if (actors === undefined && titles === undefined)
    return {
      entries: [],
      titles: null,
      wrong: [...wrong, { place: name, field: 'file', value: '', expected: wanted }],
    };
  const list = (field: string, found: unknown): unknown[] => {
    if (Array.isArray(found)) return found;
    wrong.push({ place: name, field, value: textOf(found), expected: 'a list' });
    return [];
  };
  const entries: Entry[] = [];
  for (const [no, said] of list('actors', actors ?? []).entries()) {
    const read = readActor(said, placeOf(name, 'actor', no, said));
    wrong.push(...read.wrong);
    if (read.entry !== null) entries.push(read.entry);
  }
  if (titles === undefined) return { entries, titles: null, wrong };
  const told: Titled[] = [];
  for (const [no, said] of list('titles', titles).entries()) {
    const read = readTitle(said, placeOf(name, 'title', no, said));
    wrong.push(...read.wrong);
    if (read.entry !== null) told.push(read.entry);
  }
  return { entries, titles: told, wrong };
}

/** "people.json, actor 3 (ida-moor)". */
function placeOf(name: string, what: string, no: number, said: unknown): string {
  const { id, name: called, role } = (said ?? {}) as { id?: unknown; name?: unknown; role?: unknown };
  const known = [id, called, role].find((one): one is string => typeof one === 'string' && one !== '');
  return `${name}, ${what} ${no + 1}${known === undefined ? '' : ` (${known})`}`;
}
