import { parseHTML } from 'linkedom';

/** What is never shown as text. */
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'HEAD', 'TEMPLATE', 'IFRAME']);
/** Elements that end a line. */
const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR BUTTON DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6
   HEADER HR LI MAIN NAV OL OPTION P PRE SECTION TABLE TD TH TR UL`.split(/\s+/),
);

type Part = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Part>;
};

function textOf(node: Part): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (node.nodeType !== 1 || UNSEEN.has(node.nodeName)) return '';
  const text = [...node.childNodes].map(textOf).join('');
  return BLOCKS.has(node.nodeName) ? `\n${text}\n` : text;
}

/** All text that a page shows, without a thought of what is its article: the benchmark's own baseline ("html-text"). */
export const wholeText = (html: string): string => textOf(parseHTML(html).document.body);
