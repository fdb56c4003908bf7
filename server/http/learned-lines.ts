import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { Problem } from '../contract/answer.ts';
import { LINE_STATES } from '../contract/vocabulary.ts';
import type { Street } from '../ingest/ingest.ts';
import { decide } from '../ingest/learn.ts';
import type { Env } from './problem.ts';

const Decision = z.strictObject({
  state: z
    .enum(LINE_STATES)
    .describe('"kept" puts the line back into all articles that have it, "cut" takes it out again'),
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
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
      body: { required: true, content: { 'application/json': { schema: Decision } } },
    },
    responses: {
      200: {
        description: 'The line and how it stands now',
        content: { 'application/json': { schema: z.strictObject({ line: z.string(), state: z.enum(LINE_STATES) }) } },
      },
      400: problem('A key is wrong'),
      404: problem('There is no such line'),
      415: problem('Not application/json'),
    },
  });
  app.openapi(route, (async (c: Context<Env>) => {
    // A form of another page can send anything but JSON without asking first.
    if (!(c.req.header('content-type') ?? '').startsWith('application/json')) {
      throw new AppError('media_type', 'Send application/json: {"state": "kept"} or {"state": "cut"}.');
    }
    const { line } = c.req.valid('param' as never) as { line: string };
    const { state } = c.req.valid('json' as never) as z.infer<typeof Decision>;
    if (!(await decide(street, line, state === 'cut'))) {
      throw new AppError('not_found', `There is no learned line "${line}". /api/v1/learned-lines lists them.`);
    }
    return c.json({ line, state });
  }) as never);
}
