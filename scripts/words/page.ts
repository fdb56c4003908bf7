import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Looked, textsIn } from './found.ts';
import { TOLD, VOCABULARY } from './vocabulary.ts';

/** All texts of the page: where each stands, and the calls that look up what is written elsewhere. */
export type PageTexts = {
  readonly files: number;
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly looked: readonly (Looked & { readonly file: string })[];
};

/** The sources that speak: all of the page but those that make it speak. */
export const speakingSources = (web: string): string[] =>
  readdirSync(web, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/(?:words|html)\.ts$|\/languages\//.test(file))
    .sort();

/** Reads every source of the page for its texts. */
export function textsOfPage(web: string): PageTexts {
  const texts = new Map<string, string[]>();
  const looked: (Looked & { file: string })[] = [];
  const sources = speakingSources(web);
  for (const path of sources) {
    const file = relative(web, path);
    const inside = textsIn(readFileSync(path, 'utf8'));
    for (const { text, line } of inside.found) texts.set(text, [...(texts.get(text) ?? []), `${file}:${line}`]);
    looked.push(...inside.looked.map((one) => ({ ...one, file })));
  }
  for (const text of [...VOCABULARY, ...TOLD]) if (!texts.has(text)) texts.set(text, ['vocabulary']);
  return { files: sources.length, texts, looked };
}

/** What is wrong with a translation: it lacks a tag of the English one, or has an expression that is not there. Null where nothing is. */
export function wrongIn(text: string, said: string): string | null {
  const marks = (of: string) => new Set(of.match(/\{\d+\}/g) ?? []);
  const tags = (of: string) => (of.match(/<\/?[a-z]+>/g) ?? []).sort().join(' ');
  const strange = [...marks(said)].filter((mark) => !marks(text).has(mark));
  if (strange.length > 0) return `has ${strange.join(', ')}, which the English text has not`;
  if (tags(said) !== tags(text)) return `has the tags ${tags(said)}; the English text has ${tags(text)}`;
  if (said.trim() === '') return 'is empty';
  if (/^\s/.test(said) !== /^\s/.test(text) || /\s$/.test(said) !== /\s$/.test(text))
    return 'begins or ends with another blank';
  return null;
}
