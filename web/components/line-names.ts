import { LitElement, nothing, svg } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Drawn } from '../charts/drawing.ts';
import { NARROW } from '../charts/lines.ts';
import { spreadNames } from '../charts/names.ts';

/** Pixels between the tops of two names: one line of small text. */
const GAP = 17;

/** The names at the ends of the lines, each with a stub of its line; on a narrow page they stand in a row below. */
@customElement('line-names')
export class LineNames extends LitElement {
  @property({ attribute: false }) drawn: Drawn | undefined;
  /** The link that a name opens. */
  @property({ attribute: false }) link: (actor: string) => string = () => '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    if (this.drawn === undefined) return nothing;
    const { drawing, width, height } = this.drawn;
    const { margins, lines } = drawing;
    if (width < NARROW) {
      return html`<div class="names-below">${lines.map((line) => this.name(line))}</div>`;
    }
    const room = height - margins.top - margins.bottom;
    const wanted = lines.flatMap((item) =>
      item.end === null ? [] : [{ item, wanted: margins.top + (1 - item.end) * room - GAP / 2 }],
    );
    const right = width - margins.right;
    return spreadNames(wanted, GAP, height).map(({ item, top, wanted: end }) => {
      const moved = Math.abs(top - end) > 2;
      return html`${moved ? this.leader(right, end + GAP / 2, top + GAP / 2, height, width) : nothing}
        <div class="name-at-end" style=${styleMap({ left: `${right + 12}px`, top: `${top}px`, maxWidth: `${margins.right - 14}px` })}>
          ${this.name(item)}
        </div>`;
    });
  }

  private name({ actor, name, slot }: Drawn['drawing']['lines'][number]) {
    const dash = slot.dash === 'solid' ? '' : slot.dash.join(' ');
    return html`<a href=${this.link(actor)} title=${name} data-actor=${actor}
      ><svg width="18" height="8" aria-hidden="true"><line x1="0" y1="4" x2="18" y2="4" stroke=${slot.color} stroke-width="2.5" stroke-dasharray=${dash}></line></svg
      ><span>${name}</span></a
    >`;
  }

  private leader(x: number, from: number, to: number, height: number, width: number) {
    return html`<svg class="leader" width=${width} height=${height} aria-hidden="true">
      ${svg`<path d="M${x} ${from} L${x + 10} ${to}" fill="none" stroke="var(--ink-3)" stroke-width="0.75"></path>`}
    </svg>`;
  }
}
