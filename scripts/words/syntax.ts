import { parseAst } from 'vite';

/** A piece of a source, as it is parsed. */
export type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The statements of a TypeScript source. Throws where it cannot be parsed. */
export const statementsOf = (source: string): readonly unknown[] => parseAst(source, { lang: 'ts' }).body;

/** What a template says between its expressions. */
export const partsOf = (template: Node): string[] =>
  (template['quasis'] as Node[]).map((part) => (part['value'] as { cooked: string }).cooked);

/** The line on which a piece begins, from 1. */
export const lineOf = (source: string, { start }: Node): number => source.slice(0, start).split('\n').length;
