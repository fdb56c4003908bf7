import { createWriteStream, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import { invalid } from '../base/settle.ts';
import type { Asked } from '../contract/filters.ts';
import { type Path, questions } from '../contract/questions/all.ts';
import type { Question } from '../contract/question.ts';
import { fileOf } from '../exports/files.ts';
import { csvMetadata } from '../exports/metadata.ts';
import { houseOf } from './house.ts';

/** Writes the answer to a question, with the same filters as a dashboard link; CSV unless the filters say format=json. */
export async function exportQuestion(config: Config, name: string, filters: string, out: string | null): Promise<void> {
  const { question, id } = questionNamed(name);
  const sent = Object.fromEntries(new URLSearchParams(filters));
  const read = question.filters.safeParse({ format: 'csv', ...sent });
  if (!read.success) {
    throw invalid(
      read.error.issues.map(({ path, message }) => ({
        key: String(path[0] ?? ''),
        value: sent[String(path[0])] ?? '',
        expected: message,
      })),
    );
  }
  const asked = read.data as Asked;
  const { asking, answerTo, close } = await houseOf(config);
  try {
    if (asked.format !== 'csv') {
      await writeOut([`${JSON.stringify(await answerTo(asking, question.path as Path, asked, id))}\n`], out);
      return;
    }
    const { answer, text } = await fileOf(asking, question.path as Path, asked, id);
    await writeOut(text, out);
    // A CSV cannot say what it holds: the file beside it does.
    if (out !== null) await writeOut([csvMetadata(question, answer, basename(out))], `${out}-metadata.json`);
  } finally {
    await close();
  }
}

/** "mentions" is the question at /mentions, "actors/antony-blinken" the one at /actors/{id}. */
function questionNamed(name: string): { question: Question; id: string | null } {
  const path = `/${name.replace(/^\//, '')}`;
  const plain = (questions as readonly Question[]).find((question) => question.path === path);
  if (plain !== undefined) return { question: plain, id: null };
  const [, list, id] = /^(\/[a-z-]+)\/([a-z0-9-]+)$/.exec(path) ?? [];
  const single = (questions as readonly Question[]).find((question) => question.path === `${list}/{id}`);
  if (single !== undefined && id !== undefined) return { question: single, id };
  const names = questions.map((question) => question.path.slice(1)).join(', ');
  throw new AppError('invalid', `There is no question "${name}". There are: ${names}.`);
}

/** A file appears under its name only when it is whole. */
async function writeOut(text: AsyncIterable<string> | Iterable<string>, out: string | null): Promise<void> {
  if (out === null) {
    for await (const part of text) process.stdout.write(part);
    return;
  }
  await pipeline(Readable.from(text), createWriteStream(`${out}.part`));
  renameSync(`${out}.part`, out);
}
