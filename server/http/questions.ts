import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Log } from '../base/log.ts';
import { Note, VERSIONS } from '../contract/answer.ts';
import { Slug } from '../contract/actor.ts';
import type { Asked } from '../contract/filters.ts';
import { type Path, questions } from '../contract/questions/all.ts';
import type { Question } from '../contract/question.ts';
import { FORMAT_FACTS, mediaType } from '../contract/formats.ts';
import { type Format, FORMATS, ROSTER_KINDS } from '../contract/vocabulary.ts';
import { type Asking, answerTo, questionAt } from '../exports/answer.ts';
import { columnar } from '../exports/columns.ts';
import { isKnown, tagOf } from '../exports/tag.ts';
import { problem } from './declare.ts';
import { createFiles, type Files } from './files.ts';
import { helpOf } from './help.ts';
import { formatBy } from './negotiate.ts';
import { operationOf } from './operation.ts';
import type { Env } from './problem.ts';

type Answering = { readonly asking: Asking; readonly files: Files };

/** One route a question: the same object is the route, the check and the description. */
export function addQuestions(app: OpenAPIHono<Env>, asking: Asking, log: Log): void {
  const answering: Answering = { asking, files: createFiles(asking, log) };
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
      const read = c.req.valid('query' as never) as Asked;
      const asked = c.req.query('format') === undefined ? { ...read, format: formatBy(c.req.header('accept')) } : read;
      return write(c, answering, question.path as Path, asked, c.req.param('id') ?? null);
    }) as never);
  }
}

/** What a program already has is told before anything is asked. */
async function write(
  c: Context<Env>,
  { asking, files }: Answering,
  path: Path,
  asked: Asked,
  id: string | null,
): Promise<Response> {
  const tag = await tagOf(asking, path, asked, id);
  const kept = {
    ETag: tag,
    'Cache-Control': isPinned(asked) ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    Vary: 'Accept',
  };
  if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304, kept);
  const response = await (FORMAT_FACTS[asked.format].file
    ? files.send(c, path, asked, id)
    : page(c, asking, path, asked, id));
  for (const [name, value] of Object.entries(kept)) response.headers.set(name, value);
  return response;
}

/** An answer of one snapshot, by its whole name, can never be another; but whom a watchlist means can. */
const isPinned = ({ snapshot = '', actors = '' }: Asked): boolean => snapshot.includes('-') && !actors.includes('@');

async function page(c: Context<Env>, asking: Asking, path: Path, asked: Asked, id: string | null): Promise<Response> {
  const { format } = asked;
  const answer = await answerTo(asking, path, { ...asked, format: 'json' }, id, { signal: c.req.raw.signal });
  const headers: Record<string, string> = { 'Content-Type': FORMAT_FACTS[format].type };
  if (answer.next !== undefined) {
    const next = new URL(c.req.url);
    next.searchParams.set('cursor', answer.next);
    headers['Link'] = `<${next.pathname}${next.search}>; rel="next"`;
  }
  const text = JSON.stringify(format === 'json' ? answer : columnar(questionAt(path), answer));
  c.set('keep', text.length <= MOST_KEPT && !hangsOnRosters(path, asked));
  return c.body(text, 200, headers);
}

/** Whom a roster means is settled a moment after it was written, so its answers are made each time out of what is remembered. */
const hangsOnRosters = (path: Path, { actors = '', sources = '' }: Asked): boolean =>
  actors.includes('@') || sources.includes('@') || ROSTER_KINDS.some((kind) => kind === questionAt(path).reads);

/** Letters of an answer that is worth keeping as it goes out. */
const MOST_KEPT = 1_000_000;

/** What a question may answer with: its envelope, the same rows in every other format, and every problem. */
const answers = (question: Question) => {
  const head = {
    query: z.record(z.string(), z.string()),
    snapshot: z.string(),
    versions: z.strictObject(Object.fromEntries(VERSIONS.map((name) => [name, z.string().optional()]))),
    notes: z.array(Note),
  };
  const pages = { total: z.int().min(0).optional(), next: z.string().optional() };
  const columns = z.strictObject(
    Object.fromEntries(Object.keys(question.row.shape).map((name) => [name, z.array(z.unknown())])),
  );
  const schemas: Partial<Record<Format, z.ZodType>> = {
    json: z.strictObject({ ...head, rows: z.array(question.row), ...pages }),
    columns: z.strictObject({ ...head, columns, ...pages }),
  };
  const offered = FORMATS.map((format) => [mediaType(format), { schema: schemas[format] ?? z.string() }] as const);
  return {
    200: {
      description: 'The rows, with the settled query, the snapshot and what a reader must know',
      content: Object.fromEntries(offered),
    },
    304: { description: 'Nothing has changed since the ETag that was sent' },
    400: problem('A filter is wrong; `errors` names each key, its value and what would be right'),
    ...(question.path.includes('{id}') ? { 404: problem('There is nothing with this id') } : {}),
    406: problem('Nothing is written in the way that Accept asks for'),
    ...('snapshot' in question.filters.shape && question.reads !== 'history'
      ? { 409: problem('The snapshot is one of another collection') }
      : {}),
    503: problem('Too many questions or files at once, or this one took too long'),
  };
};
