import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from '../base/config.ts';
import { AppError, messageOf } from '../base/errors.ts';
import type { Answer } from '../contract/answer.ts';
import { Change, type Correction, type Effect } from '../contract/correction.ts';
import type { RowOf } from '../contract/questions/all.ts';
import type { Corrections, Said } from '../ingest/corrections.ts';
import { houseOf } from './house.ts';
import { askServer, serverOf } from './running.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

type Row = RowOf<'/corrections'>;
/** Whoever has the database open corrects it: the server, or this process. */
type Corrector = Pick<Corrections, 'preview' | 'make'> & {
  undo(no: number): Promise<Pick<Correction, 'correction' | 'effect'>>;
  rows(): Promise<readonly Row[]>;
};

async function withCorrector(config: Config, work: (corrector: Corrector) => Promise<void>): Promise<void> {
  const url = serverOf(config);
  if (url !== null) return work(correctorAt(url));
  const { asking, corrections, answerTo, asked, close } = await houseOf(config);
  try {
    await work({ ...corrections, rows: async () => (await answerTo(asking, '/corrections', asked())).rows });
  } finally {
    await close();
  }
}

const JSON_SENT = { 'content-type': 'application/json' };

function correctorAt(url: string): Corrector {
  const read = async <Body>(path: string, sent?: unknown): Promise<Body> => {
    const body = sent === undefined ? {} : { method: 'POST', headers: JSON_SENT, body: JSON.stringify(sent) };
    return (await (await askServer(`${url}/api/v1/corrections${path}`, body)).json()) as Body;
  };
  return {
    rows: async () => (await read<Answer<Row>>('')).rows,
    preview: (change) => read('/preview', { change }),
    make: (change, said) => read('', { change, ...said }),
    undo: (no) => read(`/${no}/undo`, {}),
  };
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const meanText = (mean: number | null): string => (mean === null ? 'not scored' : mean.toFixed(3));

const effectText = ({ mentions, articles, first_week, last_week, tone }: Effect): string =>
  [
    `${many(mentions, 'mention')} in ${many(articles, 'article')}`,
    first_week === null ? '' : `, weeks of ${first_week} to ${last_week}`,
    tone === undefined ? '' : `; mean tone in that week ${meanText(tone.before)} → ${meanText(tone.after)}`,
  ].join('');

/** A change as JSON; `invalid` with the field that is wrong. */
function changeOf(text: string, place: string): Change {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid', `${place} is not JSON: ${messageOf(error)}`, { cause: error });
  }
  const read = Change.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AppError('invalid', `${place}, field ${issue?.path.join('.') || '(all)'}: ${issue?.message}`);
}

const Entry = z.object({ change: z.unknown(), made_by: z.string().default('log'), why: z.string().default('') });

export type CorrectOptions = Said & { readonly preview: boolean; readonly from: string | null };

/** Makes one correction, or those of a log, or only says what they would move. Of a log, what cannot be made stops no other. */
export const correct = (config: Config, change: string | null, options: CorrectOptions): Promise<void> =>
  withCorrector(config, async (corrector) => {
    if (options.from !== null) return correctFrom(corrector, options.from);
    if (change === null) throw new AppError('invalid', 'Name a change as JSON, or a log with --from FILE.');
    const wanted = changeOf(change, 'The change');
    if (options.preview) return say(`Would move ${effectText(await corrector.preview(wanted))}.`);
    const { by, why } = options;
    const { correction, effect } = await corrector.make(wanted, { by, why });
    say(`Correction ${correction} moved ${effectText(effect)}.`);
  });

async function correctFrom(corrector: Corrector, file: string): Promise<void> {
  const lines = readFileSync(file, 'utf8').split('\n');
  let refused = 0;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `${file}:${at + 1}`;
    try {
      const { change, made_by, why } = Entry.parse(JSON.parse(line));
      const { correction, effect } = await corrector.make(changeOf(JSON.stringify(change), place), {
        by: made_by,
        why,
      });
      say(`Correction ${correction} moved ${effectText(effect)}.`);
    } catch (error) {
      refused += 1;
      say(`–  ${place}: ${messageOf(error)}`);
    }
  }
  if (refused > 0) throw new AppError('invalid', `${refused} of the log's corrections could not be made.`);
}

/** The log: a line each for people, or JSON lines that `correct --from` makes again, in the order they were made. */
export const listCorrections = (config: Config, { jsonl }: { readonly jsonl: boolean }): Promise<void> =>
  withCorrector(config, async (corrector) => {
    const rows = (await corrector.rows()).toReversed();
    if (jsonl) {
      for (const { made_at, made_by, why, change, undone_at } of rows) {
        if (undone_at === null) say(JSON.stringify({ made_at, made_by, why, change: JSON.parse(change) as unknown }));
      }
      return;
    }
    if (rows.length === 0) say('Nothing was corrected yet.');
    for (const { correction, made_at, made_by, why, change, undone_at, tone_before, tone_after, ...counts } of rows) {
      const toned = counts.does === 'tone' && counts.mentions > 0 && counts.first_week !== null;
      const effect = { ...counts, tone: toned ? { before: tone_before, after: tone_after } : undefined };
      const undone = undone_at === null ? '' : `, undone ${undone_at}`;
      say(
        `${correction}  ${made_at}  ${made_by}: ${change}  (${effectText(effect)}${undone})${why === '' ? '' : `  ${why}`}`,
      );
    }
  });

export const undoCorrections = (config: Config, numbers: readonly string[]): Promise<void> =>
  withCorrector(config, async (corrector) => {
    for (const word of numbers) {
      if (!/^\d{1,9}$/.test(word)) throw new AppError('invalid', `"${word}" is no number of a correction.`);
      const { correction, effect } = await corrector.undo(Number(word));
      say(`Correction ${correction} is undone: ${effectText(effect)}.`);
    }
  });
