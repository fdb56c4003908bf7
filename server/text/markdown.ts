import type { Page } from './page.ts';

type Matter = Readonly<Record<string, string>>;

/** The lines between two --- (or +++) at the very start, as keys and values; nested and listed values are left out. */
function splitMatter(text: string): { readonly matter: Matter; readonly rest: string } {
  const found = /^(?:---|\+\+\+)[ \t]*\n(.*?)\n(?:---|\+\+\+)[ \t]*(?:\n|$)/s.exec(text);
  if (found === null) return { matter: {}, rest: text };
  const entries = (found[1] ?? '').split('\n').flatMap((line) => {
    const pair = /^([A-Za-z][\w -]*?)\s*[:=]\s*(.*?)\s*$/.exec(line);
    const value = pair?.[2]?.replace(/^(["'])(.*)\1$/s, '$2').trim() ?? '';
    return pair?.[1] === undefined || value === '' || /^[[{|>&]/.test(value)
      ? []
      : [[pair[1].toLowerCase(), value] as const];
  });
  return { matter: Object.fromEntries(entries), rest: text.slice(found[0].length) };
}

const valueOf = (matter: Matter, ...keys: readonly string[]): string | null => {
  for (const key of keys) {
    const value = matter[key];
    if (value !== undefined) return value;
  }
  return null;
};

/** An escaped mark is set aside while the others are taken away; Private Use letters stand for it. */
const SET_ASIDE = 0xe000;
const hideEscapes = (line: string): string =>
  line.replace(/\\([!-/:-@[-`{-~])/g, (_all, mark: string) => String.fromCharCode(SET_ASIDE + mark.charCodeAt(0)));
const showEscapes = (line: string): string =>
  line.replace(/[\uE020-\uE07F]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - SET_ASIDE));

/** One line without its marks: emphasis, code, links, images, footnotes, tags. */
const plainLine = (line: string): string =>
  showEscapes(
    hideEscapes(line)
      .replace(/ ?!\[[^\]]{0,500}\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])/g, '')
      .replace(/\[\^[^\]]{1,50}\]:?/g, '')
      .replace(/\[([^\]]{1,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])/g, '$1')
      .replace(/<((?:https?:|mailto:)[^>\s]{1,2000})>/g, '$1')
      .replace(/<\/?[a-z][^<>]{0,1000}>/gi, '')
      .replace(/(`{1,3})([^`]+)\1/g, '$2')
      .replace(/(\*\*\*|___|\*\*|__|~~)(?=\S)(.{1,2000}?)(?<=\S)\1/g, '$2')
      .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
      .replace(/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '$1'),
  );

const RULE = /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-{3,}[\s:|-]*\|?\s*$/;
const UNDERLINE = /^\s*(?:={3,}|-{3,})\s*$/;
const REFERENCE = /^\s{0,3}\[[^\]^]+\]:\s+\S+/;

const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;
const ROW = /^\s*\|.*\|\s*$/;
const QUOTED = /^(?:\s{0,3}>\s?)+/;

/** The cells of a table row, side by side. */
const cellsOf = (row: string): string =>
  row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .join(' ');

/** A line without the marks of its block; null for lines that hold no text. */
function plainBlock(line: string): string | null {
  if (RULE.test(line) || REFERENCE.test(line) || TABLE_RULE.test(line) || UNDERLINE.test(line)) return null;
  const bare = line.replace(HEADING, '$1').replace(ITEM, '');
  return plainLine(ROW.test(bare) ? cellsOf(bare) : bare).trim();
}

/** A year at the start of a wrapped line ("in May / 2022. They left.") is no item: within a paragraph only 1 begins a list. */
const LATER_ITEM = /^\s*(?!1[.)])\d{1,9}[.)]\s/;

const beginsBlock = (line: string, paragraph: string): boolean =>
  HEADING.test(line) ||
  (ITEM.test(line) && (!LATER_ITEM.test(line) || ITEM.test(paragraph))) ||
  ROW.test(line) ||
  RULE.test(line) ||
  UNDERLINE.test(line) ||
  REFERENCE.test(line);

/** Lines that were only wrapped become one line again; what begins a block, and a hard break, keeps its own. */
function unwrapped(lines: readonly string[]): string[] {
  const paragraphs: string[][] = [];
  let before = '';
  for (const line of lines.map((quoted) => quoted.replace(QUOTED, ''))) {
    const goesOn = before.trim() !== '' && line.trim() !== '' && !beginsBlock(line, paragraphs.at(-1)?.[0] ?? '');
    const stands = HEADING.test(before) || ROW.test(before) || RULE.test(before) || / {2}$|\\$/.test(before.slice(-2));
    if (goesOn && !stands) paragraphs.at(-1)?.push(line.trim());
    else paragraphs.push([line]);
    before = line;
  }
  return paragraphs.map((paragraph) => paragraph.join(' ').replace(/\\$/, '')); // a hard break ends in a backslash
}

/** Text with code fences opened: their lines stay as they are, the fences go. */
function plainText(text: string): string {
  const plain: string[] = [];
  const segments = text.split(/^\s{0,3}(?:```|~~~)[^\n]*$/m);
  for (const [at, segment] of segments.entries()) {
    if (at % 2 === 1) plain.push(segment);
    else {
      const lines = unwrapped(segment.split('\n')).map(plainBlock);
      plain.push(lines.filter((line) => line !== null).join('\n'));
    }
  }
  return plain
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A first heading that stands for a missing title, and the text after it. */
function takeHeading(text: string): { readonly heading: string | null; readonly rest: string } {
  const found = /^\s*(?:#\s+([^\n]+?)\s*#*|([^\n]+)\n={3,})[ \t]*(?:\n|$)/.exec(text);
  const heading = found?.[1] ?? found?.[2];
  return found === null || heading === undefined
    ? { heading: null, rest: text }
    : { heading: plainLine(heading), rest: text.slice(found[0].length) };
}

/**
 * The article of a Markdown text: front matter as what it says about itself, the rest without its marks. The title is
 * the front matter's, else the first heading; null when there is neither.
 */
export function plainMarkdown(markdown: string): Page {
  const { matter, rest } = splitMatter(markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const told = valueOf(matter, 'title', 'headline');
  const { heading, rest: body } = told === null ? takeHeading(rest) : { heading: null, rest };
  return {
    title: told ?? heading,
    body: plainText(body.replace(/<!--.*?-->/gs, '')),
    url: valueOf(matter, 'url', 'link', 'canonical', 'canonical_url', 'permalink'),
    source: valueOf(matter, 'source', 'site', 'publisher', 'domain'),
    published: valueOf(matter, 'published', 'date', 'published_at', 'pubdate', 'publishdate', 'created'),
    author: valueOf(matter, 'author', 'authors', 'byline'),
    language: valueOf(matter, 'language', 'lang')?.slice(0, 2).toLowerCase() ?? null,
  };
}
