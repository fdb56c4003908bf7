import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { dayRange } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/roster-membership.ts';
import '../components/correction-log.ts';
import '../components/mentions-chart.ts';
import '../components/sentence-list.ts';
import '../components/sentiment-charts.ts';
import { noteList } from '../components/note-list.ts';
import { failed } from '../components/states.ts';
import { isAttention, MEASURES } from '../grammar.ts';
import { asked, askedOver, evidenceQuery, grainOf, measureOf, openedIn } from '../query.ts';
import { changed, type View } from '../view.ts';
import { actorHead } from './actor-head.ts';
import { actorMenu } from './actor-corrections.ts';
import './actor-forms.ts';
import './actor-quotes.ts';
import { bySource, company, whoIs } from './actor-parts.ts';
import { axisOf, axisQuery } from './axis.ts';
import { Earlier } from './earlier.ts';
import { coverageNotes, mainLines, pageMarks, panelNotes, QUESTIONS } from './main-chart.ts';
import { memo } from './memo.ts';
import { openedWords } from './opened.ts';
import { createTelling } from './telling.ts';
import { whyItMoved } from './why-it-moved.ts';

const NOBODY: readonly string[] = [];
/** What can be drawn of one actor alone. */
const OF_ONE = MEASURES.filter((measure) => measure !== 'share_of_voice');

/** One actor: who it is, by which words it was found, how often, in what tone, with whom and where. */
@customElement('actor-page')
export class ActorPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly axisOnce = memo(axisOf);
  private readonly linesOnce = memo(mainLines);
  private readonly marksOnce = memo(pageMarks);
  private readonly oneActor = memo((id: string): readonly string[] => [id]);

  private readonly profile = new Asking(this, '/actors/{id}', () => ({
    query: asked(this.view, { actors: null }),
    id: this.id_,
  }));
  private readonly size = new Asking(this, '/actors', () => ({ query: this.mine(), id: null }));
  private readonly coverage = new Asking(this, '/coverage', () => ({ query: axisQuery(this.view) }));
  private readonly mentions = new Asking(this, '/mentions', () =>
    isAttention(measureOf(this.view)) ? null : this.overAxis(),
  );
  private readonly attention = new Asking(this, '/attention', () =>
    isAttention(measureOf(this.view)) ? this.overAxis() : null,
  );
  private readonly sentiment = new Asking(this, '/sentiment', () => this.overAxis());
  private readonly earlier = new Earlier(this, () => ({
    view: this.shownView,
    range: daysOf(this.size.answer),
    axis: this.axis?.buckets ?? NOBODY,
    coverage: this.coverage.answer,
    actors: this.oneActor(this.id_),
    patch: { actors: this.id_, kinds: null },
    voices: null,
  }));
  private readonly pairs = new Asking(this, '/co-occurrence', () => ({ query: this.mine() }));

  protected override createRenderRoot() {
    return this;
  }

  private get id_(): string {
    return this.view.id ?? '';
  }

  /** A share of voice of one alone is always all of it: this page counts instead. */
  private get shownView(): View {
    return measureOf(this.view) === 'share_of_voice' ? changed(this.view, { measure: null }) : this.view;
  }

  private get axis() {
    return this.axisOnce(this.view, this.coverage.answer);
  }

  private mine(): string {
    return asked(this.view, { actors: this.id_, kinds: null });
  }

  private overAxis() {
    return this.axis === null ? null : { query: askedOver(this.view, this.axis, { actors: this.id_, kinds: null }) };
  }

  override willUpdate(): void {
    const name = this.profile.answer?.rows[0]?.name;
    const { answer } = this.size;
    this.tell({
      ...(name === undefined ? {} : { title: name }),
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { profile, size, pairs, view } = this;
    if (profile.problem !== undefined)
      return html`<section class="page"><h1>No such actor</h1>${failed(profile.problem, profile.retry)}</section>`;
    const known = profile.answer?.rows[0];
    const days = daysOf(size.answer);
    const opened = openedWords(openedIn(view), grainOf(view), (actor) => this.nameOf(actor));
    return html`<div class="page two">
      <div class="charts">
        <header class="lede" ?data-filling=${known === undefined || size.state === 'loading'}>
          ${actorHead(view, known, size.answer === undefined ? undefined : (size.answer.rows[0] ?? null), days)}
          ${noteList(notesOf([size.answer]))}
          ${known === undefined ? nothing : html`${actorMenu(known)} <roster-membership kind="watchlists" member=${known.actor} name=${known.name}></roster-membership>`}
        </header>
        ${this.mainChart(days)} ${this.whyItMoved(days, known?.name ?? '')} ${this.tones(days)}
        <div class="pair-of-figures">
          <div>${company(view, this.id_, pairs)}</div>
          <div>${known === undefined ? nothing : html`${bySource(view, known)} <actor-forms .view=${view} .profile=${known}></actor-forms>`}</div>
        </div>
        ${known === undefined ? nothing : html`<actor-quotes .view=${view} actor=${this.id_} name=${known.name}></actor-quotes>`}
        ${known === undefined ? nothing : whoIs(view, known)}
        <correction-log actor=${this.id_}></correction-log>
      </div>
      <aside class="beside" aria-label="The sentences behind the numbers">
        <sentence-list
          .view=${view}
          query=${evidenceQuery(this.shownView, { actors: this.id_, kinds: null })}
          heading=${opened}
          days=${days === null ? '' : dayRange(days.from, days.to)}
        ></sentence-list>
      </aside>
    </div>`;
  }

  private nameOf(actor: string): string {
    const own = this.profile.answer?.rows[0];
    if (own?.actor === actor) return own.name;
    const pair = this.pairs.answer?.rows.find(({ a, b }) => a === actor || b === actor);
    return pair === undefined ? actor : pair.a === actor ? pair.a_name : pair.b_name;
  }

  private ownNotes(
    answer: { notes: ReturnType<typeof notesOf> } | undefined,
    ...before: ({ notes: ReturnType<typeof notesOf> } | undefined)[]
  ) {
    const said = new Set(notesOf([this.size.answer, ...before]).map(({ text }) => text));
    return (answer?.notes ?? []).filter(({ text }) => !said.has(text));
  }

  private mainChart(days: { from: string; to: string } | null) {
    const { axis, coverage, mentions, attention, earlier } = this;
    const view = this.shownView;
    const measure = measureOf(view);
    const asking = isAttention(measure) ? attention : mentions;
    const lines = this.linesOnce(
      view,
      mentions.answer,
      undefined,
      attention.answer,
      this.oneActor(this.id_),
      axis?.buckets ?? NOBODY,
    );
    return html`<mentions-chart
      subject=${this.id_}
      .view=${view}
      .question=${QUESTIONS[measure]}
      .lines=${earlier.laid(lines)}
      .periods=${earlier.periods}
      .buckets=${axis?.buckets ?? NOBODY}
      .marks=${this.marksOnce(coverage.answer, axis?.buckets ?? NOBODY)}
      .range=${days}
      .names=${false}
      .measures=${OF_ONE}
      csv=${axis === null ? '' : addressOf(QUESTIONS[measure], askedOver(view, axis, { actors: this.id_, kinds: null }), null, 'format=csv')}
      .state=${coverage.problem === undefined ? asking.state : 'error'}
      .problem=${coverage.problem ?? asking.problem}
      .retry=${coverage.problem === undefined ? asking.retry : coverage.retry}
      .notes=${[...panelNotes(this.ownNotes(asking.answer), measure), ...coverageNotes(coverage.answer), ...earlier.notes]}
    ></mentions-chart>`;
  }

  private whyItMoved(days: { from: string; to: string } | null, name: string) {
    const leaning = {
      coverage: this.coverage.answer,
      attention: this.attention.answer,
      // Tones of the view before would let something be asked that this one cannot answer.
      sentiment: this.sentiment.pending ? undefined : this.sentiment.answer,
    };
    return whyItMoved(this.shownView, { ...leaning, actor: this.id_, name }, days);
  }

  private tones(days: { from: string; to: string } | null) {
    const { view, axis, sentiment, size } = this;
    const whole = days !== null && axis !== null && days.from <= axis.from && days.to >= axis.to;
    return html`<sentiment-charts
      class="single"
      .view=${view}
      .rows=${sentiment.answer?.rows ?? NOBODY}
      .actors=${this.oneActor(this.id_)}
      .tones=${size.answer?.rows ?? NOBODY}
      .buckets=${axis?.buckets ?? NOBODY}
      .marks=${this.marksOnce(this.coverage.answer, axis?.buckets ?? NOBODY)}
      .shade=${whole ? null : days}
      csv=${axis === null ? '' : addressOf('/sentiment', askedOver(view, axis, { actors: this.id_, kinds: null }), null, 'format=csv')}
      .state=${sentiment.state}
      .problem=${sentiment.problem}
      .retry=${sentiment.retry}
      .notes=${this.ownNotes(sentiment.answer, this.mentions.answer)}
    ></sentiment-charts>`;
  }
}
