import { newsPages } from './fundus.ts';
import { type Floors, type Measured, measured } from './measured.ts';
import { articleFrom } from './pages.ts';
import { compare, scoreOf } from './shingles.ts';

/** Titles are compared as a reader would: white space and kinds of quotation marks make no other title. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‘’‚‛′´`]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** Authors as a set: order, case and repeats make no other list. */
const namesOf = (names: readonly string[]): string =>
  [...new Set(names.map(folded).map((name) => name.toLowerCase()))].sort().join(' | ');

/** Titles, authors and bodies of news pages against the parsers that were made for each site by hand. */
export function measureMetadata(gold: string, floors: Floors): Measured[] {
  const pages = newsPages(gold);
  const read = pages.map((page) => ({ ...page, article: articleFrom(page.html) }));
  const titled = read.filter(({ title }) => title !== null);
  const titles = titled.filter(({ title, article }) => folded(title!) === folded(article?.title ?? '')).length;
  const authors = read.filter(
    ({ authors: wanted, article }) => namesOf(wanted) === namesOf(article?.authors ?? []),
  ).length;
  const bodies = scoreOf(read.map(({ body, article }) => compare(body, article?.body ?? '')));
  return [
    measured(floors, 'metadata: fundus titles exact', titles / titled.length, titled.length),
    measured(
      floors,
      'extraction: fundus bodies, F1',
      bodies.f1,
      pages.length,
      'with the parts that parsers by hand leave out',
    ),
    measured(floors, 'metadata: fundus authors exact', authors / pages.length, pages.length, 'as a set'),
  ];
}
