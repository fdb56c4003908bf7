import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { addressOf, daysOf } from '../ask.ts';
import { count, day, many, percent, plusMinus, tone } from '../charts/format.ts';
import { asShown } from '../charts/tone-shown.ts';
import { toneColor } from '../charts/palette.ts';
import { Asking } from '../components/asking.ts';
import '../components/figure-tools.ts';
import { noteList } from '../components/note-list.ts';
import { failed, noResult } from '../components/states.ts';
import { asked } from '../query.ts';
import { changed, linkTo, pageLink, type View } from '../view.ts';
import { type ActorRow, sortedActors } from './actor-order.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

/** Rows drawn at once: a plain table stays quick up to here. */
const ROWS = 200;
const COLUMNS = [
  ['name', msg('Actor'), ''],
  ['kind', msg('Kind'), ''],
  ['mentions', msg('Mentions'), 'number'],
  ['articles', msg('Articles'), 'number'],
  ['stories', msg('Stories'), 'number'],
  ['attention', msg('Share of articles'), 'number'],
  ['sentiment', msg('Tone'), 'number'],
  ['first_week', msg('First week'), ''],
  ['last_week', msg('Last week'), ''],
] as const;

/** Everyone named in the range. */
@customElement('actors-page')
export class ActorsPage extends LitElement {
  @property({ attribute: false }) view!: View;
  @state() private shown = ROWS;
  private readonly tell = createTelling(this);
  private readonly actors = new Asking(this, '/actors', () => ({ query: asked(this.view) }));

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { answer } = this.actors;
    this.tell({
      title: msg('Actors'),
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { actors, view } = this;
    const rows = actors.answer?.rows;
    return html`<section class="page" data-figure="actors" data-state=${actors.state}>
      <header class="page-head">
        <h1>Actors</h1>
        <p class="quiet">${rows === undefined ? nothing : msg(str`${many(rows.length, 'actor', 'actors')} named in this range`)}</p>
        <div class="tools">
          <figure-tools .question=${'/actors'} heading="Actors" name="actors" csv=${addressOf('/actors', asked(view), null, 'format=csv')}></figure-tools>
        </div>
      </header>
      ${actors.problem === undefined ? nothing : failed(actors.problem, actors.retry)}
      ${rows === undefined ? nothing : rows.length === 0 ? noResult(msg('Nobody in the catalogue is named here.'), [{ text: msg('Show all dates'), href: linkTo(view, { from: null, to: null, last: null }) }]) : this.table(rows)}
      ${noteList(actors.answer?.notes ?? [])}
    </section>`;
  }

  private table(rows: readonly ActorRow[]) {
    const now = this.view.view['sort'] ?? '-mentions';
    const left = rows.length - this.shown;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Actors">
        <table class="numbers wide">
          <caption class="unseen">Actors named in the range</caption>
          <thead><tr>${COLUMNS.map(([column, title, look]) => this.head(column, title, look, now))}</tr></thead>
          <tbody>${sortedActors(asShown(rows), now)
            .slice(0, this.shown)
            .map((row) => this.row(row))}</tbody>
        </table>
      </div>
      ${left > 0 ? html`<button type="button" class="button more" @click=${() => (this.shown += ROWS)}>Show ${count(Math.min(ROWS, left))} more of ${count(left)}</button>` : nothing}`;
  }

  private head(column: string, title: string, look: string, now: string) {
    const direction = now === column ? 'ascending' : now === `-${column}` ? 'descending' : 'none';
    return html`<th scope="col" class=${look} aria-sort=${direction}>
      <a href=${linkTo(this.view, { sort: direction === 'descending' ? column : `-${column}` })}>${title}${direction === 'none' ? nothing : html`<span aria-hidden="true">${direction === 'ascending' ? ' ↑' : ' ↓'}</span>`}</a>
    </th>`;
  }

  private row(row: ActorRow) {
    const link = pageLink({ ...this.view, filters: withoutActors(this.view.filters) }, 'actor', row.actor);
    const mentions = pageLink(
      changed({ ...this.view, filters: withoutActors(this.view.filters) }, { unit: null }),
      'actor',
      row.actor,
    );
    const stories = pageLink({ ...this.view, filters: { ...this.view.filters, actors: row.actor } }, 'stories');
    return html`<tr>
      <th scope="row"><a href=${link}>${row.name}</a></th>
      <td>${msg(row.kind)}</td>
      <td class="number"><a href=${mentions} aria-label=${msg(str`${count(row.mentions)} mentions of ${row.name}`)}>${count(row.mentions)}</a></td>
      <td class="number">${count(row.articles)}</td>
      <td class="number"><a href=${stories} aria-label=${msg(str`${many(row.stories, 'story', 'stories')} that ${row.stories === 1 ? 'names' : 'name'} ${row.name}`)}>${count(row.stories)}</a></td>
      <td class="number">${percent(row.attention)}</td>
      <td class="number">
        ${
          row.sentiment === null
            ? html`<small class="quiet">too few to say</small>`
            : html`<span class="tone" style=${`color:${toneColor(row)}`}>${tone(row.sentiment)}</span> <small class="quiet">${plusMinus(row.sentiment, row.low, row.high)}</small>`
        }
      </td>
      <td>${day(row.first_week)}</td>
      <td>${day(row.last_week)}</td>
    </tr>`;
  }
}

const withoutActors = ({ actors: _actors, ...filters }: Readonly<Record<string, string>>) => filters;
