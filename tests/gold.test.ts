import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failuresOf, type Floors, tableOf } from '../scripts/evaluate/measured.ts';
import { errorLines, isHidden, judgeReports, markedReports, measureMentions } from '../scripts/evaluate/mentions.ts';
import { shippedAnalyser } from './support/reading.ts';
import { root } from './support/sources.ts';

const data = join(root, 'data');
const all = JSON.parse(readFileSync(join(data, 'gold', 'floors.json'), 'utf8')) as Floors;
const floors: Floors = Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('mentions: ')));

test('in the reports that people marked, names are found and given to whom they mean as well as the floors ask', () => {
  const reports = markedReports(data);
  const marks = reports.flatMap((report) => report.marks);
  const hidden = reports.filter(({ key }) => isHidden(key));
  const measures = measureMentions(data, shippedAnalyser(), floors);
  console.log(`gold: ${reports.length} reports (${hidden.length} hidden), ${marks.length} marks\n${tableOf(measures)}`);
  // Written by hand: fewer reports or marks than were made say that the file is cut.
  expect(reports.length).toBe(156);
  expect(marks.length).toBeGreaterThanOrEqual(2945);
  expect(hidden.length).toBeGreaterThan(20);
  expect(Object.keys(floors)).toHaveLength(7);
  expect(failuresOf(measures, floors)).toEqual([]);
});

test('nothing of the hidden fifth is ever listed', () => {
  const hidden = markedReports(data).filter(({ key }) => isHidden(key));
  // An analyser that finds nothing misses every mark, and still no error may be shown.
  const analyse = shippedAnalyser();
  const blind = judgeReports(hidden, (article) => ({ ...analyse(article), mentions: [] }));
  expect(blind.length).toBeGreaterThan(400);
  expect(errorLines(blind)).toEqual([]);
});
