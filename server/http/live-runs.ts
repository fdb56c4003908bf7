import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Going } from '../contract/run.ts';
import type { Live } from '../ingest/live.ts';
import type { Env } from './problem.ts';

/** Counts are told at most this often; more would only be a blur. */
const PAUSE_MS = 250;
/** Something is sent at least this often, so that both ends notice when the other is gone. */
const BEAT_MS = 15_000;
/** When a browser comes back after the connection was lost. */
const RETRY_MS = 3000;

/** The runs under way, told as they go: event `runs` with all of them and the sums of those that ended, event `ended` for each that ends. */
export function addLiveRuns(app: OpenAPIHono<Env>, live: Live): void {
  const route = createRoute({
    method: 'get',
    path: '/api/v1/runs/live',
    operationId: 'live-runs',
    summary: 'How the runs under way stand, as server-sent events',
    description:
      'Event `runs` lists the runs under way with their counts so far and sums up those that have ended since the server started, at once and after each change; event `ended` brings the last counts of one run, and `subscriptions` says how often something about them has changed.',
    tags: ['ingest'],
    responses: {
      200: { description: 'Events until the server stops', content: { 'text/event-stream': { schema: z.string() } } },
    },
  });
  app.openapi(route, ((c: Context<Env>) => {
    // A proxy that gathers the answer before it passes it on would tell of a run when it is over.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, (stream) => tell(stream, live));
  }) as never);
}

async function tell(stream: SSEStreamingApi, live: Live): Promise<void> {
  const ended: Going[] = [];
  let changed = false;
  let told = live.changes();
  let open = true;
  let wake = () => {};
  const leave = live.watch({
    changed(run) {
      changed = true;
      if (run !== null) ended.push(run);
      wake();
    },
    closed() {
      open = false;
      wake();
    },
  });
  stream.onAbort(() => {
    open = false;
    wake();
  });
  /** Waits, at most so long; what wakes it counts only when nothing has changed yet. */
  const wait = (ms: number, until: () => boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (!until()) return;
        clearTimeout(timer);
        resolve();
      };
      wake();
    });
  try {
    while (open) {
      // Before anything is sent: what changes while it is being sent must be told in the next round.
      changed = false;
      for (const run of ended.splice(0)) await stream.writeSSE({ event: 'ended', data: JSON.stringify(run) });
      const changes = live.changes();
      if (changes !== told) await stream.writeSSE({ event: 'subscriptions', data: String(changes) });
      told = changes;
      await stream.writeSSE({ event: 'runs', data: JSON.stringify(live.standing()), retry: RETRY_MS });
      await wait(PAUSE_MS, () => !open);
      await wait(BEAT_MS, () => !open || changed);
    }
  } finally {
    leave();
  }
}
