import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../base/root.ts';

/** A colour of the product by the name of its token. */
export type Tokens = ReadonlyMap<string, { readonly light: string; readonly dark: string }>;

let read: Tokens | null = null;

/** The colours of the dashboard, from the only file that holds one: screen and paper have the same. */
export function tokens(): Tokens {
  read ??= parseTokens(readFileSync(join(projectRoot(), 'web', 'styles', 'tokens.css'), 'utf8'));
  return read;
}

/** `--ink: light-dark(#1b1a17, #ece8df);` and its like. */
export const parseTokens = (css: string): Tokens =>
  new Map(
    [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light, dark }],
    ),
  );

/** Text with each `var(--token)` in the colours of paper, for what knows no variables. */
export const inLight = (text: string): string =>
  text.replace(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) => tokens().get(name)?.light ?? whole);
