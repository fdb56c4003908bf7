import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { count, many, tone } from '../charts/format.ts';
import { pageLink, type View } from '../view.ts';
import { Listing } from './listing.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

/** The numbers that are other at one snapshot than at an earlier one, those that moved most first. */
@customElement('change-list')
export class ChangeList extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The two snapshots, by number or name; without the later one it is that of now. */
  @property() since = '';
  @property() until = '';
  private readonly changes = new Listing(this, '/changes', () =>
    [`since=${this.since}`, ...(this.until === '' ? [] : [`snapshot=${this.until}`])].join('&'),
  );

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { rows, pages, problem, more, hasMore, pending, total } = this.changes;
    return html`<div class="changes" data-state=${pending ? 'waiting' : 'ready'}>
      <h3>${this.until === '' ? msg(str`Between snapshot ${this.since} and now`) : msg(str`Between snapshots ${this.since} and ${this.until}`)}: ${pages.length === 0 ? '…' : many(total ?? 0, 'number of an actor in a week', 'numbers of actors in weeks')}</h3>
      ${problem === undefined ? nothing : failed(problem, more)}
      ${
        rows.length === 0
          ? nothing
          : html`<div class="scroll" tabindex="0" role="region" aria-label="Changed numbers: table">
        <table class="numbers">
          <caption class="unseen">Numbers before and after, those that moved most first</caption>
          <thead><tr><th scope="col">Actor</th><th scope="col">Week</th><th scope="col" class="number">Mentions before</th><th scope="col" class="number">After</th><th scope="col" class="number">Articles before</th><th scope="col" class="number">After</th><th scope="col" class="number">Tone before</th><th scope="col" class="number">After</th></tr></thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr>
                <th scope="row"><a href=${pageLink({ ...this.view, filters: {} }, 'actor', row.actor)}>${row.name}</a></th>
                <td>${row.week}</td>
                <td class="number">${count(row.mentions_before)}</td>
                <td class="number">${count(row.mentions)}</td>
                <td class="number">${count(row.articles_before)}</td>
                <td class="number">${count(row.articles)}</td>
                <td class="number">${tone(row.sentiment_before)}</td>
                <td class="number">${tone(row.sentiment)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`
      }
      ${hasMore ? html`<button type="button" class="button more" ?disabled=${pending} @click=${more}>Show more</button>` : nothing}
    </div>`;
  }
}
