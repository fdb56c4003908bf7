import { LitElement, nothing, svg } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { stripOf } from '../charts/coverage.ts';
import { many } from '../charts/format.ts';
import { Asking } from './asking.ts';
import { msg, str } from '../words.ts';

const HEIGHT = 22;
const STEP = 6;

/** How much one source brought in each step, as a strip of bars; asked only when it comes into sight. */
@customElement('source-weeks')
export class SourceWeeks extends LitElement {
  @property() query = '';
  @property() name = '';
  @property() grain: Grain = 'week';
  @property({ attribute: false }) buckets: readonly string[] = [];
  @state() private seen = false;
  private readonly coverage = new Asking(this, '/coverage', () => (this.seen ? { query: this.query } : null));
  private readonly watching = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.seen = true;
  });

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watching.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watching.disconnect();
  }

  override render() {
    const { answer, problem } = this.coverage;
    if (problem !== undefined)
      return html`<button type="button" class="tool" @click=${this.coverage.retry}>${problem.title}: try again</button>`;
    if (answer === undefined) return html`<div class="strip"></div>`;
    const { heights, silent, most } = stripOf(answer.rows, this.buckets);
    const gaps = silent.filter(Boolean).length;
    const width = this.buckets.length * STEP;
    const said = msg(
      str`${this.name}: at most ${many(most, 'article', 'articles')} a ${msg(this.grain)}${gaps === 0 ? '' : msg(str`, silent in ${many(gaps, this.grain, `${this.grain}s`)} in between`)}`,
    );
    return html`<svg class="strip" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${said}>
      ${heights.map((height, at) =>
        silent[at] === true
          ? svg`<rect class="silent" x=${at * STEP} y=${HEIGHT - 3} width=${STEP - 1} height="3"></rect>`
          : height === 0
            ? nothing
            : svg`<rect class="read" x=${at * STEP} y=${HEIGHT - height * HEIGHT} width=${STEP - 1} height=${height * HEIGHT}></rect>`,
      )}
    </svg>`;
  }
}
