import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { charsetOfType, declaredCharset, decodeBytes } from '../../server/ingest/decode.ts';
import { type Feed, type FeedItem, FeedRefused, type FeedText } from '../../server/ingest/readers/feed/model.ts';
import { parseFeed } from '../../server/ingest/readers/feed/parse.ts';
import { publishedOf } from '../../server/text/dates.ts';
import { type Clause, type TestFeed, testFeeds } from './feed-expectations.ts';
import { madeFeeds } from './made-feeds.ts';
import { cornersOf, type Floors, type Measured, measured, worstOf } from './measured.ts';

/** Where the test feeds are served in their own suite; addresses in them are made absolute against it. */
const SERVED = 'http://127.0.0.1:8097/';

type Reading = { readonly feed: Feed | null; readonly charset: string };

function readingOf(bytes: Buffer, file: string, headers: ReadonlyMap<string, string>): Reading {
  const decoded = decodeBytes(bytes, {
    http: charsetOfType(headers.get('content-type') ?? null),
    declared: declaredCharset(bytes),
  });
  const location = headers.get('content-location') ?? '';
  const url = URL.canParse(location, `${SERVED}${file}`) ? new URL(location, `${SERVED}${file}`) : null;
  const context = {
    url: url !== null && url.protocol === 'http:' ? url.href : `${SERVED}${file}`,
    language: headers.get('content-language') ?? null,
  };
  try {
    return { feed: parseFeed(decoded.text, context), charset: decoded.charset };
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    return { feed: null, charset: decoded.charset };
  }
}

/** The text a reader would see. Compared as text, because HTML is cleaned later and in another place than their suite does it. */
const seen = (html: string): string => {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const unread of document.querySelectorAll('script, style')) unread.remove();
  return (document.body.textContent ?? '').replace(/\s+/g, ' ').trim();
};
const seenIn = (text: FeedText | null): string | null =>
  text === null ? null : text.format === 'html' ? seen(text.value) : text.value.replace(/\s+/g, ' ').trim();

const instant = (written: string | null): string | null =>
  written === null
    ? null
    : (publishedOf(written, 'given', 'UTC', Date.UTC(2026, 0, 1)).published_at?.replace('.000Z', 'Z') ?? null);

type Field = (reading: Reading, item: FeedItem | undefined, place: number) => string | number | null | undefined;

/** The fields that are read, under the names the test feeds give them; other names are of what no question asks about. */
const FIELDS = new Map<string, Field>([
  ['encoding', ({ charset }) => charset],
  ['version', ({ feed }) => feed?.format],
  ['entries.length', ({ feed }) => feed?.items.length],
  ['feed.title', ({ feed }) => feed?.title],
  ['feed.link', ({ feed }) => feed?.url],
  ['feed.language', ({ feed }) => feed?.language],
  ['feed.author', ({ feed }) => feed?.authors[0]],
  ['feed.authors.name', ({ feed }, _item, place) => feed?.authors[place]],
  ['feed.published', ({ feed }) => feed?.published],
  ['feed.published_parsed', ({ feed }) => instant(feed?.published ?? null)],
  ['feed.updated', ({ feed }) => feed?.updated ?? feed?.published],
  ['feed.updated_parsed', ({ feed }) => instant(feed?.updated ?? feed?.published ?? null)],
  ['feed.description', ({ feed }) => seenIn(feed?.description ?? null)],
  ['feed.tags.term', ({ feed }, _item, place) => feed?.tags[place]],
  ['feed.tags.length', ({ feed }) => feed?.tags.length],
  ['entries.title', (_reading, item) => item?.title],
  ['entries.title_detail.language', (_reading, item) => item?.language],
  ['entries.link', (_reading, item) => item?.url],
  ['entries.id', (_reading, item) => item?.id],
  ['entries.description', (_reading, item) => seenIn(item?.summary ?? item?.content ?? null)],
  ['entries.summary_detail.language', (_reading, item) => item?.summary?.language],
  ['entries.content.value', (_reading, item) => seenIn(item?.content ?? item?.summary ?? null)],
  ['entries.content.language', (_reading, item) => item?.content?.language ?? item?.summary?.language],
  ['entries.author', (_reading, item) => item?.authors[0]],
  ['entries.authors.name', (_reading, item, place) => item?.authors[place]],
  ['entries.published', (_reading, item) => item?.published],
  ['entries.published_parsed', (_reading, item) => instant(item?.published ?? null)],
  ['entries.updated', (_reading, item) => item?.updated ?? item?.published],
  ['entries.updated_parsed', (_reading, item) => instant(item?.updated ?? item?.published ?? null)],
  ['entries.source.title', (_reading, item) => item?.source],
  ['entries.tags.term', (_reading, item, place) => item?.tags[place]],
  ['entries.tags.length', (_reading, item) => item?.tags.length],
]);

/** Other names of the same field. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\.title_detail\.value$/, '.title'],
  [/\.author_detail\.name$/, '.author'],
  [/\.guid$/, '.id'],
  [/\.(?:summary|summary_detail\.value)$/, '.description'],
  [/^feed\.(?:tagline|subtitle|info)$/, 'feed.description'],
  [/\.category$/, '.tags.term'],
  [/\.(?:created|issued)$/, '.published'],
  [/\.created_parsed$/, '.published_parsed'],
  [/\.modified$/, '.updated'],
];

type Place = { readonly field: Field | null; readonly name: string; readonly entry: number; readonly place: number };

function placeOf({ path }: Clause): Place {
  const name = path.filter((step) => !/^\d+$/.test(step)).join('.');
  const [first = 0, second] = path.filter((step) => /^\d+$/.test(step)).map(Number);
  const same = SAME.reduce((is, [pattern, to]) => is.replace(pattern, to), name);
  const inEntry = path[0] === 'entries';
  return {
    field: FIELDS.get(same) ?? null,
    name: same,
    entry: inEntry ? first : 0,
    place: (inEntry ? second : first) ?? 0,
  };
}

const VERSIONS: readonly (readonly [RegExp, string])[] = [
  [/^rss(?:090|10)$/, 'rdf'],
  [/^rss/, 'rss'],
  [/^atom/, 'atom'],
];

/** Whether what was found is what was expected, as a reader of plain text would see both. */
function holds(clause: Clause, reading: Reading): boolean {
  const { field, name, entry, place } = placeOf(clause);
  const found = field?.(reading, reading.feed?.items[entry], place) ?? null;
  const { value } = clause;
  if (clause.unequal) return found !== value;
  if (typeof value !== 'string') return found === value;
  if (name === 'encoding') return found === labelOf(value);
  if (name === 'version') return found === VERSIONS.find(([pattern]) => pattern.test(value))?.[1];
  if (typeof found !== 'string') return found === null && seen(value) === '';
  // A name stands for its mail address too; only the name is kept.
  const plain = value.replace(/\s+\([^()\s]+@[^()\s]+\)$/, '');
  return found === value || found === seen(value) || (/author/.test(name) && found === plain);
}

function labelOf(label: string): string {
  try {
    // The web reads GB 2312 and GBK with the decoder of GB 18030, which holds both.
    return new TextDecoder(label).encoding.replace(/^gb18030$/, 'gbk');
  } catch {
    return label.toLowerCase();
  }
}

export type Verdict = { readonly file: string; readonly right: boolean };

/** One verdict a test feed whose expectation is about fields that are read. */
export function verdicts(feeds: readonly TestFeed[]): Verdict[] {
  return feeds.flatMap(({ file, bytes, headers, clauses, broken }) => {
    const read = () => readingOf(bytes, file, headers);
    if (broken) {
      const { feed } = read();
      return [{ file, right: feed === null || feed.broken.length > 0 || feed.cut !== null }];
    }
    if (clauses === null || clauses.some((clause) => placeOf(clause).field === null)) return [];
    const reading = read();
    return [{ file, right: clauses.every((clause) => holds(clause, reading)) }];
  });
}

/** Places at which each feed is cut. */
const CUTS = 20;

/** The same numbers at every run: a floor must not depend on luck. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Items that end within a text, counted on their end tags alone, without what comments and CDATA hide. */
function wholeItems(text: string): number {
  const bare = text.replace(/<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, '');
  const ends = /<urlset[\s>]/.test(bare) ? /<\/url>/g : /<\/(?:\w+:)?(?:item|entry)\s*>/gi;
  return [...bare.matchAll(ends)].length;
}

export type Cuts = {
  readonly whole: number;
  readonly recovered: number;
  readonly unflagged: number;
  readonly cuts: number;
};

/** Cuts feeds anywhere and counts the items that were whole and those of them that came back just as they were. */
export function cutAnywhere(feeds: readonly { readonly file: string; readonly bytes: Buffer }[]): Cuts {
  const random = numbers(7);
  const sum = { whole: 0, recovered: 0, unflagged: 0, cuts: 0 };
  for (const { file, bytes } of feeds) {
    const uncut = readingOf(bytes, file, new Map()).feed?.items ?? [];
    const all = decodeBytes(bytes, { declared: declaredCharset(bytes) }).text.trimEnd();
    for (let cut = 0; cut < CUTS; cut += 1) {
      const part = bytes.subarray(0, Math.floor(random() * bytes.length));
      const { text } = decodeBytes(part, { declared: declaredCharset(part) });
      const { feed } = readingOf(part, file, new Map());
      const whole = text.trimStart().startsWith('{') ? feed?.items.length : wholeItems(text);
      const found = feed?.items ?? [];
      sum.cuts += 1;
      sum.whole += whole ?? 0;
      sum.recovered += found.filter((item) => isDeepStrictEqual(item, uncut[item.no - 1])).length;
      const isWhole = text.trimEnd() === all;
      if (!isWhole && feed !== null && feed.cut === null && feed.broken.length === 0) sum.unflagged += 1;
    }
  }
  return sum;
}

/** The folder of a test feed: what its test is about. */
const folderOf = ({ file }: Verdict): string => `folder ${file.slice(0, file.lastIndexOf('/'))}`;

/** Test feeds that must hold at least one item each, in the formats of today. */
export function measureFeeds(gold: string, floors: Floors): Measured[] {
  const all = testFeeds(join(gold, 'feeds'));
  const hostile = (file: string): boolean => /sanitize/.test(file);
  const share = (name: string, feeds: readonly TestFeed[]): Measured => {
    const judged = verdicts(feeds);
    const right = judged.filter((verdict) => verdict.right).length;
    const note = `${judged.length - right} wrong; ${feeds.length - judged.length} more ask about fields that are not read`;
    return measured(floors, name, right / judged.length, judged.length, note, {
      share: true,
      worst: worstOf(cornersOf(judged, folderOf, (verdict) => verdict.right)),
    });
  };
  const living = all.filter(({ extinct }) => !extinct);
  const cuts = cutAnywhere([...living.filter(({ file }) => !hostile(file)), ...madeFeeds()]);
  return [
    share(
      'feeds: assertions, living formats',
      living.filter(({ file }) => !hostile(file)),
    ),
    share(
      'feeds: assertions, extinct formats',
      all.filter(({ extinct, file }) => extinct && !hostile(file)),
    ),
    share(
      'feeds: text of hostile HTML',
      all.filter(({ file }) => hostile(file)),
    ),
    measured(
      floors,
      'feeds: whole items of cut feeds',
      cuts.recovered / cuts.whole,
      cuts.whole,
      `${cuts.cuts} cuts, ${cuts.unflagged} not told`,
      { share: true },
    ),
  ];
}
