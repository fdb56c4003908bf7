import { request } from 'undici';
import { AppError, messageOf } from '../base/errors.ts';
import type { Problem } from '../contract/answer.ts';
import type { Read } from '../contract/article.ts';
import type { Outcome, RunSettings } from '../ingest/ingest.ts';
import { ownHeaders } from './running.ts';
import { MOST_BYTES, tooLarge } from '../ingest/readers/reader.ts';

type Step = (done: { records: number; bytes: number }) => void;

/**
 * Sends records to the server that has the database open; one process owns the file, so the command line asks it to do the work.
 * One request is one run, however long it is: its body goes out as fast as the server takes it, and the answer is its ledger.
 */
export async function throughServer(
  url: string,
  reads: AsyncIterable<Read>,
  told: RunSettings,
  step: Step,
): Promise<Outcome> {
  const sending: Sending = { failure: null };
  const lines = linesOf(reads, step, sending);
  // The head of a request goes out with its first line, and a server waits for heads only so long.
  const first = await lines.next();
  const all = (async function* () {
    try {
      if (first.done !== true) yield first.value;
      yield* lines;
    } finally {
      await lines.return(undefined);
    }
  })();
  const { status, body } = await post(url, all, told).catch((error: unknown) => {
    // What broke while it was read here says so itself.
    if (sending.failure !== null) throw sending.failure.error;
    throw new AppError(
      'internal',
      `The connection to the server that has the database open broke (${messageOf(error)}). ` +
        'What it has loaded stays; the same ingest again adds the rest and counts nothing twice.',
      { cause: error },
    );
  });
  if (status === 200) return body;
  const { code, detail } = body;
  throw new AppError(
    code === 'busy' ? code : 'internal',
    `The server that has the database open did not take everything: ${detail}`,
  );
}

type Sending = { failure: { readonly error: unknown } | null };

/** A line a record. It counts when the next one is asked for: then the connection has taken it. */
async function* linesOf(reads: AsyncIterable<Read>, step: Step, sending: Sending): AsyncGenerator<string> {
  try {
    for await (const read of reads) {
      yield `${lineOf(read)}\n`;
      step({ records: 1, bytes: read.bytes });
    }
  } catch (error) {
    sending.failure = { error };
    throw error;
  }
}

/** A record in the field names that every reader knows, or why there is none; `record` keeps where it stood. */
function lineOf(read: Read): string {
  if (read.kind === 'unreadable') return refused(read.input, read.reason);
  const { input, ...said } = read.article;
  const line = JSON.stringify({ record: input, ...said });
  // The server would refuse the line too, but could not say which record it was.
  const size = Buffer.byteLength(line);
  return size > MOST_BYTES ? refused(input, tooLarge(size)) : line;
}

const refused = (record: string, unreadable: string): string => JSON.stringify({ record, unreadable });

type Answer =
  | { readonly status: 200; readonly body: Outcome }
  | { readonly status: 'refused'; readonly body: Pick<Problem, 'code' | 'detail'> };

async function post(
  url: string,
  lines: AsyncIterable<string>,
  { input, source, published }: RunSettings,
): Promise<Answer> {
  const query = new URLSearchParams({
    input,
    ...(source === null ? {} : { source }),
    ...(published === null ? {} : { published }),
  });
  const { statusCode, body } = await request(`${url}/api/v1/ingest?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', ...ownHeaders(url) },
    body: lines as never,
    // The answer comes when all is done, which may be hours from now.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const text = await body.text();
  if (statusCode === 200) return { status: 200, body: JSON.parse(text) as Outcome };
  // Node itself answers without a word what it does not take.
  const said = text.startsWith('{')
    ? (JSON.parse(text) as Problem)
    : { code: 'internal', detail: `HTTP ${statusCode}` };
  return { status: 'refused', body: said };
}
