import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { asked } from '../query.ts';
import { Asking } from '../components/asking.ts';
import '../components/article-reader.ts';
import type { ArticleReader } from '../components/article-reader.ts';
import { failed } from '../components/states.ts';
import { ASKED } from '../grammar.ts';
import { pageLink, queryOf, type View } from '../view.ts';
import { createTelling } from './telling.ts';
import { msg } from '../words.ts';

/** One article as it was read. */
@customElement('article-page')
export class ArticlePage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly article = new Asking(this, '/articles/{id}', () => ({
    query: queryOf(this.view.filters, { forms: ASKED['forms']!, snapshot: ASKED['snapshot']! }),
    id: this.view.id,
  }));
  private scrolledTo = '';

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { answer } = this.article;
    const title = answer?.rows[0]?.title;
    this.tell({
      ...(title === null || title === undefined ? {} : { title }),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  /** A link that names a mention leads to it: once, when it first stands in the page. */
  override updated(): void {
    const wish = `${this.view.id} ${this.view.view['mention'] ?? ''}`;
    if (this.article.answer === undefined || this.scrolledTo === wish) return;
    const first = !this.scrolledTo.startsWith(`${this.view.id} `);
    this.scrolledTo = wish;
    if (!first || this.view.view['mention'] === undefined) return;
    void this.querySelector<ArticleReader>('article-reader')?.updateComplete.then(() => {
      this.querySelector('.mark[aria-current="true"]')?.scrollIntoView({ block: 'center' });
    });
  }

  override render() {
    const { article, view } = this;
    const row = article.answer?.rows[0];
    return html`<div class="page reading">
      <p class="back"><a href=${pageLink(view, 'articles')}>All articles${asked(view) === '' ? nothing : msg(' of this view')}</a></p>
      ${article.problem === undefined ? nothing : html`<h1>No such article</h1>${failed(article.problem, article.retry)}`}
      ${row === undefined ? nothing : html`<article-reader .view=${view} .article=${row}></article-reader>`}
    </div>`;
  }
}
