/** A line of a page as a reader sees it: what stands between two edges of blocks or line breaks. */
export type PageLine = {
  readonly text: string;
  /** The same in the pieces that elements make of it. */
  readonly pieces: readonly string[];
  /** The element around the first piece. */
  readonly within: Element;
};

const EDGE =
  /^(?:P|DIV|H[1-6]|[UOD]L|LI|D[TD]|T[DRH]|TABLE|SECTION|ARTICLE|MAIN|BLOCKQUOTE|FIGURE|FIGCAPTION|HEADER|FOOTER|ASIDE|NAV|FORM|BODY|BR|HR)$/i;
const UNREAD = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|BUTTON|IFRAME|#comment)$/i;
const TEXT_NODE = 3;

/**
 * The lines of an element in reading order. Pieces are joined by a space: `textContent` makes 28.09.1912 of a date
 * "28.09.19" beside a time "12:44".
 */
export function pageLines(root: Element): PageLine[] {
  const lines: PageLine[] = [];
  let pieces: string[] = [];
  let within: Element | null = null;
  const flush = () => {
    if (within !== null) lines.push({ text: pieces.join(' '), pieces, within });
    [pieces, within] = [[], null];
  };
  const open: (Node | null)[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === null) flush();
    else if (next.nodeType === TEXT_NODE) {
      const text = (next.nodeValue ?? '').replace(/\s+/g, ' ').trim();
      if (text === '') continue;
      pieces.push(text);
      within ??= next.parentElement;
    } else if (!UNREAD.test(next.nodeName)) {
      const edge = EDGE.test(next.nodeName);
      if (edge) flush();
      if (edge) open.push(null);
      open.push(...[...next.childNodes].reverse());
    }
  }
  flush();
  return lines;
}
