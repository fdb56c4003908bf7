import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { count, inColumn } from '../charts/format.ts';
import type { NetworkRow } from '../charts/network.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { msg } from '../words.ts';

const UNIT_HEADS: Readonly<Record<string, string>> = {
  articles: msg('Articles'),
  stories: msg('Stories'),
  sentences: msg('Sentences'),
};

/** The table twin of a network: each actor with its group and its drawn pairs, each of which opens its sentences. */
export function networkTable(view: View, rows: readonly NetworkRow[], unit: string, caption: string): TemplateResult {
  const names = new Map(rows.map(({ actor, name }) => [actor, name]));
  const grouped = rows.some(({ community }) => community !== null);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers twin network-table">
      <caption class="unseen">${caption}</caption>
      <thead>
        <tr>
          <th scope="col">Actor</th>
          <th scope="col" class="number">${UNIT_HEADS[unit] ?? unit}</th>
          ${grouped ? html`<th scope="col">Group</th>` : nothing}
          <th scope="col">Named with beyond chance: ${msg(unit)}, G²</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row"><a href=${pageLink(view, 'actor', row.actor)}>${row.name}</a></th>
              <td class="number">${count(row.count)}</td>
              ${grouped ? html`<td>${row.community_name ?? '–'}</td>` : nothing}
              <td>${row.edges.length === 0 ? '–' : row.edges.map((edge) => html`<span class="partner"><a href=${linkTo(view, { pair: pairOf(row.actor, edge.actor), point: null, tone: null })}>${names.get(edge.actor)}</a> ${count(edge.together)}, ${inColumn(edge.g2)}</span> `)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The key of a pair in a link: the earlier slug first. */
export const pairOf = (one: string, other: string): string => (one < other ? `${one}~${other}` : `${other}~${one}`);
