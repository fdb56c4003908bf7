import type { Search } from '../../server/contract/search/tree.ts';

/*
 * What a search finds, told by plain loops over the words of each text: what the engine must find, too. Words are cut here by hand,
 * letter by letter, so that nothing of the product is asked.
 */

export type SearchedArticle = {
  readonly title: string;
  readonly body: string;
  readonly source: string;
  readonly language: string | null;
  readonly actors: readonly string[];
};

/** Lower case without marks, cut at all that is no letter and no digit. */
export function plainWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const letter of text.normalize('NFD')) {
    if (/\p{M}/u.test(letter)) continue;
    if (/[\p{L}\p{N}]/u.test(letter)) word += letter.toLowerCase();
    else {
      if (word !== '') words.push(word);
      word = '';
    }
  }
  return word === '' ? words : [...words, word];
}

/** Each way to read a pattern, tried one after the other. */
function means(pattern: string, word: string): boolean {
  const letter = pattern[0];
  if (letter === undefined) return word === '';
  if (letter === '*') return means(pattern.slice(1), word) || (word !== '' && means(pattern, word.slice(1)));
  return word !== '' && (letter === '?' || letter === word[0]) && means(pattern.slice(1), word.slice(1));
}

type Span = readonly [first: number, last: number];

function spansIn(search: Search, words: readonly string[]): Span[] {
  if (search.kind === 'or') return search.parts.flatMap((part) => spansIn(part, words));
  if (search.kind !== 'phrase') throw new Error('no words');
  const found: Span[] = [];
  for (let at = 0; at + search.words.length <= words.length; at += 1) {
    let all = true;
    for (let no = 0; no < search.words.length; no += 1) all = all && means(search.words[no]!, words[at + no]!);
    if (all) found.push([at, at + search.words.length - 1]);
  }
  return found;
}

function near(search: Extract<Search, { kind: 'near' }>, words: readonly string[]): boolean {
  for (const [first, last] of spansIn(search.left, words)) {
    for (const [otherFirst, otherLast] of spansIn(search.right, words)) {
      const apart = first > otherLast ? first - otherLast : otherFirst - last;
      if (apart >= 1 && apart <= search.most) return true;
    }
  }
  return false;
}

/** Whether an article is what is searched for. */
export function isFound(search: Search, article: SearchedArticle, titleAlone = false): boolean {
  const texts = (titleAlone ? [article.title] : [article.title, article.body]).map(plainWords);
  switch (search.kind) {
    case 'phrase':
      return texts.some((words) => spansIn(search, words).length > 0);
    case 'near':
      return texts.some((words) => near(search, words));
    case 'and':
      return search.parts.every((part) => isFound(part, article, titleAlone));
    case 'or':
      return search.parts.some((part) => isFound(part, article, titleAlone));
    case 'not':
      return !isFound(search.part, article, titleAlone);
    case 'title':
      return isFound(search.part, article, true);
    case 'source':
      return article.source === search.name;
    case 'actor':
      return article.actors.includes(search.name);
    case 'lang':
      return article.language === search.name;
  }
}
