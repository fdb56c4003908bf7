import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { addressOf } from '../ask.ts';
import { type Bar, type Moved, movedBy, scaleOf, step } from '../charts/explain.ts';
import { bucketName, count, counted, digitsOf, percent, signed } from '../charts/format.ts';
import { type Change, explainQuery } from '../explained.ts';
import { grainOf, measureOf, pointKey, unitOf } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { Asking } from './asking.ts';
import './chart-frame.ts';
import { tableLink, tableShown } from './turning.ts';

/** Bars of each list; the table and the CSV hold every source. */
const SOURCES = 5;
const STORIES = 5;

const EFFECTS = ['volume', 'mix', 'rate', 'coverage'] as const;

/** Why one step of time has another number than the one before: parts that add up to the change, and the stories behind it. */
@customElement('explain-figure')
export class ExplainFigure extends LitElement {
  @property({ attribute: false }) view!: View;
  @property() actor = '';
  @property() name = '';
  @property({ attribute: false }) change: Change | null = null;
  /** The two shares as the chart above has them, where attention is drawn. */
  @property({ attribute: false }) shares: readonly [number | null, number | null] | null = null;
  private readonly asking = new Asking(this, '/explain', () =>
    this.change?.can === true && this.actor !== '' ? { query: `${this.query(this.change)}&limit=${STORIES}` } : null,
  );

  protected override createRenderRoot() {
    return this;
  }

  private query(change: Change & { can: true }): string {
    return explainQuery(this.view, this.actor, change);
  }

  private get isShare(): boolean {
    return measureOf(this.view).startsWith('attention');
  }

  override render() {
    const { view, change, asking } = this;
    if (change === null) return nothing;
    const grain = grainOf(view);
    const heading = `Why did this ${grain} move?`;
    // While another step is on its way the last one stays; numbers of somebody else would be wrong.
    const answer = change.can && asking.answer?.query['actors'] === this.actor ? asking.answer : undefined;
    const moved =
      answer === undefined
        ? undefined
        : movedBy(answer.rows, SOURCES, unitOf(view) === 'stories' ? 'stories' : 'articles');
    const hint = change.can
      ? `${bucketName(change.week, grain)} against ${bucketName(change.before, grain)}`
      : bucketName(change.week, grain);
    return html`<chart-frame
      name="explain"
      heading=${heading}
      hint=${hint}
      .question=${'/explain'}
      .state=${change.can ? asking.state : 'ready'}
      .problem=${asking.problem}
      .retry=${asking.retry}
      .notes=${(answer?.notes ?? []).filter(({ code }) => code === 'came_or_went' || code === 'thin')}
      csv=${change.can ? addressOf('/explain', this.query(change), null, 'format=csv') : ''}
      turn=${change.can ? tableLink(view, 'explain') : ''}
      ?turned=${change.can && tableShown(view, 'explain')}
      .chart=${change.can ? (moved === undefined ? nothing : this.parts(moved)) : html`<p class="quiet">${change.why}</p>`}
      .table=${moved === undefined ? nothing : this.table(moved)}
    ></chart-frame>`;
  }

  /** A part in the unit of the page: mentions, or points of a share. */
  private inUnits(value: number): number {
    return this.isShare ? value * 100 : value;
  }

  private parts(moved: Moved): TemplateResult {
    const lists = [
      ['By kind', moved.effects],
      ['By source', moved.sources],
      ['By story', moved.stories],
    ] as const;
    const scale = scaleOf(lists.flatMap(([, bars]) => bars));
    return html`<p class="moved">${this.sentence(moved)}</p>
      <div class="moved-lists">
        ${lists.map(([title, bars]) =>
          bars.length === 0
            ? nothing
            : html`<div>
          <h3>${title}</h3>
          <ol>${this.bars(title, bars, scale)}</ol>
        </div>`,
        )}
      </div>`;
  }

  private sentence(moved: Moved): TemplateResult {
    const { shares, isShare, name } = this;
    const change = html`<b>${signed(this.inUnits(moved.change), isShare ? 1 : 0)}</b>${isShare ? ' points' : nothing}`;
    if (isShare)
      return html`${name}: ${percent(shares?.[0] ?? null)} of all ${this.unit} name the actor, then ${percent(shares?.[1] ?? null)}: ${change}`;
    if (moved.x[0] === 0 && moved.x[1] === 0) return html`${name} is named in neither.`;
    return html`${name}: ${counted(moved.x[0], unitOf(this.view))}, then ${count(moved.x[1])}: ${change}`;
  }

  private get unit(): string {
    const unit = unitOf(this.view);
    return unit === 'mentions' && this.isShare ? 'articles' : unit;
  }

  private bars(list: string, bars: readonly Bar[], { zero, place }: ReturnType<typeof scaleOf>) {
    const digits = digitsOf(bars.map(({ value }) => this.inUnits(value)));
    return bars.map((bar) => {
      const { start, size } = place(bar.value);
      return html`<li>
        <span class="part-name">${this.label(list, bar)}${bar.said === '' ? nothing : html` <small>${bar.said}</small>`}</span>
        <span class="part-value">${signed(this.inUnits(bar.value), digits)}</span>
        <span class="part-bar" aria-hidden="true"
          ><i class="zero" style=${styleMap({ insetInlineStart: `${zero}%` })}></i
          ><i class=${bar.value < 0 ? 'fell' : 'rose'} style=${styleMap({ insetInlineStart: `${start}%`, inlineSize: `${size}%` })}></i
        ></span>
      </li>`;
    });
  }

  /** A source leads to its sentences of this step, a story to its page. */
  private label(list: string, { key, label }: Bar) {
    if (key === '' || list === 'By kind') return label;
    if (list === 'By story') return html`<a href=${pageLink(this.view, 'story', key)} dir="auto">${label}</a>`;
    return html`<a href=${this.sentences(key)}>${label}</a>`;
  }

  private sentences(source: string): string {
    const point = pointKey(this.change?.week ?? null, this.view.page === 'actor' ? null : this.actor);
    return linkTo(this.view, { sources: source, point });
  }

  private table({ lines, x, all, effects, change }: Moved): TemplateResult {
    const shown = EFFECTS.filter((effect) => effects.some(({ key }) => key === effect));
    const values = [
      ...lines.flatMap(({ parts }) => shown.map((effect) => parts[effect] ?? 0)),
      ...effects.map(({ value }) => value),
    ];
    const digits = digitsOf(values.map((value) => this.inUnits(value)));
    const whole = digitsOf([...lines.map(({ value }) => value), change].map((value) => this.inUnits(value)));
    const cell = (value: number, places: number) =>
      html`<td class="number">${signed(this.inUnits(value), places)}</td>`;
    const total = (effect: string) => effects.find(({ key }) => key === effect)?.value ?? 0;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Why it moved, the table">
      <table class="numbers twin">
        <caption class="unseen">Parts of the change of ${this.name} by source${this.isShare ? ', in points' : nothing}</caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" class="number">${this.unit === 'stories' ? 'Stories' : 'Articles'}</th>
            <th scope="col" class="number">${this.isShare ? 'Naming the actor' : this.unit === 'mentions' ? 'Mentions' : 'Naming the actor'}</th>
            ${shown.map((effect) => html`<th scope="col" class="number">${effect.charAt(0).toUpperCase()}${effect.slice(1)}</th>`)}
            <th scope="col" class="number">Change</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            (line) => html`<tr>
              <th scope="row"><a href=${this.sentences(line.source)}>${line.name}</a></th>
              <td class="number">${step(line.n)}</td>
              <td class="number">${step(line.x)}</td>
              ${shown.map((effect) => cell(line.parts[effect] ?? 0, digits))}${cell(line.value, whole)}
            </tr>`,
          )}
          <tr class="total">
            <th scope="row">All</th>
            <td class="number">${step(all)}</td>
            <td class="number">${step(x)}</td>
            ${shown.map((effect) => cell(total(effect), digits))}${cell(change, whole)}
          </tr>
        </tbody>
      </table>
    </div>`;
  }
}
