import { canonicalUrl } from '../../text/fingerprint.ts';
import { decodedOf, kindOf, type Page, pageFound } from '../fetch/page.ts';
import { Broken } from '../unpacked.ts';
import { articleOf, isWhole } from './feed.ts';
import { type Feed, FeedRefused } from './feed/model.ts';
import { parseFeed } from './feed/parse.ts';
import { answerIn, bodyOf } from './http-answer.ts';
import { type Found, type Input, MOST_BYTES, tooLarge, unreadable, withLost } from './reader.ts';
import { type WarcDamage, type WarcRecord, warcRecords } from './warc-records.ts';

/** What a record holds: something to read, a reason why it cannot be, or the kind of thing that is no input. */
type Held =
  | { readonly page: Page }
  | { readonly reason: string; readonly detail?: string }
  | { readonly passed: string };

/** Summaries of feeds that wait for the page they belong to; more than these are read as they come. */
const MOST_WAITING = 5000;

/**
 * A web archive: its pages, plain texts and feeds, each named by the number of its record. When a page was kept says nothing of
 * when it was published. A summary in a feed is left out where the archive has the page itself.
 */
export async function* readWarc({ name, chunks }: Input): AsyncGenerator<Found> {
  const passed = new Map<string, number>();
  const pages = new Set<string>();
  const waiting = new Map<string, Found>();
  let records = 0;
  let broken: Broken | null = null;
  try {
    for await (const record of warcRecords(chunks)) {
      for (const one of foundInRecord(record, `${name}#${record.no}`)) {
        if ('passed' in one) {
          passed.set(one.passed, (passed.get(one.passed) ?? 0) + 1);
          continue;
        }
        const { found, isSummary } = one;
        const key = found.kind === 'article' ? canonicalUrl(found.article.url ?? '') : null;
        if (key !== null && isSummary && pages.has(key)) continue;
        if (key !== null && isSummary && waiting.size < MOST_WAITING) {
          waiting.set(key, found);
          continue;
        }
        if (key !== null && !isSummary) {
          pages.add(key);
          waiting.delete(key);
        }
        records += 1;
        yield found;
      }
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    broken = error;
  }
  for (const found of waiting.values()) yield found;
  if (broken !== null) throw broken;
  if (records + waiting.size === 0 && passed.size > 0) yield unreadable(name, nothingIn(passed));
}

/** Kinds that are named where an archive holds no page. */
const SHOWN_KINDS = 8;

function nothingIn(passed: ReadonlyMap<string, number>): string {
  const kinds = [...passed].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
  const more = kinds.length > SHOWN_KINDS ? ', …' : '';
  return `no page, text or feed in the archive (passed over: ${kinds.slice(0, SHOWN_KINDS).join(', ')}${more})`;
}

type FoundInArchive = { readonly found: Found; readonly isSummary: boolean } | { readonly passed: string };

const whole = (found: Found): FoundInArchive => ({ found, isSummary: false });

function* foundInRecord(record: WarcRecord | WarcDamage, input: string): Generator<FoundInArchive> {
  if ('reason' in record) {
    const { reason, offset, address } = record;
    yield whole(unreadable(input, `${reason} (byte ${offset}${address === undefined ? '' : `, ${address}`})`));
    return;
  }
  const held = heldBy(record);
  if ('passed' in held) yield held;
  else if ('reason' in held) {
    yield whole(unreadable(input, `${held.reason} (${held.detail ?? ''}${addressOf(record)})`));
  } else yield* foundInPage(held.page, input);
}

const addressOf = ({ headers }: WarcRecord): string =>
  (headers.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1').trim();

/** Of these types a record is read where its bytes look like it; all others are pictures, scripts and the like. */
const READ_TYPE = /^(?:text\/(?:html|plain|xml)|application\/(?:[\w.-]+\+)?(?:xml|json))$|^$/;
const PAGE_TYPE = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/;

/** Texts for machines that stand at the root of a site. */
const FOR_MACHINES = /^\/(?:robots|ads|app-ads|humans|security|llms)\.txt$/i;

const mediaOf = (type: string | null): string => (type ?? '').split(';', 1)[0]!.trim().toLowerCase();

function heldBy(record: WarcRecord): Held {
  const { headers, block, size } = record;
  const kind = (headers.get('warc-type') ?? '').toLowerCase();
  const url = addressOf(record);
  if (!URL.canParse(url) || !/^https?:/i.test(url)) return { passed: kind === '' ? 'record without a type' : kind };
  const answered = kind === 'response';
  if (!answered && kind !== 'resource' && kind !== 'conversion') return { passed: kind };
  const answer = answered ? answerIn(block) : null;
  if (answered && answer === null) return { reason: 'not the answer of a web server' };
  const type = (answer === null ? headers.get('content-type') : answer.headers.get('content-type')) ?? null;
  const media = mediaOf(type);
  if (answer !== null && answer.status !== 200) {
    const isError = answer.status >= 400 || answer.status === 206;
    return isError && PAGE_TYPE.test(media)
      ? { reason: 'answered with an error, not with the page', detail: `HTTP ${answer.status}, ` }
      : { passed: `HTTP ${answer.status}` };
  }
  if (!READ_TYPE.test(media)) return { passed: media };
  if (FOR_MACHINES.test(new URL(url).pathname)) return { passed: 'text for machines' };
  if (size > block.length) return PAGE_TYPE.test(media) ? { reason: tooLarge(size) } : { passed: media };
  if (headers.has('warc-truncated')) return { reason: 'only its beginning is in the archive' };
  const bytes = answer === null ? block : bodyOf(answer);
  if (typeof bytes === 'string') return { reason: bytes };
  if (bytes.length > MOST_BYTES) return { reason: tooLarge(bytes.length) };
  return bytes.length === 0 ? { passed: 'empty answer' } : { page: { bytes, type, url } };
}

function* foundInPage(page: Page, input: string): Generator<FoundInArchive> {
  const media = mediaOf(page.type);
  // A type that says little is believed where the bytes show it.
  const shown = PAGE_TYPE.test(media) ? page : { ...page, type: media.endsWith('json') ? page.type : 'text/plain' };
  const kind = kindOf(shown);
  if (kind === 'feed') yield* foundInFeed(page, input);
  else if (kind === 'html' || (kind === 'txt' && media === 'text/plain')) yield whole(pageFound(page, kind, input));
  else yield { passed: media === '' ? 'answer without a type' : media };
}

/** The items with a text; a sitemap has none. */
function* foundInFeed(page: Page, input: string): Generator<FoundInArchive> {
  const decoded = decodedOf(page);
  let feed: Feed;
  try {
    feed = parseFeed(decoded.text, { url: page.url, language: null });
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    yield whole(unreadable(input, `${error.message} (${page.url})`));
    return;
  }
  for (const item of feed.items) {
    if (item.content === null && item.summary === null) yield { passed: 'item of a feed without a text' };
    else {
      const found = withLost(articleOf(item, feed, `${input}#${item.no}`), decoded);
      yield { found, isSummary: !isWhole(item) };
    }
  }
  for (const { no, reason } of feed.broken) yield whole(unreadable(`${input}#${no}`, reason));
  if (feed.cut !== null) yield whole(unreadable(input, feed.cut));
}
