import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import type { Answer } from '../contract/answer.ts';
import type { Asked } from '../contract/filters.ts';
import { FORMAT_FACTS } from '../contract/formats.ts';
import type { Path } from '../contract/questions/all.ts';
import type { Question } from '../contract/question.ts';
import type { Format } from '../contract/vocabulary.ts';
import { questionAsked } from '../exports/asked-by-name.ts';
import { csvMetadata } from '../exports/metadata.ts';
import type { Part } from '../exports/part.ts';
import { houseOf } from './house.ts';
import { askServer, serverOf } from './running.ts';

/** What an export needs: the parts of the file, and of the answer all but the rows, once the parts are out. */
type Source = {
  readonly parts: AsyncIterable<Part>;
  readonly answer: () => Promise<Omit<Answer<unknown>, 'rows'>>;
};

export type ExportOptions = { readonly out: string | null; readonly format: string | null };

/** Writes the answer to a question, with the same filters as a dashboard link; CSV unless another format is asked for. */
export async function exportQuestion(
  config: Config,
  name: string,
  filters: string,
  { out, format: said }: ExportOptions,
): Promise<void> {
  const sent = { format: 'csv', ...Object.fromEntries(new URLSearchParams(filters)) };
  if (said !== null) sent.format = said;
  const { question, id, asked } = questionAsked(name, sent);
  if (out === null && process.stdout.isTTY && isBinary(asked.format))
    throw new AppError(
      'invalid',
      `A file of this kind is not for reading: name one with --out FILE.${FORMAT_FACTS[asked.format].ending}.`,
    );
  const server = serverOf(config);
  if (server !== null) return writeFrom(await fromServer(server, question, sent, id, out), { question, asked, out });
  const { asking, close } = await houseOf(config);
  try {
    const { fileOf } = await import('../exports/files.ts');
    const { answer, parts } = await fileOf(asking, question.path as Path, asked, id);
    await writeFrom({ parts, answer: async () => answer }, { question, asked, out });
  } finally {
    await close();
  }
}

const isBinary = (format: Format): boolean => format === 'xlsx' || format === 'parquet';

/** Asks the server that has the database open, as any program would. */
async function fromServer(
  server: string,
  { path, keyset }: Question,
  sent: Readonly<Record<string, string>>,
  id: string | null,
  out: string | null,
): Promise<Source> {
  const address = (query: Readonly<Record<string, string>>) =>
    `${server}/api/v1${path.replace('{id}', id ?? '')}?${new URLSearchParams(query)}`;
  const file = await askServer(address(sent));
  const { cursor: _cursor, ...whole } = sent;
  const snapshot = file.headers.get('x-snapshot');
  const told = { ...whole, format: 'json', ...(keyset === undefined ? {} : { limit: '1' }) };
  return {
    parts: unbroken(file.body as unknown as AsyncIterable<Uint8Array>, out),
    // As of the very snapshot of the file, whatever came in meanwhile.
    answer: async () =>
      (await (await askServer(address(snapshot === null ? told : { ...told, snapshot }))).json()) as Answer<unknown>,
  };
}

/** What a server sends. By breaking the connection it says that this is not the whole file, which is told with what became of it. */
async function* unbroken(parts: AsyncIterable<Uint8Array>, out: string | null): AsyncGenerator<Uint8Array> {
  try {
    yield* parts;
  } catch (cause) {
    throw new AppError(
      'internal',
      `The server broke off before the file was whole${out === null ? ': what came is not all of it' : `; ${out} is as it was`}. Ask again.`,
      { cause, exit: 1 },
    );
  }
}

type Writing = { readonly question: Question; readonly asked: Asked; readonly out: string | null };

/** What cannot say itself what it holds has a file beside it that does. */
async function writeFrom({ parts, answer }: Source, { question, asked, out }: Writing): Promise<void> {
  await writeOut(parts, out);
  const { file } = FORMAT_FACTS[asked.format];
  if (out !== null && file && !isBinary(asked.format))
    await writeOut([csvMetadata(question, await answer(), basename(out))], `${out}-metadata.json`);
}

/** A file appears under its name only when it is whole. */
async function writeOut(parts: AsyncIterable<Part> | Iterable<Part>, out: string | null): Promise<void> {
  if (out === null) {
    for await (const part of parts) {
      if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
    return;
  }
  const part = `${out}.part`;
  try {
    await pipeline(Readable.from(parts, { objectMode: true }), createWriteStream(part));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  renameSync(part, out);
}
