import { nothing } from 'lit';
import { html } from '../html.ts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { bucketEnd } from '../charts/weeks.ts';
import { grainOf } from '../query.ts';
import { linkTo, type View } from '../view.ts';
import type { RangeSelect } from './range-brush.ts';
import { msg } from '../words.ts';

type Days = { readonly from: string; readonly to: string };

/** The selected days as far as the axis shows them; all of it where it shows none, which draws no selection. */
export function onAxis(range: Days | null, buckets: readonly string[], grain: Grain): Days | null {
  const [first] = buckets;
  const last = buckets.at(-1);
  if (range === null || first === undefined || last === undefined) return range;
  const end = bucketEnd(last, grain);
  return range.to < first || range.from > end ? { from: first, to: end } : range;
}

/** The link that a selection on the axis leads to. All of the axis is no selection, but where it is only a part of what was read. */
export function chosenLink(view: View, buckets: readonly string[], { from, to, zoom }: RangeSelect): string {
  if (zoom) return zoomLink(view, from, to);
  const whole = view.view['span'] === undefined && from === buckets[0] && to === buckets.at(-1);
  return linkTo(
    view,
    whole ? { from: null, to: null, last: null } : { from, to: bucketEnd(to, grainOf(view)), last: null },
  );
}

/** The link whose time axes show these steps alone. */
const zoomLink = (view: View, from: string, to: string): string =>
  linkTo(view, { span: `${from}..${bucketEnd(to, grainOf(view))}` });

/** What Shift and dragging do, without dragging: the chosen range as the whole axis, and all of it again. */
export function zoomWays(view: View, buckets: readonly string[], range: { from: string; to: string } | null) {
  const grain = grainOf(view);
  const last = buckets.at(-1);
  const part =
    range !== null && last !== undefined && (range.from > (buckets[0] ?? '') || range.to < bucketEnd(last, grain));
  const zoomed = view.view['span'] !== undefined;
  if (!part && !zoomed) return nothing;
  return html`<span class="zoom">
    ${part ? html`<a class="tool" href=${linkTo(view, { span: `${range.from}..${range.to}` })} title="The time axis shows the chosen ${msg(`${grain}s`)} alone">Zoom in</a>` : nothing}
    ${zoomed ? html`<a class="tool" href=${linkTo(view, { span: null })} title="The time axis shows all ${msg(`${grain}s`)} again">All ${msg(`${grain}s`)}</a>` : nothing}
  </span>`;
}
