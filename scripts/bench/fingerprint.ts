/** Sums of the same numbers in another order differ behind the twelfth digit; six are compared. */
const DIGITS = 6;

/** FNV-1a, 32 bits. */
function textHash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

const mix = (one: number, other: number): number => Math.imul(one ^ (other + 0x9e3779b9 + (one << 6) + (one >>> 2)), 0x85ebca6b) >>> 0;

/** A sum that comes to nothing in one order of adding may come to this much in another. */
const NOTHING = 1e-9;

function numberHash(value: number): number {
  const rounded = Number.isSafeInteger(value) ? value : Math.abs(value) < NOTHING ? 0 : Number(value.toPrecision(DIGITS));
  return Number.isSafeInteger(rounded) ? mix(rounded | 0, Math.floor(rounded / 2 ** 32) | 0) : textHash(String(rounded));
}

function valueHash(value: unknown): number {
  if (typeof value === 'number') return numberHash(value);
  return textHash(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}

const rowHash = (row: Readonly<Record<string, unknown>>): number => {
  let hash = 0;
  for (const key in row) hash = mix(hash, valueHash(row[key]));
  return hash;
};

/** The number of rows and a hash of them all; with `ordered`, the same rows in another order are others. */
export function fingerprintOf(rows: readonly Readonly<Record<string, unknown>>[], ordered: boolean): string {
  let sum = 0;
  for (const row of rows) sum = ordered ? mix(sum, rowHash(row)) : (sum + rowHash(row)) >>> 0;
  return `${rows.length} rows ${sum.toString(16).padStart(8, '0')}`;
}

/** Columns that say which row is which, in the engine's rows and in the answer's. */
const KEYS = ['week', 'actor', 'source', 'article', 'mention'];
/** Counts that stand in both under one name; in /actors the engine's `stories` are the answer's. */
const COUNTS = ['mentions', 'articles', 'stories', 'scored'];

/**
 * Where the engine's rows and the answer's contradict each other: the first row that is missing or counts otherwise; null where
 * they agree, or where they have no key in common (the rows of /coverage are by source, its answer is not).
 */
export function disagreement(
  engine: readonly Readonly<Record<string, unknown>>[],
  answer: readonly Readonly<Record<string, unknown>>[],
): string | null {
  const [first, other] = [engine[0], answer[0]];
  if (first === undefined || other === undefined) return engine.length === answer.length ? null : 'one has rows, the other none';
  const keys = KEYS.filter((key) => key in first && key in other);
  if (keys.length === 0) return null;
  const counts = COUNTS.filter((key) => key in first && key in other);
  const keyOf = (row: Readonly<Record<string, unknown>>) => keys.map((key) => row[key]).join(' ');
  if (new Set(engine.map(keyOf)).size < engine.length) return null;
  const answered = new Map(answer.map((row) => [keyOf(row), row]));
  for (const row of engine) {
    const found = answered.get(keyOf(row));
    if (found === undefined) return `no row ${keyOf(row)}`;
    for (const count of counts) if (found[count] !== row[count]) return `${keyOf(row)}: ${count} ${String(found[count])}, not ${String(row[count])}`;
  }
  return null;
}
