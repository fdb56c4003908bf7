import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import { count, span } from '../charts/format.ts';
import type { Line, Sheet } from '../charts/lines.ts';
import { pictureOfPlots } from '../charts/picture.ts';
import { drawSource, type JudgedWeek, outOfLine, weekWords } from '../charts/source.ts';
import { bucketEnd } from '../charts/weeks.ts';
import { grainOf } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import type { PointSelect } from './chart-cursor.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { goTo } from './navigation.ts';
import type { RangeSelect } from './range-brush.ts';
import './time-chart.ts';
import { timeTable } from './time-table.ts';
import { tableLink, tableShown } from './turning.ts';
import { msg, str } from '../words.ts';

/** Weeks that are told in words below the figure. */
const TOLD = 8;

/** How much one source brought over time beside what was to be expected; a click lists the articles of that step. */
@customElement('source-chart')
export class SourceChart extends LitElement {
  @property({ attribute: false }) view!: View;
  @property() source = '';
  @property({ attribute: false }) line!: Line;
  @property({ attribute: false }) weeks: readonly JudgedWeek[] = [];
  @property({ attribute: false }) buckets: readonly string[] = [];
  @property({ attribute: false }) range: { from: string; to: string } | null = null;
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  private key: readonly unknown[] = [];
  private draw: ((width: number) => ReturnType<typeof drawSource>) | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { line, weeks, buckets } = this;
    const key = [line, weeks, buckets];
    if (key.every((part, at) => part === this.key[at])) return;
    this.key = key;
    this.draw = buckets.length === 0 ? undefined : (width) => drawSource(line, weeks, this.sheet(width));
  }

  private get heading(): string {
    return msg(str`Articles per ${msg(grainOf(this.view))}`);
  }

  private sheet(width: number): Sheet {
    const { buckets, heading } = this;
    return { buckets, grain: grainOf(this.view), width, named: false, counting: true, asText: count, what: heading };
  }

  override render() {
    const { view, heading, buckets, line, draw, weeks } = this;
    const grain = grainOf(view);
    const weekly = grain === 'week';
    const inSight = weeks.filter(({ week }) => week >= (buckets[0] ?? '') && week <= (buckets.at(-1) ?? ''));
    const foot = () => msg(str`${span(buckets[0] ?? '', buckets.at(-1) ?? '', buckets.length, grain)} · Newstally`);
    return html`<chart-frame
      name="source"
      heading=${heading}
      hint=${weekly ? msg('grey: within the ordinary; ▲ surge, ▼ quiet, dashed: another level; hatched: not read; click for the articles') : msg('what is within the ordinary is told by week; click for the articles')}
      .question=${'/sources/{id}'}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.notes}
      csv=${this.csv}
      turn=${tableLink(view, 'source')}
      ?turned=${tableShown(view, 'source')}
      .picture=${draw === undefined ? undefined : () => pictureOfPlots([{ title: '', draw }], heading, foot())}
      .chart=${html`<time-chart
        .draw=${draw}
        label=${heading}
        grain=${grain}
        .range=${this.range}
        .names=${false}
        @range-select=${this.select}
        @point-select=${(event: CustomEvent<PointSelect>) => goTo(this, this.articles(event.detail.bucket))}
      ></time-chart>
      ${weekly ? this.told(inSight) : nothing}`}
      .table=${timeTable(heading, [line], buckets, grain, count, (bucket) => this.articles(bucket))}
    ></chart-frame>`;
  }

  private told(weeks: readonly JudgedWeek[]) {
    const listed = outOfLine(weeks, TOLD);
    return html`<div class="out-of-line">
      <p class="quiet">${weekWords(weeks)}${listed.length === TOLD ? msg(' The latest:') : ''}</p>
      ${listed.length === 0 ? nothing : html`<ul>${listed.map(({ week, words }) => html`<li><a href=${this.articles(week)}>${words}</a></li>`)}</ul>`}
    </div>`;
  }

  /** The articles of one step, whoever is named in them: as many as the point says. */
  private articles(bucket: string): string {
    const { actors: _actors, kinds: _kinds, voice: _voice, last: _last, ...filters } = this.view.filters;
    const days = { from: bucket, to: bucketEnd(bucket, grainOf(this.view)) };
    return pageLink({ ...this.view, filters: { ...filters, ...days, sources: this.source } }, 'articles');
  }

  private readonly select = (event: CustomEvent<RangeSelect>): void => {
    const { from, to, phase } = event.detail;
    if (phase !== 'end') return;
    const whole = from === this.buckets[0] && to === this.buckets.at(-1);
    const days = whole ? { from: null, to: null } : { from, to: bucketEnd(to, grainOf(this.view)) };
    goTo(this, linkTo(this.view, { ...days, last: null }));
  };
}
