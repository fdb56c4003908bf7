import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GOLD_SETS } from '../scripts/evaluate/gold-sets.ts';
import { failuresOf, type Floors, tableOf } from '../scripts/evaluate/measured.ts';
import { errorLines, isHidden, judgeReports, markedReports } from '../scripts/evaluate/mentions.ts';
import { runTasks } from '../scripts/evaluate/run-tasks.ts';
import { tasks } from '../scripts/evaluate/tasks.ts';
import { openTone } from '../server/ingest/scorers.ts';
import { shippedAnalyser } from './support/reading.ts';
import { root } from './support/sources.ts';

const data = join(root, 'data');
const floors = JSON.parse(readFileSync(join(data, 'gold', 'floors.json'), 'utf8')) as Floors;
// Gold of others takes minutes, so here it is measured where its folder is named; `npm run evaluate` looks for one itself.
const gold = process.env['NEWSTALLY_GOLD'] ?? join(data, 'gold', 'none-named');

test('on all gold that is there, names and tone are as true as the floors ask', { timeout: 900_000 }, async () => {
  const all = tasks({ gold, data, floors, tone: openTone, analyse: shippedAnalyser });
  const ran = await runTasks(all, { gold, data }, floors, null);
  const own = ran.all.filter(({ name }) => GOLD_SETS[floors[name]?.set ?? '']?.own === true);
  console.log(
    `gold: ${ran.all.length} figures, ${own.length} on our own\n${tableOf(ran.all)}\n${ran.lines.join('\n')}`,
  );
  // Written by hand: all sets of our own are measured wherever the tests run.
  expect(new Set(own.map(({ name }) => floors[name]?.set))).toEqual(
    new Set(['clause pairs', 'countries', 'marked demo reports', 'negation suite', 'organisations']),
  );
  expect(own.length).toBeGreaterThanOrEqual(22);
  expect(failuresOf(ran.all, floors, ran.known)).toEqual([]);
});

test('no report and no mark was lost', () => {
  const reports = markedReports(data);
  const marks = reports.flatMap((report) => report.marks);
  const hidden = reports.filter(({ key }) => isHidden(key));
  console.log(`marks: ${reports.length} reports (${hidden.length} hidden), ${marks.length} marks`);
  // Written by hand: fewer reports or marks than were made say that the file is cut.
  expect(reports.length).toBe(156);
  expect(marks.length).toBeGreaterThanOrEqual(2945);
  expect(hidden.length).toBeGreaterThan(20);
});

test('nothing of the hidden fifth is ever listed', () => {
  const hidden = markedReports(data).filter(({ key }) => isHidden(key));
  // An analyser that finds nothing misses every mark, and still no error may be shown.
  const analyse = shippedAnalyser();
  const blind = judgeReports(hidden, (article) => ({ ...analyse(article), mentions: [] }));
  expect(blind.length).toBeGreaterThan(400);
  expect(errorLines(blind)).toEqual([]);
});
