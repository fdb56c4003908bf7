import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import type { Path } from '../../server/contract/questions/all.ts';
import { count, percent, span } from '../charts/format.ts';
import { drawLines, type Line, type Sheet } from '../charts/lines.ts';
import { type Picture, pictureOfPlots } from '../charts/picture.ts';
import { marksHint, NO_MARKS, type SourceMarks } from '../charts/source-marks.ts';
import { bucketEnd } from '../charts/weeks.ts';
import { MEASURES, type Measure } from '../grammar.ts';
import { grainOf, measureOf, openedIn, pointKey, unitOf } from '../query.ts';
import { linkTo, type View } from '../view.ts';
import type { PointSelect } from './chart-cursor.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { goTo } from './navigation.ts';
import type { RangeSelect } from './range-brush.ts';
import './time-chart.ts';
import { timeTable } from './time-table.ts';
import { tableLink, tableShown } from './turning.ts';

const UNIT_TITLES = { mentions: 'Mentions', articles: 'Articles', stories: 'Stories' } as const;
const MEASURE_TITLES: Readonly<Record<Measure, string>> = {
  count: 'Count',
  share_of_voice: 'Share of voice',
  attention: 'Attention',
  attention_panel: 'Fixed panel',
  attention_standardised: 'Standardised',
};

/** What a choice is called where nothing stands beside it. */
const HEADINGS: Partial<Record<Measure, string>> = {
  attention_panel: 'Attention, fixed panel,',
  attention_standardised: 'Attention, standardised,',
};

/** How often, or in which part of the news, each compared actor is named over time; weeks are chosen on it by dragging. */
@customElement('mentions-chart')
export class MentionsChart extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) question: Path = '/mentions';
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) buckets: readonly string[] = [];
  /** The whole time axis: choosing all of it is choosing nothing. */
  @property({ attribute: false }) range: { from: string; to: string } | null = null;
  /** What it can draw on this page. */
  @property({ attribute: false }) measures: readonly Measure[] = MEASURES;
  @property({ attribute: false }) marks: SourceMarks = NO_MARKS;
  @property({ type: Boolean }) names = true;
  @property() hint = '';
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  private drawKey: readonly unknown[] = [];
  private draw: ((width: number) => ReturnType<typeof drawLines>) | undefined;

  protected override createRenderRoot() {
    return this;
  }

  /** "Mentions per week", "Share of voice per month (articles)". */
  private get heading(): string {
    const unit = unitOf(this.view);
    const measure = measureOf(this.view);
    const per = `per ${grainOf(this.view)}`;
    if (measure === 'count') return `${UNIT_TITLES[unit]} ${per}`;
    return `${HEADINGS[measure] ?? MEASURE_TITLES[measure]} ${per}${unit === 'mentions' ? '' : ` (${unit})`}`;
  }

  private sheet(width: number): Sheet {
    const counting = measureOf(this.view) === 'count';
    const asText = counting ? (value: number) => count(value) : (value: number) => percent(value).replace('.0 %', ' %');
    return {
      buckets: this.buckets,
      grain: grainOf(this.view),
      width,
      named: this.names,
      counting,
      asText,
      what: this.heading,
      marks: this.marks,
    };
  }

  override willUpdate(): void {
    const { lines, buckets, marks } = this;
    const key = [lines, buckets, this.heading, marks];
    if (key.every((part, at) => part === this.drawKey[at])) return;
    this.drawKey = key;
    this.draw = buckets.length === 0 || lines.length === 0 ? undefined : (width) => drawLines(lines, this.sheet(width));
  }

  override render() {
    const { view, lines, buckets, heading, hint, range } = this;
    const grain = grainOf(view);
    const asText = measureOf(view) === 'count' ? count : percent;
    return html`<chart-frame
      name="mentions"
      heading=${heading}
      hint=${[hint, marksHint(this.marks)].filter((part) => part !== '').join(' · ')}
      .question=${this.question}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.notes}
      csv=${this.csv}
      turn=${tableLink(view, 'mentions')}
      ?turned=${tableShown(view, 'mentions')}
      .picture=${this.draw === undefined ? undefined : () => this.picture()}
      .extra=${this.measures.length > 1 ? this.choice() : nothing}
      .chart=${html`<time-chart
        .draw=${this.draw}
        label=${heading}
        grain=${grain}
        .range=${range}
        .names=${this.names}
        .open=${openedIn(view).bucket}
        .link=${(actor: string) => linkTo(view, { point: pointKey(null, actor), pair: null, tone: null })}
        @range-select=${this.select}
        @point-select=${this.openPoint}
      ></time-chart>`}
      .table=${timeTable(heading, lines, buckets, grain, asText, (bucket, actor) =>
        linkTo(view, { point: pointKey(bucket, actor), pair: null, tone: null }),
      )}
    ></chart-frame>`;
  }

  private choice() {
    const now = measureOf(this.view);
    return html`<nav class="choice" aria-label="What the chart draws">
      ${this.measures.map(
        (measure) =>
          html`<a href=${linkTo(this.view, { measure })} aria-current=${measure === now ? 'true' : 'false'}>${MEASURE_TITLES[measure]}</a>`,
      )}
    </nav>`;
  }

  private picture(): Picture {
    return pictureOfPlots(
      [{ title: '', draw: (width) => drawLines(this.lines, this.sheet(width)) }],
      this.heading,
      this.foot(),
    );
  }

  /** What a picture says of itself once it has left the page. */
  private foot(): string {
    const { buckets, view } = this;
    const [first] = buckets;
    const last = buckets.at(-1);
    return first === undefined || last === undefined
      ? ''
      : `${span(first, last, buckets.length, grainOf(view))} · Newstally`;
  }

  private readonly select = (event: CustomEvent<RangeSelect>): void => {
    const { from, to, phase } = event.detail;
    if (phase !== 'end') return;
    const whole = from === this.buckets[0] && to === this.buckets.at(-1);
    goTo(
      this,
      linkTo(
        this.view,
        whole ? { from: null, to: null, last: null } : { from, to: bucketEnd(to, grainOf(this.view)), last: null },
      ),
    );
  };

  private readonly openPoint = (event: CustomEvent<PointSelect>): void => {
    const { bucket, actor } = event.detail;
    goTo(this, linkTo(this.view, { point: pointKey(bucket, actor), pair: null, tone: null }));
  };
}
