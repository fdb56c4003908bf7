import { z } from '@hono/zod-openapi';
import type { Question } from '../contract/question.ts';
import { FORMATS } from '../contract/vocabulary.ts';

type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
};

/** The types of the client as a file that needs nothing else: rows and filters of each question, written out from their declarations. */
export function clientTypes(questions: readonly Question[]): string {
  const rows = questions.map(({ path, row }) => `  '${path}': ${typeOf(z.toJSONSchema(row) as Schema, '  ')};`);
  const filters = questions.map(({ path, filters: asked }) => {
    const { properties = {} } = z.toJSONSchema(asked, { io: 'input', unrepresentable: 'any' }) as Schema;
    const keys = Object.entries(properties).filter(([key]) => key !== 'format' && key !== 'cursor');
    const id = path.includes('{id}') ? ['    /** Slug or id of the one asked for. */\n    readonly id: string;'] : [];
    return `  '${path}': {\n${[...id, ...keys.map(([key, of]) => `${about(of, '    ')}    readonly ${key}?: ${asking(of)};`)].join('\n')}\n  };`;
  });
  return `// Written from the declarations of the questions; a test holds it to them. Update: UPDATE_CLIENT=1 npx vitest run tests/server/client
export interface Rows {\n${rows.join('\n')}\n}

export interface Filters {\n${filters.join('\n')}\n}
${REST}`;
}

const about = ({ description }: Schema, indent: string): string =>
  description === undefined ? '' : `${indent}/** ${description.replaceAll('*/', '* /')} */\n`;

/** What a filter may be asked with: a list of words may come as a list. */
function asking(schema: Schema): string {
  const type = typeOf(schema, '');
  return type === 'string' && schema.format === undefined
    ? 'string | readonly string[]'
    : type === 'unknown'
      ? 'number'
      : type;
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => typeOf(one, indent)).join(' | ');
  if (Array.isArray(schema.type))
    return (schema.type as string[]).map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  if (schema.type === 'array') return `(${schema.items === undefined ? 'unknown' : typeOf(schema.items, indent)})[]`;
  if (schema.properties !== undefined) {
    const inside = `${indent}  `;
    const lines = Object.entries(schema.properties).map(([name, of]) => {
      const mark = schema.required?.includes(name) === true ? '' : '?';
      return `${about(of, inside)}${inside}${name}${mark}: ${typeOf(of, inside)};`;
    });
    return `{\n${lines.join('\n')}\n${indent}}`;
  }
  if (schema.type === 'object') return 'Record<string, unknown>';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'boolean' || schema.type === 'null') return schema.type;
  return schema.type === 'string' ? 'string' : 'unknown';
}

/** What stands in client.ts by hand, without its code. */
const REST = `
export type Path = keyof Rows;
export type Format = ${FORMATS.map((format) => `'${format}'`).join(' | ')};

export interface Note {
  code: string;
  text: string;
  count?: number;
}

export interface Answer<Row> {
  query: Readonly<Record<string, string>>;
  snapshot: string;
  versions: { catalogue?: string; scorer?: string; rules?: string; timezone?: string };
  notes: Note[];
  rows: Row[];
  total?: number;
  next?: string;
}

export interface ClientOptions {
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** What the API refuses, in its own words. */
export class NewstallyError extends Error {
  readonly status: number;
  readonly code: string;
  readonly request_id: string | null;
  readonly errors: { key: string; value: string; expected: string; at?: number; length?: number }[];
  /** Seconds to wait before the same is asked again; null where waiting does not help. */
  readonly retry_after: number | null;
}

export interface Client {
  /** The answer to a question; of a list its first page. */
  ask<P extends Path>(path: P, asked?: Filters[P] & { readonly cursor?: string }, options?: AskOptions): Promise<Answer<Rows[P]>>;
  /** The pages of a list, one after the other. */
  pages<P extends Path>(path: P, asked?: Filters[P], options?: AskOptions): AsyncGenerator<Answer<Rows[P]>>;
  /** The rows of a list from the first to the last. */
  rows<P extends Path>(path: P, asked?: Filters[P], options?: AskOptions): AsyncGenerator<Rows[P]>;
  /** The answer as a file; its body is read, or piped, by whoever asks. */
  file<P extends Path>(path: P, format: Format, asked?: Filters[P], options?: AskOptions): Promise<Response>;
  /** The address of a question, for tools that fetch by themselves. */
  addressOf<P extends Path>(path: P, asked?: Filters[P]): string;
}

/** Asks the API of a running Newstally, such as http://127.0.0.1:4747. */
export function newstally(url: string, options?: ClientOptions): Client;
`;
