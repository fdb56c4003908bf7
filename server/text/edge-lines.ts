import type { Removed } from '../contract/article.ts';
import { digest } from './fingerprint.ts';

/** Where furniture stands that a site puts around its texts. */
const HEAD_LINES = 3;
const TAIL_LINES = 4;
/** Shorter lines repeat because people say them: "Glory to Ukraine!", "Thank you." */
const FEWEST_WORDS = 5;

/** The rule under which a learned line is cut. */
export const LEARNED = 'learned_line';

/** A line near the beginning or end of a text. */
export type EdgeLine = {
  /** 16 hex digits of zone and line without what changes from day to day: equal for the same piece of furniture. */
  readonly key: string;
  readonly zone: 'head' | 'tail';
  readonly start: number;
  /** With the break behind the line. */
  readonly end: number;
};

/** Figures, case and marks away; null for a line too short to be furniture. */
function masked(line: string): string | null {
  const words = line
    .toLowerCase()
    .replace(/\d+/g, '#')
    .match(/[\p{L}\p{M}\p{N}#]+/gu);
  return words !== null && words.length >= FEWEST_WORDS ? words.join(' ') : null;
}

/** The lines in the zones at both ends of a text, without the short ones. */
export function edgeLinesOf(body: string): EdgeLine[] {
  const lines = [...body.matchAll(/[^\n]*\S[^\n]*(?:\n\s*|$)/g)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
  return lines.flatMap(({ text, start, end }, at) => {
    const after = lines.length - 1 - at;
    // In a short text the nearer end counts, so that a last line is a last line in texts of any length.
    const zone = at < HEAD_LINES && at <= after ? 'head' : after < TAIL_LINES ? 'tail' : null;
    const mask = zone === null ? null : masked(text);
    return zone === null || mask === null ? [] : [{ key: digest(zone, mask), zone, start, end }];
  });
}

type Text = { readonly body: string; readonly removed: readonly Removed[] };

/**
 * Takes the learned lines out of a text and names them; what was cut says where it stood. A text of nothing else stays whole,
 * and names them all the same.
 */
export function cutLearned<Kind extends Text>(
  article: Kind,
  learned: ReadonlySet<string>,
): Kind & { readonly learned_lines: readonly string[] } {
  const { body, removed } = article;
  const cut = edgeLinesOf(body).filter(({ key }) => learned.has(key));
  const learned_lines = cut.map(({ key }) => key);
  let [kept, from] = ['', 0];
  const cuts: Removed[] = [];
  for (const { start, end } of cut) {
    kept += body.slice(from, start);
    cuts.push({ text: body.slice(start, end), rule: LEARNED, at: kept.length });
    from = end;
  }
  kept += body.slice(from);
  if (cuts.length === 0 || kept.trim() === '') return { ...article, learned_lines };
  return { ...article, body: kept, removed: [...removed, ...cuts], learned_lines };
}

/** Puts the learned lines back where they stood: the text as the other rules had left it. */
export function restoreLearned<Kind extends Text>(article: Kind): Kind {
  const cuts = article.removed.filter(({ rule }) => rule === LEARNED);
  if (cuts.length === 0) return article;
  // From the last to the first, so that the places of those before stay true; of two at one place the later goes in first.
  const body = [...cuts]
    .reverse()
    .reduce((text, { text: line, at = 0 }) => text.slice(0, at) + line + text.slice(at), article.body);
  return { ...article, body, removed: article.removed.filter(({ rule }) => rule !== LEARNED) };
}

/** The rule by which the warehouse keeps lines to learn from; its name changes with every number in it. */
export const lineRule = {
  name: `edges@1 ${HEAD_LINES} ${TAIL_LINES} ${FEWEST_WORDS}`,
  keysOf: (whole: string): readonly string[] => [...new Set(edgeLinesOf(whole).map(({ key }) => key))],
  wholeOf: (article: Text): string => restoreLearned(article).body,
};
