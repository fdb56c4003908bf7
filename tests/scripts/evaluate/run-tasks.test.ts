import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Floors, measured } from '../../../scripts/evaluate/measured.ts';
import { runTasks, type Task } from '../../../scripts/evaluate/run-tasks.ts';
import { emptyFolder } from '../../support/inputs.ts';

/** A folder that holds one set of others, CoNLL val, and one of ours, countries. */
function folders() {
  const root = emptyFolder();
  for (const folder of ['gold/conll', 'data/gold']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'gold', 'conll', 'val.conllu'), 'x');
  writeFileSync(join(root, 'data', 'gold', 'countries.jsonl'), 'y');
  return { gold: join(root, 'gold'), data: join(root, 'data') };
}

const FLOORS: Floors = {
  'names: a': { floor: 0, goal: null, cases: 1, set: 'CoNLL val' },
  'tone: b': { floor: 0, goal: null, cases: 1, set: 'countries' },
};
const task = (name: string, figure: string, ...sets: string[]): Task => ({
  name,
  sets,
  measure: () => [measured(FLOORS, figure, 1, 1)],
});
const NAMES = task('names', 'names: a', 'CoNLL val');
const TONE = task('tone', 'tone: b', 'countries');
const FEEDS = task('feeds', 'tone: b', 'feed tests');

test('what is there is measured with the hash of its gold, what is not is skipped with a line each and their number', async () => {
  const where = folders();
  const { all, known, lines } = await runTasks([NAMES, FEEDS, TONE], where, FLOORS, null);
  expect(all.map(({ name }) => name)).toEqual(['names: a', 'tone: b']);
  expect([...known.hashes.keys()]).toEqual(['CoNLL val', 'countries']);
  expect([...known.skipped]).toEqual(['feed tests']);
  expect(lines).toEqual([`skipped feed tests: feeds is not in ${where.gold}`, '1 of 3 sets skipped']);
});

test('sets that are measured together are skipped together', async () => {
  const both = task('names', 'names: a', 'CrossNER politics dev', 'CoNLL val');
  const where = folders();
  const { all, lines } = await runTasks([both], where, FLOORS, null);
  expect(all).toEqual([]);
  expect(lines).toEqual([
    `skipped CrossNER politics dev: crossner-politics/dev.txt is not in ${where.gold}`,
    'skipped CoNLL val: measured together with CrossNER politics dev',
    '2 of 2 sets skipped',
  ]);
});

test('some tasks alone: the others are told as skipped, and a task that there is not is an error', async () => {
  const { all, lines } = await runTasks([NAMES, TONE], folders(), FLOORS, ['tone']);
  expect(all.map(({ name }) => name)).toEqual(['tone: b']);
  expect(lines).toEqual(['skipped CoNLL val: not asked for', '1 of 2 sets skipped']);
  await expect(runTasks([NAMES, TONE], folders(), FLOORS, ['tune'])).rejects.toThrow(
    '--only: there is no task tune; there are names, tone',
  );
});

test('gold of our own that is missing is an error, never a skip', async () => {
  const away = task('tone', 'tone: b', 'organisations');
  await expect(runTasks([away], folders(), FLOORS, null)).rejects.toThrow(
    /^organisations: gold\/organisations\.jsonl is not in /,
  );
});

test('a task that measures nothing, or on other gold than its floor says, is an error', async () => {
  await expect(runTasks([{ ...NAMES, measure: () => [] }], folders(), FLOORS, null)).rejects.toThrow(
    'names: its gold is there and nothing was measured',
  );
  await expect(runTasks([task('names', 'tone: b', 'CoNLL val')], folders(), FLOORS, null)).rejects.toThrow(
    'says that "tone: b" is measured on "countries", but its task reads CoNLL val',
  );
});
