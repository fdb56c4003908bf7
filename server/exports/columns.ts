import { z } from '@hono/zod-openapi';
import type { Answer } from '../contract/answer.ts';
import type { Question } from '../contract/question.ts';

/** What the cells of a column are; `nested` ones hold lists or objects, of the shape that its schema says. */
export type CellType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant' | 'nested';

/** One column of a question's files. */
export type Column = {
  readonly name: string;
  readonly type: CellType;
  readonly description: string | null;
  /** The schema of a cell, without its null. */
  readonly schema: CellSchema;
};

/** The part of JSON Schema that declarations come out as. */
export type CellSchema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly items?: CellSchema;
  readonly properties?: Readonly<Record<string, CellSchema>>;
  readonly additionalProperties?: CellSchema | boolean;
  readonly anyOf?: readonly CellSchema[];
};

const read = new WeakMap<Question, readonly Column[]>();

/** The columns of a question's files: the keys of its row schema in their order, typed as it declares them. */
export function declaredColumns(question: Question): readonly Column[] {
  const known = read.get(question);
  if (known !== undefined) return known;
  const { properties = {} } = z.toJSONSchema(question.row) as CellSchema;
  const columns = Object.entries(properties).map(([name, declared]): Column => {
    const schema = withoutNull(declared);
    return { name, type: cellType(name, schema), description: declared.description ?? null, schema };
  });
  read.set(question, columns);
  return columns;
}

/** A schema with its null taken out: every cell may be empty in a file. */
export function withoutNull(schema: CellSchema): CellSchema {
  if (schema.anyOf !== undefined) return schema.anyOf.find(({ type }) => type !== 'null') ?? {};
  if (Array.isArray(schema.type)) return { ...schema, type: (schema.type as string[]).find((one) => one !== 'null')! };
  return schema;
}

/** Instants are declared as text, and the house names them by their ending. */
const INSTANT = /_at$/;

function cellType(name: string, { type, format }: CellSchema): CellType {
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  if (type === 'array' || type === 'object') return 'nested';
  if (format === 'date') return 'date';
  return INSTANT.test(name) ? 'instant' : 'text';
}

/** An answer with one list a column in the place of its rows; what a row leaves out is null. */
export function columnar(question: Question, { rows, ...answer }: Answer<unknown>) {
  const columns = Object.fromEntries(
    declaredColumns(question).map(({ name }) => [
      name,
      rows.map((row) => (row as Readonly<Record<string, unknown>>)[name] ?? null),
    ]),
  );
  const { total, next, ...head } = answer;
  return { ...head, columns, ...(total === undefined ? {} : { total }), ...(next === undefined ? {} : { next }) };
}
