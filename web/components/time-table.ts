import { html, type TemplateResult } from 'lit';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { bucketTitle } from '../charts/format.ts';
import type { Line } from '../charts/lines.ts';

/** The table twin of lines over time: a row for each step, a column for each actor, the same numbers; each opens its sentences. */
export const timeTable = (
  caption: string,
  lines: readonly Line[],
  buckets: readonly string[],
  grain: Grain,
  asText: (value: number | null) => string,
  link: (bucket: string, actor: string) => string,
): TemplateResult =>
  html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers twin">
      <caption class="unseen">${caption}</caption>
      <thead>
        <tr><th scope="col">${grain === 'week' ? 'Week' : grain === 'month' ? 'Month' : 'Day'}</th>${lines.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}</tr>
      </thead>
      <tbody>
        ${buckets.map(
          (bucket, at) =>
            html`<tr>
              <th scope="row">${bucketTitle(bucket, grain)}</th>
              ${lines.map(({ actor, points }) => {
                const value = points[at]?.value ?? null;
                const shown = asText(value);
                return html`<td class="number">
                  ${value === null ? html`<span title=${points[at]?.text ?? ''}>${shown}</span>` : html`<a href=${link(bucket, actor)}>${shown}</a>`}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
