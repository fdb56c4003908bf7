import { createHash } from 'node:crypto';
import { oneOf } from './patterns.ts';

/** 64 bits: among ten million articles two share a key with a chance of 3 in a million. */
const KEY_DIGITS = 16;

/** The first 16 hex digits of SHA-256 over the parts; a NUL between them keeps ("a", "bc") from ("ab", "c"). */
export const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, KEY_DIGITS);

/**
 * Query keys that say where a reader came from, never what is read: campaign marks, click ids, share marks.
 * Short keys that some sites use for the article itself (id, cid, p, story) are not among them: two articles under
 * one key would lose one, one article under two keys is still one story.
 */
const TRACKING = new RegExp(
  `^${oneOf(`
    (?:utm|mtm|pk|hsa|at|ns)_\\w+, _hs(?:enc|mi), (?:fb|g|d|tw|y|tt)clid, msclkid, [gw]braid, mc_[ce]id, igshid?, gclsrc,
    _g[al], ref, ref_src, ref_url, referrer, cmp, cmpid, ncid, icid, icmp, ito, ocid, sr_share, smid, smtyp, ftag, spm,
    xtor, mkt_tok, s_cid, __twitter_impression
  `)}$`,
  'i',
);

/**
 * One spelling for all addresses of one page: https, lower-case host, no user, default port, fragment, tracking keys
 * or trailing slash, the other keys in order. Null for what is no web address.
 */
export function canonicalUrl(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url.trim());
  } catch {
    return null;
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null;
  const kept = [...parsed.searchParams].filter(([key]) => !TRACKING.test(key));
  const query = new URLSearchParams(kept);
  query.sort();
  const path = parsed.pathname.replace(/\/+$/, '');
  // `host` has dropped the default port of its own scheme and lower-cased the name.
  return `https://${parsed.host}${path}${query.size > 0 ? `?${query}` : ''}`;
}

/** True when an address names more than a site: the front page is no article's own address. */
const namesAPage = (canonical: string): boolean => /^https:\/\/[^/?]+[/?]/.test(canonical);

/**
 * What makes an article the same one: its canonical address, or, where there is none (or only the front page of a
 * site), its source and text. 16 hex digits.
 */
export function articleKey(url: string | null, source: string, hash: string): string {
  const canonical = url === null ? null : canonicalUrl(url);
  return canonical !== null && namesAPage(canonical) ? digest('url', canonical) : digest('text', source, hash);
}

/** Hash of title and kept text, to the letter; a missing title is not an empty one. 16 hex digits. */
export const textHash = (title: string | null, body: string): string =>
  title === null ? digest('body', body) : digest('title', title, body);
