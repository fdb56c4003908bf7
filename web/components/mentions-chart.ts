import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import type { Path } from '../../server/contract/questions/all.ts';
import { type Marked, markedBursts, whoIsOut } from '../charts/bursts.ts';
import { type Periods, periodsInWords } from '../charts/compared.ts';
import { count, percent, span, spoken } from '../charts/format.ts';
import { type EventMark, ownMarks, peakMarks } from '../charts/event-marks.ts';
import { drawLines, type Line, type Sheet } from '../charts/lines.ts';
import { type Picture, pictureOfPlots } from '../charts/picture.ts';
import { marksHint, NO_MARKS, type SourceMarks, withoutChanges } from '../charts/source-marks.ts';
import { bucketEnd } from '../charts/weeks.ts';
import { eventsOf, kindsShown } from '../events.ts';
import { MEASURES, type Measure } from '../grammar.ts';
import { askedOver, grainOf, measureOf, openedIn, pointKey, unitOf } from '../query.ts';
import { changed, linkTo, pageLink, type View } from '../view.ts';
import { Asking } from './asking.ts';
import { burstList } from './burst-list.ts';
import { compareChoice } from './compare-choice.ts';
import type { PointSelect } from './chart-cursor.ts';
import './chart-frame.ts';
import { openEvents } from './event-opening.ts';
import { eventList } from './event-list.ts';
import type { State } from './chart-frame.ts';
import { goTo } from './navigation.ts';
import type { RangeSelect } from './range-brush.ts';
import './time-chart.ts';
import { timeTable } from './time-table.ts';
import { tableLink, tableShown } from './turning.ts';
import { chosenLink, onAxis, zoomWays } from './zoom.ts';
import { msg, str } from '../words.ts';

const UNIT_TITLES = { mentions: msg('Mentions'), articles: msg('Articles'), stories: msg('Stories') } as const;
const MEASURE_TITLES: Readonly<Record<Measure, string>> = {
  count: msg('Count'),
  share_of_voice: msg('Share of voice'),
  attention: msg('Attention'),
  attention_panel: msg('Fixed panel'),
  attention_standardised: msg('Standardised'),
};

/** What a choice is called where nothing stands beside it. */
const HEADINGS: Partial<Record<Measure, string>> = {
  attention_panel: msg('Attention, fixed panel,'),
  attention_standardised: msg('Attention, standardised,'),
};

const BURST_NOTES = ['false_alarms', 'not_calibrated', 'reference_short'];

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
  /** The chosen range and the earlier one it is held against; undefined where this page compares nothing. */
  @property({ attribute: false }) periods: Periods | null | undefined;
  @property({ type: Boolean }) names = true;
  /** The actor whose page this is; empty where the view says whom it is about. */
  @property() subject = '';
  @property() hint = '';
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  private readonly bursts = new Asking(this, '/bursts', () => {
    const query = this.burstQuery;
    return query === null ? null : { query };
  });
  private drawKey: readonly unknown[] = [];
  private draw: ((width: number) => ReturnType<typeof drawLines>) | undefined;

  protected override createRenderRoot() {
    return this;
  }

  /** "Mentions per week", "Share of voice per month (articles)". */
  private get heading(): string {
    const unit = unitOf(this.view);
    const measure = measureOf(this.view);
    const per = msg(str`per ${msg(grainOf(this.view))}`);
    if (measure === 'count') return `${UNIT_TITLES[unit]} ${per}`;
    return `${HEADINGS[measure] ?? MEASURE_TITLES[measure]} ${per}${unit === 'mentions' ? '' : ` (${msg(unit)})`}`;
  }

  /** Bursts are looked for over the whole axis, by week or day; months are too coarse for them. */
  private get burstQuery(): string | null {
    const { view, buckets, subject } = this;
    const [from] = buckets;
    const last = buckets.at(-1);
    if (from === undefined || last === undefined || grainOf(view) === 'month') return null;
    const range = { from, to: bucketEnd(last, grainOf(view)) };
    return askedOver(view, range, subject === '' ? {} : { actors: subject, kinds: null });
  }

  private get marked(): Marked[] {
    if (this.burstQuery === null) return [];
    return markedBursts(
      this.bursts.answer?.rows ?? [],
      this.lines.map(({ actor }) => actor),
      grainOf(this.view),
    );
  }

  /** The days of a burst, with its actor's sentences open beside them. */
  private readonly burstLink = ({ row }: Marked): string =>
    linkTo(this.view, {
      from: row.start,
      to: row.end,
      last: null,
      point: pointKey(null, row.actor),
      pair: null,
      tone: null,
    });

  /** The page of all bursts: of everybody over the whole axis, or of the actor whose page this is. */
  private get allBursts(): string {
    const { view, subject } = this;
    const whole = changed(view, {
      from: null,
      to: null,
      last: null,
      ...(subject === '' ? {} : { actors: subject, kinds: null }),
    });
    return pageLink(whole, 'bursts');
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
      marks: this.shownMarks,
      bursts: this.marked,
      events: this.events,
    };
  }

  private get shownMarks(): SourceMarks {
    return kindsShown(this.view).includes('coverage') ? this.marks : withoutChanges(this.marks);
  }

  /** Own events first: what the reader wrote is not to give way to what the product found. */
  private get events(): readonly EventMark[] {
    const { view, buckets, lines } = this;
    const names = new Map(lines.map(({ actor, name }) => [actor, name]));
    const nameOf = (actor: string) => names.get(actor) ?? spoken(actor);
    const own = eventsOf(view, [...names.keys()]);
    return [
      ...ownMarks(own, buckets, grainOf(view), nameOf),
      ...(kindsShown(view).includes('peaks') ? peakMarks(this.marked, buckets) : []),
    ];
  }

  override willUpdate(): void {
    // Its list of bursts has no height yet: see settling.css.
    this.toggleAttribute('data-filling', this.burstQuery !== null && this.bursts.state === 'loading');
    const { lines, buckets, marks, view } = this;
    const key = [lines, buckets, this.heading, marks, this.bursts.answer, view.view['events'], view.view['event']];
    if (key.every((part, at) => part === this.drawKey[at])) return;
    this.drawKey = key;
    this.draw = buckets.length === 0 || lines.length === 0 ? undefined : (width) => drawLines(lines, this.sheet(width));
  }

  override render() {
    const { view, lines, buckets, heading, hint, range } = this;
    const grain = grainOf(view);
    const asText = measureOf(view) === 'count' ? count : percent;
    const bursts = this.marked;
    const ways = zoomWays(view, buckets, range);
    // Where something is chosen, how that is done need not be told; what can be done with it takes its place.
    const drag = ways === nothing ? msg(str`drag for ${msg(`${grain}s`)}, click to read`) : '';
    return html`<chart-frame
      name="mentions"
      heading=${heading}
      hint=${[hint, drag, marksHint(this.shownMarks)].filter((part) => part !== '').join(' · ')}
      .question=${this.question}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${[...this.notes, ...this.burstNotes()]}
      csv=${this.csv}
      turn=${tableLink(view, 'mentions')}
      ?turned=${tableShown(view, 'mentions')}
      .picture=${this.draw === undefined ? undefined : () => this.picture()}
      events
      @events-open=${openEvents}
      .extra=${html`${this.measures.length > 1 ? this.choice() : nothing} ${this.periods === undefined ? nothing : compareChoice(view, this.periods)} ${ways}`}
      .chart=${html`<time-chart
        .draw=${this.draw}
        label=${heading}
        grain=${grain}
        .range=${onAxis(range, buckets, grain)}
        .names=${this.names}
        .bursts=${bursts}
        .burstLink=${this.burstLink}
        .open=${openedIn(view).bucket}
        .link=${(actor: string) => linkTo(view, { point: pointKey(null, actor), pair: null, tone: null })}
        @range-select=${this.select}
        @axis-widen=${this.widen}
        @point-select=${this.openPoint}
      ></time-chart>
        ${eventList(view, lines)}
        ${burstList({ bursts, all: this.bursts.answer?.rows.length ?? 0, page: this.allBursts, link: this.burstLink })}`}
      .table=${timeTable(
        heading,
        lines,
        buckets,
        grain,
        asText,
        (bucket, actor) => linkTo(view, { point: pointKey(bucket, actor), pair: null, tone: null }),
        this.events,
        (at) => (this.periods ? this.periods.buckets[at - this.periods.at] : undefined),
      )}
    ></chart-frame>`;
  }

  /** How often alarms are false, or why there are none. */
  private burstNotes(): Note[] {
    if (this.burstQuery === null) return [];
    return (this.bursts.answer?.notes ?? []).filter(({ code }) => BURST_NOTES.includes(code));
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
      : msg(
          str`${span(first, last, buckets.length, grainOf(view))}${whoIsOut(this.marked)}${this.periods ? ` · ${periodsInWords(this.periods)}` : ''} · Newstally`,
        );
  }

  private readonly select = (event: CustomEvent<RangeSelect>): void => {
    if (event.detail.phase === 'end') goTo(this, chosenLink(this.view, this.buckets, event.detail));
  };

  /** The clicks of a double click have opened a point that nobody meant. */
  private readonly widen = (): void => {
    if (this.view.view['span'] !== undefined) goTo(this, linkTo(this.view, { span: null, point: null }));
  };

  private readonly openPoint = (event: CustomEvent<PointSelect>): void => {
    const { bucket, actor } = event.detail;
    goTo(this, linkTo(this.view, { point: pointKey(bucket, actor), pair: null, tone: null }));
  };
}
