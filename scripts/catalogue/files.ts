import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { byText } from './names.ts';

/** A YAML file, checked against its schema; the error names the file, because there are many. */
export function yaml<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  const read = schema.safeParse(parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`${path}: ${read.error.message}`);
  return read.data;
}

/** All YAML files of a folder, in the order of their names. */
export function yamlFolder<T extends z.ZodType>(folder: string, schema: T): z.infer<T>[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort(byText).map((name) => yaml(join(folder, name), schema));
}

/** The rows of a comma-separated file with a header, quoted cells included. */
export function csv(path: string): Map<string, string>[] {
  const [header, ...rows] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cells);
  return rows.map((row) => new Map((header ?? []).map((name, index) => [name, row[index] ?? ''])));
}

function cells(line: string): string[] {
  // A comma before every cell, the first too: an empty first cell would else match nothing and be lost.
  const found = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, bare]) => (quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"')));
}

/** A cell that holds several values between bars. */
export function barred(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
