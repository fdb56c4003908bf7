import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { count, day, many } from '../charts/format.ts';
import { correct } from '../components/correcting.ts';
import '../components/figure-help.ts';
import { Listing } from '../components/listing.ts';
import { moreButton } from '../components/more-button.ts';
import { noteList } from '../components/note-list.ts';
import { failed, noResult } from '../components/states.ts';
import { articlesLink, cutAt, draftOf, formDraftOf, growthWord } from '../discovery.ts';
import { asked } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/names'>;

const ORDERS = [
  [null, msg('most articles')],
  ['-growth', msg('most growth')],
] as const;

/** Names that nobody has in the catalogue: what they are, where they stand, and the way to adopt them. */
@customElement('discovery-page')
export class DiscoveryPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly list = new Listing(this, '/names', () => this.query());

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const [first] = this.list.pages;
    this.tell({
      title: msg('Names'),
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
        <h1>Names</h1>
        <p class="quiet">${total === undefined ? nothing : msg(str`${left > 0 ? msg(str`${count(rows.length)} of `) : ''}${many(total, 'name', 'names')} that the catalogue does not know`)}</p>
        <nav class="orders" aria-label="Order">${ORDERS.map(([sort, title]) => html`<a href=${linkTo(view, { sort })} aria-current=${this.isSorted(sort) ? 'true' : 'false'}>${title}</a> `)}</nav>
        <div class="tools">
          <a class="tool" href=${addressOf('/names', this.query(), null, 'format=csv')} download="newstally-names.csv">CSV</a>
          <figure-help .question=${'/names'} heading="Names" name="names"></figure-help>
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

  private isSorted(sort: string | null): boolean {
    return (this.view.view['sort'] === '-growth') === (sort === '-growth');
  }

  private query(): string {
    return [asked(this.view), this.isSorted('-growth') ? 'order=growth' : ''].filter((part) => part !== '').join('&');
  }

  private nothingHere() {
    const { view } = this;
    const links = Object.entries(view.filters)
      .filter(([key]) => !['grain', 'unit', 'within', 'voice'].includes(key))
      .map(([key, value]) => ({ text: msg(str`Take out ${key}=${value}`), href: linkTo(view, { [key]: null }) }));
    return noResult(msg('No unknown name is in two articles that fit these filters.'), links);
  }

  private table(rows: readonly Row[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Names">
      <table class="numbers name-rows">
        <caption class="unseen">Names that the catalogue does not know, those of ${this.isSorted('-growth') ? msg('most growth') : msg('most articles')} first</caption>
        <thead>
          <tr><th scope="col">Name</th><th scope="col" class="number">Articles</th><th scope="col" class="number in-sources">Sources</th><th scope="col">Last weeks</th><th scope="col">Adopt</th><th scope="col">Latest sentence</th></tr>
        </thead>
        <tbody>${rows.map((row) => this.row(row))}</tbody>
      </table>
    </div>`;
  }

  private row(row: Row) {
    const { name, kind, articles, stories, sources, recent, before, like, language, first_day, last_day } = row;
    const { view } = this;
    const word = growthWord(row);
    const [ahead, found, behind] = cutAt(row.sample, name);
    return html`<tr data-name=${name}>
      <th scope="row"><span dir="auto" lang=${language ?? nothing}>${name}</span> <small class="quiet">${msg(kind)}</small></th>
      <td class="number" title=${msg(str`${many(stories, 'story', 'stories')}, ${day(first_day)} to ${day(last_day)}`)}><a href=${articlesLink(view, name)} aria-label=${msg(str`${many(articles, 'article', 'articles')} with ${name}`)}>${count(articles)}</a></td>
      <td class="number in-sources">${count(sources)}</td>
      <td class="moves" title=${before === null ? msg(str`${many(recent, 'article', 'articles')}; nothing was read in the weeks before`) : msg(str`${many(recent, 'article', 'articles')}, ${count(before)} in the weeks before`)}>${count(recent)}${word === null ? nothing : html` <b>${word}</b>`}</td>
      <td class="adopt">
        <button type="button" class="button" aria-haspopup="dialog" aria-label=${msg(str`Adopt ${name} as a new actor`)} @click=${() => correct(this, draftOf(row))}>New actor …</button>
        <button type="button" class="button" aria-haspopup="dialog" aria-label=${msg(str`Adopt ${name} as a form of an actor`)} @click=${() => correct(this, formDraftOf(row))}>Form of …</button>
        ${like.length === 0 ? nothing : html`<small class="quiet">like ${like.map((one) => one.name).join(', ')}</small>`}
      </td>
      <td class="sample" dir="auto" lang=${language ?? nothing}><a class="sentence" href=${pageLink(view, 'article', row.article)}>${ahead}${found === '' ? nothing : html`<mark>${found}</mark>`}${behind}</a></td>
    </tr>`;
  }
}
