/** What a page says about its article in JSON-LD; null where it says nothing. */
export type LinkedData = {
  readonly title: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly section: string | null;
};

type Node = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /article|posting|report|newsitem|liveblog/i;
/** Graphs nest; deeper than this stand related articles and breadcrumbs, not the article. */
const DEEPEST = 4;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** All objects of a JSON-LD value, the outer before the inner. */
function nodesOf(value: unknown, depth = 0): Node[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => nodesOf(item, depth));
  if (!isNode(value)) return [];
  const inner = ['@graph', 'mainEntity', 'mainEntityOfPage', 'liveBlogUpdate'].flatMap((key) =>
    nodesOf(value[key], depth + 1),
  );
  return [value, ...inner];
}

// Marks of HTML comments and of CDATA, the latter in a script comment of either kind, and a closing semicolon.
const BEFORE_JSON = /^\s*(?:<!--|\/\*.*?\*\/|(?:\/\/\s*)?<!\[CDATA\[)/s;
const AFTER_JSON = /(?:-->|(?:\/[/*]\s*)?\]\]>(?:\s*\*\/)?|;)\s*$/;

/** The JSON of a script; null when it is none. Sites put line breaks into strings and comments around the whole. */
function parsed(script: string): unknown {
  const bare = script.replace(BEFORE_JSON, '').replace(AFTER_JSON, '');
  for (const text of [bare, bare.replace(/[\n\r\t]+/g, ' ')]) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // the second reading, or nothing
    }
  }
  return null;
}

const textIn = (value: unknown): string | null => {
  const found = Array.isArray(value) ? value[0] : value;
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
};

/** A name or several, from a string, an object with a name, or a list of both. */
function namesIn(value: unknown): string | null {
  const names = (Array.isArray(value) ? value : [value])
    .map((item: unknown) => textIn(isNode(item) ? item['name'] : item))
    .filter((name) => name !== null && !/^https?:/.test(name));
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

const typeOf = (node: Node): string => [node['@type']].flat().join(' ');

/** What the JSON-LD scripts of a page say about its article; a page of another kind gives at most its dates. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const nodes = scripts.flatMap((script) => nodesOf(parsed(script)));
  const articles = nodes.filter((node) => ARTICLE_TYPE.test(typeOf(node)));
  const pages = nodes.filter((node) =>
    /webpage|video|photograph|recipe|review|howto|podcast|creativework/i.test(typeOf(node)),
  );
  const first = <T>(from: readonly Node[], read: (node: Node) => T | null): T | null => {
    for (const node of from) {
      const value = read(node);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    title: first(articles, (node) => textIn(node['headline']) ?? textIn(node['name'])),
    url: first(articles, (node) => textIn(node['url'])),
    source: first(articles, (node) => namesIn(node['publisher'])),
    published: first([...articles, ...pages], (node) => textIn(node['datePublished']) ?? textIn(node['dateCreated'])),
    modified: first([...articles, ...pages], (node) => textIn(node['dateModified']) ?? textIn(node['uploadDate'])),
    author: first(articles, (node) => namesIn(node['author'])),
    language: first([...articles, ...pages], (node) => textIn(node['inLanguage'])),
    section: first(articles, (node) => textIn(node['articleSection'])),
  };
}
