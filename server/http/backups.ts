import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Backup } from '../contract/backup.ts';
import { json, problem } from './declare.ts';
import type { Env } from './problem.ts';

/** A copy of all that is kept, made while questions go on. It goes where this server keeps its data: no path comes over the wire. */
export function addBackups(app: OpenAPIHono<Env>, backUp: () => Promise<Backup>): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/backups',
      operationId: 'make-backup',
      summary: 'Copy the database into the folder "backups" of the data folder, and check the copy',
      tags: ['operations'],
      responses: {
        201: json('What the backup holds, as its manifest says it', Backup),
        409: problem('The database is in memory, so there is nothing to copy'),
        503: problem('The disk has not enough room'),
      },
    }),
    (async (c: Context<Env>) => c.json(await backUp(), 201)) as never,
  );
}
