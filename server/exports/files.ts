import type { Answer } from '../contract/answer.ts';
import type { Asked } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { AppError } from '../base/errors.ts';
import type { Limits } from '../warehouse/warehouse.ts';
import { answerTo, type Asking, questionAt, streamOf } from './answer.ts';
import { csvHeader, csvLines } from './csv.ts';

/** A question's answer as a CSV file: what it was asked, and its text as it comes. */
export type File = { readonly answer: Omit<Answer<unknown>, 'rows'>; readonly text: AsyncIterable<string> };

/**
 * The same rows as the JSON answer, as RFC 4180. A list that comes page by page is written whole, streamed on a connection of its
 * own; when it ends with another number of rows than it began with, it throws, so that a short file never looks finished.
 */
export async function fileOf(
  asking: Asking,
  path: Path,
  filters: Asked,
  id: string | null,
  limits: Limits = {},
): Promise<File> {
  const question = questionAt(path);
  if (question.keyset === undefined || filters.limit !== undefined) {
    const { rows, ...answer } = await answerTo(asking, path, filters, id, limits);
    return { answer, text: once(csvHeader(question) + csvLines(question, rows)) };
  }
  const { answer, rows } = await streamOf(asking, path, filters, limits);
  const expected = answer.total ?? 0;
  async function* text() {
    yield csvHeader(question);
    let written = 0;
    for await (const part of rows) {
      written += part.length;
      yield csvLines(question, part);
    }
    if (written !== expected) throw new AppError('internal', `The file ended after ${written} of ${expected} rows.`);
  }
  return { answer, text: text() };
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}
