import { AppError } from '../base/errors.ts';
import type { Problem } from '../contract/answer.ts';
import type { Read } from '../contract/article.ts';
import type { Ledger, Rejection } from '../contract/run.ts';
import { emptyLedger, type Outcome, type RunSettings } from '../ingest/ingest.ts';

/** Records sent in one request: below the server's limit of bytes even for long articles. */
const RECORDS_A_REQUEST = 500;
const MOST_CHARACTERS = 16 * 1024 * 1024;

type Step = (done: { records: number; bytes: number }) => void;

/** Sends records to the server that has the database open; one process owns the file, so the command line asks it to do the work. */
export async function throughServer(
  url: string,
  reads: AsyncIterable<Read>,
  told: RunSettings,
  step: Step,
): Promise<Outcome> {
  const whole: { run: number; ledger: Ledger; rejections: Rejection[] } = {
    run: 0,
    ledger: emptyLedger(),
    rejections: [],
  };
  let lines: string[] = [];
  let characters = 0;
  const send = async () => {
    if (lines.length > 0) add(whole, await post(url, lines, told));
    lines = [];
    characters = 0;
  };
  for await (const read of reads) {
    step({ records: 1, bytes: read.bytes });
    const line = lineOf(read);
    lines.push(line);
    characters += line.length;
    if (lines.length >= RECORDS_A_REQUEST || characters >= MOST_CHARACTERS) await send();
  }
  await send();
  return whole;
}

/** A record in the field names that every reader knows, or why there is none; `record` keeps where it stood. */
function lineOf(read: Read): string {
  if (read.kind === 'unreadable') return JSON.stringify({ record: read.input, unreadable: read.reason });
  const { input, ...said } = read.article;
  return JSON.stringify({ record: input, ...said });
}

async function post(
  url: string,
  lines: readonly string[],
  { input, source, published }: RunSettings,
): Promise<Outcome> {
  const query = new URLSearchParams({
    input,
    ...(source === null ? {} : { source }),
    ...(published === null ? {} : { published }),
  });
  const answer = await fetch(`${url}/api/v1/ingest?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  if (!answer.ok) {
    const { detail } = (await answer.json()) as Problem;
    throw new AppError('internal', `The server that has the database open refused: ${detail}`);
  }
  return (await answer.json()) as Outcome;
}

/** Adds the counts of one request to those of the whole ingest. */
function add(whole: { run: number; ledger: Ledger; rejections: Rejection[] }, part: Outcome): void {
  whole.run = part.run || whole.run;
  whole.rejections.push(...part.rejections);
  for (const key of [
    'inputs',
    'added',
    'revised',
    'duplicate',
    'rejected',
    'undated',
    'lost_letters',
    'mentions',
  ] as const) {
    whole.ledger[key] += part.ledger[key];
  }
  for (const table of ['undated_reasons', 'rejections'] as const) {
    for (const [reason, count] of Object.entries(part.ledger[table])) {
      whole.ledger[table][reason] = (whole.ledger[table][reason] ?? 0) + count;
    }
  }
}
