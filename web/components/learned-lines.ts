import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import type { Problem } from '../../server/contract/answer.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf, askAnew, problemIn } from '../ask.ts';
import { count, many } from '../charts/format.ts';
import { Asking } from './asking.ts';
import './figure-tools.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/learned-lines'>;

/** Lines shown at first; the others are behind a button. */
const AT_FIRST = 12;

const ZONES = { head: msg('above'), tail: msg('below') } as const;

/** What was learned of each source's furniture, and the word of a person on it. */
@customElement('learned-lines')
export class LearnedLines extends LitElement {
  private readonly lines = new Asking(this, '/learned-lines', () => ({ query: '' }));
  /** The line that is being decided about. */
  @state() private busy: string | null = null;
  @state() private refused: Problem | null = null;
  @state() private all = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { answer, problem, retry, state: now } = this.lines;
    const rows = answer?.rows;
    return html`<section class="figure" aria-labelledby="heading-learned" data-figure="learned" data-state=${now}>
      <header class="figure-head">
        <h2 id="heading-learned">Learned page furniture</h2>
        <p class="hint">cut from every article of its source</p>
        <div class="tools">
          <figure-tools .question=${'/learned-lines'} heading="Learned page furniture" name="learned" csv=${addressOf('/learned-lines', '', null, 'format=csv')}></figure-tools>
        </div>
      </header>
      ${problem === undefined ? nothing : failed(problem, retry)}
      ${this.refused === null ? nothing : failed(this.refused, () => (this.refused = null))}
      <p class="unseen" role="status">${this.busy === null ? '' : msg('Reading the articles anew …')}</p>
      ${rows === undefined ? nothing : rows.length === 0 ? html`<p>No line stands above or below four stories of one source.</p>` : this.table(rows)}
    </section>`;
  }

  private table(rows: readonly Row[]): TemplateResult {
    const shown = this.all ? rows : rows.slice(0, AT_FIRST);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Learned page furniture: table">
      <table class="numbers reasons">
        <caption class="unseen">Lines learned to be furniture, the most frequent first</caption>
        <thead><tr><th scope="col">Line</th><th scope="col">Source</th><th scope="col">Where</th><th scope="col" class="number">Articles</th><th scope="col">Now</th></tr></thead>
        <tbody>${shown.map((row) => this.row(row))}</tbody>
      </table>
    </div>
    ${shown.length === rows.length ? nothing : html`<button type="button" class="button more" @click=${() => (this.all = true)}>Show all ${count(rows.length)} lines</button>`}`;
  }

  private row(row: Row): TemplateResult {
    const { line, sample, source_name, zone, articles, state: now } = row;
    const other = now === 'cut' ? 'kept' : 'cut';
    const does = now === 'cut' ? msg('Keep') : msg('Cut');
    return html`<tr data-line=${line}>
      <th scope="row" class="sample"><span>${sample}</span></th>
      <td>${source_name}</td>
      <td>${ZONES[zone]}</td>
      <td class="number">${count(articles)}</td>
      <td class="decision">
        <span>${now}</span>
        <button type="button" class="button" ?disabled=${this.busy !== null} aria-label=${msg(str`${does} in ${many(articles, 'article', 'articles')} of ${source_name}: ${sample}`)} @click=${() => void this.decide(line, other)}>${this.busy === line ? '…' : does}</button>
      </td>
    </tr>`;
  }

  private async decide(line: string, wanted: Row['state']): Promise<void> {
    this.busy = line;
    this.refused = null;
    try {
      const answer = await fetch(`/api/v1/learned-lines/${encodeURIComponent(line)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state: wanted }),
      });
      if (!answer.ok) this.refused = (await answer.json()) as Problem;
      else askAnew();
    } catch (error) {
      this.refused = problemIn(error);
    } finally {
      this.busy = null;
    }
  }
}
