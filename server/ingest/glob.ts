import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/errors.ts';

/** More alternatives than this in one pattern are a mistake: {a,b}{a,b}… doubles with each pair. */
const MOST_ALTERNATIVES = 1000;

/** True for a path with `*`, `?` or `{a,b}`: a pattern, unless there is a file of that very name. */
export const isGlob = (path: string): boolean => /[*?]|\{[^{}]*,[^{}]*\}/.test(path);

/**
 * Files and folders that a pattern names, in order, each once; none comes back as []. `*` and `?` stand for letters within
 * a name, `**` for any folders on the way, `{a,b}` for either. Hidden names are matched only by a part that begins with a dot.
 */
export async function matches(pattern: string): Promise<string[]> {
  const found = new Set<string>();
  for (const one of alternatives(pattern)) {
    const parts = one.split('/').filter((part, at) => part !== '' || at === 0);
    const first = parts.findIndex((part) => /[*?]/.test(part));
    // Without a wildcard left, the last part is looked up in its folder like any other.
    const fixed = first < 0 ? parts.length - 1 : first;
    const start = parts.slice(0, fixed).join('/');
    await walk(start === '' && one.startsWith('/') ? '/' : start, parts.slice(fixed), found);
  }
  return [...found].sort();
}

/** The pattern once for each choice of its braces, the innermost first. */
function alternatives(pattern: string): string[] {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0) {
    const next: string[] = [];
    for (const one of open) {
      const brace = /\{([^{}]*,[^{}]*)\}/.exec(one);
      if (brace === null) done.push(one);
      else {
        const [whole, choices = ''] = brace;
        const after = brace.index + whole.length;
        next.push(...choices.split(',').map((choice) => one.slice(0, brace.index) + choice + one.slice(after)));
      }
    }
    if (done.length + next.length > MOST_ALTERNATIVES) {
      throw new AppError('invalid', `"${pattern}" has more than ${MOST_ALTERNATIVES} alternatives; give it in parts.`);
    }
    open = next;
  }
  return done;
}

async function walk(folder: string, parts: readonly string[], found: Set<string>): Promise<void> {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  const entries = await entriesOf(folder);
  for (const entry of entries) {
    const path = folder === '' ? entry.name : join(folder, entry.name);
    if (part === '**') {
      if (isHidden(entry.name)) continue;
      if (entry.isDirectory()) await walk(path, parts, found);
      else if (rest.length === 0) found.add(path);
    } else if (isHidden(entry.name) === isHidden(part) && fits(entry.name, part)) {
      if (rest.length === 0) found.add(path);
      else if (!entry.isFile()) await walk(path, rest, found);
    }
  }
  if (part === '**') await walk(folder, rest, found);
}

/** What a folder holds; a folder that cannot be read, or is none, holds nothing. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder === '' ? '.' : folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

export const isHidden = (name: string): boolean => name.startsWith('.');

/**
 * Whether a name fits a pattern of `*`, `?` and plain letters. Goes back to the last `*` only, so it takes at most
 * name × pattern steps, where a regular expression could take ages.
 */
export function fits(name: string, pattern: string): boolean {
  let at = 0;
  let no = 0;
  let star = -1;
  let from = 0;
  while (at < name.length) {
    if (pattern[no] === '*') {
      star = no;
      from = at;
      no += 1;
    } else if (no < pattern.length && (pattern[no] === '?' || pattern[no] === name[at])) {
      at += 1;
      no += 1;
    } else if (star >= 0) {
      from += 1;
      at = from;
      no = star + 1;
    } else return false;
  }
  while (pattern[no] === '*') no += 1;
  return no === pattern.length;
}
