import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import type { Path } from '../../server/contract/questions/all.ts';
import type { Picture } from '../charts/picture.ts';
import './figure-tools.ts';
import { printedFigure } from './printing.ts';
import { noteList } from './note-list.ts';
import { failed } from './states.ts';

/** What a figure shows: see Asking. */
export type State = 'loading' | 'ready' | 'waiting' | 'error';

/** Heading, tools, notes, help and the table twin around one figure. The chart and the table are handed in. */
@customElement('chart-frame')
export class ChartFrame extends LitElement {
  /** Its name in the link's `table` key and in the names of downloaded files. */
  @property() name = '';
  @property() heading = '';
  @property() hint = '';
  @property({ attribute: false }) question: Path = '/mentions';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  /** Where the answer is to be had as CSV; empty while there is none. */
  @property() csv = '';
  /** The link that shows the table instead of the chart, or the chart again; empty where the figure is a table itself. */
  @property() turn = '';
  @property({ type: Boolean }) turned = false;
  @property({ attribute: false }) chart: TemplateResult | typeof nothing = nothing;
  @property({ attribute: false }) table: TemplateResult | typeof nothing = nothing;
  @property({ attribute: false }) extra: TemplateResult | typeof nothing = nothing;
  /** The figure for a file; undefined while there is nothing to draw. */
  @property({ attribute: false }) picture: (() => Picture) | undefined;
  /** Whether events can be marked on it. */
  @property({ type: Boolean }) events = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.toPaper);
    addEventListener('afterprint', this.fromPaper);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.toPaper);
    removeEventListener('afterprint', this.fromPaper);
  }

  /** A print cannot wait for anything: what a canvas shows is put beside it as lines and letters. */
  private readonly toPaper = (): void => {
    const body = this.querySelector<HTMLElement>('.figure-body');
    if (body === null || this.turned || this.picture === undefined || this.querySelector('chart-plot') === null) return;
    const printed = printedFigure(this.picture, this);
    if (printed !== null) body.prepend(printed);
  };

  private readonly fromPaper = (): void => this.querySelector('.printed')?.remove();

  override render() {
    const { state, heading, hint, name } = this;
    return html`<section class="figure" id=${`figure-${name}`} aria-labelledby=${`heading-${name}`} data-figure=${name} data-state=${state}>
      <header class="figure-head">
        <h2 id=${`heading-${name}`} tabindex="-1">${heading}</h2>
        ${hint === '' ? nothing : html`<p class="hint">${hint}</p>`}
        ${this.extra}
        <figure-tools
          class="tools"
          name=${name}
          heading=${heading}
          .question=${this.question}
          csv=${this.csv}
          turn=${this.turn}
          ?turned=${this.turned}
          .picture=${this.turned ? undefined : this.picture}
          .twin=${this.turned ? nothing : this.table}
          ?events=${this.events}
        ></figure-tools>
      </header>
      ${state === 'waiting' || state === 'loading' ? html`<div class="waiting-bar" role="status"><span class="unseen">Loading</span></div>` : nothing}
      <div class="figure-body" aria-busy=${state === 'waiting' || state === 'loading'}>
        ${state === 'error' && this.problem !== undefined ? failed(this.problem, this.retry) : this.turned ? this.table : this.chart}
      </div>
      ${noteList(this.notes)}
    </section>`;
  }
}
