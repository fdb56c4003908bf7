import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { LINE_STATES } from '../contract/vocabulary.ts';
import type { Street } from '../ingest/ingest.ts';
import { decide } from '../ingest/learn.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

const Decision = z.strictObject({
  state: z
    .enum(LINE_STATES)
    .describe('"kept" puts the line back into all articles that have it, "cut" takes it out again'),
});

/** A person's word on a learned line. Answers once all articles that have the line are read anew. */
export function addLearnedLines(app: OpenAPIHono<Env>, street: Street): void {
  const route = createRoute({
    method: 'post',
    path: '/api/v1/learned-lines/{line}',
    operationId: 'decideLearnedLine',
    summary: 'Keep a learned line, or cut it again',
    tags: ['ingest'],
    request: {
      params: z.strictObject({ line: z.string().min(1).max(100).describe('As /learned-lines names it') }),
      body: jsonBody(Decision),
    },
    responses: {
      200: json('The line and how it stands now', z.strictObject({ line: z.string(), state: z.enum(LINE_STATES) })),
      400: problem('A key is wrong'),
      404: problem('There is no such line'),
      415: problem('Not application/json'),
    },
  });
  const work = async (c: Context<Env>) => {
    const { line } = c.req.valid('param' as never) as { line: string };
    const { state } = c.req.valid('json' as never) as z.infer<typeof Decision>;
    if (!(await decide(street, line, state === 'cut'))) {
      throw new AppError('not_found', `There is no learned line "${line}". /api/v1/learned-lines lists them.`);
    }
    return c.json({ line, state });
  };
  app.openapi(route, work as never, refusedBody('an object with a state') as never);
}
