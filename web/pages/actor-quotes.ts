import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { sourceLink } from '../components/source-link.ts';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf } from '../ask.ts';
import { bucketName, count, day, formOf, many, percent, plusMinus, tone } from '../charts/format.ts';
import { toneColor } from '../charts/palette.ts';
import { asShown, toneMethod } from '../charts/tone-shown.ts';
import { Asking } from '../components/asking.ts';
import '../components/chart-frame.ts';
import { Listing } from '../components/listing.ts';
import { moreButton } from '../components/more-button.ts';
import { failed } from '../components/states.ts';
import { asked, grainOf } from '../query.ts';
import { cutAt, quotedTotals } from '../quotes.ts';
import { changed, format, linkTo, pageLink, type View } from '../view.ts';
import { msg, str } from '../words.ts';

type QuotedRow = RowOf<'/quoted'>;
type SaidRow = RowOf<'/said'>;

/** Rows of each list of who speaks about whom; the CSV holds all of them. */
const LISTED = 8;

const STEP_WORDS = { day: msg('Day'), week: msg('Week of'), month: msg('Month') } as const;

/** How often the actor is quoted, in which words, and who says what about whom. */
@customElement('actor-quotes')
export class ActorQuotes extends LitElement {
  @property({ attribute: false }) view!: View;
  @property() actor = '';
  @property() name = '';
  private readonly counts = new Asking(this, '/quotes', () => ({ query: this.own() }));
  private readonly says = new Asking(this, '/said', () => ({ query: this.speaking() }));
  private readonly others = new Asking(this, '/said', () => ({ query: this.own() }));
  private readonly list = new Listing(this, '/quoted', () => this.own());

  protected override createRenderRoot() {
    return this;
  }

  /** Quotes are counted one by one, whatever the unit of the page. */
  private own(): string {
    return asked(this.view, { actors: this.actor, kinds: null, unit: null });
  }

  private speaking(): string {
    return asked(this.view, { actors: null, kinds: null, unit: null, speakers: this.actor });
  }

  override render() {
    const { counts, list } = this;
    const totals = quotedTotals(counts.answer?.rows ?? []);
    return html`<chart-frame
        name="quotes"
        heading="Quoted"
        hint="what reports give as the actor's words"
        .question=${'/quotes'}
        .state=${counts.state}
        .problem=${counts.problem}
        .retry=${counts.retry}
        csv=${addressOf('/quoted', this.own(), null, 'format=csv')}
        .chart=${this.quoted(totals, list)}
      ></chart-frame>
      <div class="pair-of-figures">
        <div>${this.about('says', msg(str`What ${this.name} says of others`), this.says, this.speaking())}</div>
        <div>${this.about('said-of', msg(str`What others say of ${this.name}`), this.others, this.own())}</div>
      </div>`;
  }

  private quoted(totals: ReturnType<typeof quotedTotals>, list: Listing<'/quoted'>): TemplateResult {
    if (totals.quotes === 0) return html`<p class="quiet">No quote by ${this.name} is in these articles.</p>`;
    return html`<p class="quote-counts">
        <span><b>${count(totals.quotes)}</b> ${formOf(totals.quotes, 'quote', 'quotes')}</span>
        <span><b>${count(totals.quotes_direct)}</b> in quotation marks</span>
        <span>in <b>${count(totals.articles_quoted)}</b> of ${many(totals.articles, 'article', 'articles')} that name ${this.name}, ${percent(totals.share)}</span>
      </p>
      ${this.weeks()}
      ${list.problem === undefined ? nothing : failed(list.problem, list.more)}
      <ol class="quote-items" aria-label=${msg(str`Quotes by ${this.name}, newest first`)}>
        ${list.rows.map((row) => this.item(row))}
      </ol>
      ${moreButton(list)}`;
  }

  /** Only steps in which the actor is named: the others have no share. */
  private weeks(): TemplateResult {
    const grain = grainOf(this.view);
    const rows = (this.counts.answer?.rows ?? []).filter(({ articles }) => (articles ?? 0) > 0).toReversed();
    return html`<details class="by-step">
      <summary>By ${msg(grain)}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg(str`Quotes by ${msg(grain)}, the table`)}>
        <table class="numbers">
          <caption class="unseen">Quotes by ${this.name} by ${msg(grain)}</caption>
          <thead><tr><th scope="col">${STEP_WORDS[grain]}</th><th scope="col" class="number">Quotes</th><th scope="col" class="number">Direct</th><th scope="col" class="number">Articles quoting</th><th scope="col" class="number">Articles naming</th><th scope="col" class="number">Share</th></tr></thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr><th scope="row">${grain === 'week' ? day(row.week) : bucketName(row.week, grain)}${row.partial ? html` <small>incomplete</small>` : nothing}</th><td class="number">${count(row.quotes)}</td><td class="number">${count(row.quotes_direct)}</td><td class="number">${count(row.articles_quoted)}</td><td class="number">${count(row.articles)}</td><td class="number">${percent(row.quoted_share)}</td></tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  private item(row: QuotedRow): TemplateResult {
    const { before, words, after } = cutAt(row);
    const direct = row.quote_kind === 'direct';
    const reader = pageLink(
      this.view,
      'article',
      row.article,
      row.mention === null ? {} : { mention: String(row.mention) },
    );
    return html`<li>
      <p class="byline"><span>${sourceLink(this.view, row.source, row.source_name)} · ${day(row.day, true)}</span> <span>${direct ? nothing : msg('indirect')}</span></p>
      <details>
        <summary><q class=${row.text === null ? 'sentence' : direct ? 'direct' : 'indirect'} dir="auto" lang=${row.language ?? nothing}>${row.text ?? words}</q></summary>
        <blockquote dir="auto" lang=${row.language ?? nothing}>${before}<mark>${words}</mark>${after}</blockquote>
        <p class="quote-source">${row.speaker_surface === null ? nothing : html`Speaker as printed: <span dir="auto">${row.speaker_surface}</span>. `}<a href=${reader}>${row.title ?? msg('Untitled')}</a></p>
      </details>
    </li>`;
  }

  private about(name: 'says' | 'said-of', heading: string, said: Asking<'/said'>, query: string): TemplateResult {
    const rows = said.answer?.rows ?? [];
    return html`<chart-frame
      name=${name}
      heading=${heading}
      hint=${msg(str`${rows.length > LISTED ? msg(str`${LISTED} of ${count(rows.length)}, `) : ''}in direct quotes, ${toneMethod(rows.slice(0, LISTED))}`)}
      .question=${'/said'}
      .state=${said.state}
      .problem=${said.problem}
      .retry=${said.retry}
      csv=${addressOf('/said', query, null, 'format=csv')}
      .chart=${rows.length === 0 ? this.silence(name) : this.table(name, heading, rows)}
    ></chart-frame>`;
  }

  private silence(name: 'says' | 'said-of'): TemplateResult {
    if (this.view.filters['voice'] === 'reporter')
      return html`<p class="quiet">What stands in quotes is left out of this view.</p>`;
    return html`<p class="quiet">${name === 'says' ? msg(str`No direct quote by ${this.name} names an actor here.`) : msg(str`No direct quote of a known speaker names ${this.name} here.`)}</p>`;
  }

  private table(name: 'says' | 'said-of', heading: string, rows: readonly SaidRow[]): TemplateResult {
    return html`<table class="numbers said">
      <caption class="unseen">${heading}</caption>
      <thead><tr><th scope="col">${name === 'says' ? msg('Of') : msg('Speaker')}</th><th scope="col" class="number">Mentions</th><th scope="col" class="number">Tone</th></tr></thead>
      <tbody>
        ${asShown(rows.slice(0, LISTED)).map((row) => {
          const [other, title] = name === 'says' ? [row.actor, row.name] : [row.speaker, row.speaker_name];
          return html`<tr>
            <th scope="row"><a href=${pageLink(this.view, 'actor', other)}>${title}</a></th>
            <td class="number"><a href=${this.opens(row)} aria-label=${msg(str`${count(row.mentions)}, ${row.speaker_name} of ${row.name}: sentences`)}>${count(row.mentions)}</a></td>
            <td class="number tone-cell">${toneOf(row)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  /** The actor who is spoken about, in the words of the speaker alone: its list of sentences is as long as the number. */
  private opens({ speaker, actor }: SaidRow): string {
    const patch = { speakers: speaker, unit: null };
    if (actor === this.actor) return linkTo(this.view, patch);
    const { filters } = changed(this.view, patch);
    return format({ page: 'actor', id: actor, filters, view: {}, problems: [] });
  }
}

function toneOf(row: SaidRow): TemplateResult {
  const n = many(row.stories, 'story', 'stories');
  if (row.sentiment === null) return html`<small>too few to say</small> <small>${n}</small>`;
  return html`<span class=${row.thin === 'few' ? 'thin' : ''}
      ><span class="tone" style=${styleMap({ color: toneColor(row) })}>${tone(row.sentiment)}</span>
      <small>${plusMinus(row.sentiment, row.low, row.high)}</small></span
    > <small>${n}</small>`;
}
