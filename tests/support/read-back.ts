import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { XMLParser } from 'fast-xml-parser';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { Question } from '../../server/contract/question.ts';

/** A cell as every format can say it: text, a number, a boolean, nothing, or JSON of what is nested. */
export type Cell = string | number | boolean | null;
export type Read = Readonly<Record<string, Cell>>;

type Schema = { type?: string | string[]; format?: string; anyOf?: Schema[] };

/** What a column is by its declaration, read in another way than the product reads it: by the words of its JSON Schema. */
type Kind = 'number' | 'boolean' | 'date' | 'nested' | 'text';
const kinds = new Map<string, Kind>();
function kindOf(question: Question, name: string): Kind {
  const key = `${question.path} ${name}`;
  const known = kinds.get(key) ?? readKind(question, name);
  kinds.set(key, known);
  return known;
}

function readKind(question: Question, name: string): Kind {
  const schema = JSON.stringify(
    (question.row.toJSONSchema() as { properties: Record<string, Schema> }).properties[name],
  );
  const head = schema.slice(0, schema.indexOf('"items"') < 0 ? undefined : schema.indexOf('"items"'));
  if (/"type":"(?:array|object)"/.test(head) || schema.includes('"items"')) return 'nested';
  if (/"type":(?:\[)?"(?:number|integer)"/.test(head)) return 'number';
  if (/"type":(?:\[)?"boolean"/.test(head)) return 'boolean';
  return /"format":"date"/.test(head) ? 'date' : 'text';
}

/** Rows of a JSON answer in the form that is compared. */
export const expected = (question: Question, rows: readonly Record<string, unknown>[]): Read[] =>
  rows.map((row) => Object.fromEntries(Object.keys(question.row.shape).map((name) => [name, cellOf(row[name])])));

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(bare(value)) : (value as Cell);
}

/** Without what is null: a file of typed structures cannot leave a field out, nor tell it from one that is null. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inside]) => inside !== null)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inside]) => [key, bare(inside)]),
  );
}

/** Reads files with an engine that is not the product's, and workbooks by their XML. */
export async function openReader() {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-read-back-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  let files = 0;
  const ask = async (bytes: Buffer, ending: string, query: (file: string) => string) => {
    // A name of its own: the engine remembers pieces of a file, and takes one of the same name, length and second for the same file.
    const file = join(folder, `file-${(files += 1)}.${ending}`);
    writeFileSync(file, bytes);
    return (await connection.runAndReadAll(query(file))).getRowObjects() as Record<string, unknown>[];
  };
  const lines = async (question: Question, bytes: Buffer, ending: string, query: (file: string) => string) =>
    (await ask(bytes, ending, query)).map(({ line }) => {
      const row = JSON.parse(String(line)) as Record<string, unknown>;
      return Object.fromEntries(
        Object.keys(question.row.shape).map((name) => [name, asInstant(name, cellOf(row[name]))]),
      );
    });
  return {
    csv: async (question: Question, bytes: Buffer): Promise<Read[]> => {
      const columns = Object.keys(question.row.shape);
      const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(', ');
      const rows = await ask(
        bytes,
        'csv',
        (file) =>
          `SELECT * FROM read_csv('${file}', auto_detect=false, header=true, delim=',', quote='"', escape='"', new_line='\\r\\n', columns={${types}})`,
      );
      return rows.map((row) =>
        Object.fromEntries(columns.map((name) => [name, fromText(kindOf(question, name), row[name] as string | null)])),
      );
    },
    ndjson: (question: Question, bytes: Buffer): Promise<Read[]> =>
      bytes.length === 0
        ? Promise.resolve([])
        : lines(question, bytes, 'ndjson', (file) => `SELECT json AS line FROM read_ndjson_objects('${file}')`),
    parquet: (question: Question, bytes: Buffer): Promise<Read[]> =>
      lines(question, bytes, 'parquet', (file) => `SELECT to_json(r) AS line FROM read_parquet('${file}') AS r`),
    /** The types of a Parquet file, and what it says of itself. */
    parquetFacts: async (bytes: Buffer) => {
      const types = await ask(bytes, 'parquet', (file) => `DESCRIBE SELECT * FROM read_parquet('${file}')`);
      const told = await ask(
        bytes,
        'parquet',
        (file) => `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${file}')`,
      );
      return {
        types: Object.fromEntries(
          types.map(({ column_name, column_type }) => [String(column_name), String(column_type)]),
        ),
        told: Object.fromEntries(told.map(({ key, value }) => [String(key), String(value)])),
      };
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An engine prints an instant in its own way. */
const asInstant = (name: string, cell: Cell): Cell =>
  name.endsWith('_at') && typeof cell === 'string'
    ? new Date(cell.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()
    : cell;

function fromText(kind: Kind, text: string | null): Cell {
  if (text === null || text === '') return null;
  if (kind === 'number') return Number(text);
  if (kind === 'boolean') return text === 'true';
  if (kind === 'nested') return JSON.stringify(bare(JSON.parse(text)));
  return text;
}

export type Sheet = {
  /** Cells as they stand: typed, by column letter. */
  readonly rows: readonly (readonly {
    readonly at: string;
    readonly type: string;
    readonly style: string;
    readonly text: string;
  }[])[];
};

/** The sheets of a workbook, by file name. */
export async function sheetsOf(bytes: Buffer): Promise<Record<string, Sheet>> {
  const sheets: Record<string, Sheet> = {};
  for (const [name, xml] of Object.entries(await unzipped(bytes))) {
    if (!/sheet\d\.xml$/.test(name)) continue;
    const parsed = PARSER.parse(xml) as { worksheet: { sheetData: { row?: RawRow[] } } };
    sheets[name.replace(/^.*\//, '')] = {
      rows: (parsed.worksheet.sheetData.row ?? []).map(({ c = [] }) =>
        c.map((one) => ({
          at: one['@r'].replace(/\d+$/, ''),
          type: one['@t'] ?? 'n',
          style: one['@s'] ?? '0',
          text: unescaped(one.is === undefined ? String(one.v) : textIn(one.is.t)),
        })),
      ),
    };
  }
  return sheets;
}

type RawCell = { '@r': string; '@t'?: string; '@s'?: string; v?: string; is?: { t: string | { '#text'?: string } } };
type RawRow = { c?: RawCell[] };

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => name === 'row' || name === 'c',
});

const textIn = (t: string | { '#text'?: string }): string => (typeof t === 'string' ? t : (t['#text'] ?? ''));
const unescaped = (text: string): string =>
  text.replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const open = promisify(
  fromBuffer as (bytes: Buffer, options: object, done: (error: Error | null, zip: ZipFile) => void) => void,
);

async function unzipped(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await open(bytes, { lazyEntries: true });
  const found: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(error);
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('error', reject);
        stream.on('end', () => {
          found[entry.fileName] = Buffer.concat(parts).toString();
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}

const DAY_MS = 86_400_000;

/** The rows of a workbook in the form that is compared; days and instants are numbers there, told by their cell format. */
export async function readWorkbook(question: Question, bytes: Buffer): Promise<Read[]> {
  const [head = [], ...rows] = (await sheetsOf(bytes))['sheet1.xml']!.rows;
  const names = new Map(head.map(({ at, text }) => [at, text]));
  return rows.map((cells) => {
    const read = new Map(cells.map((one) => [names.get(one.at)!, one]));
    return Object.fromEntries(
      Object.keys(question.row.shape).map((name): [string, Cell] => {
        const one = read.get(name);
        if (one === undefined) return [name, null];
        if (one.type === 'inlineStr')
          return [name, kindOf(question, name) === 'nested' ? fromText('nested', one.text) : one.text];
        if (one.type === 'b') return [name, one.text === '1'];
        const days = Number(one.text) - 25_569;
        if (one.style === '2') return [name, new Date(days * DAY_MS).toISOString().slice(0, 10)];
        if (one.style === '3') return [name, new Date(Math.round(days * DAY_MS)).toISOString()];
        return [name, Number(one.text)];
      }),
    );
  });
}
