import { createReadStream } from 'node:fs';
import type { Question } from '../contract/question.ts';
import { writeParquet } from '../warehouse/duckdb/parquet.ts';
import { declaredColumns } from './columns.ts';
import type { WholeRows } from './whole-rows.ts';

/**
 * A Parquet file, typed by the declarations. Its footer stands at the end and names all before, so it is made whole in a folder of
 * its own before the first byte leaves: whoever gets it gets all of it, and what goes wrong is an error in the place of a file.
 */
export async function* parquetOf(
  question: Question,
  { answer, rows }: WholeRows,
  scratch: string,
): AsyncGenerator<Uint8Array> {
  const columns = declaredColumns(question);
  const metadata = () => ({
    question: question.path,
    query: new URLSearchParams(answer.query).toString(),
    snapshot: answer.snapshot,
    versions: JSON.stringify(answer.versions),
    notes: JSON.stringify(answer.notes),
    columns: JSON.stringify(Object.fromEntries(columns.map(({ name, description }) => [name, description ?? '']))),
  });
  const made = await writeParquet({ columns, rows, metadata, scratch });
  try {
    for await (const part of createReadStream(made.file)) yield part as Buffer;
  } finally {
    made.remove();
  }
}
