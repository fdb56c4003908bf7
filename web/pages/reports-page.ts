import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Problem } from '../../server/contract/answer.ts';
import type { ReportTemplate } from '../../server/contract/report.ts';
import type { ReportName } from '../../server/contract/vocabulary.ts';
import { daysOf, problemIn } from '../ask.ts';
import { Asking } from '../components/asking.ts';
import '../components/sending-section.ts';
import { failed } from '../components/states.ts';
import { asked } from '../query.ts';
import {
  FORMATS,
  missingFor,
  pageIn,
  prepared,
  reportAddress,
  reportFilters,
  reportIn,
  reportLink,
  reportTemplates,
} from '../reports.ts';
import { savedViews } from '../saved.ts';
import { format, linkTo, parse, type View } from '../view.ts';
import { createTelling } from './telling.ts';
import { msg, str, told } from '../words.ts';

/** What is known of the report in sight. */
type Preview =
  | { readonly kind: 'writing' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** A frame without its page yet is white, also in the dark: it is seen once it is drawn. */
const drawn = (event: Event): void => {
  (event.target as HTMLIFrameElement).dataset['drawn'] = '';
};

/** Finished reports: which there are, what each holds, one in sight, and each as a file. The filters above narrow them. */
@customElement('reports-page')
export class ReportsPage extends LitElement {
  @property({ attribute: false }) view!: View;
  @state() private templates: readonly ReportTemplate[] | undefined;
  @state() private problem: Problem | undefined;
  @state() private preview: Preview = { kind: 'writing' };
  private readonly tell = createTelling(this);
  /** The days of the filters, for the bar above. */
  private readonly summary = new Asking(this, '/summary', () => ({ query: asked(this.view) }));
  private address: string | null = null;
  private stop: AbortController | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.abort();
    this.address = null;
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    try {
      this.templates = await reportTemplates();
    } catch (error) {
      this.problem = problemIn(error);
    }
  };

  override willUpdate(): void {
    const { answer } = this.summary;
    this.tell({
      title: msg('Reports'),
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
    const name = reportIn(this.view);
    const address = missingFor(name, this.view) === null ? reportAddress(this.view, name, 'html') : null;
    if (address === this.address) return;
    this.address = address;
    void this.write();
  }

  private readonly write = async (): Promise<void> => {
    this.stop?.abort();
    const { address } = this;
    if (address === null) return;
    const stop = new AbortController();
    this.stop = stop;
    this.preview = { kind: 'writing' };
    try {
      await prepared(address, stop.signal);
      if (!stop.signal.aborted) this.preview = { kind: 'ready' };
    } catch (error) {
      if (!stop.signal.aborted) this.preview = { kind: 'failed', problem: problemIn(error) };
    }
  };

  override render() {
    const { templates, problem, view } = this;
    const name = reportIn(view);
    const chosen = templates?.find(({ template }) => template === name);
    return html`<section class="page reports" data-state=${problem !== undefined ? 'error' : templates === undefined || (this.address !== null && this.preview.kind === 'writing') ? 'loading' : 'ready'}>
      <header class="page-head">
        <h1 tabindex="-1">Reports</h1>
        <p class="quiet">finished pages of one snapshot, narrowed by the filters above</p>
      </header>
      ${problem === undefined ? nothing : failed(problem, () => void this.load())}
      <div class="report-room">
        <nav class="report-list" aria-label="Reports">${templates?.map((template) => this.entry(template, name))} ${this.saved()}</nav>
        ${chosen === undefined ? nothing : this.chosen(chosen)}
      </div>
      ${chosen === undefined ? nothing : html`<sending-section sends=${name} filters=${reportFilters(view, name)} watched=${asked(view, { from: null, to: null, last: null })}></sending-section>`}
    </section>`;
  }

  private entry({ template, title, summary }: ReportTemplate, name: ReportName) {
    const here = template === name;
    const about =
      template === 'view' ? msg(str`The figures of ${pageIn(this.view)}, as it is narrowed now.`) : told(summary).text;
    return html`<a class="report-entry" href=${linkTo(this.view, { report: template })} aria-current=${here ? 'true' : 'false'}>
      <b>${told(title).text}</b> <span>${about}</span>
    </a>`;
  }

  /** Views that were saved in this browser are templates of the reader's own. */
  private saved() {
    const now = format(this.view);
    const own = savedViews().flatMap(({ name, link }) => {
      const report = reportLink(parse(link));
      return report === null ? [] : [{ name, report }];
    });
    if (own.length === 0) return nothing;
    return html`<h2>Your saved views</h2>
      ${own.map(({ name, report }) => html`<a class="report-entry own" href=${report} aria-current=${report === now ? 'true' : 'false'}><b>${name}</b></a>`)}`;
  }

  private chosen({ template, title, holds }: ReportTemplate) {
    const missing = missingFor(template, this.view);
    return html`<section class="report-chosen" aria-labelledby="heading-report">
      <header class="figure-head">
        <h2 id="heading-report">${told(title).text}</h2>
        ${missing === null ? this.files(template, title) : nothing}
      </header>
      <p class="hint">Holds ${template === 'view' ? msg(str`the figures of ${pageIn(this.view)}`) : holds.map((one) => told(one).text).join('; ')}.</p>
      ${missing === null ? this.inSight(template, title) : html`<p class="report-missing">${missing}</p>`}
    </section>`;
  }

  private files(template: ReportName, title: string) {
    const open = reportAddress(this.view, template, 'html');
    return html`<div class="tools">
      <a class="tool" href=${open} target="_blank" rel="noopener">Open in a new tab</a>
      ${FORMATS.map(([format, words, what]) => html`<a class="tool" data-format=${format} href=${reportAddress(this.view, template, format)} download title=${what} aria-label=${`${title}: ${words}, ${what}`}>${words}</a>`)}
    </div>`;
  }

  private inSight(template: ReportName, title: string) {
    const { preview } = this;
    if (preview.kind === 'failed') return failed(preview.problem, () => void this.write());
    if (preview.kind === 'writing') return html`<p class="report-missing quiet" role="status">Writing the report …</p>`;
    return html`<iframe class="report-preview" @load=${drawn} title=${msg(str`${title}, as it will be`)} src=${reportAddress(this.view, template, 'html')} sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  }
}
