import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import type { Drawing } from '../charts/drawing.ts';
import { ratio, span, tone } from '../charts/format.ts';
import { drawLines, type Line } from '../charts/lines.ts';
import {
  drawLift,
  liftLine,
  pairsAdjusted,
  type PairStep,
  togetherLines,
  togetherText,
  toneSteps,
} from '../charts/pair.ts';
import { pictureOfPlots } from '../charts/picture.ts';
import { scaleAround } from '../charts/scale.ts';
import { drawTone, type ToneStep } from '../charts/sentiment.ts';
import { marksHint, NO_MARKS, type SourceMarks } from '../charts/source-marks.ts';
import { bucketEnd } from '../charts/weeks.ts';
import { grainOf, openedIn, pairUnit, pointKey } from '../query.ts';
import { linkTo, type View } from '../view.ts';
import type { PointSelect } from './chart-cursor.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { goTo } from './navigation.ts';
import type { RangeSelect } from './range-brush.ts';
import './time-chart.ts';
import { timeTable } from './time-table.ts';
import { tableLink, tableShown } from './turning.ts';
import { msg, str } from '../words.ts';

type Draw = (width: number) => Drawing;
type Side = { readonly actor: string; readonly name: string; readonly steps: readonly ToneStep[]; readonly draw: Draw };

/** One pair over time in three figures: how often, how many times chance, and in what tone. A click opens the sentences of that step. */
@customElement('pair-charts')
export class PairCharts extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) rows: readonly PairStep[] = [];
  /** The whole range, whose tones decide the method of the figures with their steps. */
  @property({ attribute: false }) whole: PairStep | undefined;
  @property({ attribute: false }) buckets: readonly string[] = [];
  @property({ attribute: false }) marks: SourceMarks = NO_MARKS;
  @property({ attribute: false }) range: { from: string; to: string } | null = null;
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  private key: readonly unknown[] = [];
  private lines: readonly Line[] = [];
  private drawTogether: Draw | undefined;
  private drawTimes: Draw | undefined;
  private sides: readonly Side[] = [];
  private method = '';

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { rows, buckets, marks, whole, view } = this;
    const key = [rows, buckets, marks, whole, pairUnit(view), grainOf(view)];
    if (key.every((part, at) => part === this.key[at])) return;
    this.key = key;
    const ready = buckets.length > 0 && rows.length > 0;
    const grain = grainOf(view);
    this.lines = togetherLines(rows, buckets, pairUnit(view));
    const { lines } = this;
    const sheet = { buckets, grain, marks, named: true, counting: true, asText: togetherText, what: this.heading };
    this.drawTogether = ready ? (width) => drawLines(lines, { ...sheet, width }) : undefined;
    this.drawTimes = ready ? (width) => drawLift(rows, { buckets, grain, width, marks }) : undefined;
    const all = whole === undefined ? rows : [...rows, whole];
    const adjusted = pairsAdjusted(all);
    this.method = adjusted ? msg('adjusted for the errors of the scorer') : msg('as the scorer read it');
    this.sides = ready ? this.sidesOf(adjusted) : [];
  }

  /** Both tones on one scale, so that they can be compared. */
  private sidesOf(adjusted: boolean): Side[] {
    const { rows, buckets, marks, view } = this;
    const both = (['a', 'b'] as const).map((side) => toneSteps(rows, side, adjusted));
    const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
    const steps = both.flat();
    const scale = scaleAround(
      known(steps.map(({ sentiment }) => sentiment)),
      known(steps.filter(({ thin }) => thin === null).flatMap(({ low, high }) => [low, high])),
    );
    return both.map((own) => {
      const { actor, name } = own[0]!;
      const draw: Draw = (width) => drawTone(own, actor, { buckets, grain: grainOf(view), width, scale, marks });
      return { actor, name, steps: own, draw };
    });
  }

  private get heading(): string {
    return msg(str`Named together per ${msg(grainOf(this.view))}`);
  }

  private get foot(): string {
    const { buckets, view, rows } = this;
    const [row] = rows;
    if (row === undefined) return '';
    const steps = span(buckets[0] ?? '', buckets.at(-1) ?? '', buckets.length, grainOf(view));
    return msg(str`${row.a_name} and ${row.b_name}, ${steps} · Newstally`);
  }

  override render() {
    return html`${this.together()} ${this.times()} ${this.tones()}`;
  }

  private readonly link = (bucket: string | null): string => linkTo(this.view, { point: bucket, tone: null });
  /** What chance alone would bring stands in no sentence. */
  private readonly countLink = (bucket: string, line: string): string => (line === 'together' ? this.link(bucket) : '');
  /** What the tone of one of the two is the mean of. */
  private readonly toneLink = (bucket: string, actor: string): string =>
    linkTo(this.view, { point: pointKey(bucket, actor), tone: 'scored' });

  private together() {
    const { view, drawTogether: draw, lines, buckets, heading } = this;
    const grain = grainOf(view);
    const hint = [
      msg(str`${msg(pairUnit(view))} that name both; drag for ${msg(`${grain}s`)}, click to read`),
      marksHint(this.marks),
    ];
    return html`<chart-frame
      name="pair"
      heading=${heading}
      hint=${hint.filter((part) => part !== '').join(' · ')}
      .question=${'/pair'}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.notes}
      csv=${this.csv}
      turn=${tableLink(view, 'pair')}
      ?turned=${tableShown(view, 'pair')}
      .picture=${draw === undefined ? undefined : () => pictureOfPlots([{ title: '', draw }], heading, this.foot)}
      .chart=${html`<time-chart
        .draw=${draw}
        label=${heading}
        grain=${grain}
        .range=${this.range}
        .open=${openedIn(view).bucket}
        .link=${() => this.link(null)}
        @range-select=${this.select}
        @point-select=${this.openPoint}
      ></time-chart>`}
      .table=${timeTable(heading, lines, buckets, grain, togetherText, this.countLink)}
    ></chart-frame>`;
  }

  private times() {
    const { view, drawTimes: draw, rows, buckets } = this;
    const grain = grainOf(view);
    const heading = msg(str`Times chance per ${msg(grain)}`);
    return html`<chart-frame
      class="lift-figure"
      name="pair-lift"
      heading=${heading}
      hint="1 is chance; 95 % interval; hollow: 3 to 9 joint stories, none under 3"
      .question=${'/pair'}
      .state=${this.state === 'error' ? 'ready' : this.state}
      csv=${this.csv}
      turn=${tableLink(view, 'pair-lift')}
      ?turned=${tableShown(view, 'pair-lift')}
      .picture=${draw === undefined ? undefined : () => pictureOfPlots([{ title: '', draw }], heading, this.foot)}
      .chart=${html`<time-chart
        .draw=${draw}
        label=${heading}
        grain=${grain}
        .names=${false}
        .shade=${this.shade}
        .open=${openedIn(view).bucket}
        @point-select=${this.openPoint}
      ></time-chart>`}
      .table=${timeTable(
        heading,
        rows.length === 0 ? [] : [liftLine(rows, buckets)],
        buckets,
        grain,
        (value) => (value === null ? '–' : ratio(value)),
        (bucket) => this.link(bucket),
      )}
    ></chart-frame>`;
  }

  private tones() {
    const { view, sides, buckets } = this;
    const grain = grainOf(view);
    const heading = msg(str`Tone where both are named, per ${msg(grain)}`);
    const lines = sides.map(({ actor, name, steps }): Line => {
      const own = new Map(steps.map((step) => [step.week, step]));
      const points = buckets.map((bucket) => {
        const step = own.get(bucket);
        const unread = step === undefined || step.mentions === null;
        const text = unread ? msg('no source was read') : msg('too few to say');
        return { value: step?.sentiment ?? null, hollow: false, measured: !unread, text };
      });
      return { actor, name, points };
    });
    const plots = sides.map(({ name, draw }) => ({ title: name, draw }));
    return html`<chart-frame
      name="pair-tone"
      heading=${heading}
      hint=${msg(str`mean of each one’s mentions in sentences that name both, ${this.method}; hollow: 3 to 9 stories`)}
      .question=${'/pair'}
      .state=${this.state === 'error' ? 'ready' : this.state}
      csv=${this.csv}
      turn=${tableLink(view, 'pair-tone')}
      ?turned=${tableShown(view, 'pair-tone')}
      .picture=${sides.length === 0 ? undefined : () => pictureOfPlots(plots, heading, this.foot)}
      .chart=${html`<div class="multiples">${sides.map(
        ({ actor, name, draw }) =>
          html`<div class="multiple" data-actor=${actor}>
            <h3><span>${name}</span></h3>
            <time-chart
              .draw=${draw}
              label=${msg(str`Tone of ${name} where both are named`)}
              grain=${grain}
              .names=${false}
              .shade=${this.shade}
              .open=${openedIn(view).bucket}
              @point-select=${(event: CustomEvent<PointSelect>) => goTo(this, this.toneLink(event.detail.bucket, actor))}
            ></time-chart>
          </div>`,
      )}</div>`}
      .table=${timeTable(heading, lines, buckets, grain, tone, this.toneLink)}
    ></chart-frame>`;
  }

  /** The chosen days, where they are not the whole axis. */
  private get shade(): { from: string; to: string } | null {
    const { range, buckets } = this;
    const last = buckets.at(-1);
    if (range === null || last === undefined) return null;
    const whole = range.from <= (buckets[0] ?? '') && range.to >= bucketEnd(last, grainOf(this.view));
    return whole ? null : range;
  }

  private readonly select = (event: CustomEvent<RangeSelect>): void => {
    const { from, to, phase } = event.detail;
    if (phase !== 'end') return;
    const { view, buckets } = this;
    const whole = from === buckets[0] && to === buckets.at(-1);
    // Another range of the same pair: it stays open.
    const pair = view.view['pair'] ?? null;
    const range = whole ? { from: null, to: null } : { from, to: bucketEnd(to, grainOf(view)) };
    goTo(this, linkTo(view, { ...range, last: null, pair }));
  };

  private readonly openPoint = (event: CustomEvent<PointSelect>): void => {
    goTo(this, this.link(event.detail.bucket));
  };
}
