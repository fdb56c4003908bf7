import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { AppError } from '../base/errors.ts';
import { loadDemo } from '../ingest/demo.ts';
import type { Street } from '../ingest/ingest.ts';
import { unlessClosing } from './body.ts';
import { json, problem } from './declare.ts';
import type { Env } from './problem.ts';

const Loaded = z.strictObject({ run: z.int().min(0), articles: z.int().min(0), mentions: z.int().min(0) });

/** The demo on request: only into an empty database, because nobody could take it out of another one again. */
export function addDemo(app: OpenAPIHono<Env>, street: Street, closing: AbortSignal): void {
  let loading = false;
  const route = createRoute({
    method: 'post',
    path: '/api/v1/demo',
    operationId: 'load-demo',
    summary: 'Fill an empty database with the demo',
    tags: ['ingest'],
    responses: {
      200: json('What was read', Loaded),
      409: problem('The database is not empty, or the demo is being read'),
      503: problem('The server stops'),
    },
  });
  app.openapi(route, async (c) => {
    unlessClosing(closing);
    const { articles } = await street.warehouse.health();
    if (articles > 0) throw new AppError('conflict', 'The database has articles: the demo is for an empty one.');
    if (loading) throw new AppError('conflict', 'The demo is being read already.');
    loading = true;
    try {
      const { run, ledger } = await loadDemo(street);
      return c.json({ run, articles: ledger.added + ledger.revised, mentions: ledger.mentions }, 200);
    } finally {
      loading = false;
    }
  });
}
