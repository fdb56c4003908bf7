import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Change } from '../contract/correction.ts';
import type { Corrections } from '../ingest/corrections.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

const Counted = z.int().min(0);
const Week = z.string().nullable();
const Mean = z.number().min(-1).max(1).nullable();
const Effect = z.strictObject({
  mentions: Counted,
  articles: Counted,
  first_week: Week,
  last_week: Week,
  tone: z
    .strictObject({ before: Mean, after: Mean })
    .optional()
    .describe('Mean tone of the actor in the week of the mention, before and after a change of tone'),
});
const Made = z.strictObject({
  correction: z.int().min(1),
  made_at: z.string(),
  made_by: z.string(),
  why: z.string(),
  change: Change,
  effect: Effect,
  undone_at: z.string().nullable(),
});

const Asked = z.strictObject({
  change: Change,
  by: z.string().trim().min(1).max(200).describe('Who says so'),
  why: z.string().trim().max(2000).default('').describe('Why, for whoever reads the log'),
});

const PROBLEMS = { 400: problem('A key is wrong'), 409: problem('It cannot be done as things stand') };

/** What the routes need of corrections. */
export type Correcting = Pick<Corrections, 'preview' | 'make' | 'undo'>;

/** What a person corrects: looked at before, made, and undone. Each answers once every number follows. */
export function addCorrections(app: OpenAPIHono<Env>, corrections: Correcting): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/corrections/preview',
      operationId: 'previewCorrection',
      summary: 'What would a correction move?',
      tags: ['corrections'],
      request: { body: jsonBody(z.strictObject({ change: Change })) },
      responses: { 200: json('Nothing was changed', Effect), ...PROBLEMS },
    }),
    (async (c: Context<Env>) =>
      c.json(await corrections.preview((c.req.valid('json' as never) as { change: Change }).change))) as never,
    refusedBody('an object with a change') as never,
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/corrections',
      operationId: 'makeCorrection',
      summary: 'Correct what was found',
      tags: ['corrections'],
      request: { body: jsonBody(Asked) },
      responses: { 200: json('The entry of the log', Made), ...PROBLEMS },
    }),
    (async (c: Context<Env>) => {
      const { change, by, why } = c.req.valid('json' as never) as z.infer<typeof Asked>;
      return c.json(await corrections.make(change, { by, why }));
    }) as never,
    refusedBody('an object with a change and who says so') as never,
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/corrections/{no}/undo',
      operationId: 'undoCorrection',
      summary: 'Undo a correction',
      tags: ['corrections'],
      request: { params: z.strictObject({ no: z.coerce.number().int().min(1) }) },
      responses: { 200: json('The entry of the log', Made), ...PROBLEMS, 404: problem('There is no such correction') },
    }),
    (async (c: Context<Env>) =>
      c.json(await corrections.undo((c.req.valid('param' as never) as { no: number }).no))) as never,
  );
}
