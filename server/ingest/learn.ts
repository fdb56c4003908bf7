import { cutLearned, edgeLinesOf, restoreLearned } from '../text/edge-lines.ts';
import { digest } from '../text/fingerprint.ts';
import { FEWEST_STORIES, isFurniture } from '../text/furniture.ts';
import type { Learned, Repeated } from '../warehouse/lines.ts';
import { readArticlesAnew, type Reader } from './read-anew.ts';

/**
 * Looks among the lines that articles of the run's sources begin and end with for furniture, and reads all articles anew whose
 * text does not show yet what is known. Returns by how much the mentions of the run's own articles changed.
 */
export async function learn(reader: Reader, run: number): Promise<number> {
  const repeated = await reader.warehouse.lines.repeated(run, FEWEST_STORIES);
  await reader.warehouse.lines.learn(repeated.flatMap(learnedOf));
  return (await readAnew(reader, run)).change;
}

/** Cuts a line again or keeps it from now on, in past articles too; false when there is no such line. */
export async function decide(reader: Reader, id: string, cut: boolean): Promise<boolean> {
  if (!(await reader.warehouse.lines.decide(id, cut))) return false;
  const { articles } = await readAnew(reader, 0);
  // Nothing to read anew, but what is said of the line is new.
  if (articles === 0) await reader.warehouse.rewrite(0, []);
  return true;
}

/** The line as the article has it that stands for all of them; nothing when it is no furniture. */
function learnedOf({ source_id, source, line, stories, of, ...cut }: Repeated): Learned[] {
  const { body } = restoreLearned(cut);
  const found = edgeLinesOf(body).find(({ key }) => key === line);
  if (found === undefined) return [];
  const sample = body.slice(found.start, found.end).trim();
  // A report of one line is that line, whoever else says it.
  if (cutLearned({ body, removed: [] }, new Set([line])).removed.length === 0) return [];
  if (!isFurniture({ line: sample, source, stories, of })) return [];
  return [{ id: digest('line', String(source_id), line), source_id, line, zone: found.zone, sample, stories }];
}

async function readAnew(reader: Reader, run: number): Promise<{ articles: number; change: number }> {
  const pending = await reader.warehouse.lines.pending();
  return { articles: pending.length, change: await readArticlesAnew(reader, pending, run) };
}
