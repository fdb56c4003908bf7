import type { RowOf } from '../server/contract/questions/all.ts';

export type EvidenceRow = RowOf<'/evidence'>;

/** One sentence with all mentions of it that the list holds. */
export type Shown = { readonly key: string; readonly row: EvidenceRow; readonly mentions: readonly EvidenceRow[] };

/** Rows (one a mention) as sentences, each once, where its first mention stood; no row is lost. */
export function sentencesOf(rows: readonly EvidenceRow[]): Shown[] {
  const found = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const key = `${row.article}-${row.sentence}`;
    const before = found.get(key);
    if (before === undefined) found.set(key, [row]);
    else before.push(row);
  }
  return [...found].map(([key, mentions]) => ({ key, row: mentions[0] as EvidenceRow, mentions }));
}

/** A stretch of a text: plain, or the words of one mention. */
export type Stretch<Mention> = { readonly text: string; readonly mention: Mention | null };

/** A text cut at its mentions, in order. Mentions that overlap an earlier one or reach outside the text are not marked. */
export function marked<Mention extends { readonly start: number; readonly end: number }>(
  text: string,
  mentions: readonly Mention[],
): Stretch<Mention>[] {
  const stretches: Stretch<Mention>[] = [];
  let at = 0;
  for (const mention of mentions.toSorted((a, b) => a.start - b.start)) {
    if (mention.start < at || mention.end > text.length || mention.end <= mention.start) continue;
    if (mention.start > at) stretches.push({ text: text.slice(at, mention.start), mention: null });
    stretches.push({ text: text.slice(mention.start, mention.end), mention });
    at = mention.end;
  }
  if (at < text.length || stretches.length === 0) stretches.push({ text: text.slice(at), mention: null });
  return stretches;
}

/** Words that made a tone, as the warehouse writes them ("good+2; not bad-3"), one by one. */
export type Weighed = { readonly word: string; readonly weight: number };

/** The words with their weights; none where nothing pushed the tone. */
export const reasonsOf = (reasons: string | null): Weighed[] =>
  (reasons ?? '')
    .split('; ')
    .map((part) => /^(.*?)([+-]\d+(?:\.\d+)?)$/.exec(part))
    .flatMap((found) => (found === null ? [] : [{ word: found[1] ?? '', weight: Number(found[2]) }]));
