import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { tone, wholePercent } from '../charts/format.ts';
import { reasonsOf } from '../sentences.ts';
import { msg, str } from '../words.ts';

/** The chances of a scored mention, and whether its scorer knows. */
export type Chances = {
  readonly p_neg: number | null;
  readonly p_neu: number | null;
  readonly p_pos: number | null;
  readonly unclear: boolean;
};

/** What the scorer holds most likely and how likely: "negative, 71 %"; where it does not know, "unclear" comes first. */
export function doubtOf({ p_neg, p_neu, p_pos, unclear }: Chances): string {
  if (p_neg === null || p_neu === null || p_pos === null) return msg('not scored');
  const most = Math.max(p_neg, p_neu, p_pos);
  const word = msg(p_neu === most ? 'neutral' : p_neg === most ? 'negative' : 'positive');
  const sure = most >= 0.995 ? msg('more than 99') : wholePercent(most);
  return unclear ? msg(str`unclear: ${word}, only ${sure} % sure`) : msg(str`${word}, ${sure} % sure`);
}

/** The words that pushed a tone, each with its signed weight. */
export const wordsOf = (reasons: string | null): readonly TemplateResult[] =>
  reasonsOf(reasons).map(({ word, weight }) => html`<span dir="auto">${word} <b>${tone(weight)}</b></span>`);
