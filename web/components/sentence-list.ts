import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { addressOf } from '../ask.ts';
import { count, counted, day, many } from '../charts/format.ts';
import { unitOf } from '../query.ts';
import { ruleWords } from '../rules.ts';
import { type EvidenceRow, marked, sentencesOf, type Shown } from '../sentences.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { Listing } from './listing.ts';
import { moreButton } from './more-button.ts';
import { sourceLink } from './source-link.ts';
import { failed, noResult } from './states.ts';
import './tone-menu.ts';
import { doubtOf, wordsOf } from './tone-words.ts';
import { msg, str } from '../words.ts';

const ORDERS = [
  ['strongest', msg('Strongest tone')],
  ['newest', msg('Newest')],
  ['typical', msg('Typical')],
] as const;

/** Rows asked for at once: on a narrow page a screen or two, on a wide one more. */
const [ROWS, NARROW_ROWS] = [50, 20];
const NARROW = '(max-width: 719px)';
/** Rows that one growing list may hold: beyond them it goes on page by page, so that no page becomes slow. */
const MOST_GROWN = 1000;

/** The sentences behind a number: exactly as many mentions as it says, page by page. */
@customElement('sentence-list')
export class SentenceList extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The query of /evidence; another one starts the list anew. */
  @property() query = '';
  /** What stands open, in words; empty when it is the whole view. */
  @property() heading = '';
  @property() days = '';
  private readonly list = new Listing(
    this,
    '/evidence',
    () => (this.query === '' ? null : this.query),
    () => (matchMedia(NARROW).matches ? NARROW_ROWS : ROWS),
  );
  /** The page that is shown where the list is paged. */
  @state() private at = 0;

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('query')) this.at = 0;
  }

  private get isPaged(): boolean {
    return this.view.view['list'] === 'pages';
  }

  override render() {
    const { view, heading } = this;
    const order = view.view['order'] ?? 'strongest';
    return html`<section class="sentences" aria-labelledby="heading-sentences" data-state=${this.list.pending ? 'waiting' : 'ready'}>
      <header>
        <h2 id="heading-sentences" tabindex="-1">The sentences <small>${this.total()}</small></h2>
        ${heading === '' ? html`<p class="hint">${this.days}</p>` : html`<p class="opened"><span>${heading}</span> <a href=${this.closed()} aria-label="Close: show the sentences of the whole view">×</a></p>`}
        <div class="sentence-tools">
          <nav class="choice" aria-label="Order of the sentences">
            ${ORDERS.map(([key, title]) => html`<a href=${linkTo(view, { order: key })} aria-current=${key === order ? 'true' : 'false'}>${title}</a>`)}
          </nav>
          <a class="tool" href=${addressOf('/evidence', this.query, null, 'format=csv')} download="newstally-sentences.csv" aria-label="The sentences: CSV">CSV</a>
        </div>
        <p class="how-many"><span aria-live="polite">${this.howMany()}</span>${(this.list.total ?? 0) > this.list.size() ? html`<a href=${linkTo(view, { list: this.isPaged ? null : 'pages' })}>${this.isPaged ? msg('show as one list') : msg('show as pages')}</a>` : nothing}</p>
      </header>
      ${this.list.problem === undefined ? nothing : failed(this.list.problem, this.list.more)}
      ${this.items()}
    </section>`;
  }

  /** What opened last is closed first: a step of a pair leaves its pair open. */
  private closed(): string {
    const { view } = this.view;
    const step = view['pair'] !== undefined && view['point'] !== undefined;
    return linkTo(this.view, step ? { point: null, tone: null } : { point: null, pair: null, tone: null });
  }

  /** "971 mentions": the number that the list stands behind, and exactly as many rows as it has. */
  private total(): string {
    const { rows, pages } = this.list;
    const [first] = pages;
    if (first === undefined) return '';
    const total = first.total ?? rows.length;
    const unit =
      first.query['pair'] === undefined ? unitOf(this.view) : first.query['within'] === 'sentence' ? null : 'articles';
    const asTone = first.query['tone'] === undefined ? unit : 'mentions';
    return asTone === null ? many(total, 'sentence', 'sentences') : counted(total, asTone);
  }

  /** "50 of 971 mentions, in 43 sentences of 40 articles". */
  private howMany(): string {
    const { rows, pages } = this.list;
    if (pages.length === 0) return '';
    const total = pages[0]?.total ?? rows.length;
    if (this.isPaged) {
      const before = pages.slice(0, this.at).reduce((sum, page) => sum + page.rows.length, 0);
      const here = pages[this.at]?.rows.length ?? 0;
      return msg(str`${count(before + 1)} to ${count(before + here)} of ${this.total()}`);
    }
    const places = msg(
      str`${many(new Set(rows.map((row) => `${row.article} ${row.sentence}`)).size, 'sentence', 'sentences')} of ${many(new Set(rows.map((row) => row.article)).size, 'article', 'articles')}`,
    );
    return rows.length < total
      ? msg(str`${count(rows.length)} of ${this.total()}`)
      : msg(str`${this.total()}, in ${places}`);
  }

  private items(): TemplateResult {
    const { rows: all, pages, pending } = this.list;
    const [first] = pages;
    if (first !== undefined && all.length === 0) {
      const whole = linkTo(this.view, { point: null, pair: null, tone: null });
      const opened = whole !== linkTo(this.view, {});
      return noResult(
        msg('No sentence names the chosen actors here.'),
        opened ? [{ text: msg('Show the whole view'), href: whole }] : [],
      );
    }
    const rows = this.isPaged ? (pages[this.at]?.rows ?? []) : all;
    const shown = sentencesOf(rows);
    // Sentences of which not all mentions are known yet cannot be numbered to the last.
    const whole = !this.list.hasMore && !this.isPaged;
    return html`<div class="sentence-items" ?data-paged=${this.isPaged} role=${shown.length === 0 ? nothing : 'feed'} aria-labelledby=${shown.length === 0 ? nothing : 'heading-sentences'} aria-busy=${pending} @keydown=${this.walk}>
        ${shown.map((one, place) => this.item(one, place + 1, whole ? shown.length : -1))}
      </div>
      ${this.isPaged ? this.turning() : all.length < MOST_GROWN ? moreButton(this.list) : html`<a class="button more" href=${linkTo(this.view, { list: 'pages' })}>Go on page by page</a>`}`;
  }

  /** The page before and the next one. */
  private turning(): TemplateResult {
    const { pages, hasMore, pending } = this.list;
    const last = this.at >= pages.length - 1;
    return html`<p class="turning">
      <button type="button" class="button" ?disabled=${this.at === 0} @click=${() => this.turnTo(this.at - 1)}>Previous</button>
      <button type="button" class="button" ?disabled=${pending || (last && !hasMore)} @click=${() => this.turnTo(this.at + 1)}>Next</button>
    </p>`;
  }

  private turnTo(at: number): void {
    this.at = at;
    if (at >= this.list.pages.length) this.list.more();
    this.querySelector<HTMLElement>('#heading-sentences')?.focus();
  }

  /** Page Down and Page Up go from sentence to sentence, as in any feed. */
  private readonly walk = (event: KeyboardEvent): void => {
    const turn = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    if (turn === 0) return;
    const all = [...this.querySelectorAll<HTMLElement>('.sentence-items > article')];
    const next = all[all.findIndex((one) => one.contains(event.target as Node)) + turn];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };

  private item({ key, row, mentions }: Shown, place: number, size: number): TemplateResult {
    const id = `sentence-${key}`;
    return html`<article id=${id} data-mentions=${mentions.length} tabindex="0" aria-posinset=${place} aria-setsize=${size} aria-labelledby=${`${id}-head`}>
      <p class="byline"><span>${sourceLink(this.view, row.source, row.source_name)} · ${day(row.day, true)}</span> ${tones(mentions)}</p>
      <h3 id=${`${id}-head`} dir="auto" lang=${row.language ?? nothing}>
        <a href=${pageLink(this.view, 'article', row.article, { mention: String(row.mention) })}>${row.title ?? msg('Untitled')}</a>
      </h3>
      ${row.sentence === 0 ? html`<p class="quiet">named in the headline</p>` : nothing}
      <blockquote dir="auto" lang=${row.language ?? nothing}>${this.sentence(row, mentions)}</blockquote>
      ${why(mentions)}
    </article>`;
  }

  private sentence(row: EvidenceRow, mentions: readonly EvidenceRow[]) {
    const said = new Set<string>();
    return marked(row.text, mentions).map(({ text, mention }) => {
      if (mention === null) return text;
      const first = !said.has(mention.actor) && mention.surface !== mention.name;
      said.add(mention.actor);
      return html`<mark title=${msg(str`${mention.name}, by rule: ${ruleWords(mention.via)}${mention.checked ? msg('; checked by a person') : ''}`)}>${text}${first ? html`<span class="unseen"> (${mention.name})</span>` : nothing}</mark>`;
    });
  }
}

/** The tone of each mention, said with the name as printed where a sentence names several; each can be set by a person. */
function tones(mentions: readonly EvidenceRow[]): TemplateResult {
  return html`<span class="tones">
    ${mentions.map((mention) => html`<tone-menu name=${`${mention.article}-${mention.mention}`} who=${mentions.length > 1 ? mention.surface : ''} .mention=${mention}></tone-menu>`)}
  </span>`;
}

/** How sure the scorer is, and the words that made the tone, for each mention; one that a person set was made by none. */
function why(mentions: readonly EvidenceRow[]) {
  const scored = mentions.filter(({ sentiment, scorer }) => sentiment !== null && scorer !== 'correction');
  return scored.map((mention) => {
    const who = mentions.length > 1 ? html`<span class="who" dir="auto">${mention.surface}</span> ` : nothing;
    return html`<p class="why">${who}<span class="doubt">${doubtOf(mention)}</span> ${wordsOf(mention.reasons)}</p>`;
  });
}
