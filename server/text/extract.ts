import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { blockText } from './blocks.ts';
import { type Details, readAll } from './metadata.ts';
import type { Page } from './page.ts';
import { trimEnds } from './page-ends.ts';

export { plainMarkdown } from './markdown.ts';

/** Elements whose text nobody reads. */
const NO_TEXT_AT_ALL = 'button, select, iframe, noscript, script, style, template, svg';
/** Elements that hardly ever hold the sentences of an article. */
const NO_TEXT = 'figure, figcaption, aside, nav, footer, form';
/** The same by the words of their classes, where a site uses plain blocks for them. */
const NO_TEXT_CLASSES = [
  '[class*="caption" i]',
  '[class*="newsletter" i]',
  '[class*="related" i]',
  '[class*="advert" i]',
  '[class*="social-" i]',
  '[class*="share-" i]',
  // Blogs call an article with such a link "entry-content-read-more".
  '[class*="read-more" i]:not([class*="content" i])',
  '[class*="readmore" i]:not([class*="content" i])',
  '[class*="comments" i]',
  '[class*="rollover" i]',
  '[class*="tooltip" i]',
  '[aria-hidden="true"]',
  '[hidden]',
].join(', ');

/** Blocks that may turn out to be lists of links. */
const LINK_BLOCKS = 'ul, ol, p, div, section, table, h2, h3, h4, h5, h6';
/** A block is furniture when this share of its text is links … */
const LINK_SHARE = 0.75;
/** … and it is no longer than this: a paragraph about sources may be all links, a link list has many short ones. */
const LONGEST_LINK_BLOCK = 600;
/** Less text than this is no article: then the whole page is read instead of Readability's choice. In characters. */
const LEAST_BODY = 140;

/** A document of any HTML: without the tag `html` linkedom leaves the body empty, so fragments are wrapped. */
const documentOf = (html: string): Document =>
  parseHTML(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`).document;

const lengthOf = (text: string | null | undefined): number => (text ?? '').replace(/\s+/g, ' ').trim().length;

/** Whether a block is mostly links: related articles, tags, sharing. */
function isLinkList(block: Element): boolean {
  const length = lengthOf(block.textContent);
  if (length === 0 || length > LONGEST_LINK_BLOCK) return false;
  const linked = [...block.querySelectorAll('a')].reduce((sum, link) => sum + lengthOf(link.textContent), 0);
  return linked / length >= LINK_SHARE;
}

/** What holds more of the text than this is no box in it: some sites wrap an article in a form or a "related-" block. */
const LARGEST_SHARE = 0.4;

/** Takes captions and boxes out of an element. */
function dropBoxes(root: Element): void {
  for (const element of root.querySelectorAll(NO_TEXT_AT_ALL)) element.remove();
  const most = LARGEST_SHARE * lengthOf(root.textContent);
  for (const element of root.querySelectorAll(`${NO_TEXT}, ${NO_TEXT_CLASSES}`))
    if (lengthOf(element.textContent) <= most) element.remove();
}

/** Takes captions, boxes and lists of links out of an element. */
function prune(root: Element): void {
  dropBoxes(root);
  for (const block of root.querySelectorAll(LINK_BLOCKS)) if (isLinkList(block)) block.remove();
}

/** No page of news nests so deep, and what follows takes time by the square of it: 17 seconds for 1,000 blocks. */
const DEEPEST = 150;

const isDeeper = (element: Element, levels: number): boolean =>
  levels === 0 || [...element.children].some((child) => isDeeper(child, levels - 1));

/** The element that holds the article, by Readability; null when it finds none. Empties the document. */
function articleOf(document: Document): Element | null {
  try {
    return new Readability<Element>(document, { serializer: (node) => node as Element }).parse()?.content ?? null;
  } catch {
    return null; // it climbs past the body of some trees; the whole page is read instead
  }
}

function bodyOf(html: string, document: Document): string {
  if (isDeeper(document.body, DEEPEST)) return blockText(document.body);
  dropBoxes(document.body); // Readability renames blocks and loses their classes on the way
  const article = articleOf(document);
  if (article !== null) {
    prune(article);
    const text = blockText(article);
    if (text.length >= LEAST_BODY) return text;
  }
  const again = documentOf(html); // Readability has emptied the first
  const whole = again.querySelector('[itemprop="articleBody"], article, main') ?? again.body;
  prune(whole);
  return blockText(whole);
}

/** A description with fewer words may be said in a text by chance. */
const LEAST_WORDS = 4;

/** What the pictures of a page are described with, where that is more than a word or two. */
const picturesOf = (document: Document): ReadonlySet<string> =>
  new Set(
    [...document.querySelectorAll('img[alt]')]
      .map((picture) => picture.getAttribute('alt')?.replace(/\s+/g, ' ').trim() ?? '')
      .filter((text) => text.split(' ').length >= LEAST_WORDS),
  );

/** The article of a page or a piece of HTML, and what the page says besides. A page without text gives the body "". */
export function readPage(html: string): { readonly page: Page; readonly details: Details } {
  const document = documentOf(html);
  const { metadata, details } = readAll(document);
  const facts = {
    title: metadata.title,
    source: metadata.source,
    authors: details.authors,
    section: details.section,
    pictures: picturesOf(document),
  };
  return { page: { ...metadata, body: trimEnds(bodyOf(html, document), facts) }, details };
}

/** The article of a page or a piece of HTML alone. */
export const extractPage = (html: string): Page => readPage(html).page;
