import type { Sentence, Span } from '../../server/contract/article.ts';

/** A name in a marked sentence, and what stood behind it in the marks: "[Kerr|+]" is Kerr with "+". */
export type MarkedName = Span & { readonly name: string; readonly mark: string };

export type MarkedSentence = { readonly sentence: Sentence; readonly names: readonly MarkedName[] };

/** A sentence written with its names in square brackets: the text without them, and where each name stands. */
export function marked(written: string, no = 1): MarkedSentence {
  const names: MarkedName[] = [];
  let text = '';
  let from = 0;
  for (const { index, 0: whole, 1: name = '', 2: mark = '' } of written.matchAll(/\[([^\]|]+)(?:\|([^\]]*))?\]/g)) {
    text += written.slice(from, index);
    names.push({ name, mark, start: text.length, end: text.length + name.length });
    text += name;
    from = index + whole.length;
  }
  text += written.slice(from);
  return { sentence: { no, start: 0, end: text.length, text }, names };
}
