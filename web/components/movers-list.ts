import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { addressOf } from '../ask.ts';
import { count, dayRange, percent } from '../charts/format.ts';
import { directionOf, type MoverRow, points, pointsBetween, verdictOf } from '../charts/movers.ts';
import { asked } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { Asking } from './asking.ts';
import './chart-frame.ts';
import { msg, str } from '../words.ts';

/** A compact list: more stand in the CSV. */
const LISTED = 5;
const BASELINES = [
  ['step', msg('Last')],
  ['range', msg('Range')],
] as const;
const ARROWS = { up: '▲', down: '▼' } as const;
const WORDS = { up: msg('rose'), down: msg('fell') } as const;

/** Who rose and who fell in the news, surest first; what is inside the noise has no arrow. */
@customElement('movers-list')
export class MoversList extends LitElement {
  @property({ attribute: false }) view!: View;
  /** Rows that are shown. */
  @property({ type: Number }) most = LISTED;
  private readonly movers = new Asking(this, '/movers', () => ({ query: this.query }));

  protected override createRenderRoot() {
    return this;
  }

  private get baseline(): string {
    return this.view.view['baseline'] ?? 'step';
  }

  private get query(): string {
    return [asked(this.view), `baseline=${this.baseline}`].filter((part) => part !== '').join('&');
  }

  override render() {
    const { movers } = this;
    const rows = movers.answer?.rows ?? [];
    const own = (movers.answer?.notes ?? []).filter(({ code }) => NOTES.includes(code));
    return html`<chart-frame
      name="movers"
      heading="Who rose, who fell"
      hint=${hintOf(rows[0])}
      .question=${'/movers'}
      .state=${movers.state}
      .problem=${movers.problem}
      .retry=${movers.retry}
      .notes=${own}
      csv=${rows.length === 0 ? '' : addressOf('/movers', this.query, null, 'format=csv')}
      .extra=${this.choice()}
      .chart=${this.table(rows)}
    ></chart-frame>`;
  }

  private choice() {
    const grain = this.view.filters['grain'] ?? 'week';
    return html`<nav class="choice" aria-label="What is compared">
      ${BASELINES.map(
        ([baseline, word]) =>
          html`<a href=${linkTo(this.view, { baseline })} aria-current=${baseline === this.baseline ? 'true' : 'false'}
            >${baseline === 'step' ? `${word} ${msg(grain)}` : word}</a
          >`,
      )}
    </nav>`;
  }

  private table(rows: readonly MoverRow[]): TemplateResult | typeof nothing {
    if (this.movers.answer === undefined) return nothing;
    if (rows.length === 0)
      return html`<p class="quiet">Nobody is named in five stories of either time, so nobody is compared.</p>`;
    const still = rows.every(({ noise }) => noise !== false);
    return html`${still ? html`<p class="quiet">Nobody moved beyond the noise. The largest changes by chance alone:</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label="Who rose and who fell, the table">
      <table class="numbers movers">
        <caption class="unseen">Change of the part of all stories that names each actor</caption>
        <thead>
          <tr>
            <th scope="col" class="start">Actor</th>
            <th scope="col" class="number">Points</th>
            <th scope="col" class="number interval">95 %</th>
            <th scope="col" class="start verdict">Beyond chance?</th>
            <th scope="col" class="number">Now</th>
            <th scope="col" class="number">Before</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, this.most).map((row) => this.row(row))}
        </tbody>
      </table>
    </div>`;
  }

  private row(row: MoverRow) {
    const direction = directionOf(row);
    return html`<tr data-actor=${row.actor} data-noise=${row.noise !== false}>
      <th scope="row" title=${row.name}><a href=${pageLink(this.view, 'actor', row.actor)}>${row.name}</a></th>
      <td class="number change">
        ${direction === null ? nothing : html`<span class="arrow" aria-hidden="true">${ARROWS[direction]}</span><span class="unseen">${WORDS[direction]} by </span>`}${points(row.change)}
      </td>
      <td class="number interval">${pointsBetween(row)}</td>
      <td class="verdict">${verdictOf(row)}</td>
      <td class="number">${this.opened(row, row.stories, row.stories_all, row.attention, row.start, row.end)}</td>
      <td class="number">
        ${this.opened(row, row.stories_before, row.stories_all_before, row.attention_before, row.before_start, row.before_end)}
      </td>
    </tr>`;
  }

  /** A share with its counts; it opens the stories that are counted, by the same filters. */
  private opened(
    { actor, name }: MoverRow,
    stories: number | null,
    all: number | null,
    share: number | null,
    from: string,
    to: string,
  ) {
    if (stories === null) return html`<span class="quiet">not read</span>`;
    // The page of bursts has no sentences beside it.
    const at: View = this.view.page === 'bursts' ? { ...this.view, page: 'overview' } : this.view;
    const link = linkTo(at, { from, to, last: null, unit: 'stories', point: `@${actor}` });
    const told = html`${percent(share)} <small>${count(stories)} of ${count(all)}</small>`;
    return stories === 0
      ? told
      : html`<a href=${link}>${told}<span class="unseen">: the stories of ${name}, ${dayRange(from, to)}</span></a>`;
  }
}

/** What the lede does not say already. */
const NOTES = ['no_period', 'steps_skipped', 'baseline_not_read', 'baseline_cut'];

/** Which days are compared. */
const hintOf = (row: MoverRow | undefined): string =>
  row === undefined
    ? ''
    : msg(
        str`part of all stories, ${dayRange(row.start, row.end)} against ${dayRange(row.before_start, row.before_end)}`,
      );
