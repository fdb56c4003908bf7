import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Note, VERSIONS } from '../contract/answer.ts';
import { Slug } from '../contract/actor.ts';
import type { Asked } from '../contract/filters.ts';
import { type Path, questions } from '../contract/questions/all.ts';
import type { Question } from '../contract/question.ts';
import { type Asking, answerTo, stateOf } from '../exports/answer.ts';
import { fileOf } from '../exports/files.ts';
import { problem } from './declare.ts';
import { helpOf } from './help.ts';
import type { Env } from './problem.ts';

/** One route a question: the same object is the route, the check and the description. */
export function addQuestions(app: OpenAPIHono<Env>, asking: Asking): void {
  for (const question of questions as readonly Question[]) {
    const route = createRoute({
      method: 'get',
      path: `/api/v1${question.path}`,
      operationId: operationOf(question.path),
      summary: question.summary,
      description: question.help.method,
      tags: ['questions'],
      request: {
        query: question.filters,
        ...(question.path.includes('{id}')
          ? { params: z.strictObject({ id: Slug.describe('Slug or id of the one asked for') }) }
          : {}),
      },
      responses: answers(question),
      'x-help': helpOf(question, asking.accuracy),
    });
    app.openapi(route, (async (c: Context<Env>) => {
      const asked = c.req.valid('query' as never) as Asked;
      const id = c.req.param('id') ?? null;
      return write(c, asking, question.path as Path, asked, id);
    }) as never);
  }
}

/** "/articles/{id}" is the operation "article", "/stories/{id}" "story"; the others carry the name of their question. */
const operationOf = (path: string): string =>
  path.endsWith('/{id}') ? path.slice(1, -'s/{id}'.length).replace(/ie$/, 'y') : path.slice(1);

async function write(c: Context<Env>, asking: Asking, path: Path, asked: Asked, id: string | null): Promise<Response> {
  const tag = `W/"${await stateOf(asking, path, asked)}-${hash(c.req.url)}"`;
  c.header('ETag', tag);
  c.header('Cache-Control', 'private, no-cache');
  if (c.req.header('if-none-match') === tag) return c.body(null, 304);
  const limits = { signal: c.req.raw.signal };
  if (asked.format === 'csv') return csv(c, asking, path, asked, id);
  const answer = await answerTo(asking, path, asked, id, limits);
  if (answer.next !== undefined) {
    const next = new URL(c.req.url);
    next.searchParams.set('cursor', answer.next);
    c.header('Link', `<${next.pathname}${next.search}>; rel="next"`);
  }
  return c.json(answer);
}

/** The file as it comes. A failure in the middle breaks the transfer, so that a short file never looks whole. */
async function csv(c: Context<Env>, asking: Asking, path: Path, asked: Asked, id: string | null): Promise<Response> {
  const { answer, text } = await fileOf(asking, path, asked, id, { signal: c.req.raw.signal });
  const { from, to } = answer.query;
  const range = from === undefined ? (id ?? 'all') : `${from}_${to}`;
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header(
    'Content-Disposition',
    `attachment; filename="newstally-${operationOf(path)}-${range}-snapshot-${answer.snapshot}.csv"`,
  );
  c.header('X-Snapshot', answer.snapshot);
  c.header('X-Query', new URLSearchParams(answer.query).toString());
  c.header('X-Versions', new URLSearchParams(answer.versions).toString());
  const parts = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await parts.next();
      if (part.done === true) controller.close();
      else controller.enqueue(encoder.encode(part.value));
    },
    async cancel() {
      await parts.return?.();
    },
  });
  return c.body(body);
}

/** A short, stable name for an address (FNV-1a, 32 bits); the snapshot beside it makes the tag. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16);
}

/** What a question may answer with: its envelope, the same rows as CSV, and every problem. */
const answers = (question: Question) => ({
  200: {
    description: 'The rows, with the settled query, the snapshot and what a reader must know',
    content: {
      'application/json': {
        schema: z.strictObject({
          query: z.record(z.string(), z.string()),
          snapshot: z.string(),
          versions: z.strictObject(Object.fromEntries(VERSIONS.map((name) => [name, z.string().optional()]))),
          notes: z.array(Note),
          rows: z.array(question.row),
          total: z.int().min(0).optional(),
          next: z.string().optional(),
        }),
      },
      'text/csv': { schema: z.string() },
    },
  },
  304: { description: 'Nothing has changed since the ETag that was sent' },
  400: problem('A filter is wrong; `errors` names each key, its value and what would be right'),
  403: problem('The request did not come from this machine'),
  404: problem('There is no such article, story or actor'),
  500: problem('Something failed on our side'),
  503: problem('Too many questions at once, or this one took too long'),
});
