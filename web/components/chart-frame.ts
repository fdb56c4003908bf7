import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import type { Path } from '../../server/contract/questions/all.ts';
import type { Picture } from '../charts/picture.ts';
import './figure-help.ts';
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
  @state() private trouble = '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { state, heading, hint, name } = this;
    return html`<section class="figure" aria-labelledby=${`heading-${name}`} data-figure=${name} data-state=${state}>
      <header class="figure-head">
        <h2 id=${`heading-${name}`}>${heading}</h2>
        ${hint === '' ? nothing : html`<p class="hint">${hint}</p>`}
        ${this.extra}
        <div class="tools">${this.tools()}</div>
      </header>
      ${state === 'waiting' || state === 'loading' ? html`<div class="waiting-bar" role="status"><span class="unseen">Loading</span></div>` : nothing}
      <div class="figure-body" aria-busy=${state === 'waiting' || state === 'loading'}>
        ${state === 'error' && this.problem !== undefined ? failed(this.problem, this.retry) : this.turned ? this.table : this.chart}
      </div>
      ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}
      ${noteList(this.notes)}
    </section>`;
  }

  private tools() {
    const { turn, turned, csv, picture, heading, name } = this;
    return html`
      ${turn === '' ? nothing : html`<a class="tool" href=${turn} aria-label=${`${heading}: ${turned ? 'chart' : 'table'}`}>${turned ? 'Chart' : 'Table'}</a>`}
      ${csv === '' ? nothing : html`<a class="tool" href=${csv} download=${`newstally-${name}.csv`} aria-label=${`${heading}: CSV`}>CSV</a>`}
      ${
        picture === undefined
          ? nothing
          : (['png', 'svg'] as const).map(
              (type) =>
                html`<button class="tool" type="button" aria-label=${`${heading}: ${type.toUpperCase()}`} @click=${() => this.save(type)}>
                ${type.toUpperCase()}
              </button>`,
            )
      }
      <figure-help .question=${this.question} heading=${heading} name=${name}></figure-help>
    `;
  }

  private async save(type: 'png' | 'svg'): Promise<void> {
    const { picture, name } = this;
    if (picture === undefined) return;
    this.trouble = '';
    try {
      const { fileOf } = await import('./chart-plot.ts');
      const address = URL.createObjectURL(await fileOf(picture(), type, this));
      const link = document.createElement('a');
      link.href = address;
      link.download = `newstally-${name}.${type}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      this.trouble = `The picture could not be made: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
