import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { NamedMembers, OfRosters } from '../contract/roster.ts';
import { ROSTER_KINDS, ROSTERS, type RosterKind } from '../contract/vocabulary.ts';
import { type NoteAt, noSections, SECTIONS, sectionIn, type Sections } from './config-sections.ts';
import { AppError, messageOf } from './errors.ts';
import { nearest } from './nearest.ts';
import { memberOf, nameOfSlug, wrongCount, wrongMember, wrongName, wrongSlug } from './roster-words.ts';

/** Where the configuration file is looked for when nobody names another one. */
export const USUAL_FILE = 'newstally.yaml';

/** One thing that is wrong in the file: where, what it was and what would be right. */
export type WrongLine = {
  readonly line: number;
  readonly key: string;
  readonly value: string;
  readonly expected: string;
};

/** What a configuration file says: its plain keys as text with their lines, its rosters, what is to be sent, and what is wrong in it. */
export type ConfigFile = {
  readonly file: string;
  readonly values: ReadonlyMap<string, { readonly text: string; readonly line: number }>;
  readonly rosters: OfRosters<readonly NamedMembers[]>;
  readonly sections: Sections;
  readonly wrong: readonly WrongLine[];
};

/** The text of the file that an environment names, or of the usual one; null where there is none, or "none" was said. */
export function readConfigFile(named: string | undefined, folder: string): { file: string; text: string } | null {
  if (named === 'none') return null;
  const asked = named !== undefined && named !== '';
  const path = asked ? resolve(folder, named) : join(folder, USUAL_FILE);
  if (!asked && !existsSync(path)) return null;
  try {
    return { file: asked ? named : USUAL_FILE, text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new AppError(
      'invalid',
      `The configuration file ${path} cannot be read (${messageOf(error)}). NEWSTALLY_CONFIG names it; none leaves it out.`,
      { cause: error },
    );
  }
}

type Wrong = NoteAt;

/** Reads the text of a configuration file; `keys` are the plain ones there may be. Nothing is thrown: all that is wrong is listed. */
export function parseConfigFile(file: string, text: string, keys: readonly string[]): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const wrong: WrongLine[] = document.errors.map(({ pos, message }) => {
    const { line } = lines.linePos(pos[0]);
    return {
      line,
      key: '',
      value: lineOf(text, line),
      expected: `YAML: ${message.split('\n')[0]?.replace(/ at line .*$/, '')}`,
    };
  });
  const lineAt = (node: unknown): number => {
    const range = (node as Partial<Node> | null)?.range;
    return range == null ? 1 : lines.linePos(range[0]).line;
  };
  const note: Wrong = (node, key, value, expected) => void wrong.push({ line: lineAt(node), key, value, expected });
  const values = new Map<string, { text: string; line: number }>();
  const rosters: Record<RosterKind, NamedMembers[]> = { watchlists: [], collections: [] };
  const sections = noSections();
  // Of a text that is no YAML nothing is trusted.
  if (wrong.length === 0) {
    for (const { key, node, at } of pairsOf(document.contents, document, '', note)) {
      const kind = ROSTER_KINDS.find((one) => one === key);
      const section = SECTIONS.find((one) => one === key);
      if (section !== undefined) sectionIn(section, pairsOf(node, document, key, note), document, sections, note);
      else if (kind !== undefined) rosters[kind] = rostersIn(kind, node, document, note);
      else if (!keys.includes(key)) note(at, key, shown(node), knownKey(key, [...keys, ...ROSTER_KINDS, ...SECTIONS]));
      else {
        const plain = plainText(node, key, note);
        if (plain !== null) values.set(key, { text: plain, line: lineAt(node ?? at) });
      }
    }
  }
  return { file, values, rosters, sections, wrong };
}

const lineOf = (text: string, line: number): string => (text.split('\n')[line - 1] ?? '').trim().slice(0, 100);

const knownKey = (key: string, keys: readonly string[]): string => {
  const close = nearest(key, keys);
  return close === null ? `one of the keys ${keys.join(', ')}` : `a known key; nearest is \`${close}\``;
};

type Entry = { readonly key: string; readonly node: Node | null; readonly at: unknown };

/** The keys of a map with their values; anything else is noted and has none. Nothing at all is an empty map. */
function pairsOf(node: unknown, document: Document, key: string, note: Wrong): Entry[] {
  const found = follow(node, document);
  if (found === null || (isScalar(found) && found.value === null)) return [];
  if (!isMap(found)) {
    note(found, key, shown(found), 'a map of keys and values, such as port: 4800');
    return [];
  }
  return found.items.map(({ key: at, value }) => ({ key: shown(at), node: follow(value, document), at }));
}

/** What an alias stands for. */
const follow = (node: unknown, document: Document): Node | null =>
  isAlias(node) ? (node.resolve(document) ?? null) : ((node ?? null) as Node | null);

/** A value as it stands in the file, cut where it is long. */
function shown(node: unknown): string {
  if (isScalar(node)) return (node.source ?? String(node.value)).slice(0, 200);
  if (isMap(node)) return '{…}';
  return isSeq(node) ? '[…]' : '';
}

/** One value as the environment would say it: a list by commas, yes and no as on and off; null where nothing is said. */
function plainText(node: Node | null, key: string, note: Wrong): string | null {
  if (node === null || (isScalar(node) && node.value === null)) return null;
  if (isScalar(node)) return typeof node.value === 'boolean' ? (node.value ? 'on' : 'off') : shown(node);
  if (isSeq(node) && node.items.every((one) => isScalar(one))) return node.items.map(shown).join(',');
  note(node, key, shown(node), 'one value');
  return null;
}

const SLUGS: OfRosters<string> = {
  watchlists: 'a list of slugs such as [antony-blinken, ukraine]',
  collections: 'a list of slugs such as [evening-courier, daily-harbour]',
};

function rostersIn(kind: RosterKind, node: Node | null, document: Document, note: Wrong): NamedMembers[] {
  const kept: NamedMembers[] = [];
  for (const { key: slug, node: said, at } of pairsOf(node, document, kind, note)) {
    const path = `${kind}.${slug}`;
    const wrong = wrongSlug(slug);
    if (wrong !== null) note(at, path, slug, wrong);
    if (isSeq(said)) kept.push({ slug, name: nameOfSlug(slug), chosen: membersIn(kind, said, document, path, note) });
    else if (isMap(said)) kept.push({ slug, ...named(kind, said, document, slug, path, at, note) });
    else note(said ?? at, path, shown(said), `${SLUGS[kind]}, or a map of name and ${ROSTERS[kind].key}`);
  }
  return kept;
}

function named(kind: RosterKind, node: Node, document: Document, slug: string, path: string, at: unknown, note: Wrong) {
  const field = ROSTERS[kind].key;
  let name = nameOfSlug(slug);
  let chosen: readonly string[] | null = null;
  for (const { key, node: value, at: place } of pairsOf(node, document, path, note)) {
    if (key === 'name') {
      const wrong = isScalar(value) ? wrongName(shown(value)) : 'a name';
      if (wrong === null) name = shown(value).trim();
      else note(value ?? place, `${path}.name`, shown(value), wrong);
    } else if (key === field) chosen = membersIn(kind, value, document, `${path}.${field}`, note);
    else note(place, `${path}.${key}`, shown(value), knownKey(key, ['name', field]));
  }
  if (chosen === null) note(at, path, shown(node), `${field}, ${SLUGS[kind]}`);
  return { name, chosen: chosen ?? [] };
}

function membersIn(kind: RosterKind, node: Node | null, document: Document, path: string, note: Wrong): string[] {
  if (!isSeq(node)) {
    note(node, path, shown(node), SLUGS[kind]);
    return [];
  }
  const crowd = wrongCount(kind, node.items.length);
  if (crowd !== null) note(node, path, String(node.items.length), crowd);
  const members = node.items.map((item) => {
    const one = follow(item, document);
    const member = shown(one);
    const wrong = isScalar(one) ? wrongMember(kind, member) : memberOf(kind);
    if (wrong !== null) note(one ?? item ?? node, path, member, wrong);
    return member;
  });
  return [...new Set(members)];
}
