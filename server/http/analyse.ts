import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AnalysisState } from '../contract/catalogue.ts';
import type { Reanalysis } from '../ingest/reanalysis.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

const PATH = '/api/v1/analyse';
const Asked = z.strictObject({
  all: z.boolean().default(false).describe('Read all articles anew, also where nothing differs'),
});

/** History read anew: begun or joined, looked at, and cancelled. Readers see the old numbers until all of it is there. */
export function addAnalyse(app: OpenAPIHono<Env>, reanalysis: Pick<Reanalysis, 'state' | 'start' | 'cancel'>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      operationId: 'analysis',
      summary: 'How does the latest reading of history stand?',
      tags: ['catalogue'],
      responses: { 200: json('How it stands', AnalysisState) },
    }),
    (async (c: Context<Env>) => {
      c.header('Cache-Control', 'no-store');
      return c.json(await reanalysis.state());
    }) as never,
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      operationId: 'analyse',
      summary: 'Read history anew by the waiting catalogue, and by the scorer and options of now',
      description: 'Answers at once; GET tells how it goes on. Where it is under way already, that one goes on.',
      tags: ['catalogue'],
      request: { body: jsonBody(Asked) },
      responses: {
        202: json('How it stands', AnalysisState),
        400: problem('A key is wrong'),
        409: problem('Nothing differs, or corrections speak of actors whom the catalogue lacks'),
        415: problem('Not application/json'),
      },
    }),
    (async (c: Context<Env>) => {
      const { all } = c.req.valid('json' as never) as z.infer<typeof Asked>;
      return c.json(await reanalysis.start(all), 202);
    }) as never,
    refusedBody('an object, which may say all') as never,
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: PATH,
      operationId: 'cancelAnalysis',
      summary: 'Cancel the reading of history; all stays as it was',
      tags: ['catalogue'],
      responses: { 200: json('How it stands', AnalysisState), 409: problem('None is under way') },
    }),
    (async (c: Context<Env>) => c.json(await reanalysis.cancel())) as never,
  );
}
