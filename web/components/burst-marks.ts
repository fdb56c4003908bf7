import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { barOf, LANE, type Marked } from '../charts/bursts.ts';
import type { Drawn } from '../charts/drawing.ts';
import { msg } from '../words.ts';

/** What opens the sentences of a burst: it lies over the bar that the plot draws. The list below the figure says the same in words. */
@customElement('burst-marks')
export class BurstMarks extends LitElement {
  @property({ attribute: false }) drawn: Drawn | undefined;
  @property({ attribute: false }) bursts: readonly Marked[] = [];
  @property({ attribute: false }) link: (burst: Marked) => string = () => '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { drawn, bursts } = this;
    if (drawn === undefined || drawn.drawing.buckets.length === 0) return nothing;
    const { buckets, margins } = drawn.drawing;
    return bursts.map((burst) => {
      const { row, lane, color, days } = burst;
      const bar = barOf(burst, buckets, drawn.width - margins.left - margins.right);
      const place = {
        left: `${margins.left + bar.left}px`,
        width: `${bar.width}px`,
        top: `${lane * LANE}px`,
      };
      // A keyboard and a screen reader find the same link in the list.
      return html`<a
        class="burst-mark"
        href=${this.link(burst)}
        tabindex="-1"
        aria-hidden="true"
        title=${`${row.name}, ${days}: ${row.top_stories[0]?.title ?? msg('untitled')}`}
        style=${styleMap(place)}
        ><i style=${styleMap({ background: color })}></i
      ></a>`;
    });
  }
}
