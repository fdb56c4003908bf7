import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { type Pair, timesChance } from '../charts/co-occurrence.ts';
import { average, count, plusMinus, ratio, signed, tone } from '../charts/format.ts';
import { pairsAdjusted, type SideTone, sideTone } from '../charts/pair.ts';
import { toneColor } from '../charts/palette.ts';
import { linkTo, type View } from '../view.ts';
import { sortedPairs } from './pair-order.ts';
import { msg, str } from '../words.ts';

const COLUMNS = [
  ['name', msg('Pair'), '', ''],
  ['together', msg('Together'), 'number', msg('Articles, stories or sentences that name both')],
  ['expected', msg('Expected'), 'number wide-only', msg('What chance alone would bring, by how often each is named')],
  ['lift', msg('× chance'), 'number', 'Together ÷ expected'],
  ['npmi', 'NPMI', 'number wide-only', msg('Normalised pointwise mutual information: 0 is chance, 1 is never apart')],
  ['stories', msg('Stories'), 'number wide-only', msg('Stories that name both: the sample of the test')],
  ['g2', 'G²', 'number', msg('Signed log-likelihood ratio on stories')],
  ['q', 'q', 'number wide-only', msg('Chance of being listed as beyond chance without being so')],
  ['tone_a', msg('Tone of the first'), 'number wide-only', msg('In sentences that name both')],
  ['tone_b', msg('Tone of the second'), 'number wide-only', msg('In sentences that name both')],
] as const;

/** A chance, with two digits; what is next to nothing is told as such. */
export const chanceText = (value: number | null): string =>
  value === null ? '–' : value < 0.001 ? '< 0.001' : ratio(value);

/** Pairs with all that is known of them, each opening itself over time; at most `shown` of them. */
export function pairsTable(view: View, rows: readonly Pair[], shown: number, caption: string): TemplateResult {
  const now = view.view['sort'] ?? '';
  const adjusted = pairsAdjusted(rows);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers wide pairs-table">
      <caption class="unseen">${caption}</caption>
      <thead><tr>${COLUMNS.map(([column, title, look, said]) => head(view, column, title, look, said, now))}</tr></thead>
      <tbody>${sortedPairs(rows, now)
        .slice(0, shown)
        .map((pair) => line(view, pair, adjusted))}</tbody>
    </table>
  </div>`;
}

function head(view: View, column: string, title: string, look: string, said: string, now: string) {
  const direction = now === column ? 'ascending' : now === `-${column}` ? 'descending' : 'none';
  const next = direction === 'descending' ? column : `-${column}`;
  return html`<th scope="col" class=${look} aria-sort=${direction} title=${said === '' ? nothing : said}>
    <a href=${linkTo(view, { sort: next })}>${title}${direction === 'none' ? nothing : html`<span aria-hidden="true">${direction === 'ascending' ? ' ↑' : ' ↓'}</span>`}</a>
  </th>`;
}

function line(view: View, pair: Pair, adjusted: boolean) {
  const { a, b, a_name, b_name, together, expected, npmi, stories, g2, q, ranked, thin } = pair;
  const link = linkTo(view, { pair: `${a}~${b}`, point: null, tone: null });
  const drawn = thin !== 'too_few' || together === 0;
  return html`<tr data-ranked=${ranked} data-pair=${`${a}~${b}`}>
    <th scope="row"><a href=${link}>${a_name} – ${b_name}</a></th>
    <td class="number"><a href=${link} aria-label=${msg(str`${count(together)} with both ${a_name} and ${b_name}: over time`)}>${count(together)}</a></td>
    <td class="number wide-only">${average(expected)}</td>
    <td class="number">${together === 0 ? '0' : timesChance(pair) || '–'}</td>
    <td class="number wide-only">${npmi === null || !drawn ? '–' : signed(npmi, 2)}</td>
    <td class="number wide-only">${count(stories)}</td>
    <td class="number">${signed(g2, 1)}</td>
    <td class="number wide-only">${q === null ? html`<span title="Named in fewer than five stories">–</span>` : chanceText(q)}</td>
    ${(['a', 'b'] as const).map((side) => html`<td class="number wide-only">${toneText(sideTone(pair, side, adjusted))}</td>`)}
  </tr>`;
}

/** A tone with its interval; in colour only where it is beyond doubt. */
export const toneText = (shown: SideTone): TemplateResult =>
  shown.sentiment === null
    ? html`<small class="quiet">too few</small>`
    : html`<span class="tone" style=${`color:${toneColor(shown)}`}>${tone(shown.sentiment)}</span> <small>${plusMinus(shown.sentiment, shown.low, shown.high)}</small>`;
