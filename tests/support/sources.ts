import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** All files below a folder of the project whose names end so, as paths from its root. */
export const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(root.length + 1))
    .sort();

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** One import of a file: what it names, and whether only types cross. */
export type Import = { readonly from: string; readonly to: string; readonly typesOnly: boolean };

const IMPORT =
  /^(?:import|export)\s+(type\s+)?([^'"]*?)\s*(?:from\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** The imports of a file; those of the project as paths from its root, the others by their name. */
export function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(IMPORT)].map(([, type, names = '', stated, dynamic]) => {
    const target = stated ?? dynamic ?? '';
    const to = target.startsWith('.') ? normalize(join(dirname(file), target.replace(/\?.*$/, ''))) : target;
    return { from: file, to, typesOnly: type !== undefined || allTypes(names) };
  });
}

/** True for "{ type A, type B }". */
const allTypes = (names: string): boolean => {
  const inside = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const parts =
    inside
      ?.split(',')
      .map((part) => part.trim())
      .filter(Boolean) ?? [];
  return parts.length > 0 && parts.every((part) => part.startsWith('type '));
};
