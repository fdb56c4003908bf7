import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Problem } from '../../server/contract/answer.ts';
import type { AnswerTo, RowOf } from '../../server/contract/questions/all.ts';
import { ask, isUnreached, problemIn, whenAnew } from '../ask.ts';
import { connection } from '../connection.ts';

/** The questions that answer page by page. */
export type Listed =
  | '/evidence'
  | '/quoted'
  | '/articles'
  | '/stories'
  | '/names'
  | '/runs'
  | '/rejections'
  | '/snapshots'
  | '/changes';

/** Rows asked for at once: two screens. */
const PAGE_ROWS = 50;

/** A list that grows page by page; another query starts it anew while the old rows stay in sight until the new ones are there. */
export class Listing<P extends Listed> implements ReactiveController {
  pages: readonly AnswerTo<P>[] = [];
  pending = false;
  problem: Problem | undefined;
  private query: string | null = null;
  private unreached = false;
  private stop: AbortController | undefined;
  private leave: (() => void) | undefined;
  private readonly host: ReactiveControllerHost;
  private readonly path: P;
  private readonly asked: () => string | null;

  /** Rows asked for at once. */
  readonly size: () => number;

  constructor(host: ReactiveControllerHost, path: P, asked: () => string | null, size: () => number = () => PAGE_ROWS) {
    this.host = host;
    this.path = path;
    this.asked = asked;
    this.size = size;
    host.addController(this);
  }

  get rows(): RowOf<P>[] {
    return this.pages.flatMap(({ rows }) => rows as RowOf<P>[]);
  }

  /** Rows of the whole list, seen or not; undefined until the first page is there. */
  get total(): number | undefined {
    return this.pages[0]?.total;
  }

  get hasMore(): boolean {
    return this.pages.at(-1)?.next !== undefined;
  }

  hostUpdate(): void {
    const query = this.asked();
    if (query === null || query === this.query) return;
    this.query = query;
    void this.load(true);
  }

  hostConnected(): void {
    const again = () => {
      this.query = null;
      this.host.requestUpdate();
    };
    const leaveAnew = whenAnew(again);
    const leaveWatch = connection.watch(() => {
      if (this.unreached && connection.lost() === null) again();
    });
    this.leave = () => {
      leaveAnew();
      leaveWatch();
    };
  }

  hostDisconnected(): void {
    this.leave?.();
    this.stop?.abort();
    if (this.pending) this.query = null; // asks again when it is put back into the page
    this.pending = false;
  }

  /** The next page; after a failure the same one again. */
  readonly more = (): void => void this.load(this.pages.length === 0);

  private async load(anew: boolean): Promise<void> {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    this.pending = true;
    this.problem = undefined;
    this.unreached = false;
    this.host.requestUpdate();
    const next = anew ? undefined : this.pages.at(-1)?.next;
    const parts = [
      this.query ?? '',
      `limit=${this.size()}`,
      next === undefined ? '' : `cursor=${encodeURIComponent(next)}`,
    ];
    try {
      const answer = await ask(this.path, parts.filter((part) => part !== '').join('&'), stop.signal);
      if (stop.signal.aborted) return;
      this.pages = anew ? [answer] : [...this.pages, answer];
    } catch (error) {
      if (stop.signal.aborted) return;
      const problem = problemIn(error);
      this.unreached = isUnreached(problem);
      // What was read before still holds where the server cannot be reached: it stays, waiting.
      if (this.unreached && this.pages.length > 0) return this.host.requestUpdate();
      this.problem = problem;
      if (anew) this.pages = [];
    }
    this.pending = false;
    this.host.requestUpdate();
  }
}
