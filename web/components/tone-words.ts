import { html, type TemplateResult } from 'lit';
import { wholePercent } from '../charts/format.ts';
import { reasonsOf } from '../sentences.ts';

/** The chances of a scored mention, and whether its scorer knows. */
export type Chances = {
  readonly p_neg: number | null;
  readonly p_neu: number | null;
  readonly p_pos: number | null;
  readonly unclear: boolean;
};

/** What the scorer holds most likely and how likely: "negative, 71 %"; where it does not know, "unclear" comes first. */
export function doubtOf({ p_neg, p_neu, p_pos, unclear }: Chances): string {
  if (p_neg === null || p_neu === null || p_pos === null) return 'not scored';
  const most = Math.max(p_neg, p_neu, p_pos);
  const word = p_neu === most ? 'neutral' : p_neg === most ? 'negative' : 'positive';
  const sure = most >= 0.995 ? 'more than 99' : wholePercent(most);
  return unclear ? `unclear: ${word}, only ${sure} % sure` : `${word}, ${sure} % sure`;
}

/** The words that pushed a tone, each with its signed weight. */
export const wordsOf = (reasons: string | null): readonly TemplateResult[] =>
  reasonsOf(reasons).map(
    ({ word, weight }) => html`<span>${word} <b>${weight > 0 ? '+' : '−'}${Math.abs(weight)}</b></span>`,
  );
