import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import { ownMarks } from '../charts/event-marks.ts';
import { count, span, spoken } from '../charts/format.ts';
import { drawLines, type Line, type Sheet } from '../charts/lines.ts';
import { pictureOfPlots } from '../charts/picture.ts';
import { marksHint, NO_MARKS, type SourceMarks, withoutChanges } from '../charts/source-marks.ts';
import { bucketEnd } from '../charts/weeks.ts';
import { eventsOf, kindsShown } from '../events.ts';
import { grainOf } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import type { PointSelect } from './chart-cursor.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { eventList } from './event-list.ts';
import { openEvents } from './event-opening.ts';
import { goTo } from './navigation.ts';
import type { RangeSelect } from './range-brush.ts';
import './time-chart.ts';
import { timeTable } from './time-table.ts';
import { tableLink, tableShown } from './turning.ts';
import { chosenLink, onAxis, zoomWays } from './zoom.ts';
import { msg, str } from '../words.ts';

/** How much was read over time; a click lists the articles of that step. */
@customElement('coverage-chart')
export class CoverageChart extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) line!: Line;
  @property({ attribute: false }) buckets: readonly string[] = [];
  @property({ attribute: false }) range: { from: string; to: string } | null = null;
  @property({ attribute: false }) marks: SourceMarks = NO_MARKS;
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  private shown: Line | undefined;
  private events = '';
  private draw: ((width: number) => ReturnType<typeof drawLines>) | undefined;

  protected override createRenderRoot() {
    return this;
  }

  private get heading(): string {
    return msg(str`Articles per ${msg(grainOf(this.view))}`);
  }

  override willUpdate(): void {
    const { view } = this.view;
    const events = `${view['events']} ${view['event']}`;
    if (this.shown === this.line && this.events === events) return;
    this.shown = this.line;
    this.events = events;
    const { line, buckets } = this;
    this.draw = buckets.length === 0 ? undefined : (width) => drawLines([line], this.sheet(width));
  }

  private sheet(width: number): Sheet {
    return {
      buckets: this.buckets,
      grain: grainOf(this.view),
      width,
      named: false,
      counting: true,
      asText: count,
      what: this.heading,
      marks: this.shownMarks,
      events: this.own,
    };
  }

  private get shownMarks(): SourceMarks {
    return kindsShown(this.view).includes('coverage') ? this.marks : withoutChanges(this.marks);
  }

  /** Events of everyone: no actor has a line here. */
  private get own() {
    return ownMarks(eventsOf(this.view, []), this.buckets, grainOf(this.view), spoken);
  }

  override render() {
    const { view, heading, buckets, line, draw } = this;
    return html`<chart-frame
      name="coverage"
      heading=${heading}
      hint=${[msg('hollow: incomplete, or sources that usually publish are missing'), marksHint(this.shownMarks), msg('click for the articles')].filter((part) => part !== '').join(' · ')}
      .question=${'/coverage'}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.notes}
      csv=${this.csv}
      turn=${tableLink(view, 'coverage')}
      ?turned=${tableShown(view, 'coverage')}
      events
      @events-open=${openEvents}
      .picture=${draw === undefined ? undefined : () => pictureOfPlots([{ title: '', draw: (width) => drawLines([line], this.sheet(width)) }], heading, msg(str`${span(buckets[0] ?? '', buckets.at(-1) ?? '', buckets.length, grainOf(view))} · Newstally`))}
      .extra=${zoomWays(view, buckets, this.range)}
      .chart=${html`<time-chart
        .draw=${draw}
        label=${heading}
        grain=${grainOf(view)}
        .range=${onAxis(this.range, buckets, grainOf(view))}
        .names=${false}
        @range-select=${this.select}
        @axis-widen=${() => view.view['span'] !== undefined && goTo(this, linkTo(view, { span: null }))}
        @point-select=${(event: CustomEvent<PointSelect>) => goTo(this, this.articles(event.detail.bucket))}
      ></time-chart>
        ${eventList(view, [])}`}
      .table=${timeTable(heading, [line], buckets, grainOf(view), count, (bucket) => this.articles(bucket), this.own)}
    ></chart-frame>`;
  }

  /** The articles of one step, whoever is named in them: as many as the point says. */
  private articles(bucket: string): string {
    const { actors: _actors, kinds: _kinds, voice: _voice, last: _last, ...filters } = this.view.filters;
    return pageLink(
      { ...this.view, filters: { ...filters, from: bucket, to: bucketEnd(bucket, grainOf(this.view)) } },
      'articles',
    );
  }

  private readonly select = (event: CustomEvent<RangeSelect>): void => {
    if (event.detail.phase === 'end') goTo(this, chosenLink(this.view, this.buckets, event.detail));
  };
}
