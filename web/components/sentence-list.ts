import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
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

const ORDERS = [
  ['strongest', 'Strongest tone'],
  ['newest', 'Newest'],
] as const;

/** The sentences behind a number: exactly as many mentions as it says, page by page. */
@customElement('sentence-list')
export class SentenceList extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The query of /evidence; another one starts the list anew. */
  @property() query = '';
  /** What stands open, in words; empty when it is the whole view. */
  @property() heading = '';
  @property() days = '';
  private readonly list = new Listing(this, '/evidence', () => (this.query === '' ? null : this.query));

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { view, heading } = this;
    const order = view.view['order'] ?? 'strongest';
    return html`<section class="sentences" aria-labelledby="heading-sentences" data-state=${this.list.pending ? 'waiting' : 'ready'}>
      <header>
        <h2 id="heading-sentences" tabindex="-1">The sentences</h2>
        ${heading === '' ? html`<p class="hint">${this.days}</p>` : html`<p class="opened"><span>${heading}</span> <a href=${this.closed()} aria-label="Close: show the sentences of the whole view">×</a></p>`}
        <div class="sentence-tools">
          <nav class="choice" aria-label="Order of the sentences">
            ${ORDERS.map(([key, title]) => html`<a href=${linkTo(view, { order: key })} aria-current=${key === order ? 'true' : 'false'}>${title}</a>`)}
          </nav>
          <a class="tool" href=${addressOf('/evidence', this.query, null, 'format=csv')} download="newstally-sentences.csv" aria-label="The sentences: CSV">CSV</a>
        </div>
        <p class="how-many" aria-live="polite">${this.howMany()}</p>
      </header>
      ${this.list.problem === undefined ? nothing : failed(this.list.problem, this.list.more)}
      ${this.items()}
    </section>`;
  }

  /** What opened last is closed first: a step of a pair leaves its pair open. */
  private closed(): string {
    const { view } = this.view;
    const step = view['pair'] !== undefined && view['point'] !== undefined;
    return linkTo(this.view, step ? { point: null } : { point: null, pair: null, tone: null });
  }

  /** "50 of 971 mentions, in 43 sentences of 40 articles". */
  private howMany(): string {
    const { rows, pages } = this.list;
    const [first] = pages;
    if (first === undefined) return '';
    const total = first.total ?? rows.length;
    const unit =
      first.query['pair'] === undefined ? unitOf(this.view) : first.query['within'] === 'sentence' ? null : 'articles';
    const asTone = first.query['tone'] === undefined ? unit : 'mentions';
    const what = asTone === null ? many(total, 'sentence', 'sentences') : counted(total, asTone);
    const places = `${many(new Set(rows.map((row) => `${row.article} ${row.sentence}`)).size, 'sentence', 'sentences')} of ${many(new Set(rows.map((row) => row.article)).size, 'article', 'articles')}`;
    return rows.length < total ? `${count(rows.length)} of ${what}` : `${what}, in ${places}`;
  }

  private items(): TemplateResult {
    const { rows, pages } = this.list;
    const [first] = pages;
    if (first !== undefined && rows.length === 0) {
      return noResult('No sentence names the chosen actors here.', [
        { text: 'Show the whole view', href: linkTo(this.view, { point: null, pair: null, tone: null }) },
      ]);
    }
    return html`<ol class="sentence-items">
        ${sentencesOf(rows).map((shown) => this.item(shown))}
      </ol>
      ${moreButton(this.list)}`;
  }

  private item({ key, row, mentions }: Shown): TemplateResult {
    return html`<li id=${`sentence-${key}`} data-mentions=${mentions.length}>
      <p class="byline"><span>${sourceLink(this.view, row.source, row.source_name)} · ${day(row.day, true)}</span> ${tones(mentions)}</p>
      <h3 dir="auto" lang=${row.language ?? nothing}>
        <a href=${pageLink(this.view, 'article', row.article, { mention: String(row.mention) })}>${row.title ?? 'Untitled'}</a>
      </h3>
      ${row.sentence === 0 ? html`<p class="quiet">named in the headline</p>` : nothing}
      <blockquote dir="auto" lang=${row.language ?? nothing}>${this.sentence(row, mentions)}</blockquote>
      ${why(mentions)}
    </li>`;
  }

  private sentence(row: EvidenceRow, mentions: readonly EvidenceRow[]) {
    const said = new Set<string>();
    return marked(row.text, mentions).map(({ text, mention }) => {
      if (mention === null) return text;
      const first = !said.has(mention.actor) && mention.surface !== mention.name;
      said.add(mention.actor);
      return html`<mark title=${`${mention.name}, by rule: ${ruleWords(mention.via)}${mention.checked ? '; checked by a person' : ''}`}>${text}${first ? html`<span class="unseen"> (${mention.name})</span>` : nothing}</mark>`;
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
    const who = mentions.length > 1 ? html`<span class="who">${mention.surface}</span> ` : nothing;
    return html`<p class="why">${who}<span class="doubt">${doubtOf(mention)}</span> ${wordsOf(mention.reasons)}</p>`;
  });
}
