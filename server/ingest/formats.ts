import { AppError } from '../base/errors.ts';
import { decode } from './decode.ts';
import { splitHeader } from './readers/csv.ts';
import { fieldOf } from './readers/fields.ts';

/** What can be read, each plain or gzipped. */
export const INPUT_FORMATS = [
  'txt',
  'md',
  'html',
  'feed',
  'json',
  'jsonl',
  'csv',
  'parquet',
  'eml',
  'mbox',
  'warc',
  'zip',
] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

const BY_ENDING = new Map<string, InputFormat>([
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['feed', 'feed'],
  ['xml', 'feed'],
  ['rss', 'feed'],
  ['atom', 'feed'],
  ['rdf', 'feed'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['jl', 'jsonl'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['tab', 'csv'],
  ['parquet', 'parquet'],
  ['pq', 'parquet'],
  ['eml', 'eml'],
  ['mbox', 'mbox'],
  ['warc', 'warc'],
  ['wet', 'warc'],
  ['zip', 'zip'],
]);

/** The types that are read, for messages. */
export const READ_TYPES =
  '.txt, .md, .html, .xml, .rss, .atom, .json, .jsonl, .csv, .tsv, .parquet, .eml, .mbox, .warc and .zip, each also as .gz';

/** The format that a person asked for, or "auto"; anything else is `invalid`. */
export function inputFormat(word: string): InputFormat | 'auto' {
  if (word === 'auto') return word;
  const format = BY_ENDING.get(word.toLowerCase());
  if (format !== undefined) return format;
  const expected = `auto, ${INPUT_FORMATS.join(', ')}`;
  throw new AppError('invalid', `There is no format "${word}"; there are ${expected}.`, {
    errors: [{ key: 'format', value: word, expected }],
  });
}

/** The ending of a file's name without ".gz", in lower case and without its dot; "" where there is none. */
export function endingOf(name: string): string {
  const bare = (name.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.gz$/, '');
  const dot = bare.lastIndexOf('.');
  return dot <= 0 ? '' : bare.slice(dot + 1);
}

/** True for a name that says what is in the file, or that only its packing is known ("news.gz"). */
export const isReadByName = (name: string): boolean =>
  BY_ENDING.has(endingOf(name)) || (endingOf(name) === '' && /\.gz$/i.test(name));

/**
 * How an input is written, by its name and its first bytes (unpacked, no byte-order mark). What the bytes show beyond doubt
 * (Parquet, an archive, a page, JSON) goes before the name, the name before what they only suggest. Null for what is not read.
 */
export function detectFormat(name: string, head: Buffer): InputFormat | null {
  if (head.toString('latin1', 0, 4) === 'PAR1') return 'parquet';
  const ending = endingOf(name);
  const named = BY_ENDING.get(ending) ?? null;
  // Office documents are zip files too, and under their own names no archives.
  if (isZip(head) && (named !== null || ending === '')) return 'zip';
  if (named === 'parquet' || named === 'zip') return named;
  if (named === 'warc' || /^\s{0,4}WARC\/\d\.\d+\r?\n/.test(head.toString('latin1', 0, 20))) return 'warc';
  if (named === 'eml' || named === 'mbox' || named === null) {
    const mail = mailKind(head.toString('latin1'));
    if (mail !== null && (named !== null || ending === '')) return mail;
    if (named !== null) return named;
  }
  if (head.includes(0)) return null;
  const text = decode(head).trimStart();
  if (isPage(text)) return named === 'md' ? named : 'html';
  if (named === 'md') return named;
  if (isFeed(text)) return 'feed';
  if (named === 'html' || named === 'feed') return named;
  const json = jsonKind(text, named);
  if (json !== null) return json;
  if (named === 'json' || named === 'jsonl' || named === 'csv') return named;
  if (named === null && ending !== '') return null;
  if (isTable(text)) return 'csv';
  return named ?? (text.startsWith('# ') ? 'md' : 'txt');
}

/** The first file of an archive, or the end of an empty one. */
const isZip = (head: Buffer): boolean => ['PK\x03\x04', 'PK\x05\x06'].includes(head.toString('latin1', 0, 4));

/** Many messages begin with a line of their own; one begins with a head that says who wrote it, and when or how. */
function mailKind(text: string): 'eml' | 'mbox' | null {
  if (/^From \S[^\n]{0,300}\r?\n(?:>?[A-Za-z][\w-]{0,60}:|\r?\n)/.test(text)) return 'mbox';
  const head = /^(?:[A-Za-z][\w-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/.exec(text)?.[0] ?? '';
  return /^from:/im.test(head) && /^(?:date|message-id|mime-version):/im.test(head) ? 'eml' : null;
}

/** Begins as a page does. */
const isPage = (text: string): boolean => /^<(?:!doctype html|html)[\s>]/i.test(withoutProlog(text));

/** Begins as a feed or a sitemap does, or is JSON that says it is a feed. */
const isFeed = (text: string): boolean =>
  /^<(?:!doctype rss|(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|urlset))[\s>]/i.test(withoutProlog(text)) ||
  /^\{[^{}[\]]{0,1000}"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(text);

/** A text without the comments, the XML declaration and other instructions it begins with. */
function withoutProlog(text: string): string {
  let rest = text;
  for (let found = true; found; ) {
    found = false;
    for (const [open, close] of [
      ['<?', '?>'],
      ['<!--', '-->'],
    ] as const) {
      const end = rest.startsWith(open) ? rest.indexOf(close) : -1;
      if (end < 0) continue;
      rest = rest.slice(end + close.length).trimStart();
      found = true;
    }
  }
  return rest;
}

/**
 * One JSON text, or one a line; null when it is no JSON. A brace alone is not enough (RTF begins with one), nor a bracket
 * ("[Update] Talks in Kyiv"). Objects one behind the other, each over several lines, are read as JSON too.
 */
function jsonKind(text: string, named: InputFormat | null): 'json' | 'jsonl' | null {
  if (!/^(?:\{\s*["}]|\[\s*(?:\{\s*["}]|\]\s*$))/.test(text)) return null;
  const end = text.indexOf('\n');
  // A line longer than the head cannot be judged; both readers read a list of one.
  if (end < 0) return named === 'jsonl' && text.startsWith('{') ? 'jsonl' : 'json';
  const line = text.slice(0, end).trimEnd();
  const next = text.slice(end).trimStart();
  if (isWholeJson(line)) return next === '' && named !== 'jsonl' ? 'json' : 'jsonl';
  if (next.startsWith('{') && !/[[{,:]$/.test(line)) return 'jsonl';
  return named === 'jsonl' && text.startsWith('{') && line !== '{' ? 'jsonl' : 'json';
}

function isWholeJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** A first line that names the text of an article and one field more. */
function isTable(text: string): boolean {
  const end = text.search(/[\r\n]/);
  if (end < 0) return false;
  const fields = new Set(splitHeader(text.slice(0, end)).names.map(fieldOf));
  fields.delete(null);
  return fields.has('body') && fields.size > 1;
}
