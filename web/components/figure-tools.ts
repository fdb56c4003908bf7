import { LitElement, nothing, render, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Path } from '../../server/contract/questions/all.ts';
import { ask } from '../ask.ts';
import type { Picture } from '../charts/picture.ts';
import { tablePicture } from '../charts/table-picture.ts';
import { citationOf, citedLink, figureLink } from '../citation.ts';
import { factsOf, filtersOf, groundQuery } from '../figure-facts.ts';
import { parse } from '../view.ts';
import { arriveAt, isAskedFor } from './arriving.ts';
import './figure-help.ts';
import { cellsOf } from './table-cells.ts';
import { msg, str } from '../words.ts';

const FONT = '12px "Inter Variable", Inter, sans-serif';
/** Milliseconds for which a button says what it did. */
const SAID = 2000;

/** What can be done with a figure, the same on every one: table, files, link, citation, help. Folds into one menu where there is no room. */
@customElement('figure-tools')
export class FigureTools extends LitElement {
  @property() name = '';
  @property() heading = '';
  @property({ attribute: false }) question: Path = '/mentions';
  /** Where the answer is to be had as CSV; empty while there is none. */
  @property() csv = '';
  /** The link that shows the table instead of the chart, or the chart again; empty where the figure is a table itself. */
  @property() turn = '';
  @property({ type: Boolean }) turned = false;
  /** The figure for a file; undefined where it is a table, which is drawn as it stands. */
  @property({ attribute: false }) picture: (() => Picture) | undefined;
  /** Its table where that is not what is shown: drawn where there is no picture. */
  @property({ attribute: false }) twin: TemplateResult | typeof nothing = nothing;
  /** Whether events can be marked on the figure. */
  @property({ type: Boolean }) events = false;
  @state() private trouble = '';
  @state() private done = '';
  /** What could not be copied, to be copied by hand. */
  @state() private byHand = '';

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    const { figure } = this;
    if (figure === null) return;
    figure.id ||= `figure-${this.name}`;
    if (isAskedFor(this.name)) arriveAt(figure);
  }

  override render() {
    const { name, heading, question, csv, turn, turned } = this;
    const id = `tools-${name}`;
    return html`<button class="tool more-tools" type="button" popovertarget=${id} aria-label=${msg(str`${heading}: more`)}>More <span aria-hidden="true">▾</span></button>
      <div class="tool-list" id=${id} popover role="group" aria-label=${msg(str`${heading}: tools`)}>
        ${turn === '' ? nothing : html`<a class="tool" data-tool="table" href=${turn} aria-label=${`${heading}: ${msg(turned ? 'chart' : 'table')}`}>${turned ? msg('Chart') : msg('Table')}</a>`}
        ${csv === '' ? nothing : html`<a class="tool" data-tool="csv" href=${csv} download=${`newstally-${name}.csv`} aria-label=${msg(str`${heading}: CSV`)}>CSV</a>`}
        ${(['png', 'svg'] as const).map((type) => html`<button class="tool" type="button" data-tool=${type} aria-label=${`${heading}: ${type.toUpperCase()}`} @click=${() => this.save(type)}>${type.toUpperCase()}</button>`)}
        <button class="tool" type="button" data-tool="link" aria-label=${`${heading}: ${this.done === 'link' ? msg('Copied') : msg('Link, copy it')}`} @click=${this.copyLink}>${this.done === 'link' ? msg('Copied') : msg('Link')}</button>
        <button class="tool" type="button" data-tool="citation" aria-label=${`${heading}: ${this.done === 'citation' ? msg('Copied') : msg('Cite, copy the citation')}`} @click=${this.copyCitation}>${this.done === 'citation' ? msg('Copied') : msg('Cite')}</button>
        ${this.events ? html`<button class="tool" type="button" data-tool="events" aria-haspopup="dialog" aria-label=${msg(str`${heading}: events`)} @click=${this.openEvents}>Events</button>` : nothing}
        <figure-help .question=${question} heading=${heading} name=${name} csv=${csv}></figure-help>
        <span class="unseen" role="status">${this.done === '' ? nothing : this.done === 'link' ? msg('The link is copied') : msg('The citation is copied')}</span>
        ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}
        ${this.byHand === '' ? nothing : html`<p class="by-hand" role="alert">Copy by hand: <span>${this.byHand}</span></p>`}
      </div>`;
  }

  private get figure(): HTMLElement | null {
    return this.closest<HTMLElement>('[data-figure]');
  }

  private drawing(): Picture {
    if (this.picture !== undefined) return this.picture();
    const table = this.table();
    if (table === null) throw new Error(msg('there is nothing to draw here'));
    const ruler = document.createElement('canvas').getContext('2d');
    if (ruler !== null) ruler.font = FONT;
    const hint = this.figure?.querySelector('.hint')?.textContent?.trim() ?? '';
    return tablePicture(
      cellsOf(table),
      (words) => ruler?.measureText(words).width ?? words.length * 7,
      this.heading,
      `${hint === '' ? '' : `${hint} · `}Newstally`,
    );
  }

  /** The table on the page, or else the one that stands for the chart. */
  private table(): HTMLTableElement | null {
    const own = (one: HTMLTableElement) => one.closest('[data-figure]') === this.figure;
    const shown = [...(this.figure?.querySelectorAll('table') ?? [])].find(own);
    if (shown !== undefined || this.twin === nothing) return shown ?? null;
    const aside = document.createElement('div');
    render(this.twin, aside);
    return aside.querySelector('table');
  }

  private async save(type: 'png' | 'svg'): Promise<void> {
    this.trouble = '';
    try {
      const { fileOf } = await import('./chart-plot.ts');
      const address = URL.createObjectURL(await fileOf(this.drawing(), type, this));
      const link = document.createElement('a');
      link.href = address;
      link.download = `newstally-${this.name}.${type}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      this.trouble = msg(str`The picture could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private readonly copyLink = (): Promise<void> =>
    this.copy('link', figureLink(location.origin, parse(location.pathname + location.search), this.name));

  private readonly copyCitation = async (event: Event): Promise<void> => {
    this.trouble = '';
    const view = parse(location.pathname + location.search);
    try {
      const facts = factsOf(await ask('/sources', groundQuery(this.csv), new AbortController().signal));
      const link = citedLink(location.origin, view, this.name, facts.snapshot);
      const today = new Date(performance.timeOrigin + event.timeStamp).toISOString().slice(0, 10);
      await this.copy(
        'citation',
        citationOf({ heading: this.heading, filters: filtersOf(this.csv), facts, link }, today),
      );
    } catch (error) {
      this.trouble = msg(
        str`The citation could not be made: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };

  private async copy(what: 'link' | 'citation', text: string): Promise<void> {
    this.byHand = '';
    try {
      await navigator.clipboard.writeText(text);
      this.done = what;
      setTimeout(() => (this.done = ''), SAID);
    } catch {
      this.byHand = text; // no permission
    }
  }

  private readonly openEvents = (): void => {
    this.dispatchEvent(new CustomEvent('events-open', { bubbles: true }));
  };
}
