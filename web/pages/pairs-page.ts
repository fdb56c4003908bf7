import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { MOST_ASKED_NODES } from '../../server/contract/vocabulary.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { count, dayRange, many, spoken } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/figure-help.ts';
import { goTo } from '../components/navigation.ts';
import { noteList } from '../components/note-list.ts';
import { failed, noResult } from '../components/states.ts';
import { asked, isNetwork, openedIn, pairUnit } from '../query.ts';
import { linkTo, type View, wanted } from '../view.ts';
import { comparedIn, namesLists, type Watchlist } from '../rosters.ts';
import { memo } from './memo.ts';
import './one-pair.ts';
import { pairsTable } from './pairs-table.ts';
import { createTelling } from './telling.ts';
import { matrixFigure, networkFigure, togetherQuery } from './together.ts';
import { msg, str } from '../words.ts';

/** Actors of the matrix of a whole page: its cells keep 24 px and more. */
const MATRIX = 24;
/** Pairs that are listed at once. */
const ROWS = 50;
const DIRECTIONS = [
  ['more', msg('More than chance')],
  ['less', msg('Less than chance')],
] as const;
const NO_LISTS: readonly Watchlist[] = [];
const NOBODY_NAMED: readonly { readonly actor: string }[] = [];

/** Who is named with whom: all pairs as matrix or network and as a list, or one pair over time. */
@customElement('pairs-page')
export class PairsPage extends LitElement {
  @property({ attribute: false }) view!: View;
  @state() private shown = ROWS;
  private readonly tell = createTelling(this);
  private readonly comparedOnce = memo(comparedIn);
  private readonly everyone = new Asking(this, '/actors', () => ({ query: asked(this.view, { actors: null }) }));
  private readonly lists = new Asking(this, '/watchlists', () =>
    namesLists(this.view.filters['actors']) ? { query: '' } : null,
  );
  private readonly pairs = new Asking(this, '/co-occurrence', () => (this.isOne ? null : { query: this.listQuery }));
  private readonly together = new Asking(this, '/co-occurrence', () =>
    this.isOne || isNetwork(this.view) || this.actors.length < 2 ? null : { query: this.figureQuery },
  );
  private readonly network = new Asking(this, '/network', () =>
    this.isOne || !isNetwork(this.view) || this.everyone.answer === undefined ? null : { query: this.figureQuery },
  );

  protected override createRenderRoot() {
    return this;
  }

  private get isOne(): boolean {
    return openedIn(this.view).pair !== null;
  }

  private get direction(): string {
    return this.view.view['direction'] ?? 'more';
  }

  private get support(): string {
    return this.view.view['support'] ?? '1';
  }

  /** What is listed: `support` would leave those out that never meet, which the other direction is about. */
  private get listQuery(): string {
    const own = this.direction === 'less' ? 'direction=less' : this.support === '1' ? '' : `support=${this.support}`;
    return [asked(this.view), own].filter((part) => part !== '').join('&');
  }

  private get chosen(): readonly string[] {
    const { lists, everyone } = this;
    return this.comparedOnce(
      this.view.filters['actors'],
      lists.answer?.rows ?? NO_LISTS,
      everyone.answer?.rows ?? NOBODY_NAMED,
    );
  }

  /** Who stands in the matrix: the chosen ones, or those and the most named. */
  private get actors(): readonly string[] {
    const { chosen } = this;
    if (chosen.length > 2) return chosen.slice(0, MATRIX);
    if (wanted(this.view.filters['actors']).length > 0 && chosen.length === 0) return [];
    const others = (this.everyone.answer?.rows ?? []).map(({ actor }) => actor).filter((one) => !chosen.includes(one));
    return [...chosen, ...others].slice(0, MATRIX);
  }

  private get figureQuery(): string {
    const query = togetherQuery(this.view, this.chosen, this.actors);
    const support = this.support === '1' ? [] : [`support=${this.support}`];
    return [query, ...support, ...(isNetwork(this.view) ? [`nodes=${MOST_ASKED_NODES}`] : [])]
      .filter((part) => part !== '')
      .join('&');
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('view')) this.shown = ROWS;
    const { answer } = this.everyone;
    const names = openedIn(this.view).pair?.map((actor) => this.nameOf(actor));
    this.tell({
      title: names?.join(msg(' and ')) ?? msg('Pairs'),
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  private nameOf(actor: string): string {
    return this.everyone.answer?.rows.find((row) => row.actor === actor)?.name ?? spoken(actor);
  }

  override render() {
    const { view, pairs, everyone } = this;
    const days = daysOf(everyone.answer);
    if (this.isOne)
      return html`<one-pair .view=${view} .days=${days} .nameOf=${(actor: string) => this.nameOf(actor)} .problem=${everyone.problem}></one-pair>`;
    const rows = pairs.answer?.rows;
    return html`<section class="page" data-state=${pairs.state}>
      <header class="page-head">
        <h1>Pairs</h1>
        <p class="quiet">${rows === undefined ? nothing : this.howMany(rows)}</p>
        <div class="tools">
          <a class="tool" href=${addressOf('/co-occurrence', this.listQuery, null, 'format=csv')} download="newstally-pairs.csv" aria-label="Pairs: CSV">CSV</a>
          <figure-help .question=${'/co-occurrence'} heading="Pairs" name="pairs"></figure-help>
        </div>
      </header>
      ${this.tools()}
      ${this.figure(days)}
      ${pairs.problem === undefined ? nothing : failed(pairs.problem, pairs.retry)}
      ${rows === undefined ? nothing : rows.length === 0 ? this.nobody() : this.list(rows)}
      ${noteList(notesOf([pairs.answer]))}
    </section>`;
  }

  private howMany(rows: readonly { readonly ranked: boolean; readonly pairs_tested: number }[]): string {
    const tested = msg(str`${many(rows[0]?.pairs_tested ?? 0, 'pair', 'pairs')} tested`);
    const ranked = rows.filter((row) => row.ranked).length;
    return this.direction === 'less'
      ? msg(str`${many(rows.length, 'pair', 'pairs')} beyond chance apart; ${tested}`)
      : msg(
          str`${many(rows.length, 'pair', 'pairs')} listed, ${count(ranked)} of them beyond chance (bold); ${tested}`,
        );
  }

  private tools() {
    const { view, direction } = this;
    return html`<div class="pairs-tools">
      <nav class="choice" aria-label="Which pairs are listed">
        ${DIRECTIONS.map(([key, title]) => html`<a href=${linkTo(view, { direction: key })} aria-current=${key === direction ? 'true' : 'false'}>${title}</a>`)}
      </nav>
      ${
        direction === 'less'
          ? nothing
          : html`<label>Together in at least
          <input type="number" min="1" max="999999" step="1" inputmode="numeric" .value=${this.support} @change=${this.chooseSupport} />
          ${msg(pairUnit(view))}</label>`
      }
    </div>`;
  }

  private readonly chooseSupport = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const least = input.valueAsNumber;
    if (!Number.isInteger(least) || least < 1 || least > 999_999) {
      input.value = this.support; // what is no number of pairs changes nothing
      return;
    }
    goTo(this, linkTo(this.view, { support: String(least) }));
  };

  private figure(days: { from: string; to: string } | null) {
    const { view, everyone, network, together, actors } = this;
    const said = days === null ? '' : dayRange(days.from, days.to);
    const shown = new Set(notesOf([this.pairs.answer]).map(({ text }) => text));
    const own = (asking: typeof network | typeof together) =>
      (asking.answer?.notes ?? []).filter(({ text }) => !shown.has(text));
    if (isNetwork(view))
      return networkFigure(view, network, this.figureQuery, {
        days: said,
        below: null,
        notes: own(network),
        tall: 820,
      });
    const named = actors.map((actor) => ({ actor, name: this.nameOf(actor) }));
    return matrixFigure(view, together, everyone.answer === undefined ? null : named, {
      days: said,
      below: null,
      notes: own(together),
    });
  }

  private list(rows: NonNullable<typeof this.pairs.answer>['rows']) {
    const left = rows.length - this.shown;
    return html`${pairsTable(this.view, rows, this.shown, this.direction === 'less' ? msg('Pairs named together less than chance has it') : msg('Pairs named together'))}
      ${left > 0 ? html`<button type="button" class="button more" @click=${() => (this.shown += ROWS)}>Show ${count(Math.min(ROWS, left))} more of ${count(left)}</button>` : nothing}`;
  }

  private nobody() {
    const { view } = this;
    if (this.direction === 'less')
      return noResult(msg('No two of these actors are named together less than chance has it, beyond the noise.'), [
        { text: msg('More than chance'), href: linkTo(view, { direction: null }) },
      ]);
    return noResult(msg('No two of these actors are named together so often.'), [
      ...(this.support === '1' ? [] : [{ text: msg('However often'), href: linkTo(view, { support: null }) }]),
      { text: msg('Show all dates'), href: linkTo(view, { from: null, to: null, last: null }) },
    ]);
  }
}
