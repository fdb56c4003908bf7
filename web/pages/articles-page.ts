import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { count, day, many } from '../charts/format.ts';
import '../components/figure-help.ts';
import { Listing, PAGE_ROWS } from '../components/listing.ts';
import { noteList } from '../components/note-list.ts';
import { failed, noResult } from '../components/states.ts';
import { asked } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { createTelling } from './telling.ts';

/** The articles behind the numbers, newest first, undated ones last. */
@customElement('articles-page')
export class ArticlesPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly list = new Listing(this, '/articles', () => asked(this.view));

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const [first] = this.list.pages;
    this.tell({ title: 'Articles', days: daysOf(first), ...(first === undefined ? {} : { snapshot: first.snapshot }) });
  }

  override render() {
    const { list, view } = this;
    const { rows, total, pending, problem, hasMore, more, pages } = list;
    const left = (total ?? rows.length) - rows.length;
    return html`<section class="page" data-state=${pending ? 'waiting' : 'ready'} aria-busy=${pending}>
      <header class="page-head">
        <h1>Articles</h1>
        <p class="quiet">${total === undefined ? nothing : left > 0 ? `${count(rows.length)} of ${many(total, 'article', 'articles')}, newest first` : many(total, 'article', 'articles')}</p>
        <div class="tools">
          <a class="tool" href=${addressOf('/articles', asked(view), null, 'format=csv')} download="newstally-articles.csv">CSV</a>
          <figure-help .question=${'/articles'} heading="Articles" name="articles"></figure-help>
        </div>
      </header>
      ${problem === undefined ? nothing : failed(problem, more)}
      ${pages.length > 0 && rows.length === 0 ? this.nothingHere() : nothing}
      ${rows.length === 0 ? nothing : this.table(rows)}
      ${hasMore ? html`<button type="button" class="button more" ?disabled=${pending} @click=${more}>Show ${count(Math.min(PAGE_ROWS, left))} more of ${count(left)}</button>` : nothing}
      ${noteList(notesOf(pages.slice(0, 1)))}
    </section>`;
  }

  private nothingHere() {
    const { view } = this;
    const links = Object.entries(view.filters)
      .filter(([key]) => key !== 'grain' && key !== 'unit' && key !== 'within')
      .map(([key, value]) => ({ text: `Take out ${key}=${value}`, href: linkTo(view, { [key]: null }) }));
    return noResult(
      links.length === 0
        ? 'No articles yet: npm run newstally -- ingest PATH fills the collection.'
        : 'No article fits these filters.',
      links,
    );
  }

  private table(rows: readonly RowOf<'/articles'>[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Articles">
      <table class="numbers article-rows">
        <caption class="unseen">Articles, newest first</caption>
        <thead>
          <tr><th scope="col">Day</th><th scope="col">Headline</th><th scope="col">Source</th><th scope="col" class="number">Mentions</th><th scope="col" class="number">Actors</th></tr>
        </thead>
        <tbody>${rows.map((row) => this.row(row))}</tbody>
      </table>
    </div>`;
  }

  private row({
    article,
    title,
    source,
    source_name,
    day: published,
    date_problem,
    language,
    mentions,
    actors,
    revision,
    story,
  }: RowOf<'/articles'>) {
    const { view } = this;
    return html`<tr>
      <td class="when">${published === null ? html`<span class="quiet" title=${date_problem ?? ''}>undated</span>` : day(published)}</td>
      <th scope="row" dir="auto" lang=${language ?? nothing}>
        <a class="headline" href=${pageLink(view, 'article', article)}>${title ?? 'Untitled'}</a>
        ${story === article ? nothing : html`<small class="quiet">copy of a report elsewhere</small>`}
        ${revision > 1 ? html`<small class="quiet">revision ${revision}</small>` : nothing}
      </th>
      <td><a href=${linkTo(view, { sources: source })} aria-label=${`Only ${source_name}`}>${source_name}</a></td>
      <td class="number"><a href=${pageLink(view, 'article', article)} aria-label=${`${many(mentions, 'mention', 'mentions')} in ${title ?? 'this article'}`}>${count(mentions)}</a></td>
      <td class="number">${count(actors)}</td>
    </tr>`;
  }
}
