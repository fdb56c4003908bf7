import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf } from '../ask.ts';
import { count, instant } from '../charts/format.ts';
import { changed, format, type View } from '../view.ts';
import './change-list.ts';
import './figure-tools.ts';
import { Listing } from './listing.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/snapshots'>;

/** What made a snapshot, in words. */
export function makerOf({ made_by, run, correction }: Pick<Row, 'made_by' | 'run' | 'correction'>): string {
  if (made_by === 'articles') return run === null ? msg('articles') : msg(str`run ${run}`);
  if (made_by === 'correction') return correction === null ? msg('a correction') : msg(str`correction ${correction}`);
  if (made_by === 'lines') return msg('repeated lines of a source');
  if (made_by === 'analysis') return msg('history read anew');
  if (made_by === 'loss') return msg('a loss, accepted');
  if (made_by === 'calibration') return msg('the alarm of bursts, calibrated');
  return made_by === 'catalogue' ? msg('names of the catalogue') : msg('other settings');
}

/** Every state that the database has had: to look back at, and to compare with the one before. */
@customElement('snapshot-list')
export class SnapshotList extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The two that are compared, by number; null compares none. */
  @state() private compared: readonly [number, number] | null = null;
  private readonly snapshots = new Listing(this, '/snapshots', () => '');

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { rows, pages, problem, more, hasMore, pending, total } = this.snapshots;
    return html`<section class="figure" aria-labelledby="heading-snapshots" data-figure="snapshots">
      <header class="figure-head">
        <h2 id="heading-snapshots">Snapshots</h2>
        <p class="hint">what the numbers have rested on, the latest first</p>
        <div class="tools">
          <figure-tools .question=${'/snapshots' as const} heading="Snapshots" name="snapshots" csv=${addressOf('/snapshots', '', null, 'format=csv')}></figure-tools>
        </div>
      </header>
      ${problem === undefined ? nothing : failed(problem, more)}
      ${pages.length > 0 && rows.length === 0 ? html`<p>None has been noted yet: the next change of the data is the first.</p>` : nothing}
      ${rows.length === 0 ? nothing : this.table(rows)}
      ${hasMore ? html`<button type="button" class="button more" ?disabled=${pending} @click=${more}>Show more of ${count((total ?? 0) - rows.length)} earlier snapshots</button>` : nothing}
      ${this.comparison()}
    </section>`;
  }

  private table(rows: readonly Row[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Snapshots: table">
      <table class="numbers wide">
        <caption class="unseen">Snapshots, the latest first</caption>
        <thead>
          <tr><th scope="col">Snapshot</th><th scope="col">Made (UTC)</th><th scope="col">By</th><th scope="col" class="number">Articles added</th><th scope="col" class="number">Changed</th><th scope="col" class="number">To another week</th><th scope="col" class="number">Mentions begun</th><th scope="col" class="number">Ended</th><th scope="col">Numbers</th></tr>
        </thead>
        <tbody>${rows.map((row, at) => this.row(row, rows[at + 1]?.no ?? null))}</tbody>
      </table>
    </div>`;
  }

  private row(row: Row, before: number | null): TemplateResult {
    const back = format(changed({ ...this.view, page: 'overview', view: {} }, { snapshot: row.snapshot }));
    const maker = makerOf(row);
    const open = this.compared?.[1] === row.no;
    return html`<tr data-snapshot=${row.no} ?data-open=${open}>
      <th scope="row"><a href=${back} aria-label=${msg(str`Look back at ${row.snapshot}`)}>${row.snapshot}</a></th>
      <td>${instant(row.made_at)}</td>
      <td>${maker}</td>
      <td class="number">${count(row.articles_added)}</td>
      <td class="number">${count(row.articles_changed)}</td>
      <td class="number">${count(row.articles_moved)}</td>
      <td class="number">${count(row.mentions_added)}</td>
      <td class="number">${count(row.mentions_closed)}</td>
      <td>${before === null ? nothing : html`<button type="button" class="linklike" aria-expanded=${String(open)} aria-label=${msg(str`${open ? msg('Close') : msg('What changed')}: snapshot ${row.no}`)} @click=${() => (this.compared = open ? null : [before, row.no])}>${open ? msg('Close') : msg('What changed')}</button>`}</td>
    </tr>`;
  }

  /** The numbers that are other at one snapshot than at the one before. */
  private comparison(): TemplateResult | typeof nothing {
    if (this.compared === null) return nothing;
    const [since, until] = this.compared;
    return html`<change-list .view=${this.view} since=${String(since)} until=${String(until)}></change-list>`;
  }
}
