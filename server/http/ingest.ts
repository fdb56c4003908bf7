import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import type { Read } from '../contract/article.ts';
import { ingest, type Street } from '../ingest/ingest.ts';
import { openSent } from '../ingest/open.ts';
import { readJsonl } from '../ingest/readers/jsonl.ts';
import { oneLine } from '../ingest/readers/reader.ts';
import { bytesOf, sentWhole, unlessClosing, untilClosing } from './body.ts';
import { problem } from './declare.ts';
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

/**
 * Articles over HTTP: one JSON record a line, with the same field names as files, or a whole file of any format that is read.
 * Each record ends in exactly one counted state, and each request is one run. `closing` tells that the server stops.
 */
export function addIngest(app: OpenAPIHono<Env>, street: Street, closing: AbortSignal): void {
  const route = createRoute({
    method: 'post',
    path: '/api/v1/ingest',
    operationId: 'ingest',
    summary: 'Take in articles: one JSON record a line, or a file',
    description:
      `Each request is one run. As ${RECORDS} the body may be streamed and of any length: it is read record by record, and a record larger than 10 MB is a counted rejection. ` +
      `A file is at most 64 MB. A connection that breaks, or a server that stops, leaves a run that was broken off: what it had loaded stays, and the same again adds the rest.`,
    tags: ['ingest'],
    request: {
      query: IngestQuery,
      body: { required: true, content: { [RECORDS]: { schema: z.string() }, [FILE]: { schema: z.string() } } },
    },
    responses: {
      200: { description: 'Every record in exactly one state', content: { 'application/json': { schema: Ended } } },
      400: problem('A key is wrong'),
      413: problem('A file of more than 64 MB'),
      415: problem(`Neither ${RECORDS} nor, with file, ${FILE}`),
      503: problem('The server stops'),
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
    unlessClosing(closing);
    const name = oneLine(file ?? input ?? UNNAMED);
    const reads =
      file === undefined
        ? records(bytesOf(c.req.raw.body, closing), name)
        : openSent(name, await sentWhole(c, 'a file', closing), source);
    return c.json(await ingest(untilClosing(reads, closing), street, { input: input ?? name, source, published }));
  }) as never);
}

/** The records of a body, read as a JSON lines file is, one in memory at a time; each may say in `record` where it stood before. */
async function* records(chunks: AsyncIterable<Buffer>, name: string): AsyncIterable<Read> {
  for await (const found of readJsonl({ name, chunks, file: null, piped: true, reached: () => {} }))
    yield { ...found, bytes: 0 };
}
