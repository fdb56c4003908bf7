import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { Marked } from '../charts/bursts.ts';
import { count } from '../charts/format.ts';

/** What is told of bursts below a figure. */
export type BurstsTold = {
  readonly bursts: readonly Marked[];
  /** How many there are in all. */
  readonly all: number;
  readonly csv: string;
  readonly link: (burst: Marked) => string;
};

/** Who was out of line, when, how far, and for which story; nothing where nobody was. */
export const burstList = ({ bursts, all, csv, link }: BurstsTold): TemplateResult | typeof nothing =>
  bursts.length === 0
    ? nothing
    : html`<div class="bursts">
        <h3>Out of line</h3>
        <ul>
          ${bursts.map(
            (burst) =>
              html`<li data-actor=${burst.row.actor}>
                <a href=${link(burst)}
                  ><i class="swatch" style=${styleMap({ background: burst.color })}></i
                  ><b>${burst.row.name}</b>, ${burst.days}</a
                >
                <span class="burst-story">${burst.row.top_stories[0]?.title ?? 'An untitled story'}</span>
                <span class="burst-told">${burst.told}${burst.row.open ? ', still on' : ''}</span>
              </li>`,
          )}
        </ul>
        ${all > bursts.length ? html`<p class="quiet">The heaviest ${count(bursts.length)} of ${count(all)}; <a href=${csv} download="newstally-bursts.csv">all as CSV</a>.</p>` : nothing}
      </div>`;
