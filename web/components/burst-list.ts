import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { styleMap } from 'lit/directives/style-map.js';
import type { Marked } from '../charts/bursts.ts';
import { count } from '../charts/format.ts';
import { msg } from '../words.ts';

/** What is told of bursts below a figure. */
export type BurstsTold = {
  readonly bursts: readonly Marked[];
  /** How many there are in all. */
  readonly all: number;
  readonly page: string;
  readonly link: (burst: Marked) => string;
};

/** Who was out of line, when, how far, and for which story; nothing where nobody was. */
export const burstList = ({ bursts, all, page, link }: BurstsTold): TemplateResult | typeof nothing =>
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
                <span class="burst-story">${burst.row.top_stories[0]?.title ?? msg('An untitled story')}</span>
                <span class="burst-told">${burst.told}${burst.row.open ? msg(', still on') : ''}</span>
              </li>`,
          )}
        </ul>
        <p class="quiet">${all > bursts.length ? html`The heaviest ${count(bursts.length)} of ${count(all)}; ` : nothing}<a href=${page}>all, with their reasons</a></p>
      </div>`;
