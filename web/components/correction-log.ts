import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf, askAnew } from '../ask.ts';
import { instant, spoken } from '../charts/format.ts';
import { madeWords, wordsOf } from '../correction-words.ts';
import { actorsIn, changeIn, effectIn } from '../corrections.ts';
import { reasonOf, send } from '../send.ts';
import { Asking } from './asking.ts';
import './figure-tools.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/corrections'>;

/** What persons corrected, the latest first, and the way back from each. With an actor, only what speaks of that one. */
@customElement('correction-log')
export class CorrectionLog extends LitElement {
  @property() actor = '';
  @state() private busy: number | null = null;
  @state() private trouble = '';
  @state() private said = '';
  private readonly log = new Asking(this, '/corrections', () => ({ query: '' }));
  /** For the names; asked once there is something to name. */
  private readonly actors = new Asking(this, '/actors', () => (this.rows.length === 0 ? null : { query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  private get rows(): readonly Row[] {
    const rows = this.log.answer?.rows ?? [];
    return this.actor === '' ? rows : rows.filter((row) => actorsIn(changeIn(row)).includes(this.actor));
  }

  override render() {
    const { actor, log, rows, trouble } = this;
    // On the page of an actor nobody corrected there is nothing to say.
    if (actor !== '' && rows.length === 0) return nothing;
    return html`<section class="figure" aria-labelledby="heading-corrections" data-figure="corrections" data-state=${log.state}>
      <header class="figure-head">
        <h2 id="heading-corrections" tabindex="-1">Corrections</h2>
        <p class="hint">${actor === '' ? msg('what persons changed of what was found, the latest first') : html`of this actor; <a href="/quality">all corrections</a>`}</p>
        <div class="tools">
          <figure-tools .question=${'/corrections'} heading="Corrections" name="corrections" csv=${addressOf('/corrections', '', null, 'format=csv')}></figure-tools>
        </div>
      </header>
      ${log.problem === undefined ? nothing : failed(log.problem, log.retry)}
      ${trouble === '' ? nothing : html`<p class="wrong" role="alert">${trouble}</p>`}
      <p class="unseen" role="status">${this.busy === null ? this.said : msg('Undoing: every number is counted anew …')}</p>
      ${
        log.answer === undefined
          ? nothing
          : rows.length === 0
            ? html`<p>Nothing was corrected yet. The page of an actor has “Correct”, and so has every marked name in an article.</p>`
            : this.table(rows)
      }
    </section>`;
  }

  // The roles are told again, because a narrow page lays the rows out as blocks, and tables laid out so lose them.
  private table(rows: readonly Row[]): TemplateResult {
    return html`<table class="numbers corrections" role="table">
      <caption class="unseen">Corrections, the latest first</caption>
      <thead role="rowgroup">
        <tr role="row"><th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">Who, when (UTC)</th><th scope="col" role="columnheader">Effect when made</th><th scope="col" role="columnheader">State</th><th scope="col" role="columnheader"><span class="unseen">Action</span></th></tr>
      </thead>
      <tbody role="rowgroup">${rows.map((row) => this.row(row))}</tbody>
    </table>`;
  }

  private row(row: Row): TemplateResult {
    const { correction, made_at, made_by, why, undone_at } = row;
    const change = changeIn(row);
    const names = new Map((this.actors.answer?.rows ?? []).map((one) => [one.actor, one.name]));
    const words = wordsOf(change, { actor: (id) => names.get(id) ?? spoken(id), source: spoken });
    return html`<tr role="row" data-correction=${correction} data-undone=${undone_at === null ? nothing : 'yes'}>
      <th scope="row" role="rowheader">
        <span class="quiet">${correction}.</span> ${words}
        ${'article' in change ? html`<a href=${`/articles/${change.article}`}>The article</a>` : nothing}
        ${why === '' ? nothing : html`<small>Why: <span dir="auto">${why}</span></small>`}
      </th>
      <td role="cell"><span dir="auto">${made_by}</span> <small>${instant(made_at)}</small></td>
      <td role="cell"><span class="label" aria-hidden="true">Effect</span> ${madeWords(change, effectIn(row))}</td>
      <td role="cell">${undone_at === null ? msg('in force') : html`<b>undone</b> <small>${instant(undone_at)}</small>`}</td>
      <td role="cell" class="actions">
        ${undone_at === null ? html`<button type="button" class="button" ?disabled=${this.busy !== null} aria-label=${msg(str`Undo correction ${correction}: ${words}`)} @click=${() => void this.undo(correction)}>${this.busy === correction ? msg('Undoing …') : msg('Undo')}</button>` : nothing}
      </td>
    </tr>`;
  }

  private async undo(no: number): Promise<void> {
    this.busy = no;
    this.trouble = '';
    this.said = '';
    try {
      await send('POST', `/api/v1/corrections/${no}/undo`);
      this.said = msg(str`Correction ${no} was undone.`);
      askAnew();
      // Its button goes: whoever pressed it goes on at the head of the log.
      this.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    this.busy = null;
  }
}
