/** What is searched for, read. Words are folded; in them `*` stands for any letters and `?` for one. */
export type Search =
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  | { readonly kind: 'near'; readonly most: number; readonly left: Search; readonly right: Search }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Search[] }
  | { readonly kind: 'not'; readonly part: Search }
  | { readonly kind: 'title'; readonly part: Search }
  | { readonly kind: NamedField; readonly name: string };

/** Fields that hold a name and no words. */
export type NamedField = 'source' | 'actor' | 'lang';

/** Both or all of several, told as one: nested ones are taken in. */
export function joined(kind: 'and' | 'or', parts: readonly Search[]): Search {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return flat.length === 1 ? flat[0]! : { kind, parts: flat };
}

/** Not; what is denied twice is meant. */
export const denied = (part: Search): Search => (part.kind === 'not' ? part.part : { kind: 'not', part });

/** In the title; what is inside one already stays. */
export const inTitle = (part: Search): Search => (part.kind === 'title' ? part : { kind: 'title', part });

/** The search as a reader writes it, with nothing that could be left out: read again, it is the same search. */
export const formatSearch = (search: Search): string => format(search, LOOSEST);

// What binds closer has the higher number; whatever stands where something closer is needed gets parentheses.
const LOOSEST = 0;
const INSIDE_AND = 1;
const INSIDE_NEAR = 2;
const INSIDE_FIELD = 3;

function format(search: Search, around: number): string {
  switch (search.kind) {
    case 'phrase':
      return phraseText(search.words);
    case 'near': {
      const [left, right] = [search.left, search.right].map((part) => format(part, INSIDE_FIELD));
      return wrapped(`${left} NEAR/${search.most} ${right}`, around > INSIDE_AND);
    }
    case 'and':
      return wrapped(search.parts.map((part) => format(part, INSIDE_AND)).join(' '), around >= INSIDE_AND);
    case 'or':
      return wrapped(search.parts.map((part) => format(part, INSIDE_AND)).join(' OR '), around >= INSIDE_AND);
    case 'not':
      return wrapped(`-${format(search.part, INSIDE_NEAR)}`, around >= INSIDE_NEAR);
    case 'title':
      return `title:${format(search.part, INSIDE_FIELD)}`;
    case 'source':
    case 'actor':
    case 'lang':
      return `${search.kind}:${search.name}`;
  }
}

const wrapped = (text: string, needed: boolean): string => (needed ? `(${text})` : text);

/** A question mark at the end of a word would be one between quotation marks; hyphens make the same phrase. */
const phraseText = (words: readonly string[]): string =>
  words.length === 1 ? words[0]! : words.some((word) => word.endsWith('?')) ? words.join('-') : `"${words.join(' ')}"`;
