import { LitElement, nothing, svg, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { type OfSet, type Section, sectionsOf } from '../accuracy.ts';
import { addressOf } from '../ask.ts';
import { count, day, percent } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/figure-help.ts';
import { failed } from '../components/states.ts';
import { ruleWords } from '../rules.ts';
import type { View } from '../view.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

type Figure = RowOf<'/accuracy'>;

/** How true is this? What was measured on text that people marked, what was not, and what persons checked here. */
@customElement('accuracy-page')
export class AccuracyPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly card = new Asking(this, '/accuracy', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { answer } = this.card;
    this.tell({
      title: msg('How true is this?'),
      days: null,
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { card } = this;
    const sections = card.answer === undefined ? [] : sectionsOf(card.answer.rows);
    return html`<section class="page accuracy" data-state=${card.state}>
      <header class="page-head">
        <h1>How true is this?</h1>
        <p class="quiet">what was measured on text that people marked, and what was not · <a href="/quality">data quality</a></p>
        <div class="tools">
          <a class="tool" href=${addressOf('/accuracy', '', null, 'format=csv')} download="newstally-accuracy.csv" aria-label="How true is this: CSV">CSV</a>
          <figure-help .question=${'/accuracy'} heading="How true is this" name="accuracy"></figure-help>
        </div>
      </header>
      ${card.problem === undefined ? nothing : failed(card.problem, card.retry)}
      ${card.answer === undefined ? nothing : legend()}
      ${sections.map(section)}
    </section>`;
  }
}

const legend = (): TemplateResult => html`<p class="accuracy-legend quiet">
  ${range(0.74, 0.62, 0.86, 0.55)}
  from 0 to 100: the dot is the figure, the band its 95 % interval, the stroke the floor under which a release may not fall
</p>`;

const section = ({ name, heading, sets }: Section): TemplateResult => html`<section
  class="figure"
  id=${name}
  aria-labelledby=${`heading-${name}`}
  data-figure=${name}
>
  <header class="figure-head"><h2 id=${`heading-${name}`}>${heading}</h2></header>
  ${sets.length === 0 ? html`<p>Nobody checked a mention yet. Sentences on the page of an actor have “Right”, and marked names in an article “Not a mention”.</p>` : nothing}
  ${sets.map(ofSet)}
</section>`;

const ofSet = ({ set, is, is_not, figures }: OfSet): TemplateResult => html`<div class="of-set">
  <ul class="accuracy-figures">${figures.map(figureLine)}</ul>
  ${set === null ? nothing : html`<p class="set-note"><b>${set}</b>: ${is}. <b>Not</b> ${is_not}.</p>`}
</div>`;

function figureLine(figure: Figure): TemplateResult {
  const { value, low, high, floor, n, task, figure: name } = figure;
  if (value === null) return html`<li class="unmeasured"><p class="says">${figure.statement}</p></li>`;
  const via = task === 'checks' ? ruleWords(name.slice('checks: '.length)) : null;
  return html`<li data-name=${name}>
    <p class="says">${figure.statement}${via === null ? nothing : html` <small>${via}</small>`}</p>
    <div class="how">
      ${range(value, low, high, floor)}
      <p>
        <b>${percent(value)}</b> ${figure.measure}${low === null || high === null ? msg(', no interval') : html`, 95 % interval <span class="whole">${percent(low)} – ${percent(high)}</span>`},
        <span class="whole">n ${count(n)}</span>
      </p>
      <p>${[
        ...(floor === null ? [] : [msg(str`floor ${percent(floor)}`)]),
        ...(figure.scorer === null ? [] : [figure.scorer]),
        ...(figure.date === null ? [] : [msg(str`${day(figure.date)}, version ${figure.version ?? '?'}`)]),
      ].join(' · ')}</p>
      ${figure.worst === null ? nothing : html`<p>Worst: ${figure.worst}</p>`}
    </div>
  </li>`;
}

const at = (share: number): string => `${100 * share}%`;

/** Band, floor and figure on a scale from 0 to 1; the numbers stand beside it. */
const range = (value: number, low: number | null, high: number | null, floor: number | null): TemplateResult =>
  html`<svg class="range" height="12" aria-hidden="true">
    ${svg`<line class="scale" x1="0" x2="100%" y1="6" y2="6"></line>`}
    ${low === null || high === null ? nothing : svg`<rect class="band" x=${at(low)} width=${at(high - low)} y="2" height="8"></rect>`}
    ${floor === null ? nothing : svg`<line class="floor" x1=${at(floor)} x2=${at(floor)} y1="0" y2="12"></line>`}
    ${svg`<circle class="value" cx=${at(value)} cy="6" r="3"></circle>`}
  </svg>`;
