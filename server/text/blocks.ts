/** What the walk below asks of a node; both a browser's document and linkedom's have it. */
type Walked = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<unknown>;
};

const TEXT_NODE = 3;
const UNREAD = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|IFRAME|BUTTON|INPUT|SELECT|TEXTAREA|#comment)$/i;
const PARAGRAPH =
  /^(?:P|DIV|H[1-6]|[UOD]L|TABLE|SECTION|ARTICLE|MAIN|BLOCKQUOTE|FIGURE|PRE|HEADER|FOOTER|ASIDE|NAV|FORM|ADDRESS|HR)$/i;
const LINE = /^(?:LI|TR|DT|DD|FIGCAPTION|CAPTION|OPTION)$/i;

/** Edges are written as control characters that white space collapses around: line, break and paragraph. */
const EDGE = { line: '\v', break: '\f', paragraph: '\n\n', cell: ' ', none: '' };

const edgeOf = (name: string): string =>
  PARAGRAPH.test(name)
    ? EDGE.paragraph
    : LINE.test(name)
      ? EDGE.line
      : /^BR$/i.test(name)
        ? EDGE.break
        : /^T[DH]$/i.test(name)
          ? EDGE.cell
          : EDGE.none;

/** Writes without calling itself, because a hostile page nests deeper than the stack does. */
function write(root: Walked, out: string[]): void {
  const open: (Walked | string)[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') out.push(next);
    else if (next.nodeType === TEXT_NODE) out.push((next.nodeValue ?? '').replace(/\s+/g, ' '));
    else if (!UNREAD.test(next.nodeName)) {
      const edge = edgeOf(next.nodeName);
      out.push(edge);
      if (edge !== EDGE.break) open.push(edge);
      for (const child of [...next.childNodes].reverse()) open.push(child as Walked);
    }
  }
}

/**
 * The text of a node with a line for each block and an empty line between paragraphs, because `textContent` glues
 * blocks together ("KyivBlinken") and reads scripts aloud. A node without text gives "".
 */
export function blockText(node: unknown): string {
  const out: string[] = [];
  write(node as Walked, out);
  return out
    .join('')
    .replace(/\s*(?:\n|\f[ \v]*\f)\s*/g, '\n\n') // two breaks are a paragraph to the eye
    .replace(/ *[\v\f][ \v\f]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}
