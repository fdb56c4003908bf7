import { AppError } from '../base/errors.ts';
import type { Problem } from '../contract/answer.ts';
import type { RawArticle, Read } from '../contract/article.ts';
import type { Ledger, Rejection } from '../contract/run.ts';
import { emptyLedger, type Outcome } from '../ingest/ingest.ts';

/** Records sent in one request: below the server's limit of bytes even for long articles. */
const RECORDS_A_REQUEST = 500;
const MOST_CHARACTERS = 16 * 1024 * 1024;

type Told = { readonly input: string; readonly source: string | null; readonly published: string | null };
type Step = (done: { records: number; bytes: number }) => void;

/** Sends records to the server that has the database open; one process owns the file, so the command line asks it to do the work. */
export async function throughServer(url: string, reads: AsyncIterable<Read>, told: Told, step: Step): Promise<Outcome> {
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
    if (read.kind === 'unreadable') {
      whole.ledger.inputs += 1;
      whole.ledger.rejected += 1;
      add(whole, {
        run: 0,
        ledger: emptyLedger(),
        rejections: [{ input: read.input, step: 'read', reason: read.reason }],
      });
      whole.ledger.rejections[`read: ${read.reason}`] = (whole.ledger.rejections[`read: ${read.reason}`] ?? 0) + 1;
      continue;
    }
    const line = lineOf(read.article);
    lines.push(line);
    characters += line.length;
    if (lines.length >= RECORDS_A_REQUEST || characters >= MOST_CHARACTERS) await send();
  }
  await send();
  return whole;
}

/** A record in the field names that every reader knows; `record` keeps where it stood. */
const lineOf = ({ input, ...said }: RawArticle): string => JSON.stringify({ record: input, ...said });

async function post(url: string, lines: readonly string[], { input, source, published }: Told): Promise<Outcome> {
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
  for (const key of ['inputs', 'added', 'revised', 'duplicate', 'rejected', 'undated', 'mentions'] as const) {
    whole.ledger[key] += part.ledger[key];
  }
  for (const table of ['undated_reasons', 'rejections'] as const) {
    for (const [reason, count] of Object.entries(part.ledger[table])) {
      whole.ledger[table][reason] = (whole.ledger[table][reason] ?? 0) + count;
    }
  }
}
