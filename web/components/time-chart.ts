import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Grain } from '../../server/contract/vocabulary.ts';
import type { Marked } from '../charts/bursts.ts';
import type { Drawing, Drawn } from '../charts/drawing.ts';
import { placeOf } from '../charts/weeks.ts';
import './burst-marks.ts';
import './line-names.ts';
import './range-brush.ts';

/** Lines over time with names at their ends and, where a range is given, a brush that selects one. */
@customElement('time-chart')
export class TimeChart extends LitElement {
  @property({ attribute: false }) draw: ((width: number) => Drawing) | undefined;
  @property() label = '';
  @property() grain: Grain = 'week';
  /** The selected days; null draws no brush. */
  @property({ attribute: false }) range: { from: string; to: string } | null = null;
  @property({ attribute: false }) link: (actor: string) => string = () => '';
  @property({ type: Boolean }) names = true;
  /** A step of time that stands open beside the chart. */
  @property() open: string | null = null;
  /** Selected days shown without a brush. */
  @property({ attribute: false }) shade: { from: string; to: string } | null = null;
  @property({ attribute: false }) bursts: readonly Marked[] = [];
  @property({ attribute: false }) burstLink: (burst: Marked) => string = () => '';
  @state() private drawn: Drawn | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The charts' code is large: it comes after the page has been painted, into figures that already have their height.
    void import('./chart-plot.ts');
  }

  override render() {
    const { drawn, range, grain } = this;
    const buckets = drawn?.drawing.buckets ?? [];
    return html`<div class="chart-box">
      <div class="plot" data-brush=${range !== null}>
        <chart-plot .draw=${this.draw} label=${this.label} @drawn=${(event: CustomEvent<Drawn>) => (this.drawn = event.detail)}></chart-plot>
        ${
          drawn === undefined || range === null
            ? nothing
            : html`<range-brush
              .buckets=${buckets}
              .margins=${drawn.drawing.margins}
              .from=${Math.max(0, placeOf(buckets, range.from))}
              .to=${Math.max(0, placeOf(buckets, range.to))}
              grain=${grain}
            ></range-brush>`
        }
        ${this.bursts.length === 0 ? nothing : html`<burst-marks .drawn=${drawn} .bursts=${this.bursts} .link=${this.burstLink}></burst-marks>`}
        ${drawn === undefined || this.shade === null ? nothing : this.stripe(drawn, this.shade.from, this.shade.to, 'shade')}
        ${drawn === undefined || this.open === null ? nothing : this.stripe(drawn, this.open, this.open, 'open-mark')}
      </div>
      ${this.names ? html`<line-names .drawn=${drawn} .link=${this.link}></line-names>` : nothing}
    </div>`;
  }

  private stripe({ drawing, width }: Drawn, from: string, to: string, look: string) {
    const { buckets, margins } = drawing;
    const { left, right, top, bottom } = margins;
    const first = placeOf(buckets, from);
    if (first < 0) return nothing;
    const step = (width - left - right) / buckets.length;
    const place = {
      top: `${top}px`,
      bottom: `${bottom}px`,
      left: `${left + first * step}px`,
      width: `${(placeOf(buckets, to) - first + 1) * step}px`,
    };
    return html`<div class=${look} style=${styleMap(place)}></div>`;
  }
}
