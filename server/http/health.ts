import type { OpenAPIHono } from '@hono/zod-openapi';
import { AppError } from '../base/errors.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Env } from './problem.ts';

/** What the server is doing; it is ready only when it is serving. */
export type Phase = { name: 'starting' | 'serving' | 'stopping' };

/** /health touches nothing and is 200 while the process lives; /ready says whether questions can be asked. */
export function addHealth(app: OpenAPIHono<Env>, warehouse: Warehouse, phase: Phase): void {
  app.get('/health', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'ok' });
  });
  app.get('/ready', async (c) => {
    c.header('Cache-Control', 'no-store');
    if (phase.name !== 'serving') throw new AppError('busy', `Newstally is ${phase.name}.`);
    const { engine, articles, mentions } = await warehouse.health();
    return c.json({ status: 'ready', engine, articles, mentions, snapshot: await warehouse.snapshot() });
  });
}
