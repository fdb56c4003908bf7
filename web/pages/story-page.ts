import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { sourceLink } from '../components/source-link.ts';
import { customElement, property } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf } from '../ask.ts';
import { count, day, many, wholePercent } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/figure-help.ts';
import { correct } from '../components/correcting.ts';
import { failed } from '../components/states.ts';
import { asked } from '../query.ts';
import { ASKED } from '../grammar.ts';
import { pageLink, queryOf, type View } from '../view.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

type Article = RowOf<'/stories/{id}'>;

/** One story: its articles in order of publication, and how alike they are. */
@customElement('story-page')
export class StoryPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly story = new Asking(this, '/stories/{id}', () => ({
    query: this.query,
    id: this.view.id,
  }));

  private get query(): string {
    return queryOf(this.view.filters, { snapshot: ASKED['snapshot']! });
  }

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { answer } = this.story;
    const title = answer?.rows[0]?.title;
    this.tell({
      ...(title === null || title === undefined ? {} : { title }),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { story, view } = this;
    const rows = story.answer?.rows ?? [];
    const [first] = rows;
    return html`<section class="page" data-state=${story.state}>
      <p class="back"><a href=${pageLink(view, 'stories')}>All stories${asked(view) === '' ? nothing : msg(' of this view')}</a></p>
      ${story.problem === undefined ? nothing : html`<h1>No such story</h1>${failed(story.problem, story.retry)}`}
      ${story.state === 'loading' ? html`<p class="quiet" role="status">Reading …</p>` : nothing}
      ${
        first === undefined
          ? nothing
          : html`<header class="page-head">
              <h1 dir="auto" lang=${first.language ?? nothing}>${first.title ?? msg('Untitled')}</h1>
              <p class="quiet">${wordsOf(first, rows)}</p>
              <div class="tools">
                <a class="tool" href=${addressOf('/stories/{id}', this.query, view.id, 'format=csv')} download="newstally-story.csv">CSV</a>
                ${first.day === null ? nothing : html`<button type="button" class="button" aria-haspopup="dialog" @click=${(event: Event) => ask(event, 'join_stories', first)}>Join with another story …</button>`}
                <figure-help .question=${'/stories/{id}'} heading="Story" name="story"></figure-help>
              </div>
            </header>
            ${this.table(rows)}`
      }
    </section>`;
  }

  private table(rows: readonly Article[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Articles of the story">
      <table class="numbers article-rows story-articles">
        <caption class="unseen">Articles of the story, in order of publication</caption>
        <thead>
          <tr><th scope="col">Day</th><th scope="col">Headline</th><th scope="col">Source</th><th scope="col" class="number">Days after</th><th scope="col" class="number">Likeness</th><th scope="col" class="number">Mentions</th></tr>
        </thead>
        <tbody>${rows.map((row, at) => this.row(row, at, rows.length > 1))}</tbody>
      </table>
    </div>`;
  }

  private row(row: Article, at: number, parts: boolean) {
    const { article, title, source, source_name, day: published, date_problem, language } = row;
    const { days_after, resemblance, revision, mentions } = row;
    const { view } = this;
    return html`<tr>
      <td class="when">${published === null ? html`<span class="quiet" title=${date_problem ?? ''}>undated</span>` : day(published)}</td>
      <th scope="row" dir="auto" lang=${language ?? nothing}>
        <a class="headline" href=${pageLink(view, 'article', article)}>${title ?? msg('Untitled')}</a>
        ${revision > 1 ? html`<small class="quiet">revision ${revision}</small>` : nothing}
        ${parts ? html`<button type="button" class="button not-this" aria-haspopup="dialog" aria-label=${msg(str`Not this story …: ${title ?? msg('Untitled')}, ${source_name}`)} @click=${(event: Event) => ask(event, 'part_story', row)}>Not this story …</button>` : nothing}
      </th>
      <td>${sourceLink(view, source, source_name)}</td>
      <td class="number">${at === 0 ? html`<span class="quiet">first</span>` : count(days_after)}</td>
      <td class="number">${at === 0 ? nothing : resemblance === null ? html`<span class="quiet" title="not compared with the first article, or joined by a person">–</span>` : `${wholePercent(resemblance)}\u00a0%`}</td>
      <td class="number">${count(mentions)}</td>
    </tr>`;
  }
}

/** Opens the dialog that joins or parts stories. */
const ask = (event: Event, does: 'join_stories' | 'part_story', { article, title }: Article): void =>
  correct(event.target!, { does, article, name: title ?? msg('Untitled') });

/** "first in Alpha, 2 articles of 2 sources in 5 days". */
function wordsOf(first: Article, rows: readonly Article[]): string {
  const sources = new Set(rows.map(({ source }) => source)).size;
  const last = rows.at(-1)?.days_after ?? null;
  const span = last === null ? '' : msg(str` in ${many(last + 1, 'day', 'days')}`);
  return msg(
    str`first in ${first.source_name}, ${many(rows.length, 'article', 'articles')} of ${many(sources, 'source', 'sources')}${span}`,
  );
}
