import type { RowOf } from '../server/contract/questions/all.ts';

type Week = Pick<RowOf<'/quotes'>, 'quotes' | 'quotes_direct' | 'articles_quoted' | 'articles'>;

/** The whole range of one actor: steps part the articles, so their numbers add up; the share is null where nobody names the actor. */
export function quotedTotals(rows: readonly Week[]) {
  const sum = (column: keyof Week) => rows.reduce((total, row) => total + (row[column] ?? 0), 0);
  const [articles, articles_quoted] = [sum('articles'), sum('articles_quoted')];
  return {
    quotes: sum('quotes'),
    quotes_direct: sum('quotes_direct'),
    articles_quoted,
    articles,
    share: articles === 0 ? null : articles_quoted / articles,
  };
}

type Quoted = Pick<RowOf<'/quoted'>, 'text' | 'sentence_text'>;

/** The sentence of a quote cut at its words; a quote that goes on in the next sentence is marked to the end of this one. */
export function cutAt({ text, sentence_text }: Quoted): { before: string; words: string; after: string } {
  const none = { before: '', words: sentence_text, after: '' };
  if (text === null || text === '') return none;
  const at = sentence_text.indexOf(text);
  if (at >= 0) return { before: sentence_text.slice(0, at), words: text, after: sentence_text.slice(at + text.length) };
  // The longest end of the sentence with which the quote begins.
  for (let from = 0; from < sentence_text.length; from += 1) {
    const end = sentence_text.slice(from);
    if (text.startsWith(end)) return { before: sentence_text.slice(0, from), words: end, after: '' };
  }
  return none;
}
