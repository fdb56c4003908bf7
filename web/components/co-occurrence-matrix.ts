import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import { type Cell, matrixOf, type Pair, pairsInOrder, timesChance, timesInColumn } from '../charts/co-occurrence.ts';
import { count, many } from '../charts/format.ts';
import { matrixPicture } from '../charts/matrix-picture.ts';
import { pairUnit } from '../query.ts';
import { linkTo, type View } from '../view.ts';
import { belowChance } from './below-chance.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { togetherChoice } from './together-choice.ts';
import { msg, str } from '../words.ts';

/** Pairs on the list that stands for the matrix on a narrow page. */
const LISTED = 12;

/** Widest name column and cell, in pixels: with few actors the cells must not grow into bars. */
const NAME = 190;
const CELL = 52;
/** The name column's least part of the table, in percent: of half a page, and of a whole one. */
const LEAST_NAME = 33;
const LEAST_OF_MANY = 14;
/** From here on the matrix has a whole page. */
const MANY = 13;

/** Who is named together: the lower triangle with printed counts, tinted by how far beyond chance; a list on a phone. */
@customElement('co-occurrence-matrix')
export class CoOccurrenceMatrix extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) actors: readonly { readonly actor: string; readonly name: string }[] = [];
  @property({ attribute: false }) rows: readonly Pair[] = [];
  /** The settled days in words, for pictures. */
  @property() days = '';
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  /** Pairs that meet less than chance has it, and the address of all of them as a file. */
  @property({ attribute: false }) below: readonly Pair[] = [];
  @property({ attribute: 'below-csv' }) belowCsv = '';
  /** Whether the page can also draw a network. */
  @property({ type: Boolean }) choice = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const hint = msg(str`${msg(pairUnit(this.view))} that name both`);
    const ready = this.actors.length > 1;
    return html`<chart-frame
      name="together"
      heading="Named together"
      hint=${hint}
      .question=${'/co-occurrence'}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.notes}
      csv=${this.csv}
      .extra=${this.choice ? togetherChoice(this.view) : nothing}
      .picture=${ready ? () => matrixPicture(this.actors, matrixOf(this.slugs, this.rows), msg(str`Named together: ${hint}`), this.days) : undefined}
      .chart=${ready ? html`${this.matrix(hint)}${this.scale()}${this.list(hint)}${belowChance(this.view, this.below, this.belowCsv)}` : html`<p class="quiet">Fewer than two actors are named here.</p>`}
    ></chart-frame>`;
  }

  private get slugs(): string[] {
    return this.actors.map(({ actor }) => actor);
  }

  private matrix(hint: string): TemplateResult {
    const { actors } = this;
    const cells = matrixOf(this.slugs, this.rows);
    return html`<table class="matrix" style=${styleMap({ width: `min(100%, ${NAME + CELL * (actors.length - 1)}px)` })}>
      <caption class="unseen">Named together: ${hint}, by actor</caption>
      <thead>
        <tr>
          <td style=${styleMap({ width: `${Math.max(actors.length < MANY ? LEAST_NAME : LEAST_OF_MANY, (100 * NAME) / (NAME + CELL * (actors.length - 1)))}%` })}></td>
          ${actors.slice(0, -1).map(({ name }, at) => html`<th scope="col" title=${name}><span aria-hidden="true">${at + 1}</span><span class="unseen">${name}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        <tr><th scope="row" title=${actors[0]?.name ?? nothing}><span class="number-mark" aria-hidden="true">1</span>${actors[0]?.name}</th></tr>
        ${cells.map(
          (row, at) =>
            html`<tr>
              <th scope="row" title=${actors[at + 1]?.name ?? nothing}><span class="number-mark" aria-hidden="true">${at + 2}</span>${actors[at + 1]?.name}</th>
              ${row.map((cell, column) => this.cell(cell, actors[at + 1]?.name ?? '', actors[column]?.name ?? ''))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private cell({ a, b, pair, tint }: Cell, a_name: string, b_name: string): TemplateResult {
    if (pair === null) return html`<td data-tint="0"><span class="none">0</span></td>`;
    const times = timesChance(pair);
    const few = pair.thin === 'few' ? msg(str`, from ${many(pair.stories, 'story', 'stories')}`) : '';
    const lift =
      times === '' ? msg(', too few stories to say how far from chance') : msg(str`, ${times} times chance${few}`);
    const said = msg(str`${a_name} and ${b_name}: ${count(pair.together)}${lift}`);
    const open = this.isOpen(a, b);
    return html`<td data-tint=${tint} data-thin=${pair.thin ?? nothing} ?data-ranked=${pair.ranked} ?data-open=${open}>
      <a href=${linkTo(this.view, { pair: `${pair.a}~${pair.b}`, point: null, tone: null })} title=${said} aria-label=${said}>${count(pair.together)}</a>
    </td>`;
  }

  private isOpen(a: string, b: string): boolean {
    const pair = this.view.view['pair'];
    return pair === `${a}~${b}` || pair === `${b}~${a}`;
  }

  private scale(): TemplateResult {
    return html`<p class="matrix-scale" aria-hidden="true">
      <span>as chance</span>
      ${[0, 1, 2, 3, 4].map((tint) => html`<i data-tint=${tint}></i>`)}
      <span>far beyond; outlined: 3 to 9 stories; <b>bold</b>: q ≤ 0.01</span>
    </p>`;
  }

  /** The same numbers as a list, for pages too narrow for the matrix. */
  private list(hint: string): TemplateResult {
    const among = new Set(this.slugs);
    const pairs = pairsInOrder(
      this.rows.filter(({ a, b }) => among.has(a) && among.has(b)),
      LISTED,
    );
    return html`<table class="numbers pair-list">
      <caption class="unseen">The pairs most named together</caption>
      <thead><tr><th scope="col">Pair</th><th scope="col" class="number">${hint.split(' ')[0]}</th><th scope="col" class="number">× chance</th></tr></thead>
      <tbody>
        ${pairs.map(
          (pair) =>
            html`<tr>
              <th scope="row">${pair.a_name} – ${pair.b_name}</th>
              <td class="number">
                <a href=${linkTo(this.view, { pair: `${pair.a}~${pair.b}`, point: null, tone: null })}>${count(pair.together)}</a>
              </td>
              <td class="number" data-thin=${pair.thin ?? nothing}>${timesInColumn(pair)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
