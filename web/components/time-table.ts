import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { bucketTitle } from '../charts/format.ts';
import { type EventMark, wordsAt } from '../charts/event-marks.ts';
import type { Line } from '../charts/lines.ts';
import { msg } from '../words.ts';

/** The table twin of lines over time: a row for each step, a column for each actor, the same numbers; each opens its sentences (none where `link` has nothing to open). */
export const timeTable = (
  caption: string,
  lines: readonly Line[],
  buckets: readonly string[],
  grain: Grain,
  asText: (value: number | null) => string,
  link: (bucket: string, actor: string) => string,
  events: readonly EventMark[] = [],
  earlier: (at: number) => string | undefined = () => undefined,
): TemplateResult => {
  const compared = lines.filter(({ before }) => before !== undefined);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers twin">
      <caption class="unseen">${caption}</caption>
      <thead>
        <tr><th scope="col">${grain === 'week' ? msg('Week') : grain === 'month' ? msg('Month') : msg('Day')}</th>${lines.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}${compared.length === 0 ? nothing : html`<th scope="col">Held against</th>`}${compared.map(({ name }) => html`<th scope="col" class="number">${name}, before</th>`)}${events.length === 0 ? nothing : html`<th scope="col">Events</th>`}</tr>
      </thead>
      <tbody>
        ${buckets.map(
          (bucket, at) =>
            html`<tr>
              <th scope="row">${bucketTitle(bucket, grain)}</th>
              ${lines.map(({ actor, points }) => {
                const value = points[at]?.value ?? null;
                const shown = asText(value);
                const opens = link(bucket, actor);
                return html`<td class="number">
                  ${value === null || opens === '' ? html`<span title=${points[at]?.text ?? ''}>${shown}</span>` : html`<a href=${opens}>${shown}</a>`}
                </td>`;
              })}
              ${compared.length === 0 ? nothing : html`<td>${earlier(at) === undefined ? '' : bucketTitle(earlier(at) ?? '', grain)}</td>`}
              ${compared.map(({ actor, before }) => {
                const value = before?.[at]?.value ?? null;
                const bucket = earlier(at);
                return html`<td class="number">
                  ${value === null || bucket === undefined ? html`<span title=${before?.[at]?.text ?? ''}>${bucket === undefined ? '' : asText(null)}</span>` : html`<a href=${link(bucket, actor)}>${asText(value)}</a>`}
                </td>`;
              })}
              ${events.length === 0 ? nothing : html`<td class="event-cell">${wordsAt(events, at).join('; ')}</td>`}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};
