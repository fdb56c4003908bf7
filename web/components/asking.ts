import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Problem } from '../../server/contract/answer.ts';
import type { AnswerTo, Path } from '../../server/contract/questions/all.ts';
import { ask, isUnreached, problemIn, whenAnew } from '../ask.ts';
import { connection } from '../connection.ts';

/** What is asked: a query and, where the path names one thing, its id; null asks nothing yet. */
export type Asked = { readonly query: string; readonly id?: string | null } | null;

/**
 * One question of an element: asks when what is asked changes, keeps the last answer on screen while the next is on its
 * way, and gives up a request that was superseded.
 */
export class Asking<P extends Path> implements ReactiveController {
  answer: AnswerTo<P> | undefined;
  problem: Problem | undefined;
  pending = false;
  private key: string | null = null;
  private stop: AbortController | null = null;
  private leave: (() => void) | undefined;
  /** It could not be asked: what was there before stays in sight, and it is asked once the server is reached again. */
  private unreached = false;
  private readonly host: ReactiveControllerHost;
  private readonly path: P;
  private readonly asked: () => Asked;

  constructor(host: ReactiveControllerHost, path: P, asked: () => Asked) {
    this.host = host;
    this.path = path;
    this.asked = asked;
    host.addController(this);
  }

  /** What a figure shows: the first answer is awaited, there, being replaced, or could not be given. */
  get state(): 'loading' | 'ready' | 'waiting' | 'error' {
    if (this.problem !== undefined) return 'error';
    if (this.answer === undefined) return 'loading';
    return this.pending ? 'waiting' : 'ready';
  }

  hostUpdate(): void {
    const asked = this.asked();
    const key = asked === null ? null : `${asked.id ?? ''}?${asked.query}`;
    if (asked === null || key === this.key) return;
    // Another actor or article is another thing: its page must not show the last one while it waits.
    if (this.key !== null && this.key.split('?')[0] !== (asked.id ?? '')) this.answer = undefined;
    this.key = key;
    void this.run(asked);
  }

  hostConnected(): void {
    const leaveAnew = whenAnew(() => {
      this.key = null;
      this.host.requestUpdate();
    });
    const leaveWatch = connection.watch(() => {
      if (this.unreached && connection.lost() === null) this.retry();
    });
    this.leave = () => {
      leaveAnew();
      leaveWatch();
    };
  }

  hostDisconnected(): void {
    this.leave?.();
    this.stop?.abort();
    if (this.pending) this.key = null; // asks again when it is put back into the page
    this.pending = false;
  }

  /** Asks the same again, after a failure. */
  readonly retry = (): void => {
    this.key = null;
    this.problem = undefined;
    this.host.requestUpdate();
  };

  private async run(asked: NonNullable<Asked>): Promise<void> {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    this.pending = true;
    this.problem = undefined;
    this.unreached = false;
    try {
      const answer = await ask(this.path, asked.query, stop.signal, asked.id ?? null);
      if (stop.signal.aborted) return;
      this.answer = answer;
    } catch (error) {
      if (stop.signal.aborted) return;
      const problem = problemIn(error);
      this.unreached = isUnreached(problem);
      // Still waiting: the last answer stays in sight, dimmed.
      if (this.unreached && this.answer !== undefined) return this.host.requestUpdate();
      this.problem = problem;
    }
    this.pending = false;
    this.host.requestUpdate();
  }
}
