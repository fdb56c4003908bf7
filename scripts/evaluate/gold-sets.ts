import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Marked text that something is measured on. Files of ours stand in data/, those of others in the gold folder. */
export type GoldSet = {
  readonly own: boolean;
  /** Files, or folders with all that is in them. */
  readonly files: readonly string[];
  readonly is: string;
  /** What a figure on it must not be taken for. */
  readonly is_not: string;
};

const ONE_GUIDE =
  'drawn from what papers print: its sentences were written for the project, and both readers followed one guide';

/** All gold by its name. What is measured on a set is skipped where its files are not there. */
export const GOLD_SETS: Readonly<Record<string, GoldSet>> = {
  'marked demo reports': {
    own: true,
    files: ['gold/mentions.jsonl'],
    is: '156 short reports of the demo with all their names marked',
    is_not: 'real news: the reports are short, and most of their actors are in the catalogue',
  },
  'NewsMTSC dev': {
    own: false,
    files: ['newsmtsc/rw-dev.jsonl', 'newsmtsc/mt-dev.jsonl'],
    is: 'sentences of US political news with the tone toward a person',
    is_not: 'other countries, other subjects, or unseen text: four numbers of the scorer were tuned on it',
  },
  organisations: {
    own: true,
    files: ['gold/organisations.jsonl'],
    is: 'sentences about companies and institutions, marked twice',
    is_not: ONE_GUIDE,
  },
  countries: {
    own: true,
    files: ['gold/countries.jsonl'],
    is: 'sentences about countries, many of them invented, marked twice',
    is_not: ONE_GUIDE,
  },
  'negation suite': {
    own: true,
    files: ['gold/negation.json'],
    is: '123 sentences made up to see what negation does to tone',
    is_not: 'how news denies: it shows that the rule is known',
  },
  'clause pairs': {
    own: true,
    files: ['gold/clauses.json'],
    is: '68 sentences made up with two actors in opposite tones',
    is_not: 'how news contrasts: it shows that clauses are told apart',
  },
  'PerSenT dev': {
    own: false,
    files: ['persent/dev.csv'],
    is: '578 news texts with the tone toward their main person',
    is_not: 'a clean measure: its marks are noisy, and one is given for a whole text',
  },
  'CrossNER politics dev': {
    own: false,
    files: ['crossner-politics/dev.txt'],
    is: '541 sentences of an encyclopaedia about politics',
    is_not: 'news, nor unseen: rules were written after reading a part of its errors',
  },
  'CoNLL val': {
    own: false,
    files: ['conll/val.conllu'],
    is: '3,466 sentences of a news wire of 1996',
    is_not: 'news of today, nor unseen: its most frequent names had been read',
  },
  'PolNeAR dev': {
    own: false,
    files: ['polnear/train', 'polnear/dev'],
    is: '84 articles of US political news with every source, cue and content marked',
    is_not: 'quotations alone: thoughts and plans are marked too',
  },
  'article extraction': {
    own: false,
    files: ['extraction/ground-truth.json', 'extraction/html'],
    is: '92 pages of many sites with their article marked by hand',
    is_not: 'your sites: a page made otherwise may fare worse',
  },
  fundus: {
    own: false,
    files: ['fundus'],
    is: '118 pages of 85 news sites, read by a parser made for each site',
    is_not: 'marked by hand: what the parsers leave out counts as wrong',
  },
  htmldate: {
    own: false,
    files: ['htmldate/eval_default.json', 'htmldate/eval_mediacloud_2020.json', 'htmldate/html'],
    is: '506 pages, many of them no news, with their day of publication',
    is_not: 'news alone',
  },
  'feed tests': {
    own: false,
    files: ['feeds'],
    is: 'test feeds of a well-known reader of feeds, with what must be read in each',
    is_not: 'feeds as they are met: each was made to be difficult in one way',
  },
  're-scraped site': {
    own: false,
    files: ['../news/one-site-with-rescrapes-2026.jsonl.gz'],
    is: 'one news site whose pages were read again and again; its addresses are the marks',
    is_not: 'reports of several papers: nobody marked which of those tell one story',
  },
  'US politics 2012–20': {
    own: false,
    files: ['../news/us-politics-2012-2020.jsonl.gz'],
    is: 'some 18,500 articles of several sources; lines that they repeat are the marks',
    is_not: 'marked by hand: a line that one article alone has is not seen',
  },
};

/** Where gold is. */
export type Folders = { readonly gold: string; readonly data: string };

const hashOfBytes = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const filesBelow = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path];

const placeOf = ({ own }: GoldSet, { gold, data }: Folders): string => (own ? data : gold);

/** Whether all files of a set are there. */
export const isThere = (set: GoldSet, folders: Folders): boolean =>
  set.files.every((file) => existsSync(join(placeOf(set, folders), file)));

/**
 * The SHA-256 of a set. Of one file it is that of the file, as `sha256sum` prints it; of several that of their list, a line
 * each with hash, two spaces and path, sorted by path.
 */
export function hashOfSet(set: GoldSet, folders: Folders): string {
  const root = placeOf(set, folders);
  const files = set.files.flatMap((file) => filesBelow(join(root, file)));
  if (files.length === 0) throw new Error(`${set.is}: there is no file in ${root}`);
  if (files.length === 1) return hashOfBytes(readFileSync(files[0] as string));
  const lines = files
    .map((file) => ({ path: file.slice(root.length + 1).replaceAll('\\', '/'), file }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, file }) => `${hashOfBytes(readFileSync(file))}  ${path}\n`);
  return hashOfBytes(lines.join(''));
}
