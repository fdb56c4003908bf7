/*
 * The texts of a template: what stands between two tags of structure is one text, with the tags inside a sentence in it, since another
 * language may want them elsewhere. In a text an expression is {0}, {1}…, and a tag has its name alone: `<b>{0}</b> of {1}`.
 */

/** Tags that stand inside a sentence. */
const INSIDE: ReadonlySet<string> = new Set(
  'a abbr b code del em i ins kbd mark q s small span strong sub sup time u'.split(' '),
);
/** Attributes that people read or hear. */
const SAID = /(\s)(aria-label|title|placeholder|alt|heading|hint|label)="([^"]*)"/g;
const TOKEN = /<!--[^]*?-->|<\/?([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g;
/** Expressions stand in the joined template as one character each, of an area that no text uses. */
const FIRST = 0xe000;
const MARKS = /[\ue000-\uf8ff]/g;
const LETTERS = /\p{L}{2}/u;

type Token = { readonly text: string; readonly tag: string | null };

export const joined = (strings: readonly string[]): string =>
  strings.map((part, at) => (at === 0 ? part : String.fromCharCode(FIRST + at - 1) + part)).join('');

/** Back to the parts, and which expression stands between them. */
export function parted(text: string): { readonly strings: string[]; readonly order: number[] } {
  const order = Array.from(text.matchAll(MARKS), ([mark]) => mark.charCodeAt(0) - FIRST);
  return { strings: text.split(MARKS), order };
}

/** Blanks are one blank, however a text is broken in the source. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ');

/** A text in parts, with numbers for its expressions, as it is looked up. */
export const withNumbers = (strings: readonly string[]): string =>
  plain(strings.map((part, at) => (at === 0 ? part : `{${at - 1}}${part}`)).join(''));

/** The other way round: numbers become marks. */
export const filled = (text: string): string =>
  text.replace(/\{(\d+)\}/g, (_, no: string) => String.fromCharCode(FIRST + Number(no)));

/** A text as it is looked up, and how its expressions are put back into what is found. */
function keyed(tokens: readonly Token[]): { readonly key: string; readonly fill: (said: string) => string } {
  const marks: string[] = [];
  const opening = new Map<string, string[]>();
  let key = '';
  for (const { text, tag } of tokens) {
    if (tag === null) {
      key += plain(text).replace(MARKS, (mark) => `{${marks.push(mark) - 1}}`);
    } else if (text.startsWith('</')) key += `</${tag}>`;
    else {
      opening.set(tag, [...(opening.get(tag) ?? []), text]);
      key += `<${tag}>`;
    }
  }
  const fill = (said: string): string => {
    const left = new Map([...opening].map(([tag, all]) => [tag, [...all]]));
    return said
      .replace(/<([a-z]+)>/g, (whole, tag: string) => left.get(tag)?.shift() ?? whole)
      .replace(/\{(\d+)\}/g, (whole, no: string) => marks[Number(no)] ?? whole);
  };
  return { key, fill };
}

/** Translates a joined template, text by text; `say` gives a text in the other language. */
export function translated(template: string, say: (key: string) => string): string {
  let out = '';
  let run: Token[] = [];
  const close = (): void => {
    out += saidRun(run, say);
    run = [];
  };
  for (const [text, tag = null] of template.matchAll(TOKEN)) {
    const name = tag?.toLowerCase() ?? null;
    if (text.startsWith('<!--')) run.push({ text: '', tag: null });
    else if (name === null) run.push({ text, tag: null });
    else if (INSIDE.has(name)) run.push({ text: withAttributes(text, say), tag: name });
    else {
      close();
      out += withAttributes(text, say);
    }
  }
  close();
  return out;
}

const withAttributes = (tag: string, say: (key: string) => string): string =>
  tag.replace(SAID, (whole, space: string, name: string, value: string) => {
    if (!LETTERS.test(value)) return whole;
    const { key, fill } = keyed([{ text: value, tag: null }]);
    return `${space}${name}="${fill(say(key)).replaceAll('"', '&quot;')}"`;
  });

const isClosing = ({ tag, text }: Token): boolean => tag !== null && text.startsWith('</');
const isOpening = ({ tag, text }: Token): boolean => tag !== null && !text.startsWith('</');

/** What stands around the words of a run, blanks and tags that hold all of it, is no part of the text. */
function saidRun(run: readonly Token[], say: (key: string) => string): string {
  const whole = run.map(({ text }) => text).join('');
  if (!run.some(({ text, tag }) => tag === null && LETTERS.test(text))) return whole;
  let [from, to] = [0, run.length];
  const blank = (at: number) => run[at]!.tag === null && run[at]!.text.trim() === '';
  for (;;) {
    if (blank(from) || isClosing(run[from]!)) from += 1;
    else if (blank(to - 1) || isOpening(run[to - 1]!)) to -= 1;
    else if (holds(run, from, to - 1)) [from, to] = [from + 1, to - 1];
    else break;
  }
  const inner = run.slice(from, to);
  const [first, last] = [inner[0]!, inner.at(-1)!];
  const before = first.tag === null ? /^\s*/.exec(first.text)![0] : '';
  const after = last.tag === null ? /\s*$/.exec(last.text)![0] : '';
  const { key, fill } = keyed(inner);
  const around = (part: readonly Token[]) => part.map(({ text }) => text).join('');
  return around(run.slice(0, from)) + before + fill(say(key.trim())) + after + around(run.slice(to));
}

/** Whether a tag is closed by the very one at the end. */
function holds(run: readonly Token[], from: number, to: number): boolean {
  const { tag, text } = run[from]!;
  if (tag === null || text.startsWith('</') || run[to]!.text !== `</${tag}>`) return false;
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    if (run[at]!.tag === tag) depth += run[at]!.text.startsWith('</') ? -1 : 1;
    if (depth === 0) return false;
  }
  return true;
}

/** The texts of a template, as they are looked up. */
export function textsOf(strings: readonly string[]): string[] {
  const found: string[] = [];
  translated(joined(strings), (key) => (found.push(key), key));
  return found;
}
