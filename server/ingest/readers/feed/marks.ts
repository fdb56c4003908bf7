/** One piece of markup. `end` is behind its last character. */
export type Mark = {
  /** `unclosed` hides something that never ends; what stands behind its opening is read as if the opening were not there. */
  readonly kind: 'start' | 'end' | 'doctype' | 'unclosed';
  readonly start: number;
  readonly end: number;
  /** Of tags: the name as written. */
  readonly name: string;
  /** Of start tags: closed in itself, as in <item/>. */
  readonly empty: boolean;
};

const NAME = /[\p{L}_][\p{L}\p{N}\p{M}._:-]*/uy;

/** What hides all tags in it, and how it ends. */
const HIDDEN = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;

/** The end of one item and the beginning of the next: CDATA that holds both and another CDATA has lost its own end. */
const ITEM_BOUNDARY = /<\/(?:[\w.-]{1,40}:)?(?:item|entry)\s*>\s*<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]/i;

const plain = (kind: Mark['kind'], start: number, end: number): Mark => ({ kind, start, end, name: '', empty: false });

/**
 * The tags of an XML text in their order, well formed or not; comments, CDATA and instructions are passed over whole.
 * Takes time by the length of the text: what was once not found is not looked for again.
 */
export function* marksOf(text: string): Generator<Mark> {
  const gone = new Set<string>();
  /** Where the next one stands; the length of the text when there is none. */
  const find = (what: string, from: number): number => {
    const at = gone.has(what) ? -1 : text.indexOf(what, from);
    if (at < 0) gone.add(what);
    return at < 0 ? text.length : at;
  };
  let from = 0;
  for (let at = find('<', from); at < text.length; at = find('<', from)) {
    const hidden = HIDDEN.find(([open]) => text.startsWith(open, at));
    if (hidden !== undefined) {
      const [open, close] = hidden;
      const inside = at + open.length;
      const end = find(close, inside);
      const isLost = end === text.length || (open === '<![CDATA[' && hasLostItsEnd(text.slice(inside, end)));
      from = isLost ? inside : end + close.length;
      if (isLost) yield plain('unclosed', at, inside);
    } else if (text[at + 1] === '!') {
      const end = declarationEnd(text, at, find);
      from = end;
      yield plain('doctype', at, end);
    } else {
      const ends = text[at + 1] === '/';
      NAME.lastIndex = at + (ends ? 2 : 1);
      const name = NAME.exec(text)?.[0];
      // "5 < 6" is text.
      from = name === undefined ? at + 1 : tagEnd(text, NAME.lastIndex, find);
      if (name === undefined) continue;
      if (text[from - 1] === '>') {
        yield { kind: ends ? 'end' : 'start', start: at, end: from, name, empty: !ends && text[from - 2] === '/' };
      } else yield plain('unclosed', at, from);
    }
  }
}

const hasLostItsEnd = (cdata: string): boolean => cdata.includes('<![CDATA[') && ITEM_BOUNDARY.test(cdata);

type Find = (what: string, from: number) => number;

const STOPS = /["'<>]/g;

/**
 * Behind the ">" of a tag, or where it breaks off: at the next tag or the end of the text. A quoted value may hold a ">";
 * one that runs into the next tag has lost its quote.
 */
function tagEnd(text: string, from: number, find: Find): number {
  STOPS.lastIndex = from;
  // Looked for once: a tag of a hundred thousand attributes would look through the text as often.
  const next = find('<', from);
  for (let stop = STOPS.exec(text); stop !== null; stop = STOPS.exec(text)) {
    if (stop[0] === '>') return stop.index + 1;
    if (stop[0] === '<') return stop.index;
    const close = find(stop[0], stop.index + 1);
    STOPS.lastIndex = next < close ? stop.index + 1 : close + 1;
    if (next < close) {
      const end = find('>', stop.index);
      return end < next ? end + 1 : next;
    }
  }
  return text.length;
}

/** Behind a document type with the brackets of its inner part. */
function declarationEnd(text: string, start: number, find: Find): number {
  const end = find('>', start);
  if (!text.slice(start, end).includes('[')) return Math.min(end + 1, text.length);
  return Math.min(find('>', find(']', start)) + 1, text.length);
}

const ATTRIBUTE = /([\p{L}_][\p{L}\p{N}\p{M}._:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu;

/** The attributes of a start tag, names as written; the last of two with one name counts. */
export const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map([...tag.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name ?? '', double ?? single ?? '']));
