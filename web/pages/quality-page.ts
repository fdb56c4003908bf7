import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { AnswerTo, Path, RowOf } from '../../server/contract/questions/all.ts';
import { addressOf } from '../ask.ts';
import { count, formOf, many, percent } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/correction-log.ts';
import '../components/figure-tools.ts';
import '../components/learned-lines.ts';
import { Listing } from '../components/listing.ts';
import '../components/snapshot-list.ts';
import { STEP_WORDS } from '../components/rejection-list.ts';
import { failed } from '../components/states.ts';
import { changed, format, pageLink, queryOf, type View } from '../view.ts';
import { VIEWED } from '../grammar.ts';
import { runTable } from './run-table.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

/** What came in and what did not: every run, every refusal with its reason, every article without a date. */
@customElement('quality-page')
export class QualityPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly ledger = new Asking(this, '/ledger', () => ({ query: '' }));
  private readonly runs = new Listing(this, '/runs', () => '');
  private readonly reasons = new Asking(this, '/reasons', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { answer } = this.ledger;
    this.tell({
      title: msg('Data quality'),
      days: null,
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { ledger, runs, reasons } = this;
    const rows = reasons.answer?.rows;
    const refused = rows?.filter(({ step }) => step !== 'date');
    const undated = rows?.filter(({ step }) => step === 'date');
    const sums = ledger.answer?.rows[0];
    const opened = this.opened();
    const isComing =
      (rows === undefined && reasons.problem === undefined) || (runs.pages.length === 0 && runs.problem === undefined);
    return html`<section class="page quality" data-state=${isComing && ledger.state === 'ready' ? 'loading' : ledger.state}>
      <header class="page-head">
        <h1>Data quality</h1>
        <p class="quiet">what was read, what was refused and why, and what persons corrected · <a href="/accuracy">How true is this?</a></p>
      </header>
      ${ledger.problem === undefined ? nothing : failed(ledger.problem, ledger.retry)}
      ${sums === undefined ? nothing : arithmetic(sums)}
      ${this.figure(
        'runs',
        msg('Runs'),
        '/runs',
        msg('the latest first'),
        html`${runs.problem === undefined ? nothing : failed(runs.problem, runs.more)}
          ${runs.pages.length > 0 && runs.rows.length === 0 ? html`<p>Nothing has been read yet.</p>` : nothing}
          ${runs.rows.length === 0 ? nothing : runTable(runs.rows, (run) => this.openedBy({ run: String(run) }))}
          ${runs.hasMore ? html`<button type="button" class="button more" ?disabled=${runs.pending} @click=${runs.more}>Show more of ${count((runs.total ?? 0) - runs.rows.length)} earlier runs</button>` : nothing}`,
      )}
      ${reasons.problem === undefined ? nothing : failed(reasons.problem, reasons.retry)}
      <div class="pair-of-figures">
        ${this.figure('refused', msg('Refused records, by reason'), '/reasons', '', refused === undefined ? nothing : this.refused(refused))}
        ${this.figure('undated', msg('Undated articles, by reason'), '/reasons', msg('in no week and in no number'), undated === undefined ? nothing : this.undated(undated))}
      </div>
      <snapshot-list .view=${this.view}></snapshot-list>
      <correction-log></correction-log>
      <learned-lines></learned-lines>
      ${opened === null ? nothing : html`<rejection-list .view=${this.view} query=${opened}></rejection-list>`}
    </section>`;
  }

  /** The query of the records that the link opens; null when it opens none. */
  private opened(): string | null {
    const { run, step, reason } = this.view.view;
    if (run === undefined && step === undefined && reason === undefined) return null;
    return queryOf(this.view.view, { run: VIEWED['run']!, step: VIEWED['step']!, reason: VIEWED['reason']! });
  }

  private openedBy(patch: Readonly<Record<string, string>>): string {
    return format(changed(this.view, { run: null, step: null, reason: null, ...patch }));
  }

  private figure(
    name: string,
    heading: string,
    path: Path,
    hint: string,
    body: TemplateResult | typeof nothing,
  ): TemplateResult {
    return html`<section class="figure" aria-labelledby=${`heading-${name}`} data-figure=${name}>
      <header class="figure-head">
        <h2 id=${`heading-${name}`}>${heading}</h2>
        ${hint === '' ? nothing : html`<p class="hint">${hint}</p>`}
        <div class="tools">
          <figure-tools .question=${path} heading=${heading} name=${name} csv=${addressOf(path, '', null, 'format=csv')}></figure-tools>
        </div>
      </header>
      ${body}
    </section>`;
  }

  private refused(rows: readonly RowOf<'/reasons'>[]): TemplateResult {
    if (rows.length === 0) return html`<p>No record was refused.</p>`;
    const { step: openStep, reason: openReason } = this.view.view;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Refused records, by reason: table">
      <table class="numbers reasons">
        <caption class="unseen">Refused records by step and reason, most frequent first</caption>
        <thead><tr><th scope="col">Reason</th><th scope="col">While</th><th scope="col" class="number">Records</th><th scope="col" class="number">Runs</th></tr></thead>
        <tbody>
          ${rows.map(
            ({
              step,
              reason,
              count: records,
              runs,
            }) => html`<tr ?data-open=${openStep === step && openReason === reason}>
              <th scope="row">${reason}</th>
              <td>${STEP_WORDS[step]}</td>
              <td class="number"><a href=${this.openedBy({ step, reason })} aria-label=${`${many(records, 'record', 'records')}: ${reason}`}>${count(records)}</a></td>
              <td class="number">${count(runs)}</td>
            </tr>`,
          )}
        </tbody>
        <tfoot><tr><th scope="row">All</th><td></td><td class="number">${count(sum(rows))}</td><td></td></tr></tfoot>
      </table>
    </div>`;
  }

  private undated(rows: readonly RowOf<'/reasons'>[]): TemplateResult {
    if (rows.length === 0) return html`<p>Every article has a date.</p>`;
    const all = (reason: string) => pageLink({ ...this.view, filters: {} }, 'articles', null, { date_problem: reason });
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Undated articles, by reason: table">
      <table class="numbers reasons">
        <caption class="unseen">Undated articles by reason, most frequent first</caption>
        <thead><tr><th scope="col">Reason</th><th scope="col" class="number">Articles</th></tr></thead>
        <tbody>
          ${rows.map(
            ({ reason, count: articles }) => html`<tr>
              <th scope="row">${reason}</th>
              <td class="number"><a href=${all(reason)} aria-label=${`${many(articles, 'undated article', 'undated articles')}: ${reason}`}>${count(articles)}</a></td>
            </tr>`,
          )}
        </tbody>
        <tfoot><tr><th scope="row">All</th><td class="number"><a href=${all('any')} aria-label=${msg(str`All ${count(sum(rows))} undated articles`)}>${count(sum(rows))}</a></td></tr></tfoot>
      </table>
    </div>`;
  }
}

const sum = (rows: readonly { readonly count: number }[]) => rows.reduce((all, row) => all + row.count, 0);

/** The law of the ledger with its numbers: what became of every record, and what that makes. */
function arithmetic(row: AnswerTo<'/ledger'>['rows'][number]): TemplateResult {
  const { runs, not_ended, inputs, added, revised, duplicate, rejected, articles, undated } = row;
  const share = articles === 0 ? null : undated / articles;
  return html`<div class="ledger">
    <p class="sum">
      <span><b>${count(added)}</b> added</span> <i>+</i>
      <span><b>${count(revised)}</b> revised</span> <i>+</i>
      <span><b>${count(duplicate)}</b> duplicate</span> <i>+</i>
      <span><b>${count(rejected)}</b> rejected</span> <i>=</i>
      <span><b>${count(inputs)}</b> ${formOf(inputs, 'record', 'records')} read in ${many(runs, 'run', 'runs')}</span>
    </p>
    <p class="quiet">
      ${many(articles, 'article', 'articles')} in the database, ${count(undated)} of them undated${share === null ? nothing : html` <span class="whole">(${percent(share)})</span>`}.
      ${not_ended === 0 ? nothing : msg(str` ${many(not_ended, 'run has', 'runs have')} not ended: what ${not_ended === 1 ? 'it' : 'they'} read is not in the sum.`)}
    </p>
  </div>`;
}
