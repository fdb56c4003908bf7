import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a test feed says must be found: `entries[0]['title'] == 'Example'` is the path entries 0 title and the value. */
export type Clause = {
  readonly path: readonly string[];
  readonly value: string | number | null;
  readonly unequal: boolean;
};

export type TestFeed = {
  /** Its path below the folder. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly headers: ReadonlyMap<string, string>;
  /** Null for an expectation in words that are not understood here. */
  readonly clauses: readonly Clause[] | null;
  /** The feed is expected to be broken, and nothing else. */
  readonly broken: boolean;
  /** Written in a format that nobody writes any more: CDF, and Atom as it was before it was a standard. */
  readonly extinct: boolean;
};

/** All test feeds below a folder, in the order of their names. */
export const testFeeds = (folder: string): TestFeed[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .map((file) => testFeed(file, readFileSync(join(folder, file))));

/** Files in UTF-16 and UTF-32 carry their comment in it too. */
function commentOf(bytes: Buffer): string {
  const zeros = bytes.subarray(0, 400).filter((byte) => byte === 0).length;
  return zeros > 50 ? bytes.toString('latin1').replaceAll('\0', '') : bytes.toString('utf8');
}

function testFeed(file: string, bytes: Buffer): TestFeed {
  const text = commentOf(bytes);
  const expected = /^\s*Expect:\s*(.*)$/m.exec(text)?.[1]?.trim() ?? '';
  const headers = [...text.matchAll(/^\s*Header:\s*([\w-]+):\s*(.*)$/gm)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), value.trim()] as const,
  );
  return {
    file,
    bytes,
    headers: new Map(headers),
    clauses: clausesOf(expected.replace(/^(?:not )?bozo and /, '')),
    broken: expected === 'bozo',
    extinct: EXTINCT.test(text.replace(/<!--[\s\S]*?-->/g, '').trimStart()),
  };
}

/** CDF, whose root is a channel, and Atom 0.3. */
const EXTINCT = /^<channel|purl\.org\/atom\/ns#|<feed[^>]*version=["']?0\.3/i;

const STRING = String.raw`u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const VALUE = String.raw`${STRING}|\([\d, ]+\)|None|-?\d+`;
const PATH = String.raw`(?:len\()?[a-z_]+(?:\[(?:\d+|'[\w:]+')\]|\.[a-z_]+)*\)?`;
const CLAUSE = new RegExp(String.raw`^\(?(${PATH}(?: == ${PATH})*) (==|!=|is) (${VALUE})\)?(?: and |$)`);

/** The clauses of an expectation; null where one of them is no comparison of a field with a value. */
function clausesOf(expected: string): Clause[] | null {
  const clauses: Clause[] = [];
  for (let rest = expected; rest !== ''; ) {
    const found = CLAUSE.exec(rest);
    if (found === null) return null;
    const [whole, paths = '', comparison, value = ''] = found;
    for (const path of paths.split(' == ')) {
      clauses.push({ path: pathOf(path), value: valueOf(value), unequal: comparison === '!=' });
    }
    rest = rest.slice(whole.length);
  }
  return clauses.length === 0 ? null : clauses;
}

function pathOf(path: string): string[] {
  const counted = /^len\((.*)\)$/.exec(path)?.[1];
  const steps = [...(counted ?? path).matchAll(/\w+/g)].map(([step]) => step);
  return counted === undefined ? steps : [...steps, 'length'];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** A value in the words of the test feeds; an instant is a list of its parts there, and ISO here. */
function valueOf(written: string): string | number | null {
  if (written === 'None') return null;
  if (/^-?\d+$/.test(written)) return Number(written);
  if (written.startsWith('(')) {
    const [year, month, day, hour, minute, second] = [...written.matchAll(/\d+/g)].map(([part]) =>
      part.padStart(2, '0'),
    );
    return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  }
  return written
    .replace(/^u/, '')
    .slice(1, -1)
    .replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gi, (_whole, x, u, long, letter: string) =>
      letter === undefined ? String.fromCodePoint(Number.parseInt(x ?? u ?? long, 16)) : (ESCAPES[letter] ?? letter),
    );
}
