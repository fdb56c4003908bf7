import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { Problem } from '../contract/answer.ts';
import type { Read } from '../contract/article.ts';
import { ingest, type Street } from '../ingest/ingest.ts';
import { readJsonl } from '../ingest/readers/jsonl.ts';
import type { Env } from './problem.ts';

/** A body larger than this is sent in parts; the command line does so by itself. */
const MOST_BYTES = 64 * 1024 * 1024;

const Counted = z.int().min(0);
const Counts = z.record(z.string(), Counted);
const Ended = z.strictObject({
  run: Counted,
  ledger: z.strictObject({
    inputs: Counted,
    added: Counted,
    revised: Counted,
    duplicate: Counted,
    rejected: Counted,
    undated: Counted,
    undated_reasons: Counts,
    rejections: Counts,
    mentions: Counted,
  }),
  rejections: z.array(z.strictObject({ input: z.string(), step: z.string(), reason: z.string() })),
});

const Told = z.strictObject({
  input: z.string().min(1).max(500).default('POST /api/v1/ingest').describe('What the run is called'),
  source: z.string().min(1).max(200).optional().describe('Source of every record, whatever it says itself'),
  published: z.string().min(1).max(100).optional().describe('Date of every record, whatever it says itself'),
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** Articles over HTTP: one JSON record a line, with the same field names as files; each ends in exactly one counted state. */
export function addIngest(app: OpenAPIHono<Env>, street: Street): void {
  const route = createRoute({
    method: 'post',
    path: '/api/v1/ingest',
    operationId: 'ingest',
    summary: 'Take in articles, one JSON record a line',
    tags: ['ingest'],
    request: { query: Told, body: { required: true, content: { 'application/x-ndjson': { schema: z.string() } } } },
    responses: {
      200: { description: 'Every record in exactly one state', content: { 'application/json': { schema: Ended } } },
      400: problem('A key is wrong'),
      413: problem('More than 64 MB at once'),
      415: problem('Not application/x-ndjson'),
    },
  });
  app.openapi(route, (async (c: Context<Env>) => {
    const { input, source, published } = c.req.valid('query' as never) as z.infer<typeof Told>;
    if (!(c.req.header('content-type') ?? '').startsWith('application/x-ndjson')) {
      throw new AppError('media_type', 'Send application/x-ndjson: one JSON record a line.');
    }
    const told = { input, source: source ?? null, published: published ?? null };
    return c.json(await ingest(records(await bodyOf(c), input), street, told));
  }) as never);
}

/** The records of a body, read as a JSON lines file is; each may say in `record` where it stood before. */
async function* records(body: Buffer, name: string): AsyncIterable<Read> {
  const chunks = (async function* () {
    yield body;
  })();
  for await (const found of readJsonl({ name, chunks, file: null, piped: true, reached: () => {} }))
    yield { ...found, bytes: 0 };
}

async function bodyOf(c: Context<Env>): Promise<Buffer> {
  const tooLarge = () => new AppError('too_large', 'Send at most 64 MB at once.');
  if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge();
  const body = Buffer.from(await c.req.arrayBuffer());
  if (body.length > MOST_BYTES) throw tooLarge();
  return body;
}
