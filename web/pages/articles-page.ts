import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { ANY_PROBLEM } from '../../server/contract/vocabulary.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { count, day, many } from '../charts/format.ts';
import '../components/figure-help.ts';
import { Listing } from '../components/listing.ts';
import { moreButton } from '../components/more-button.ts';
import { noteList } from '../components/note-list.ts';
import { sourceLink } from '../components/source-link.ts';
import { failed, noResult } from '../components/states.ts';
import { asked } from '../query.ts';
import { VIEWED } from '../grammar.ts';
import { linkTo, pageLink, queryOf, type View } from '../view.ts';
import { emptiedList } from './emptied-list.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

const problemOf = ({ view }: View): string | undefined => view['date_problem'];

/** The articles behind the numbers, newest first, undated ones last. */
@customElement('articles-page')
export class ArticlesPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly list = new Listing(this, '/articles', () => this.query());

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const [first] = this.list.pages;
    this.tell({
      title: msg('Articles'),
      days: daysOf(first),
      ...(first === undefined ? {} : { snapshot: first.snapshot }),
    });
  }

  override render() {
    const { list, view } = this;
    const { rows, total, pending, problem, more, pages } = list;
    const left = (total ?? rows.length) - rows.length;
    return html`<section class="page" data-state=${pending ? 'waiting' : 'ready'} aria-busy=${pending}>
      <header class="page-head">
        <h1>${problemOf(view) === undefined ? msg('Articles') : msg('Undated articles')}</h1>
        ${this.reason()}
        <p class="quiet">${total === undefined ? nothing : left > 0 ? msg(str`${count(rows.length)} of ${many(total, 'article', 'articles')}${problemOf(view) === undefined ? msg(', newest first') : ''}`) : many(total, 'article', 'articles')}</p>
        <div class="tools">
          <a class="tool" href=${addressOf('/articles', this.query(), null, 'format=csv')} download="newstally-articles.csv">CSV</a>
          <figure-help .question=${'/articles'} heading="Articles" name="articles"></figure-help>
        </div>
      </header>
      ${problem === undefined ? nothing : failed(problem, more)}
      ${pages.length > 0 && rows.length === 0 ? this.nothingHere() : nothing}
      ${rows.length === 0 ? nothing : this.table(rows)}
      ${moreButton(list)}
      ${noteList(notesOf(pages.slice(0, 1)))}
    </section>`;
  }

  /** The filters, and what is wrong with the date where the link asks for that. */
  private query(): string {
    return [asked(this.view), queryOf(this.view.view, { date_problem: VIEWED['date_problem']!, name: VIEWED['name']! })]
      .filter((part) => part !== '')
      .join('&');
  }

  /** Why the listed articles have no date or which name they have, and the way back to all of them. */
  private reason() {
    const problem = problemOf(this.view);
    const { name } = this.view.view;
    if (problem === undefined && name !== undefined)
      return html`<p class="opened"><span>with the name <bdi>${name}</bdi></span> <a href=${linkTo(this.view, { name: null })} aria-label="Close: show all articles">×</a></p>`;
    if (problem === undefined) return nothing;
    return html`<p class="opened"><span>${problem === ANY_PROBLEM ? msg('for any reason') : problem}</span> <a href=${linkTo(this.view, { date_problem: null })} aria-label="Close: show all articles">×</a></p>`;
  }

  private nothingHere() {
    const { view } = this;
    if (problemOf(view) !== undefined)
      return noResult(msg('No article fits these filters.'), [
        { text: msg('Show all articles'), href: linkTo(view, { date_problem: null }) },
      ]);
    if (view.view['name'] !== undefined)
      return noResult(msg('No article with this name fits these filters.'), [
        { text: msg('Show all articles'), href: linkTo(view, { name: null }) },
      ]);
    return emptiedList(view, '/articles', msg('No article fits these filters.'));
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
    story_articles,
  }: RowOf<'/articles'>) {
    const { view } = this;
    return html`<tr>
      <td class="when">${published === null ? html`<span class="quiet" title=${date_problem ?? ''}>undated</span>` : day(published)}</td>
      <th scope="row" dir="auto" lang=${language ?? nothing}>
        <a class="headline" href=${pageLink(view, 'article', article)}>${title ?? msg('Untitled')}</a>
        ${story_articles === 1 ? nothing : html`<small><a href=${pageLink(view, 'story', story)} aria-label=${msg(str`${title ?? msg('This article')} is ${story === article ? msg('first in') : msg('in')} a story of ${count(story_articles)} articles`)}>${story === article ? msg('first in') : msg('in')} a story of ${count(story_articles)}</a></small>`}
        ${revision > 1 ? html`<small class="quiet">revision ${revision}</small>` : nothing}
      </th>
      <td>${sourceLink(view, source, source_name)}</td>
      <td class="number"><a href=${pageLink(view, 'article', article)} aria-label=${msg(str`${many(mentions, 'mention', 'mentions')} in ${title ?? msg('this article')}`)}>${count(mentions)}</a></td>
      <td class="number">${count(actors)}</td>
    </tr>`;
  }
}
