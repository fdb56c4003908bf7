import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { sourceLink } from '../components/source-link.ts';
import { customElement, property } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { count, day, many } from '../charts/format.ts';
import '../components/figure-help.ts';
import { Listing } from '../components/listing.ts';
import { moreButton } from '../components/more-button.ts';
import { noteList } from '../components/note-list.ts';
import { failed } from '../components/states.ts';
import { asked } from '../query.ts';
import { pageLink, type View } from '../view.ts';
import { emptiedList } from './emptied-list.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

/** The stories behind the numbers: who was first, how many copies, over how many days. */
@customElement('stories-page')
export class StoriesPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly list = new Listing(this, '/stories', () => asked(this.view));

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const [first] = this.list.pages;
    this.tell({
      title: msg('Stories'),
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
        <h1>Stories</h1>
        <p class="quiet">${total === undefined ? nothing : msg(str`${left > 0 ? msg(str`${count(rows.length)} of `) : ''}${many(total, 'story', 'stories')}, those of most sources first`)}</p>
        <div class="tools">
          <a class="tool" href=${addressOf('/stories', asked(view), null, 'format=csv')} download="newstally-stories.csv">CSV</a>
          <figure-help .question=${'/stories'} heading="Stories" name="stories"></figure-help>
        </div>
      </header>
      ${problem === undefined ? nothing : failed(problem, more)}
      ${pages.length === 0 && pending ? html`<p class="quiet" role="status">Reading …</p>` : nothing}
      ${pages.length > 0 && rows.length === 0 ? this.nothingHere() : nothing}
      ${rows.length === 0 ? nothing : this.table(rows)}
      ${moreButton(list)}
      ${noteList(notesOf(pages.slice(0, 1)))}
    </section>`;
  }

  private nothingHere() {
    const { view } = this;
    return emptiedList(view, '/stories', msg('No story has an article that fits these filters.'));
  }

  private table(rows: readonly RowOf<'/stories'>[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Stories">
      <table class="numbers article-rows story-rows">
        <caption class="unseen">Stories, those of most sources first, then of most articles, then the newest</caption>
        <thead>
          <tr><th scope="col">First day</th><th scope="col">First headline</th><th scope="col" class="first-source">First source</th><th scope="col" class="number">Articles</th><th scope="col" class="number">Sources</th><th scope="col" class="number">Days</th><th scope="col" class="number">Mentions</th></tr>
        </thead>
        <tbody>${rows.map((row) => this.row(row))}</tbody>
      </table>
    </div>`;
  }

  private row(row: RowOf<'/stories'>) {
    const { story, title, source, source_name, language, first_day, last_day, days } = row;
    const { view } = this;
    const link = pageLink(view, 'story', story);
    const name = title ?? msg('Untitled');
    return html`<tr>
      <td class="when">${day(first_day)}</td>
      <th scope="row" dir="auto" lang=${language ?? nothing}>
        <a class="headline" href=${link}>${name}</a>
        <small class="quiet narrow-only">first in ${source_name}</small>
      </th>
      <td class="first-source">${sourceLink(view, source, source_name)}</td>
      <td class="number"><a href=${link} aria-label=${msg(str`${many(row.articles_all, 'article', 'articles')} of the story ${name}`)}>${count(row.articles_all)}</a>${row.articles === row.articles_all ? nothing : html` <small class="quiet">${count(row.articles)} here</small>`}</td>
      <td class="number">${count(row.sources_all)}</td>
      <td class="number" title=${days === 1 ? day(first_day) : msg(str`${day(first_day)} to ${day(last_day)}`)}>${count(days)}</td>
      <td class="number">${count(row.mentions)}</td>
    </tr>`;
  }
}
