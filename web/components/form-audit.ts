import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { sourceLink } from './source-link.ts';
import { customElement, property } from 'lit/decorators.js';
import { day, many } from '../charts/format.ts';
import { type EvidenceRow, marked } from '../sentences.ts';
import { pageLink, type View } from '../view.ts';
import { Listing } from './listing.ts';
import './mention-verdict.ts';
import { moreButton } from './more-button.ts';
import { failed } from './states.ts';
import { msg } from '../words.ts';

/** The sentences of one printed form under one rule, each with what a person may say of it. */
@customElement('form-audit')
export class FormAudit extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The query of /evidence that holds them and no others. */
  @property() query = '';
  private readonly list = new Listing(this, '/evidence', () => (this.query === '' ? null : this.query));

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { list } = this;
    const { rows, pages, problem, pending, total } = list;
    if (problem !== undefined) return failed(problem, list.more);
    if (pages.length === 0) return html`<p class="quiet" role="status">Reading …</p>`;
    if (rows.length === 0) return html`<p class="quiet">None is counted any more.</p>`;
    return html`<p class="quiet" aria-live="polite">${many(total ?? rows.length, 'mention', 'mentions')}, the newest first${pending ? ' …' : ''}</p>
      <ol class="audit-items">${rows.map((row) => this.item(row))}</ol>
      ${moreButton(list)}`;
  }

  private item(row: EvidenceRow) {
    const words = marked(row.text, [row]);
    return html`<li data-mention=${`${row.article} ${row.mention}`}>
      <p class="byline"><span>${sourceLink(this.view, row.source, row.source_name)} · ${day(row.day, true)}</span> <a href=${pageLink(this.view, 'article', row.article, { mention: String(row.mention) })}>In the article<span class="unseen">: ${row.title ?? msg('Untitled')}</span></a></p>
      <blockquote dir="auto" lang=${row.language ?? nothing}>${words.map(({ text, mention }) => (mention === null ? text : html`<mark>${text}</mark>`))}</blockquote>
      <mention-verdict .mention=${row}></mention-verdict>
    </li>`;
  }
}
