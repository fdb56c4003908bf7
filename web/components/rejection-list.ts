import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf } from '../ask.ts';
import { count, many } from '../charts/format.ts';
import { linkTo, type View } from '../view.ts';
import './figure-tools.ts';
import { Listing } from './listing.ts';
import { moreButton } from './more-button.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

/** The steps of the street as a reader meets them. */
export const STEP_WORDS = { read: 'reading', clean: 'cleaning', load: 'loading', date: 'dating' } as const;

/** The records behind a number of rejections: where each stood, and why it was refused. */
@customElement('rejection-list')
export class RejectionList extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The query of /rejections; another one starts the list anew. */
  @property() query = '';
  private readonly list = new Listing(this, '/rejections', () => this.query);
  private shown = '';

  protected override createRenderRoot() {
    return this;
  }

  /** What was opened by a click comes into sight, once its rows are there. */
  override updated(): void {
    if (this.list.pages.length === 0 || this.list.pending || this.shown === this.query) return;
    this.shown = this.query;
    const heading = this.querySelector<HTMLElement>('h2');
    heading?.focus({ preventScroll: true });
    this.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { rows, total, pages, pending, problem, more } = this.list;
    const { run, reason } = this.view.view;
    const what = [reason ?? '', run === undefined ? '' : msg(str`run ${run}`)].filter((part) => part !== '').join(', ');
    return html`<section class="figure" aria-labelledby="heading-rejections" data-figure="rejections" data-state=${pending ? 'waiting' : 'ready'}>
      <header class="figure-head">
        <h2 id="heading-rejections" tabindex="-1">Refused records</h2>
        <p class="opened"><span>${total === undefined ? '' : `${many(total, 'record', 'records')}${what === '' ? '' : `: ${what}`}`}</span> <a href=${linkTo(this.view, { run: null, step: null, reason: null })} aria-label="Close the list of refused records">×</a></p>
        <div class="tools">
          <figure-tools .question=${'/rejections'} heading="Refused records" name="rejections" csv=${addressOf('/rejections', this.query, null, 'format=csv')}></figure-tools>
        </div>
      </header>
      ${problem === undefined ? nothing : failed(problem, more)}
      ${pages.length > 0 && rows.length === 0 ? html`<p>No such record was refused.</p>` : nothing}
      ${rows.length === 0 ? nothing : table(rows)}
      ${moreButton(this.list)}
    </section>`;
  }
}

const table = (rows: readonly RowOf<'/rejections'>[]): TemplateResult =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Refused records: table">
    <table class="numbers reasons">
      <caption class="unseen">Refused records, those of the latest run first</caption>
      <thead><tr><th scope="col">Input</th><th scope="col" class="number">Line</th><th scope="col">Reason</th><th scope="col">While</th><th scope="col" class="number">Run</th></tr></thead>
      <tbody>
        ${rows.map(
          ({ run, file, line, step, reason }) => html`<tr>
            <th scope="row" class="file">${file}</th>
            <td class="number">${line === null ? '–' : count(line)}</td>
            <td class="reason">${reason}</td>
            <td>${STEP_WORDS[step]}</td>
            <td class="number">${count(run)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
