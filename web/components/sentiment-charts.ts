import { LitElement, nothing, type PropertyValues } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import type { Drawing } from '../charts/drawing.ts';
import { ownMarks } from '../charts/event-marks.ts';
import { many, plusMinus, span, spoken, tone } from '../charts/format.ts';
import { toneColor } from '../charts/palette.ts';
import { pictureOfPlots } from '../charts/picture.ts';
import { scaleAround } from '../charts/scale.ts';
import { drawTone } from '../charts/sentiment.ts';
import { NO_MARKS, type SourceMarks, withoutChanges } from '../charts/source-marks.ts';
import { asShown, toneMethod } from '../charts/tone-shown.ts';
import { eventsOf, kindsShown } from '../events.ts';
import { grainOf, openedIn, pointKey } from '../query.ts';
import { linkTo, type View } from '../view.ts';
import type { PointSelect } from './chart-cursor.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { openEvents } from './event-opening.ts';
import { goTo } from './navigation.ts';
import './time-chart.ts';
import { timeTable } from './time-table.ts';
import { tableLink, tableShown } from './turning.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/sentiment'>;
/** The mean over the whole range, for the title of one actor's figure. */
export type RangeTone = Pick<
  RowOf<'/actors'>,
  | 'actor'
  | 'name'
  | 'scored'
  | 'sentiment'
  | 'low'
  | 'high'
  | 'sentiment_adjusted'
  | 'adjusted_low'
  | 'adjusted_high'
  | 'thin'
>;

/** One small figure for each compared actor, all on one scale: mean tone, its interval, and where it is thin. */
@customElement('sentiment-charts')
export class SentimentCharts extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) actors: readonly string[] = [];
  @property({ attribute: false }) tones: readonly RangeTone[] = [];
  @property({ attribute: false }) buckets: readonly string[] = [];
  @property({ attribute: false }) marks: SourceMarks = NO_MARKS;
  @property({ attribute: false }) shade: { from: string; to: string } | null = null;
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  /** What of `rows` and `tones` is shown: of all or of none the adjusted tone. */
  private weeks: readonly Row[] = [];
  private ranges: readonly RangeTone[] = [];
  private method = '';
  private drawn:
    | {
        rows: readonly Row[];
        buckets: readonly string[];
        marks: SourceMarks;
        events: string;
        draws: Map<string, (width: number) => Drawing>;
      }
    | undefined;

  protected override createRenderRoot() {
    return this;
  }

  /** One figure, one method: decided by its weeks and by the mean that stands beside each name. */
  private settle(changed: PropertyValues<this>): void {
    if (!changed.has('rows') && !changed.has('tones') && !changed.has('actors')) return;
    const { actors, rows, tones } = this;
    const weeks = rows.filter(({ actor }) => actors.includes(actor));
    const ranges = tones.filter(({ actor }) => actors.includes(actor));
    const all = asShown([...weeks, ...ranges]);
    this.weeks = all.slice(0, weeks.length) as Row[];
    this.ranges = all.slice(weeks.length) as RangeTone[];
    this.method = toneMethod([...weeks, ...ranges]);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.settle(changed);
    const { weeks: rows, buckets, drawn, view } = this;
    const events = `${view.view['events']} ${view.view['event']}`;
    if (
      drawn !== undefined &&
      drawn.rows === rows &&
      drawn.buckets === buckets &&
      drawn.marks === this.marks &&
      drawn.events === events
    )
      return;
    const marks = kindsShown(view).includes('coverage') ? this.marks : withoutChanges(this.marks);
    const solid = rows.filter(({ thin }) => thin === null);
    const numbers = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
    const scale = scaleAround(
      numbers(rows.map(({ sentiment }) => sentiment)),
      numbers(solid.flatMap(({ low, high }) => [low, high])),
    );
    const named = [...new Set(rows.map(({ actor }) => actor))];
    const grain = grainOf(this.view);
    const draws = new Map(
      named.map(
        (actor) =>
          [
            actor,
            (width: number) =>
              drawTone(rows, actor, { buckets, grain, width, scale, marks, events: this.eventsOf([actor]) }),
          ] as const,
      ),
    );
    this.drawn = { rows, buckets, marks: this.marks, events, draws };
  }

  private eventsOf(actors: readonly string[]) {
    const nameOf = (actor: string) => (actors.length === 1 ? '' : spoken(actor));
    const events = eventsOf(this.view, actors).map((event) =>
      actors.length === 1 ? { ...event, actor: null } : event,
    );
    return ownMarks(events, this.buckets, grainOf(this.view), nameOf);
  }

  override render() {
    const { view } = this;
    const grain = grainOf(view);
    const heading = msg(str`Tone per ${msg(grain)}`);
    const shown = this.actors.filter((actor) => this.drawn?.draws.has(actor));
    const ready = shown.length > 0 && this.buckets.length > 0;
    return html`<chart-frame
      name="tone"
      heading=${heading}
      hint=${msg(str`mean of the sentences with the name, ${this.method}; 95 % interval; hollow: 3 to 9 stories`)}
      .question=${'/sentiment'}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.notes}
      csv=${this.csv}
      turn=${tableLink(view, 'tone')}
      ?turned=${tableShown(view, 'tone')}
      events
      @events-open=${openEvents}
      .picture=${ready ? () => this.picture(heading, shown) : undefined}
      .chart=${html`<div class="multiples">${ready ? shown.map((actor) => this.small(actor)) : nothing}</div>`}
      .table=${this.table(heading)}
    ></chart-frame>`;
  }

  private nameOf(actor: string): string {
    return this.weeks.find((row) => row.actor === actor)?.name ?? actor;
  }

  private small(actor: string) {
    const { view } = this;
    const open = openedIn(view);
    return html`<div class="multiple" data-actor=${actor}>
      <h3>${this.headOf(actor)}</h3>
      <time-chart
        .draw=${this.drawn?.draws.get(actor)}
        label=${msg(str`Tone of ${this.nameOf(actor)}`)}
        grain=${grainOf(view)}
        .names=${false}
        .shade=${this.shade}
        .open=${open.tone !== null && open.actor === actor ? open.bucket : null}
        @point-select=${this.openPoint}
      ></time-chart>
    </div>`;
  }

  private headOf(actor: string) {
    const range = this.ranges.find((one) => one.actor === actor);
    const name = html`<span>${this.nameOf(actor)}</span>`;
    if (range === undefined || range.sentiment === null)
      return html`${name} <small>too few to say in this range</small>`;
    const { sentiment, scored, low, high } = range;
    return html`${name}
      <a class="tone" href=${this.link(null, actor)} title=${msg(str`from ${many(scored, 'scored mention', 'scored mentions')}`)} style=${`color:${toneColor(range)}`}>${tone(sentiment)}</a>
      <small>${plusMinus(sentiment, low, high)}</small>`;
  }

  private link(bucket: string | null, actor: string | null): string {
    return linkTo(this.view, { point: pointKey(bucket, actor), pair: null, tone: 'scored' });
  }

  private table(caption: string) {
    const lines = this.actors.map((actor) => {
      const own = new Map(this.weeks.filter((row) => row.actor === actor).map((row) => [row.week, row]));
      const points = this.buckets.map((bucket) => {
        const row = own.get(bucket);
        const text = row === undefined || row.mentions === null ? msg('no source was read') : msg('too few to say');
        return { value: row?.sentiment ?? null, hollow: false, measured: row !== undefined, text };
      });
      return { actor, name: this.nameOf(actor), points };
    });
    const link = (bucket: string, actor: string) => this.link(bucket, actor);
    return timeTable(caption, lines, this.buckets, grainOf(this.view), tone, link, this.eventsOf(this.actors));
  }

  private picture(heading: string, shown: readonly string[]) {
    const plots = shown.map((actor) => {
      const range = this.ranges.find((one) => one.actor === actor);
      const said =
        range === undefined ? '' : ` ${tone(range.sentiment)} ${plusMinus(range.sentiment, range.low, range.high)}`;
      return {
        title: `${this.nameOf(actor)}${said}`,
        draw: this.drawn?.draws.get(actor) as (width: number) => Drawing,
      };
    });
    return pictureOfPlots(
      plots,
      heading,
      msg(
        str`Mean tone of the sentences that name the actor, ${this.method}, with its 95 % interval; ${span(this.buckets[0] ?? '', this.buckets.at(-1) ?? '', this.buckets.length, grainOf(this.view))} · Newstally`,
      ),
    );
  }

  private readonly openPoint = (event: CustomEvent<PointSelect>): void => {
    goTo(this, this.link(event.detail.bucket, event.detail.actor));
  };
}
