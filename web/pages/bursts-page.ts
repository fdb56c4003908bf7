import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Calibration } from '../../server/contract/calibration.ts';
import { addressOf, askAnew, daysOf, notesOf } from '../ask.ts';
import { type BurstRow, burstDays } from '../charts/bursts.ts';
import { average, count, day, many, percent, ratio } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/explain-figure.ts';
import '../components/figure-help.ts';
import '../components/movers-list.ts';
import { noteList } from '../components/note-list.ts';
import { failed, noResult } from '../components/states.ts';
import { changeIn } from '../explained.ts';
import { asked, grainOf, openedIn, pointKey } from '../query.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { changed, linkTo, pageLink, type View } from '../view.ts';
import { axisQuery } from './axis.ts';
import { chanceText } from './pairs-table.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

/** Bursts that are listed at once. */
const ROWS = 50;
/** Movers on a page of their own. */
const MOVERS = 20;
/** What must be known of the alarms before any of them is believed; it stands above the list. */
const OF_ALARMS = ['false_alarms', 'not_calibrated', 'reference_short'];

/** Every time an actor was in the news out of line, for which stories and why; and who rose and fell. */
@customElement('bursts-page')
export class BurstsPage extends LitElement {
  @property({ attribute: false }) view!: View;
  @state() private shown = ROWS;
  @state() private calibrating = false;
  @state() private said = '';
  private readonly tell = createTelling(this);
  private readonly bursts = new Asking(this, '/bursts', () => ({ query: asked(this.stepped) }));
  private readonly coverage = new Asking(this, '/coverage', () =>
    openedIn(this.view).actor === null ? null : { query: axisQuery(this.stepped) },
  );

  protected override createRenderRoot() {
    return this;
  }

  /** Months are too coarse for bursts: they are looked for by week then. */
  private get stepped(): View {
    return grainOf(this.view) === 'month' ? changed(this.view, { grain: null }) : this.view;
  }

  override willUpdate(): void {
    const { answer } = this.bursts;
    this.tell({
      title: msg('Bursts'),
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { view, bursts } = this;
    const rows = bursts.answer?.rows;
    const notes = notesOf([bursts.answer]);
    return html`<section class="page bursts-page" data-state=${bursts.state}>
      <header class="page-head">
        <h1>Bursts</h1>
        <p class="quiet">${rows === undefined ? nothing : msg(str`${many(rows.length, 'time', 'times')} an actor was named far more than usual, heaviest first`)}</p>
        <div class="tools">
          <a class="tool" href=${addressOf('/bursts', asked(this.stepped), null, 'format=csv')} download="newstally-bursts.csv" aria-label="Bursts: CSV">CSV</a>
          <figure-help .question=${'/bursts'} heading="Bursts" name="bursts"></figure-help>
        </div>
      </header>
      <div class="of-alarms">
        ${grainOf(view) === 'month' ? html`<p>Months are too coarse for bursts: they are looked for by week.</p>` : nothing}
        ${notes.filter(({ code }) => OF_ALARMS.includes(code)).map(({ text }) => html`<p>${text}</p>`)}
        ${this.calibration()}
      </div>
      ${bursts.problem === undefined ? nothing : failed(bursts.problem, bursts.retry)}
      ${rows === undefined ? nothing : rows.length === 0 ? this.nobody() : this.table(rows)}
      ${noteList(notes.filter(({ code }) => !OF_ALARMS.includes(code)))}
      <movers-list .view=${this.stepped} most=${MOVERS}></movers-list>
    </section>`;
  }

  /** Measures false alarms on this database itself; what was known at a snapshot stays as it was. */
  private calibration() {
    if (this.view.filters['snapshot'] !== undefined) return nothing;
    return html`<p>
      <button type="button" class="button" ?disabled=${this.calibrating} @click=${this.calibrate}>${this.calibrating ? msg('Simulating quiet weeks …') : msg('Calibrate to this database')}</button>
      <span role="status">${this.said}</span>
    </p>`;
  }

  private readonly calibrate = async (): Promise<void> => {
    this.calibrating = true;
    this.said = '';
    const grain = grainOf(this.stepped);
    try {
      const made = (await send('POST', '/api/v1/bursts/calibration', jsonOf({ grain }))) as Calibration;
      this.said = msg(
        str`Calibrated on ${many(made.actors, 'actor', 'actors')}: ${ratio(made.rate)} false alarms in 100 quiet actor-${grain}s; twice, three and five times ten usual stories are caught in ${percent(made.doubled)}, ${percent(made.tripled)} and ${percent(made.fivefold)} of ${grain}s.`,
      );
      askAnew();
    } catch (error) {
      this.said = reasonOf(error);
    }
    this.calibrating = false;
  };

  private nobody() {
    return noResult(msg('Nobody was in the news out of line here.'), [
      { text: msg('Show all dates'), href: linkTo(this.view, { from: null, to: null, last: null }) },
    ]);
  }

  private table(rows: readonly BurstRow[]) {
    const left = rows.length - this.shown;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Bursts">
        <table class="numbers wide bursts-table">
          <caption class="unseen">Bursts, heaviest first</caption>
          <thead>
            <tr>
              <th scope="col">Actor</th><th scope="col">Days</th><th scope="col">Stories inside</th><th scope="col" class="number">Peak</th><th scope="col" class="number wide-only">Usual</th><th scope="col" class="number wide-only">Weight</th><th scope="col" class="wide-only">Alarm</th><th scope="col" class="number wide-only">q</th><th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>${rows.slice(0, this.shown).map((row) => this.row(row))}</tbody>
        </table>
      </div>
      ${left > 0 ? html`<button type="button" class="button more" @click=${() => (this.shown += ROWS)}>Show ${count(Math.min(ROWS, left))} more of ${count(left)}</button>` : nothing}`;
  }

  private row(row: BurstRow) {
    const { view } = this;
    const { actor, name, start, end, stories, usual, weight, alarm, q, open, peak, stories_inside, top_stories } = row;
    const point = pointKey(peak, actor);
    const isOpen = view.view['point'] === point;
    return html`<tr data-actor=${actor} data-start=${start}>
        <th scope="row"><a href=${pageLink(view, 'actor', actor)}>${name}</a></th>
        <td class="days">${burstDays(row)}${open ? html`<small class="quiet">, still on</small>` : nothing}</td>
        <td class="inside">
          <a href=${this.sentences(actor, start, end)} aria-label=${msg(str`${many(stories_inside, 'story', 'stories')} of ${name}, ${burstDays(row)}: sentences`)}>${many(stories_inside, 'story', 'stories')}</a>
          ${top_stories.map(({ story, title }) => html`<a class="inside-story" href=${pageLink(view, 'story', story)} dir="auto">${title ?? msg('An untitled story')}</a>`)}
        </td>
        <td class="number"><a href=${this.sentences(actor, peak, this.peakEnd(peak))} aria-label=${msg(str`${many(stories, 'story', 'stories')} of ${name} in the peak: sentences`)}>${count(stories)}</a> <small class="quiet">${day(peak)}</small></td>
        <td class="number wide-only">${usual < 0.1 ? msg('next to none') : average(Math.round(usual * 10) / 10)}</td>
        <td class="number wide-only">${weight === null ? html`<small class="quiet">alarm alone</small>` : average(Math.round(weight * 10) / 10)}</td>
        <td class="wide-only">${day(alarm)}</td>
        <td class="number wide-only">${chanceText(q)}</td>
        <td><a href=${linkTo(view, { point: isOpen ? null : point })} aria-expanded=${isOpen} aria-label=${msg(str`Why did ${name} move, ${burstDays(row)}?`)}>${isOpen ? msg('Close') : msg('Why?')}</a></td>
      </tr>
      ${isOpen ? html`<tr class="why-row"><td colspan="9">${this.why(actor, name, peak)}</td></tr>` : nothing}`;
  }

  private peakEnd(peak: string): string {
    return grainOf(this.stepped) === 'day'
      ? peak
      : new Date(Date.parse(peak) + 6 * 86_400_000).toISOString().slice(0, 10);
  }

  /** The sentences of an actor in these days, one a story: as many as are told. They stand beside the overview. */
  private sentences(actor: string, from: string, to: string): string {
    const filters = changed(this.stepped, { from, to, last: null, unit: 'stories' });
    return pageLink(filters, 'overview', null, { point: `@${actor}` });
  }

  private why(actor: string, name: string, peak: string) {
    const { coverage } = this;
    if (coverage.problem !== undefined) return failed(coverage.problem, coverage.retry);
    if (coverage.answer === undefined) return html`<div class="skeleton"></div>`;
    const change = changeIn(this.stepped, coverage.answer.rows, peak, null);
    return html`<explain-figure .view=${this.stepped} actor=${actor} name=${name} .change=${change}></explain-figure>`;
  }
}
