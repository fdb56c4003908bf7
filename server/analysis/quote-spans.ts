import type { Span } from '../contract/article.ts';

/** The words between two quotation marks. */
export type QuoteSpan = Span & {
  /** True when its paragraph ended without a closing mark and the next one opens again. */
  readonly goesOn: boolean;
  /** True for the part of such a quotation that the next paragraph brings. */
  readonly continued: boolean;
};

type Mark = { readonly at: number; readonly sort: 'double' | 'single'; readonly side: 'open' | 'close' | 'either' };

const LETTER = /[\p{L}\p{N}]/u;
const SPACE_OR_BRACKET = /[\s([{—–-]/;

const isLetter = (text: string | undefined): boolean => text !== undefined && LETTER.test(text);

/** A straight or curly single mark that is no apostrophe: it stands at the edge of words. */
function singleMark(text: string, at: number): Mark | null {
  const mark = text.charAt(at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  const atStart = at === 0 || SPACE_OR_BRACKET.test(before) || before === '“' || before === '"';
  if ((mark === '‘' || mark === "'") && atStart && isLetter(after)) return { at, sort: 'single', side: 'open' };
  const atEnd = !isLetter(after);
  // "the Clintons’ house": a plural possessive closes nothing.
  const possessive = /s/i.test(before) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3));
  if ((mark === '’' || mark === "'") && atEnd && before !== '' && !/\s/.test(before) && !possessive)
    return { at, sort: 'single', side: 'close' };
  return null;
}

function marksIn(paragraph: string): Mark[] {
  const marks: Mark[] = [];
  for (const { index: at, 0: mark } of paragraph.matchAll(/[“”"‘’']/g)) {
    if (mark === '“') marks.push({ at, sort: 'double', side: 'open' });
    else if (mark === '”') marks.push({ at, sort: 'double', side: 'close' });
    else if (mark === '"') marks.push({ at, sort: 'double', side: 'either' });
    else {
      const single = singleMark(paragraph, at);
      if (single !== null) marks.push(single);
    }
  }
  return marks;
}

/** The outermost quotations of a paragraph, and where one is still open at its end (−1 when none is). */
function pairsIn(paragraph: string): { pairs: Span[]; open: number } {
  const pairs: Span[] = [];
  let open: Mark | null = null;
  for (const mark of marksIn(paragraph)) {
    if (open === null) {
      if (mark.side !== 'close') open = mark;
    } else if (mark.sort === open.sort && mark.side !== 'open') {
      pairs.push({ start: open.at + 1, end: mark.at });
      open = null;
    } else if (mark.sort === 'double' && open.sort === 'single') {
      open = mark; // the single mark was an apostrophe after all
    }
  }
  return { pairs, open: open !== null && open.sort === 'double' ? open.at : -1 };
}

const OPENS = /^\s*[“"]/;

/**
 * The quotations of a text, marks left out, balanced by paragraph (a line). A paragraph that opens without closing goes
 * on in the next if that opens too; otherwise its last mark opens nothing. Nested quotations belong to the outer one.
 */
export function quoteSpans(body: string): QuoteSpan[] {
  const spans: QuoteSpan[] = [];
  if (!/[“”"‘']/.test(body)) return spans;
  const paragraphs = [...body.matchAll(/[^\n]+/g)];
  let continued = false;
  paragraphs.forEach(({ 0: paragraph, index }, i) => {
    const { pairs, open } = pairsIn(paragraph);
    pairs.forEach(({ start, end }, k) => {
      spans.push({ start: index + start, end: index + end, goesOn: false, continued: continued && k === 0 });
    });
    const goesOn = open >= 0 && OPENS.test(paragraphs[i + 1]?.[0] ?? '');
    if (goesOn) {
      const end = index + paragraph.trimEnd().length;
      spans.push({ start: index + open + 1, end, goesOn, continued: continued && pairs.length === 0 });
    }
    continued = goesOn;
  });
  return spans.filter(({ start, end }) => end > start);
}
