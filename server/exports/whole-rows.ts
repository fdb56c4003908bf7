import type { Answer } from '../contract/answer.ts';
import type { Asked } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { AppError } from '../base/errors.ts';
import type { Limits } from '../warehouse/warehouse.ts';
import { answerTo, type Asking, questionAt, streamOf } from './answer.ts';

export type Row = Readonly<Record<string, unknown>>;

/** All rows of an answer as they come, what the answer says besides, and how many there will be. */
export type WholeRows = {
  readonly answer: Omit<Answer<unknown>, 'rows'>;
  readonly count: number;
  /** Throws where it would end with another number of rows than it began with. */
  readonly rows: AsyncIterable<readonly Row[]>;
};

/**
 * The same rows as the JSON answer. A list that comes page by page is whole, streamed on a connection of its own, so that no
 * file is ever as large as the memory that it takes; with a limit it is that page.
 */
export async function wholeRows(
  asking: Asking,
  path: Path,
  filters: Asked,
  id: string | null,
  limits: Limits = {},
): Promise<WholeRows> {
  if (questionAt(path).keyset === undefined || filters.limit !== undefined) {
    // How it is written changes nothing of it: all formats share the answer that is remembered.
    const { rows, ...answer } = await answerTo(asking, path, { ...filters, format: 'json' }, id, limits);
    return { answer, count: rows.length, rows: once(rows) };
  }
  const { answer, rows } = await streamOf(asking, path, filters, limits);
  const count = answer.total ?? 0;
  return { answer, count, rows: counted(rows, count) };
}

async function* once(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

async function* counted(rows: AsyncIterable<readonly Row[]>, count: number): AsyncGenerator<readonly Row[]> {
  let seen = 0;
  for await (const part of rows) {
    seen += part.length;
    yield part;
  }
  if (seen !== count) throw new AppError('internal', `The file ended after ${seen} of ${count} rows.`);
}
