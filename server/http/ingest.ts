import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { Problem } from '../contract/answer.ts';
import type { Read } from '../contract/article.ts';
import { MOST_SENT_BYTES } from '../contract/vocabulary.ts';
import { ingest, type Street } from '../ingest/ingest.ts';
import { openSent } from '../ingest/open.ts';
import { readJsonl } from '../ingest/readers/jsonl.ts';
import { oneLine } from '../ingest/readers/reader.ts';
import type { Env } from './problem.ts';

/** What a run over HTTP is called when nobody named it. */
const UNNAMED = 'POST /api/v1/ingest';

const RECORDS = 'application/x-ndjson';
const FILE = 'application/octet-stream';

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
    lost_letters: Counted,
    mentions: Counted,
  }),
  rejections: z.array(z.strictObject({ input: z.string(), step: z.string(), reason: z.string() })),
});

const IngestQuery = z.strictObject({
  input: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe(`What the run is called; without it the name of the file, or "${UNNAMED}"`),
  file: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe(`Name of the file that the body is, sent as ${FILE}; its ending says how it is written`),
  source: z.string().min(1).max(200).optional().describe('Source of every record, whatever it says itself'),
  published: z.string().min(1).max(100).optional().describe('Date of every record, whatever it says itself'),
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/**
 * Articles over HTTP: one JSON record a line, with the same field names as files, or a whole file of any format that is read.
 * Each record ends in exactly one counted state.
 */
export function addIngest(app: OpenAPIHono<Env>, street: Street): void {
  const route = createRoute({
    method: 'post',
    path: '/api/v1/ingest',
    operationId: 'ingest',
    summary: 'Take in articles: one JSON record a line, or a file',
    tags: ['ingest'],
    request: {
      query: IngestQuery,
      body: { required: true, content: { [RECORDS]: { schema: z.string() }, [FILE]: { schema: z.string() } } },
    },
    responses: {
      200: { description: 'Every record in exactly one state', content: { 'application/json': { schema: Ended } } },
      400: problem('A key is wrong'),
      413: problem('More than 64 MB at once'),
      415: problem(`Neither ${RECORDS} nor, with file, ${FILE}`),
    },
  });
  app.openapi(route, (async (c: Context<Env>) => {
    const {
      input,
      file,
      source = null,
      published = null,
    } = c.req.valid('query' as never) as z.infer<typeof IngestQuery>;
    const type = c.req.header('content-type') ?? '';
    // Neither type can be sent by a form of another page without asking first.
    if (!type.startsWith(file === undefined ? RECORDS : FILE)) {
      throw new AppError(
        'media_type',
        file === undefined
          ? `Send ${RECORDS}: one JSON record a line; or a file as ${FILE}, with its name as file=…`
          : `Send a file as ${FILE}.`,
      );
    }
    const body = await bodyOf(c);
    const name = oneLine(file ?? input ?? UNNAMED);
    const reads = file === undefined ? records(body, name) : openSent(name, body, source);
    return c.json(await ingest(reads, street, { input: input ?? name, source, published }));
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
  if (Number(c.req.header('content-length') ?? 0) > MOST_SENT_BYTES) throw tooLarge();
  const body = Buffer.from(await c.req.arrayBuffer());
  if (body.length > MOST_SENT_BYTES) throw tooLarge();
  return body;
}
