import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/errors.ts';
import { isGlob, isHidden, matches } from './glob.ts';

/** How standard input is called where its records are named. */
const STANDARD_INPUT = 'standard input';

/** One thing to read. */
export type InputFile = {
  /** The path as it was typed, with what was found below it. */
  readonly name: string;
  /** Null for standard input. */
  readonly path: string | null;
  /** Bytes on disk; null where nobody knows (standard input, a pipe). */
  readonly size: number | null;
  /** Asked for by name or pattern, rather than found in a folder. */
  readonly asked: boolean;
};

/** Everything the paths name, in their order, folders in the order of their names. A path that names nothing is `invalid`. */
export async function findInputs(paths: readonly string[]): Promise<InputFile[]> {
  if (paths.length === 0) {
    throw new AppError('invalid', 'No path was given; name a file, a folder, a pattern or - for standard input.');
  }
  if (paths.filter((path) => path === '-').length > 1) {
    throw new AppError('invalid', 'Standard input (-) was given twice; it can be read once.');
  }
  const inputs: InputFile[] = [];
  for (const path of paths) {
    const found = path === '-' ? [STANDARD] : await namedBy(path);
    for (const input of found) inputs.push(input);
  }
  return inputs;
}

const STANDARD: InputFile = { name: STANDARD_INPUT, path: null, size: null, asked: true };

async function namedBy(path: string): Promise<InputFile[]> {
  const there = await whatIsAt(path);
  if (there !== null) return there.isDirectory() ? inFolder(path) : [fileOf(path, there)];
  if (!isGlob(path)) {
    throw new AppError(
      'invalid',
      `There is no file or folder "${path}"; check the spelling, and that it is seen from the folder you are in.`,
    );
  }
  const found: InputFile[] = [];
  for (const match of await matches(path)) {
    const at = await whatIsAt(match);
    if (at?.isDirectory() === true) found.push(...(await below(match, new Set())));
    else if (at !== null) found.push(fileOf(match, at));
  }
  if (found.length > 0) return found;
  throw new AppError(
    'invalid',
    `The pattern "${path}" matches no file; check it with ls. ` +
      '* stands for any letters of a name, ** for any folders, {a,b} for either; hidden files are left out.',
  );
}

async function inFolder(path: string): Promise<InputFile[]> {
  const found = await below(path, new Set());
  if (found.length > 0) return found;
  throw new AppError('invalid', `The folder "${path}" holds no files (hidden ones are left out); name one that does.`);
}

type Stats = Awaited<ReturnType<typeof stat>>;

const fileOf = (path: string, stats: Stats, asked = true): InputFile => ({
  name: path,
  path,
  size: stats.isFile() ? Number(stats.size) : null,
  asked,
});

/** What stands at a path, links followed; null for nothing. */
async function whatIsAt(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    // Not being let in is no spelling mistake: the file is there, and reading it will say why it cannot be read.
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return null;
    throw new AppError('invalid', `"${path}" cannot be looked at: no permission. Ask its owner for access.`, {
      cause: error,
    });
  }
}

/** All files in a folder and those below, sorted by name, hidden ones left out. A folder that links lead to again is read once. */
async function below(folder: string, seen: Set<string>): Promise<InputFile[]> {
  const real = await realpath(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    // Kept as if it were a file, so that its rejection says what is the matter.
    return [{ name: folder, path: folder, size: null, asked: true }];
  }
  const found: InputFile[] = [];
  for (const name of names.filter((one) => !isHidden(one)).sort()) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => null);
    if (stats?.isDirectory() === true) found.push(...(await below(path, seen)));
    // A link to nothing is kept too: it is refused when it is opened.
    else found.push(stats === null ? { name: path, path, size: null, asked: false } : fileOf(path, stats, false));
  }
  return found;
}
