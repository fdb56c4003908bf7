import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import { dayRange, many } from '../charts/format.ts';
import { bucketEnd } from '../charts/weeks.ts';
import { type Clause, firstSentence, leadDuring, type Piece, secondSentence } from '../lede.ts';
import { grainOf, unitOf } from '../query.ts';
import { linkTo, type View } from '../view.ts';
import type { Dragged } from './brushing.ts';
import { noteList } from './note-list.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

/** One sentence that says what this view holds, each number open to its sentences; a quieter one says where it comes from. */
@customElement('the-lede')
export class TheLede extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) clauses: readonly Clause[] | undefined;
  @property({ attribute: false }) days: { from: string; to: string } | null = null;
  @property({ attribute: false }) notes: readonly Note[] = [];
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ type: Boolean }) waiting = false;
  /** Whether the reader chose whom the page is about. */
  @property({ type: Boolean }) chosen = false;
  /** What the hand holds while it drags over a chart. */
  @property({ attribute: false }) dragged: Dragged | null = null;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { clauses, problem } = this;
    if (problem !== undefined)
      return html`<div class="lede"><h1>This view cannot be asked as it stands</h1>${failed(problem, this.retry)}</div>`;
    if (clauses === undefined)
      return html`<div class="lede" aria-busy="true"><h1 class="skeleton"><span class="unseen">Loading</span></h1></div>`;
    if (this.dragged !== null) return this.during(clauses, this.dragged);
    const pieces = firstSentence(clauses);
    const ended = pieces.at(-1)?.text.endsWith('.') === true ? '' : '.';
    return html`<div class="lede" data-state=${this.waiting ? 'waiting' : 'ready'}>
      <h1>${pieces.map((piece) => this.piece(piece))}${ended} <span class="quiet">${secondSentence(clauses, this.days)}</span></h1>
      ${noteList(this.notes)} ${this.nothingFound(clauses)}
    </div>`;
  }

  /** What adds up is told of the range under the hand; tone and company wait for it to let go. */
  private during(clauses: readonly Clause[], dragged: Dragged) {
    const days = dayRange(dragged.from, bucketEnd(dragged.to, grainOf(this.view)));
    return html`<div class="lede" data-state="dragged">
      <h1>${leadDuring(clauses, dragged.counts, this.chosen, unitOf(this.view)).map((piece) => this.piece(piece))}.
      <span class="quiet">${days}: ${many(dragged.articles, 'article', 'articles')} …</span></h1>
      ${noteList(this.notes)}
    </div>`;
  }

  /** Where the view holds nothing, the ways out of it. */
  private nothingFound(clauses: readonly Clause[]) {
    const empty = clauses.some(({ clause, value }) => clause === 'no_coverage' || (clause === 'count' && value === 0));
    if (!empty) return nothing;
    void import('./nothing-found.ts');
    return html`<nothing-found .view=${this.view}></nothing-found>`;
  }

  private piece({ text, look, opens, sample }: Piece) {
    const { filters } = this.view;
    // The lede counts a pair by article; where the view counts otherwise, its list would have another length.
    const elsewhere = opens?.['pair'] != null && (filters['unit'] === 'stories' || filters['within'] === 'sentence');
    if (opens !== null && !elsewhere) {
      return html`<a class=${look} href=${linkTo(this.view, opens)} title=${sample === undefined ? nothing : msg(str`from ${sample}`)}>${text}</a>`;
    }
    return look === 'name' ? html`<b>${text}</b>` : html`${text === '' ? nothing : text}`;
  }
}
