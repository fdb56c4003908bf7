import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { Pair } from '../charts/co-occurrence.ts';
import { average, count } from '../charts/format.ts';
import { linkTo, type View } from '../view.ts';

/** Pairs that are named; the file holds them all. */
const LISTED = 6;

/** The pairs that meet less than chance has it, the furthest below it first; nothing where there are none. */
export function belowChance(view: View, pairs: readonly Pair[], csv: string): TemplateResult | typeof nothing {
  if (pairs.length === 0) return nothing;
  const more = pairs.length - LISTED;
  return html`<p class="below-chance">
    <b>Less than chance</b>
    ${pairs.slice(0, LISTED).map((pair) => html`<span>${names(view, pair)} ${count(pair.together)} <small>of ${average(pair.expected)} expected</small></span> `)}
    ${more > 0 ? html`<a href=${csv} download="newstally-less-than-chance.csv">and ${count(more)} more (CSV)</a>` : nothing}
  </p>`;
}

/** What never met has no sentences to open. */
function names(view: View, { a, b, a_name, b_name, together }: Pair): TemplateResult {
  const words = `${a_name} – ${b_name}`;
  return together === 0
    ? html`${words}`
    : html`<a href=${linkTo(view, { pair: `${a}~${b}`, point: null, tone: null })}>${words}</a>`;
}
