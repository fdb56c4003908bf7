import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { addressOf } from '../ask.ts';
import { type Bar, decimalsOf, inUnits, type Moved, movedBy, scaleOf, step, toneStep } from '../charts/explain.ts';
import { explainPicture, listsOf } from '../charts/explain-picture.ts';
import { bucketName, count, counted, percent, signed, tone } from '../charts/format.ts';
import { type Change, changeOfTone, explainQuery, measureExplained, type ToneStep } from '../explained.ts';
import { grainOf, isToneExplained, pointKey, unitOf } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { Asking } from './asking.ts';
import './chart-frame.ts';
import { tableLink, tableShown } from './turning.ts';
import { msg, str } from '../words.ts';

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
  /** Both steps as the figure of tone has them; null until they are known. */
  @property({ attribute: false }) tones: readonly [ToneStep, ToneStep] | null = null;
  private readonly asking = new Asking(this, '/explain', () => {
    const { explained } = this;
    return explained?.can === true && this.actor !== '' ? { query: `${this.query(explained)}&limit=${STORIES}` } : null;
  });

  protected override createRenderRoot() {
    return this;
  }

  private query(change: Change & { can: true }): string {
    return explainQuery(this.view, this.actor, change);
  }

  /** The change as far as what is chosen of it can be explained. */
  private get explained(): Change | null {
    return isToneExplained(this.view) ? changeOfTone(this.view, this.change, this.tones) : this.change;
  }

  private get measure() {
    return measureExplained(this.view);
  }

  private get isShare(): boolean {
    return this.measure === 'attention';
  }

  override render() {
    const { view, asking } = this;
    if (this.change === null) return nothing;
    // While the tones are on their way nothing is asked, and the figure waits with them.
    const change = this.explained ?? this.change;
    const grain = grainOf(view);
    const heading = isToneExplained(view)
      ? msg(str`Why did the tone of this ${msg(grain)} move?`)
      : msg(str`Why did this ${msg(grain)} move?`);
    // While another step is on its way the last one stays; numbers of somebody else would be wrong.
    const given = asking.answer?.query;
    const answer =
      this.explained?.can === true && given?.['actors'] === this.actor && given['measure'] === this.measure
        ? asking.answer
        : undefined;
    const moved =
      answer === undefined
        ? undefined
        : movedBy(answer.rows, SOURCES, unitOf(view) === 'stories' ? 'stories' : 'articles', this.measure);
    const hint = change.can
      ? msg(str`${bucketName(change.week, grain)} against ${bucketName(change.before, grain)}`)
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
      .extra=${this.choice()}
      .picture=${moved === undefined ? undefined : () => explainPicture(moved, this.words(moved), heading, msg(str`${hint} · Newstally`))}
      .chart=${change.can ? (moved === undefined ? nothing : this.parts(moved)) : html`<p class="quiet">${change.why}</p>`}
      .table=${moved === undefined ? nothing : this.table(moved)}
    ></chart-frame>`;
  }

  private choice(): TemplateResult {
    const isTone = isToneExplained(this.view);
    const link = (why: 'count' | 'tone', words: string) =>
      html`<a href=${linkTo(this.view, { why })} aria-current=${isTone === (why === 'tone') ? 'true' : 'false'}>${words}</a>`;
    return html`<nav class="choice" aria-label="What is explained">${link('count', msg('How much'))}${link('tone', msg('Tone'))}</nav>`;
  }

  private parts(moved: Moved): TemplateResult {
    if (moved.thin === 'too_few') return html`<p class="moved">${this.sentence(moved)}</p>`;
    const lists = listsOf(moved);
    const scale = scaleOf(lists.flatMap(([, bars]) => bars));
    return html`<p class="moved">${this.sentence(moved)}</p>
      <div class="moved-lists" data-thin=${moved.thin ?? nothing}>
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

  /** The change in words: what comes before its number, the number, and what comes after. */
  private told(moved: Moved): readonly [string, string, string] {
    const { shares, isShare, name, tones } = this;
    if (moved.thin === 'too_few') return [msg(str`${name}: too few stories to say.`), '', ''];
    if (this.measure === 'sentiment') {
      if (moved.lines.length === 0) return [msg(str`${name}: no tone moved.`), '', ''];
      const means = [moved.x[0] / moved.all[0], moved.x[1] / moved.all[1]] as const;
      const adjusted = [tones?.[0].sentiment_adjusted ?? null, tones?.[1].sentiment_adjusted ?? null] as const;
      const beside =
        adjusted[0] === null || adjusted[1] === null
          ? ''
          : msg(
              str`; adjusted for the errors of the scorer ${tone(adjusted[0])}, then ${tone(adjusted[1])}, which is not split`,
            );
      return [
        msg(str`${name}: mean tone as read ${tone(means[0])}, then ${tone(means[1])}: `),
        signed(moved.change, 2),
        `${moved.thin === 'few' ? msg(', from fewer than 10 stories') : ''}${beside}`,
      ];
    }
    const change = signed(inUnits(moved.change, this.measure), isShare ? 1 : 0);
    if (isShare)
      return [
        msg(
          str`${name}: ${percent(shares?.[0] ?? null)} of all ${msg(this.unit)} name the actor, then ${percent(shares?.[1] ?? null)}: `,
        ),
        change,
        msg(str` points${moved.thin === 'few' ? msg(', from fewer than 10 stories') : ''}`),
      ];
    if (moved.x[0] === 0 && moved.x[1] === 0) return [msg(str`${name} is named in neither.`), '', ''];
    return [msg(str`${name}: ${counted(moved.x[0], unitOf(this.view))}, then ${count(moved.x[1])}: `), change, ''];
  }

  private sentence(moved: Moved): TemplateResult {
    const [before, change, after] = this.told(moved);
    return html`${before}${change === '' ? nothing : html`<b>${change}</b>`}${after}`;
  }

  private words(moved: Moved): string {
    return this.told(moved).join('');
  }

  private get unit(): string {
    const unit = unitOf(this.view);
    return unit === 'mentions' && this.isShare ? 'articles' : unit;
  }

  private bars(list: string, bars: readonly Bar[], { zero, place }: ReturnType<typeof scaleOf>) {
    const digits = decimalsOf(
      bars.map(({ value }) => value),
      this.measure,
    );
    return bars.map((bar) => {
      const { start, size } = place(bar.value);
      return html`<li>
        <span class="part-name">${this.label(list, bar)}${bar.said === '' ? nothing : html` <small>${bar.said}</small>`}</span>
        <span class="part-value">${signed(inUnits(bar.value, this.measure), digits)}</span>
        <span class="part-bar" aria-hidden="true"
          ><i class="zero" style=${styleMap({ insetInlineStart: `${zero}%` })}></i
          ><i class=${bar.value < 0 ? 'fell' : 'rose'} style=${styleMap({ insetInlineStart: `${start}%`, inlineSize: `${size}%` })}></i
        ></span>
      </li>`;
    });
  }

  /** A source leads to its sentences of this step, a story to its page. */
  private label(list: string, { key, label }: Bar) {
    if (key === '' || list === msg('By kind')) return label;
    if (list === msg('By story')) return html`<a href=${pageLink(this.view, 'story', key)} dir="auto">${label}</a>`;
    return this.source(key, label);
  }

  /** A story counts for the source that had it first, whose sentences alone no list can tell: there the stories are what is opened. */
  private source(key: string, label: string) {
    return unitOf(this.view) === 'stories' ? label : html`<a href=${this.sentences(key)}>${label}</a>`;
  }

  private sentences(source: string): string {
    const point = pointKey(this.change?.week ?? null, this.view.page === 'actor' ? null : this.actor);
    // The page of bursts has no sentences beside it.
    const at: View = this.view.page === 'bursts' ? { ...this.view, page: 'overview' } : this.view;
    return linkTo(at, {
      sources: source,
      point,
      ...(isToneExplained(this.view) ? { pair: null, tone: 'scored' } : {}),
    });
  }

  private table(moved: Moved): TemplateResult {
    const { lines, x, all, effects, change } = moved;
    const shown = EFFECTS.filter((effect) => effects.some(({ key }) => key === effect));
    const values = [
      ...lines.flatMap(({ parts }) => shown.map((effect) => parts[effect] ?? 0)),
      ...effects.map(({ value }) => value),
    ];
    if (moved.thin === 'too_few') return html`<p class="moved">${this.sentence(moved)}</p>`;
    const digits = decimalsOf(values, this.measure);
    const whole = decimalsOf([...lines.map(({ value }) => value), change], this.measure);
    const isTone = this.measure === 'sentiment';
    const steps = (pair: readonly [number, number]) => (isTone ? toneStep(pair) : step(pair));
    const cell = (value: number, places: number) =>
      html`<td class="number">${signed(inUnits(value, this.measure), places)}</td>`;
    const total = (effect: string) => effects.find(({ key }) => key === effect)?.value ?? 0;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Why it moved, the table">
      <table class="numbers twin">
        <caption class="unseen">Parts of the change of ${isTone ? msg(str`the tone of ${this.name}`) : this.name} by source${this.isShare ? msg(', in points') : nothing}</caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" class="number">${isTone ? msg(str`Scored ${msg(this.unit)}`) : this.unit === 'stories' ? msg('Stories') : msg('Articles')}</th>
            <th scope="col" class="number">${isTone ? msg('Sum of tones') : !this.isShare && this.unit === 'mentions' ? msg('Mentions') : msg('Naming the actor')}</th>
            ${shown.map((effect) => html`<th scope="col" class="number">${effect.charAt(0).toUpperCase()}${effect.slice(1)}</th>`)}
            <th scope="col" class="number">Change</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            (line) => html`<tr>
              <th scope="row">${this.source(line.source, line.name)}</th>
              <td class="number">${step(line.n)}</td>
              <td class="number">${steps(line.x)}</td>
              ${shown.map((effect) => cell(line.parts[effect] ?? 0, digits))}${cell(line.value, whole)}
            </tr>`,
          )}
          <tr class="total">
            <th scope="row">All</th>
            <td class="number">${step(all)}</td>
            <td class="number">${steps(x)}</td>
            ${shown.map((effect) => cell(total(effect), digits))}${cell(change, whole)}
          </tr>
        </tbody>
      </table>
    </div>`;
  }
}
