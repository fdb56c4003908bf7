import { wordCount } from './lines.ts';
import { any } from './patterns.ts';

/** So many stories of one source must carry a line before it can be furniture. */
export const FEWEST_STORIES = 4;
/** A line up to this length that stands in so many reports is a notice or heading of the house. */
const SHORT_WORDS = 12;
/** A longer one without any sign of furniture must stand in this share of all stories of its source. */
const LEAST_SHARE = 0.05;

/** Prayer and thanks close speeches, and those who hear them count who is blessed. */
const isProclaimed = /\b(?:bless|thank|glory|god|amen|long live)\b/i;

/** Words with which a house speaks of itself or to its readers. Small letters: "US" is a country. */
const isToReaders = any(
  /\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|us)\b/,
  /\b(?:sign up|subscri\w+|newsletters?|podcasts?|column|columnists?|editors?|updated|copyright|reserved|click|follow|share)\b/i,
  /\b(?:transcript|contributors?|contributed|hosts? of|author of|correspondents?|writer|reporter for|opinions|views expressed)\b/i,
);

/** Words in the names of houses that say nothing of the house. */
const NO_NAME = new Set(['The', 'And', 'News', 'New', 'Online', 'Web', 'Guest', 'Writer', 'American']);

/** The house says its own name, as it writes it. */
function namesSource(line: string, source: string): boolean {
  const words = new Set(line.split(/[^\p{L}\p{N}]+/u));
  return source.split(/[^\p{L}\p{N}]+/u).some((word) => word.length > 2 && !NO_NAME.has(word) && words.has(word));
}

/** A line of one source, how many of its stories have it, and how many stories the source has. */
export type Candidate = {
  readonly line: string;
  readonly source: string;
  readonly stories: number;
  readonly of: number;
};

/**
 * Whether a line that so many stories of a source begin or end with is furniture of the house. A background paragraph that
 * reporters paste under each report of an affair is not: it is long, and it speaks neither to readers nor of the house.
 */
export function isFurniture({ line, source, stories, of }: Candidate): boolean {
  if (stories < FEWEST_STORIES || isProclaimed.test(line)) return false;
  if (stories >= of / 2) return true;
  // What begins with a quotation mark is said by somebody.
  if (/^["“«]/.test(line.trim())) return false;
  if (wordCount(line) <= SHORT_WORDS || stories >= LEAST_SHARE * of) return true;
  return isToReaders(line) || namesSource(line, source);
}
