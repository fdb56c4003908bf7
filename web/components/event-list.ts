import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { eventDays, eventWords } from '../charts/event-marks.ts';
import { many, spoken } from '../charts/format.ts';
import { eventsIn, eventsOf, kindsKey, kindsShown } from '../events.ts';
import { linkTo, type View } from '../view.ts';

/** The reader's own events below a figure, or that the link holds some which are not shown; nothing where it holds none. */
export function eventList(
  view: View,
  lines: readonly { readonly actor: string; readonly name: string }[],
): TemplateResult | typeof nothing {
  const all = eventsIn(view);
  if (all.length === 0) return nothing;
  const kinds = kindsShown(view);
  if (!kinds.includes('own'))
    return html`<p class="own-events quiet">${many(all.length, 'event', 'events')} of this link ${all.length === 1 ? 'is' : 'are'} not shown. <a href=${linkTo(view, { events: kindsKey([...kinds, 'own']) })}>Show</a></p>`;
  const names = new Map(lines.map(({ actor, name }) => [actor, name]));
  const shown = eventsOf(view, [...names.keys()]);
  const elsewhere = all.length - shown.length;
  return html`${elsewhere === 0 ? nothing : html`<p class="own-events quiet">${many(elsewhere, 'event', 'events')} of actors who are not drawn here</p>`}<ul class="own-events" aria-label="Events" ?hidden=${shown.length === 0}>
    ${shown.map((event) => html`<li><span class="event-days">${eventDays(event)}</span> <span dir="auto">${eventWords(event, (actor) => names.get(actor) ?? spoken(actor))}</span></li>`)}
  </ul>`;
}
