/** The types a bound value may have. */
export type ValueType = 'date' | 'id' | 'text' | 'integer' | 'number' | 'ids' | 'texts';

/** A value on its way to the engine; it never becomes part of the SQL text. */
export type Bound = { readonly kind: 'value'; readonly type: ValueType; readonly value: unknown };
type InList = { readonly kind: 'in'; readonly column: string; readonly values: Bound };
type Median = { readonly kind: 'median'; readonly column: string };
type Part = Sql | Bound | InList | Median;

/** SQL text and its values, kept apart; composes, and is a value that tests can EXPLAIN. */
export type Sql = { readonly kind: 'sql'; readonly strings: readonly string[]; readonly parts: readonly Part[] };

/** What differs between engines. */
export type Dialect = {
  param(no: number, type: ValueType): string;
  inList(column: string, no: number, type: 'ids' | 'texts'): string;
  median(column: string): string;
  readonly tail: string;
};

/** The tag. A bare string or number in it does not compile: values enter through date(), id(), text() and their like. */
export const sql = (strings: TemplateStringsArray, ...parts: Part[]): Sql => ({
  kind: 'sql',
  strings: [...strings],
  parts,
});

const bound = (type: ValueType, value: unknown): Bound => ({ kind: 'value', type, value });
export const date = (value: string): Bound => bound('date', value);
export const id = (value: number): Bound => bound('id', value);
export const text = (value: string): Bound => bound('text', value);
export const integer = (value: number): Bound => bound('integer', value);
export const number = (value: number): Bound => bound('number', value);

/** The column is one of the integers. An empty list matches nothing. */
export const inList = (column: Column, values: readonly number[]): Sql =>
  nest({ kind: 'in', column, values: bound('ids', values) });
/** The column is one of the texts. An empty list matches nothing. */
export const inTexts = (column: Column, values: readonly string[]): Sql =>
  nest({ kind: 'in', column, values: bound('texts', values) });
/** The median of a column. */
export const median = (column: Column): Sql => nest({ kind: 'median', column });

/** The columns that may be named by a variable: a closed list, so that no text from outside can be one. */
export const COLUMNS = [
  'actor_id',
  'source_id',
  'speaker_id',
  'article_id',
  'language',
  'kind',
  'pair',
  'via',
  'id',
  'articles',
  'n',
] as const;
export type Column = (typeof COLUMNS)[number];

const nest = (part: Part): Sql => ({ kind: 'sql', strings: ['', ''], parts: [part] });

export const nothing: Sql = { kind: 'sql', strings: [''], parts: [] };

/** Conditions joined by AND; false ones are left out, none at all is TRUE. */
export function all(...conditions: (Sql | false)[]): Sql {
  const kept = conditions.filter((condition) => condition !== false);
  const [first, ...rest] = kept;
  if (first === undefined) return sql`TRUE`;
  return rest.reduce((whole, condition) => sql`${whole} AND ${condition}`, sql`${first}`);
}

/** Fragments joined by commas; at least one is needed. */
export function commas(fragments: readonly Sql[]): Sql {
  const [first, ...rest] = fragments;
  if (first === undefined) throw new Error('commas() needs at least one fragment');
  return rest.reduce((whole, fragment) => sql`${whole}, ${fragment}`, first);
}

/** The text for one engine and the values in the order of their numbers; binds exactly what it wrote. */
export function render(query: Sql, dialect: Dialect): { text: string; values: readonly Bound[] } {
  const values: Bound[] = [];
  const number = (value: Bound) => values.push(value);
  const write = (part: Part): string => {
    if (part.kind === 'value') return dialect.param(number(part), part.type);
    if (part.kind === 'median') return dialect.median(part.column);
    if (part.kind === 'in')
      return dialect.inList(part.column, number(part.values), part.values.type === 'ids' ? 'ids' : 'texts');
    return part.strings.map((string, at) => string + (at < part.parts.length ? write(part.parts[at]!) : '')).join('');
  };
  return { text: write(query) + dialect.tail, values };
}
