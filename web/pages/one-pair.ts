import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Problem } from '../../server/contract/answer.ts';
import { addressOf, notesOf } from '../ask.ts';
import { average, count, dayRange, signed } from '../charts/format.ts';
import { liftWords, pairsAdjusted, type PairStep, sideTone } from '../charts/pair.ts';
import { Asking } from '../components/asking.ts';
import { noteList } from '../components/note-list.ts';
import '../components/pair-charts.ts';
import '../components/sentence-list.ts';
import { failed } from '../components/states.ts';
import { asked, askedOver, evidenceQuery, grainOf, openedIn, pairUnit } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { axisOf, axisQuery } from './axis.ts';
import { coverageNotes, pageMarks } from './main-chart.ts';
import { memo } from './memo.ts';
import { goToSentences, openedWords } from './opened.ts';
import { chanceText, toneText } from './pairs-table.ts';
import { msg } from '../words.ts';

const NO_STEPS: readonly PairStep[] = [];
const NO_BUCKETS: readonly string[] = [];
/** A pair is counted over everybody, so nothing narrows who. */
const ANYONE = { actors: null, kinds: null };

/** One pair: how often both are named, step by step, against chance, in what tone, and the sentences. */
@customElement('one-pair')
export class OnePair extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The settled days of the page. */
  @property({ attribute: false }) days: { from: string; to: string } | null = null;
  @property({ attribute: false }) nameOf: (actor: string) => string = (actor) => actor;
  @property({ attribute: false }) problem: Problem | undefined;
  private readonly axisOnce = memo(axisOf);
  private readonly marksOnce = memo(pageMarks);
  private readonly coverage = new Asking(this, '/coverage', () => ({ query: axisQuery(this.view) }));
  private readonly steps = new Asking(this, '/pair', () => {
    const query = this.stepsQuery;
    return query === '' ? null : { query };
  });
  /** The whole range as one step, to the very days that the page shows: its test is over all pairs. */
  private readonly whole = new Asking(this, '/pair', () =>
    this.days === null
      ? null
      : {
          query: `${asked(this.view, { ...ANYONE, grain: null, last: null, ...this.days })}&${this.pairKey}&grain=range`,
        },
  );

  protected override createRenderRoot() {
    return this;
  }

  private get pairKey(): string {
    return `pair=${this.view.view['pair'] ?? ''}`;
  }

  private get axis() {
    return this.axisOnce(this.view, this.coverage.answer);
  }

  /** What is asked for the charts; empty while the axis is not known. */
  private get stepsQuery(): string {
    return this.axis === null ? '' : `${askedOver(this.view, this.axis, ANYONE)}&${this.pairKey}`;
  }

  override updated(changes: Map<string, unknown>): void {
    const before = changes.get('view') as View | undefined;
    if (before !== undefined) goToSentences(this, before, this.view);
  }

  override render() {
    const { view, whole, steps, days, axis, coverage } = this;
    const problem = this.problem ?? whole.problem;
    if (problem !== undefined)
      return html`<section class="page"><h1>No such pair</h1>${failed(problem, whole.retry)}
        <p><a class="button" href=${linkTo(view, { pair: null, point: null, tone: null })}>All pairs</a></p></section>`;
    const said = days === null ? '' : dayRange(days.from, days.to);
    const buckets = axis?.buckets ?? NO_BUCKETS;
    return html`<div class="page two">
      <div class="charts">
        <p class="back"><a href=${linkTo(view, { pair: null, point: null, tone: null })}>All pairs</a></p>
        ${this.head(said)}
        <pair-charts
          .view=${view}
          .rows=${steps.answer?.rows ?? NO_STEPS}
          .whole=${whole.answer?.rows[0]}
          .buckets=${buckets}
          .marks=${this.marksOnce(coverage.answer, buckets)}
          .range=${days}
          csv=${this.stepsQuery === '' ? '' : addressOf('/pair', this.stepsQuery, null, 'format=csv')}
          .state=${coverage.problem === undefined ? steps.state : 'error'}
          .problem=${coverage.problem ?? steps.problem}
          .retry=${coverage.problem === undefined ? steps.retry : coverage.retry}
          .notes=${[...this.ownNotes(), ...coverageNotes(coverage.answer)]}
        ></pair-charts>
      </div>
      <aside class="beside" aria-label="The sentences behind the numbers">
        <sentence-list
          .view=${view}
          query=${evidenceQuery(view)}
          heading=${openedWords(openedIn(view), grainOf(view), this.nameOf)}
          days=${said}
        ></sentence-list>
      </aside>
    </div>`;
  }

  /** Notes of the charts that the head does not say already. */
  private ownNotes() {
    const said = new Set(notesOf([this.whole.answer]).map(({ text }) => text));
    return (this.steps.answer?.notes ?? []).filter(({ text }) => !said.has(text));
  }

  private head(said: string) {
    const { view } = this;
    const row = this.whole.answer?.rows[0];
    const names = (openedIn(view).pair ?? []).map(
      (actor) => html`<a href=${pageLink(view, 'actor', actor)}>${this.nameOf(actor)}</a>`,
    );
    const unit = pairUnit(view);
    return html`<header class="lede" data-state=${this.whole.state}>
      ${
        row === undefined
          ? html`<h1>${names[0]} and ${names[1]}</h1><div class="skeleton"></div>`
          : html`<h1>${names[0]} and ${names[1]} ${this.sentence(row, unit)}</h1>
            <p class="quiet">${said}</p>
            ${this.facts(row, unit)}
            ${noteList(notesOf([this.whole.answer]))}`
      }
    </header>`;
  }

  private sentence(row: PairStep, unit: string) {
    if (row.together === null) return html`: nothing was read in these days.`;
    if (row.together === 0)
      return html`are never named together in ${count(row.count_all)} ${msg(unit)}; chance alone would have it in ${average(row.expected ?? 0)}.`;
    return html`are named together in <b>${count(row.together)}</b> of ${count(row.count_all)} ${msg(unit)}, ${liftWords(row)}.`;
  }

  private facts(row: PairStep, unit: string) {
    if (row.together === null) return nothing;
    const adjusted = pairsAdjusted([row]);
    const drawn = row.thin !== 'too_few' || row.together === 0;
    return html`<dl class="pair-facts">
      <div><dt>Each in</dt><dd>${count(row.count_a)} and ${count(row.count_b)} ${msg(unit)}</dd></div>
      <div><dt>Expected</dt><dd>${average(row.expected ?? 0)}</dd></div>
      <div><dt>NPMI</dt><dd>${row.npmi === null || !drawn ? '–' : signed(row.npmi, 2)}</dd></div>
      <div><dt>G²</dt><dd>${row.g2 === null ? '–' : signed(row.g2, 1)} on ${count(row.stories)} joint stories</dd></div>
      <div><dt>q</dt><dd>${row.q === null ? msg('not tested: named in fewer than five stories') : chanceText(row.q)}</dd></div>
      <div><dt>Tone of ${row.a_name}</dt><dd>${toneText(sideTone(row, 'a', adjusted))}</dd></div>
      <div><dt>Tone of ${row.b_name}</dt><dd>${toneText(sideTone(row, 'b', adjusted))}</dd></div>
    </dl>`;
  }
}
