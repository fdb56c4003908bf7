import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import type { Going, LiveRuns } from '../../server/contract/run.ts';
import { askAnew, forgetAnswers } from '../ask.ts';
import { connection } from '../connection.ts';
import { analysisLine, newsLine, runLine, statesLine } from '../live.ts';
import { msg, str } from '../words.ts';

/** Said aloud at most this often while a run is under way. */
const SAID_MS = 10_000;

/** One line while a run is under way, and what it brought when it has ended; nothing otherwise. */
@customElement('ingest-strip')
export class IngestStrip extends LitElement {
  @state() private live: LiveRuns | null = null;
  /** The sums when the page was last asked anew. */
  @state() private since: LiveRuns['ended'] | null = null;
  /** Said aloud while a run is under way, and after one that brought nothing new. */
  @state() private said = '';
  @state() private ended = '';
  private stream: EventSource | null = null;
  private saidAt = 0;
  private wasReached = false;
  /** Whoever filled the database on this page wants to see it. */
  private wanted = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.watch);
    addEventListener('show-news', this.want);
    this.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.watch);
    removeEventListener('show-news', this.want);
    this.close();
  }

  /** A browser keeps few connections to one server: a page that nobody sees must not hold one. */
  private readonly watch = (): void => {
    if (document.hidden) this.close();
    else if (this.stream === null) this.open();
  };

  private open(): void {
    const stream = new EventSource('/api/v1/runs/live');
    this.stream = stream;
    stream.addEventListener('runs', ({ data }: MessageEvent<string>) => this.hear(JSON.parse(data) as LiveRuns));
    stream.addEventListener('subscriptions', this.heardSubscriptions);
    stream.addEventListener('open', this.reached);
    stream.addEventListener('error', this.lost);
    stream.addEventListener('ended', ({ data }: MessageEvent<string>) => this.heardEnd(JSON.parse(data) as Going));
  }

  private close(): void {
    this.stream?.close();
    this.stream = null;
  }

  private hear(live: LiveRuns): void {
    this.since ??= live.ended;
    const [was, is] = [this.live?.analysis != null, live.analysis !== null];
    this.live = live;
    if (was !== is) {
      if (was) forgetAnswers();
      this.dispatchEvent(new CustomEvent('analysis-changed', { bubbles: true }));
    }
    if (this.wanted && newsLine(this.since, live.ended) !== null) this.showNews();
    const [first] = live.under;
    const now = performance.now();
    if (first !== undefined && now - this.saidAt < SAID_MS) return;
    this.saidAt = first === undefined ? 0 : now;
    this.said = first === undefined ? '' : msg(str`Reading ${runLine(first)}`);
  }

  /** What changed while nobody listened is asked for again; at the first connection nothing has been asked yet. */
  private readonly reached = (): void => {
    connection.answered();
    if (this.wasReached) this.heardSubscriptions();
    this.wasReached = true;
  };

  /** The stream comes back by itself; the page says meanwhile that what it shows was read before. */
  private readonly lost = (): void => {
    if (!document.hidden) connection.failed();
  };

  private readonly want = (): void => {
    this.wanted = true;
  };

  private readonly heardSubscriptions = (): void => {
    forgetAnswers();
    this.dispatchEvent(new CustomEvent('subscriptions-changed', { bubbles: true }));
  };

  private heardEnd(run: Going): void {
    forgetAnswers();
    this.ended = run.added + run.revised === 0 ? msg(str`Nothing new in ${run.input}.`) : '';
    this.dispatchEvent(new CustomEvent<Going>('run-end', { detail: run, bubbles: true }));
  }

  override render() {
    const { live, since } = this;
    const under = live?.under ?? [];
    const analysis = live?.analysis ?? null;
    const news = live === null || since === null ? null : newsLine(since, live.ended);
    return html`<div class="ingest-strip" ?hidden=${under.length === 0 && analysis === null && news === null}>
        ${analysis === null ? nothing : html`<p class="under-way"><span class="pulse" aria-hidden="true"></span><b>Reading history</b> ${analysisLine(analysis)} <span class="quiet">every number stays as it was until all of it is there</span></p>`}
        ${under.map((run) => html`<p class="under-way"><span class="pulse" aria-hidden="true"></span><b>Reading</b> ${runLine(run)} <span class="quiet">${statesLine(run)}</span></p>`)}
        ${news === null ? nothing : html`<p class="news"><span>${news}</span> <button type="button" class="button" @click=${this.showNews}>Update this page</button></p>`}
      </div>
      <p class="unseen" role="status">${this.said !== '' ? this.said : news === null ? this.ended : msg(str`${news}. Update this page to see them.`)}</p>`;
  }

  private readonly showNews = (): void => {
    this.wanted = false;
    this.since = this.live?.ended ?? null;
    this.ended = '';
    askAnew();
    // The button is gone: whoever pressed it goes on with the page.
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  };
}
