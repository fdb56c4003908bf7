import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { MOST_ACTORS, NAMED_SET } from '../../server/contract/vocabulary.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { count, dayRange, spoken } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import { Brushing } from '../components/brushing.ts';
import '../components/mentions-chart.ts';
import '../components/movers-list.ts';
import '../components/sentence-list.ts';
import '../components/sentiment-charts.ts';
import '../components/the-lede.ts';
import { isAttention } from '../grammar.ts';
import { plainLede } from '../lede.ts';
import { additiveIn, asked, askedOver, evidenceQuery, grainOf, isNetwork, measureOf, openedIn } from '../query.ts';
import { type View, wanted } from '../view.ts';
import { choiceOf, comparedIn, leftOutNote, namesLists } from '../rosters.ts';
import { axisOf, axisQuery } from './axis.ts';
import { Earlier } from './earlier.ts';
import { coverageNotes, mainLines, pageMarks, panelNotes, QUESTIONS, unsaid } from './main-chart.ts';
import { memo } from './memo.ts';
import { nothingRead } from './nothing-read.ts';
import { goToSentences, openedWords } from './opened.ts';
import { createTelling } from './telling.ts';
import { whyThePointMoved } from './why-it-moved.ts';
import { belowQuery, matrixFigure, matrixOf, networkFigure, togetherQuery } from './together.ts';
import { voiceFigure } from './voice-figure.ts';
import { msg, str } from '../words.ts';

/** Lines that are drawn when nobody is chosen: more would not be told apart at a glance. */
const MOST_NAMED = 4;
/** Actors of the matrix: its cells stay 24 px and more in half a page. */
const MATRIX = 12;
const NOBODY: readonly never[] = [];

/** Who is in the news, with whom, in what tone: the page a reader begins with. */
@customElement('overview-page')
export class OverviewPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly axisOnce = memo(axisOf);
  private readonly linesOnce = memo(mainLines);
  private readonly marksOnce = memo(pageMarks);
  private readonly rankedOnce = memo((rows: readonly { actor: string }[], most: number) =>
    rows.slice(0, most).map(({ actor }) => actor),
  );
  private readonly comparedOnce = memo(comparedIn);
  private readonly drawnOnce = memo((all: readonly string[]) => all.slice(0, MOST_ACTORS));

  private readonly coverage = new Asking(this, '/coverage', () => ({ query: axisQuery(this.view) }));
  private readonly summary = new Asking(this, '/summary', () => ({ query: asked(this.view) }));
  /** Everyone in the range, chosen or not: the table, the four most named, the matrix and the names all come from it. */
  private readonly everyone = new Asking(this, '/actors', () => ({
    query: asked(this.view, { actors: this.never }),
  }));
  private readonly lists = new Asking(this, '/watchlists', () =>
    namesLists(this.view.filters['actors']) ? { query: '' } : null,
  );
  private readonly mentions = new Asking(this, '/mentions', () => this.overAxis('count'));
  private readonly shares = new Asking(this, '/share-of-voice', () => this.overAxis('share_of_voice'));
  private readonly attention = new Asking(this, '/attention', () => this.overAxis('attention'));
  private readonly sentiment = new Asking(this, '/sentiment', () => this.overAxis(null));
  private readonly together = new Asking(this, '/co-occurrence', () =>
    isNetwork(this.view) || this.everyone.answer === undefined || this.matrixActors.length < 2
      ? null
      : { query: this.togetherQuery },
  );
  private readonly network = new Asking(this, '/network', () =>
    !isNetwork(this.view) || this.everyone.answer === undefined ? null : { query: this.togetherQuery },
  );
  private readonly below = new Asking(this, '/co-occurrence', () =>
    this.matrixActors.length < 2 ? null : { query: belowQuery(this.togetherQuery) },
  );
  private readonly sources = new Asking(this, '/sources', () =>
    this.coverage.answer !== undefined && this.axis === null ? { query: '' } : null,
  );

  private readonly earlier = new Earlier(this, () => ({
    view: this.view,
    range: daysOf(this.summary.answer),
    axis: this.axis?.buckets ?? NOBODY,
    coverage: this.coverage.answer,
    actors: this.lineActors,
    patch: { actors: this.setFor(measureOf(this.view)) },
    voices: this.setFor('share_of_voice'),
  }));

  private readonly brushing = new Brushing(this, {
    // Nothing on screen waits for it: it is asked when all that is on screen is there.
    asked: () =>
      this.axis === null || this.lineActors.length === 0 || this.sentiment.answer === undefined
        ? null
        : { query: askedOver(this.view, this.axis, this.namesSome ? {} : { actors: this.never }) },
    coverage: () => this.coverage.answer,
    buckets: () => this.axis?.buckets ?? NOBODY,
    measure: () => additiveIn(this.view),
    waiting: () => this.summary.pending || this.everyone.pending,
  });

  protected override createRenderRoot() {
    return this;
  }

  /** Whom the view names, by name or in watchlists. */
  private get chosen(): readonly string[] {
    return this.comparedOnce(
      this.view.filters['actors'],
      this.lists.answer?.rows ?? NOBODY,
      this.everyone.answer?.rows ?? NOBODY,
    );
  }

  private get namesSome(): boolean {
    return wanted(this.view.filters['actors']).length > 0;
  }

  /** Whom the reader wants left out, as a filter. */
  private get never(): string | null {
    return choiceOf(this.view.filters['actors']).never.join(',') || null;
  }

  private get axis() {
    return this.axisOnce(this.view, this.coverage.answer);
  }

  /** The actors that have lines, in slot order. */
  private get lineActors(): readonly string[] {
    const { chosen, everyone } = this;
    // Which members are drawn hangs on how often they are named.
    if (namesLists(this.view.filters['actors']) && everyone.answer === undefined) return NOBODY;
    return this.namesSome
      ? this.drawnOnce(chosen)
      : everyone.answer === undefined
        ? NOBODY
        : this.rankedOnce(everyone.answer.rows, MOST_NAMED);
  }

  private get matrixActors() {
    return matrixOf(this.everyone.answer?.rows ?? NOBODY, this.chosen, this.namesSome).slice(0, MATRIX);
  }

  private overAxis(measure: 'count' | 'share_of_voice' | 'attention' | null) {
    const { axis, lineActors, view } = this;
    // A watchlist that means nobody is asked all the same: the answer says why it is empty.
    const nobody = lineActors.length === 0 && (!this.namesSome || this.lists.answer === undefined);
    if (axis === null || nobody || (measure !== null && QUESTIONS[measure] !== QUESTIONS[measureOf(view)])) return null;
    return { query: askedOver(view, axis, { actors: this.setFor(measure) }) };
  }

  /** Share of voice compares a set, of which the most named are drawn; everything else asks for what it draws. */
  private setFor(measure: string | null): string {
    const { everyone, lineActors } = this;
    if (measure !== 'share_of_voice' && lineActors.length > 0) return lineActors.join(',');
    // A share is one of everybody who was asked for, also of those who are not drawn.
    if (this.namesSome) return this.view.filters['actors'] ?? '';
    return (everyone.answer?.rows ?? [])
      .slice(0, NAMED_SET)
      .map(({ actor }) => actor)
      .join(',');
  }

  override willUpdate(): void {
    const { summary } = this;
    const title = summary.answer === undefined ? msg('Overview') : plainLede(summary.answer.rows);
    this.tell({
      title,
      days: daysOf(summary.answer),
      ...(summary.answer === undefined ? {} : { snapshot: summary.answer.snapshot }),
    });
  }

  override updated(changes: Map<string, unknown>): void {
    const before = changes.get('view') as View | undefined;
    if (before !== undefined) goToSentences(this, before, this.view);
  }

  override render() {
    const { view, axis, coverage } = this;
    if (coverage.answer !== undefined && axis === null) {
      const { answer } = this.sources;
      return answer === undefined ? nothing : nothingRead(view, answer.rows.length);
    }
    const days = daysOf(this.summary.answer);
    const inWords = days === null ? '' : dayRange(days.from, days.to);
    return html`<div class="page two">
      <div class="charts" @range-select=${this.brushing.follow}>
        <the-lede
          data-follows
          ?chosen=${this.namesSome}
          .view=${view}
          .clauses=${this.summary.answer?.rows}
          .days=${days}
          .notes=${notesOf([this.summary.answer])}
          .problem=${this.summary.problem}
          .retry=${this.summary.retry}
          ?waiting=${this.summary.pending}
        ></the-lede>
        ${this.mainChart(days)}
        <movers-list .view=${view}></movers-list>
        ${whyThePointMoved(view, (actor) => this.nameOf(actor), { coverage: coverage.answer, attention: this.attention.answer, sentiment: this.sentiment.pending ? undefined : this.sentiment.answer })}
        <div class="pair-of-figures" ?data-wide=${isNetwork(view) || this.earlier.periods !== null}>${voiceFigure(view, this.everyone, { namesSome: this.namesSome, chosen: this.chosen, slots: this.lineActors, earlier: this.earlier }, { days: inWords, notes: this.ownNotes(this.everyone.answer) })} ${this.figureTogether(inWords)}</div>
        ${this.tones(days)}
      </div>
      <aside class="beside" aria-label="The sentences behind the numbers">
        <sentence-list
          .view=${view}
          query=${evidenceQuery(view)}
          heading=${openedWords(openedIn(view), grainOf(view), (actor) => this.nameOf(actor))}
          days=${inWords}
        ></sentence-list>
      </aside>
    </div>`;
  }

  private nameOf(actor: string): string {
    const members = (this.lists.answer?.rows ?? []).flatMap((row) => row.members);
    const known = [...(this.everyone.answer?.rows ?? []), ...(this.mentions.answer?.rows ?? []), ...members].find(
      (row) => row.actor === actor,
    );
    return known?.name ?? spoken(actor);
  }

  /** Notes of a figure that the lede, or a figure before it, does not say already. */
  private ownNotes(
    answer: { notes: ReturnType<typeof notesOf> } | undefined,
    ...before: ({ notes: ReturnType<typeof notesOf> } | undefined)[]
  ) {
    return unsaid(answer?.notes ?? [], notesOf([this.summary.answer, ...before]));
  }

  private mainChart(days: { from: string; to: string } | null) {
    const { view, axis, lineActors, everyone, mentions, shares, attention, coverage, earlier } = this;
    const measure = measureOf(view);
    const asking = measure === 'count' ? mentions : isAttention(measure) ? attention : shares;
    const blocked = coverage.problem ?? everyone.problem;
    const buckets = axis?.buckets ?? NOBODY;
    const lines = this.linesOnce(view, mentions.answer, shares.answer, attention.answer, lineActors, buckets);
    const all = everyone.answer?.rows.length ?? 0;
    const most =
      this.namesSome || all === 0 ? '' : msg(str`the ${Math.min(MOST_NAMED, all)} most named of ${count(all)}`);
    return html`<mentions-chart
      .view=${view}
      .question=${QUESTIONS[measure]}
      .lines=${earlier.laid(lines)}
      .periods=${earlier.periods}
      .buckets=${axis?.buckets ?? NOBODY}
      .marks=${this.marksOnce(coverage.answer, axis?.buckets ?? NOBODY)}
      .range=${days}
      hint=${most}
      csv=${axis === null || lineActors.length === 0 ? '' : addressOf(QUESTIONS[measure], askedOver(view, axis, { actors: this.setFor(measure) }), null, 'format=csv')}
      .state=${blocked === undefined ? asking.state : 'error'}
      .problem=${blocked ?? asking.problem}
      .retry=${blocked === undefined ? asking.retry : this.again}
      .notes=${[...panelNotes(this.ownNotes(asking.answer), measure), ...coverageNotes(coverage.answer), ...earlier.notes, ...this.leftOut(MOST_ACTORS)]}
    ></mentions-chart>`;
  }

  private leftOut(most: number) {
    return leftOutNote(this.chosen, most, (actor) => this.nameOf(actor));
  }

  private readonly again = (): void => {
    for (const asking of [this.coverage, this.everyone, this.summary]) if (asking.problem !== undefined) asking.retry();
  };

  private get togetherQuery(): string {
    return togetherQuery(this.view, this.chosen, this.matrixActors);
  }

  private figureTogether(days: string) {
    const { view, matrixActors, everyone, network, below } = this;
    if (isNetwork(view)) {
      const notes = this.ownNotes(network.answer);
      return networkFigure(view, network, this.togetherQuery, { days, below, notes });
    }
    const named = matrixActors.map((actor) => ({ actor, name: this.nameOf(actor) }));
    const notes = [...this.ownNotes(this.together.answer), ...this.leftOut(MATRIX)];
    return matrixFigure(view, this.together, everyone.answer === undefined ? null : named, { days, below, notes });
  }

  private tones(days: { from: string; to: string } | null) {
    const { view, axis, sentiment, lineActors, everyone } = this;
    const whole = days !== null && axis !== null && days.from <= axis.from && days.to >= axis.to;
    return html`<sentiment-charts
      .view=${view}
      .rows=${sentiment.answer?.rows ?? NOBODY}
      .actors=${lineActors}
      .tones=${everyone.answer?.rows ?? NOBODY}
      .buckets=${axis?.buckets ?? NOBODY}
      .marks=${this.marksOnce(this.coverage.answer, axis?.buckets ?? NOBODY)}
      .shade=${whole ? null : days}
      csv=${axis === null || lineActors.length === 0 ? '' : addressOf('/sentiment', askedOver(view, axis, { actors: lineActors.join(',') }), null, 'format=csv')}
      .state=${sentiment.state}
      .problem=${sentiment.problem}
      .retry=${sentiment.retry}
      .notes=${this.ownNotes(sentiment.answer, this.mentions.answer)}
    ></sentiment-charts>`;
  }
}
