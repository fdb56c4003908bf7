import { newsPages } from './fundus.ts';
import { bootstrap } from './interval.ts';
import { cornersOf, type Floors, type Measured, measured, worstOf } from './measured.ts';
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
  type Read = (typeof read)[number];
  const hasTitle = ({ title, article }: Read) => folded(title!) === folded(article?.title ?? '');
  const hasAuthors = ({ authors, article }: Read) => namesOf(authors) === namesOf(article?.authors ?? []);
  const country = ({ file }: Read) => `country ${file.split('/')[0]}`;
  const compared = read.map(({ body, article }) => compare(body, article?.body ?? ''));
  return [
    measured(
      floors,
      'metadata: fundus titles exact',
      titled.filter(hasTitle).length / titled.length,
      titled.length,
      '',
      { share: true, worst: worstOf(cornersOf(titled, country, hasTitle)) },
    ),
    measured(
      floors,
      'extraction: fundus bodies, F1',
      scoreOf(compared).f1,
      pages.length,
      'with the parts that parsers by hand leave out',
      { ends: bootstrap(compared, (drawn) => scoreOf(drawn).f1) },
    ),
    measured(
      floors,
      'metadata: fundus authors exact',
      read.filter(hasAuthors).length / pages.length,
      pages.length,
      'as a set',
      { share: true, worst: worstOf(cornersOf(read, country, hasAuthors)) },
    ),
  ];
}
