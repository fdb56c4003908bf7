import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  errorLines,
  isHidden,
  judge,
  judgeReports,
  judgeStandIns,
  type Mark,
  markedReports,
  measureMentions,
  scoresOf,
} from '../../../scripts/evaluate/mentions.ts';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import { emptyFolder } from '../../support/inputs.ts';
import { norland } from '../../support/norland.ts';

const analyse = createAnalyser({ catalogue: norland, scorer: createLexiconScorer() });

/** Something found at a place of the body. */
const at = (from: number, to: number, actor: string, where: 't' | 'b' = 'b', via = 'full_name') => ({
  where,
  from,
  to,
  actor,
  surface: `${from}`,
  via,
});

/** The verdicts as "right 0 norland", by what was found or missed. */
const said = (marks: readonly Mark[], found: Parameters<typeof judge>[2]) =>
  judge('key', marks, found).map(({ is, surface, actor }) => `${is} ${surface} ${actor ?? '-'}`);

const NORLAND: Mark = ['b', 0, 7, 'Norland', 'norland', 'full'];

test('what was found is right where a mark of the same actor stands, exactly or nearly', () => {
  expect(said([NORLAND], [at(0, 7, 'norland')])).toEqual(['right 0 norland']);
  expect(said([NORLAND], [at(4, 12, 'norland')])).toEqual(['right 4 norland']);
  const exact = (to: number) => judge('key', [NORLAND], [at(0, to, 'norland')])[0]?.exact;
  expect([exact(7), exact(8)]).toEqual([true, false]);
});

test('it is wrong beside the mark, in the other text, of another actor, and in forms that are not counted', () => {
  const missed = 'missed Norland -';
  expect(said([NORLAND], [at(7, 12, 'norland')])).toEqual(['wrong 7 norland', missed]);
  expect(said([NORLAND], [at(0, 7, 'norland', 't')])).toEqual(['wrong 0 norland', missed]);
  expect(said([NORLAND], [at(0, 7, 'sudland')])).toEqual(['wrong 0 sudland', missed]);
  for (const form of ['demonym', 'unknown', 'ambiguous', 'junk'] as const)
    expect(said([['b', 0, 7, 'Norland', 'norland', form]], [at(0, 7, 'norland')])).toEqual(['wrong 0 norland']);
  expect(said([], [at(0, 7, 'norland')])).toEqual(['wrong 0 norland']);
});

test('one mark makes one thing right', () => {
  expect(said([NORLAND], [at(0, 3, 'norland'), at(4, 7, 'norland')])).toEqual(['right 0 norland', 'wrong 4 norland']);
  const again: Mark = ['b', 4, 7, 'and', 'norland', 'full'];
  expect(said([NORLAND, again], [at(0, 3, 'norland'), at(4, 7, 'norland')])).toEqual([
    'right 0 norland',
    'right 4 norland',
  ]);
});

test('a mark that nothing was found for is missed, unless its form does not count', () => {
  expect(said([NORLAND, ['b', 9, 12, 'Ems', 'ems', 'surname']], [])).toEqual(['missed Norland -', 'missed Ems -']);
  expect(said([['b', 0, 7, 'Norland', 'norland', 'demonym']], [])).toEqual([]);
});

test('a city that stands for its government is beside: neither right nor wrong', () => {
  const city: Mark = ['b', 0, 8, 'Varnholm', 'norland', 'metonym', 'varnholm'];
  expect(said([city], [at(0, 8, 'varnholm')])).toEqual(['beside 0 varnholm']);
  expect(said([city], [at(0, 8, 'norland')])).toEqual(['wrong 0 norland']);
  expect(said([city], [])).toEqual([]);
});

test('precision is right of what was found, recall right of what was marked; what is beside is in neither', () => {
  const city: Mark = ['b', 20, 28, 'Varnholm', 'norland', 'metonym', 'varnholm'];
  const ems: Mark = ['b', 30, 33, 'Ems', 'ems', 'full'];
  const verdicts = judge(
    'key',
    [NORLAND, city, ems],
    [at(0, 7, 'norland'), at(8, 12, 'sudland'), at(13, 15, 'sudland'), at(20, 28, 'varnholm')],
  );
  expect(scoresOf(verdicts)).toEqual({ precision: 1 / 3, recall: 1 / 2, found: 3, marked: 2 });
  expect(scoresOf([])).toEqual({ precision: 0, recall: 0, found: 0, marked: 0 });
});

const BODY = 'Cora Voss\nCora Voss\n\nCora Voss came home to Norland after a very long and quiet week.\n\nVoss slept.';

/** A folder with one report of a title, a caption that is cut, and two paragraphs. */
function gold(marks: readonly Mark[], body = BODY): string {
  const data = join(emptyFolder(), 'data');
  for (const folder of ['demo', 'gold']) mkdirSync(join(data, folder), { recursive: true });
  writeFileSync(join(data, 'demo', 'made.jsonl'), `{}\n${JSON.stringify({ title: 'Home again', body })}\n`);
  writeFileSync(
    join(data, 'gold', 'mentions.jsonl'),
    `${JSON.stringify({ report: 'made.jsonl:2', key: 'f', marks })}\n`,
  );
  return data;
}

test('marks are held against the report as it was printed, wherever cleaning has cut', () => {
  const marks: Mark[] = [
    ['b', 0, 9, 'Cora Voss', 'cora-voss', 'junk'],
    ['b', 21, 30, 'Cora Voss', 'cora-voss', 'full'],
    ['b', 44, 51, 'Norland', 'norland', 'full'],
    ['b', 87, 91, 'Voss', 'cora-voss', 'surname'],
  ];
  const verdicts = judgeReports(markedReports(gold(marks)), analyse);
  expect(verdicts.map(({ is, surface, exact }) => `${is} ${surface} ${exact}`)).toEqual([
    'right Cora Voss true',
    'right Norland true',
    'right Voss true',
  ]);
  expect(errorLines(verdicts)).toEqual([
    '  full_name: 2 right, 0 wrong, 0 cities for governments',
    '  surname: 1 right, 0 wrong, 0 cities for governments',
  ]);
  const floor = { floor: 0, goal: null, cases: 1 };
  const names = [
    'precision',
    'recall',
    'unseen fifth, precision',
    'unseen fifth, recall',
    'none from junk',
    ...['demonyms', 'metonyms'].flatMap((form) => [`${form}, precision`, `${form}, recall`]),
  ];
  const floors = Object.fromEntries(names.map((name) => [`mentions: ${name}`, floor]));
  expect(measureMentions(gold(marks), analyse, floors).map(({ name, value, of }) => [name, value, of])).toEqual([
    ['mentions: precision', 1, 3],
    ['mentions: recall', 1, 3],
    // The key of the one report does not stand in the fifth.
    ['mentions: unseen fifth, precision', 0, 0],
    ['mentions: unseen fifth, recall', 0, 0],
    ['mentions: none from junk', 1, 3],
    // Nothing is marked or found of them.
    ['mentions: demonyms, precision', 0, 0],
    ['mentions: demonyms, recall', 0, 0],
    ['mentions: metonyms, precision', 0, 0],
    ['mentions: metonyms, recall', 0, 0],
  ]);
});

test('demonyms and metonyms are held against their own marks alone', () => {
  const body = 'Sudlandish troops left Norland. Varnholm denied it, and Norlanders cheered.';
  const marks: Mark[] = [
    ['b', 0, 10, 'Sudlandish', 'sudland', 'demonym'],
    ['b', 23, 30, 'Norland', 'norland', 'full'],
    ['b', 32, 40, 'Varnholm', 'norland', 'metonym'],
    ['b', 67, 73, 'cheere', 'norland', 'demonym'],
  ];
  const reports = markedReports(gold(marks, body));
  const said = (form: 'demonym' | 'metonym') =>
    judgeStandIns(reports, analyse, form).map(({ is, surface }) => `${is} ${surface}`);
  expect(said('demonym')).toEqual(['right Sudlandish', 'wrong Norlanders', 'missed cheere']);
  expect(said('metonym')).toEqual(['right Varnholm']);
});

test('a mark that does not fit its report is an error, not a miss', () => {
  expect(() => markedReports(gold([['b', 45, 52, 'Norland', 'norland', 'full']]))).toThrow(
    'made.jsonl:2: the mark "Norland" does not stand at b:45',
  );
});

test('errors are listed for a person to read, those of the hidden fifth are not', () => {
  expect(['a0', 'a1', 'a2', 'a3', 'af'].map(isHidden)).toEqual([true, true, true, false, false]);
  const listed = (key: string) => errorLines(judge(key, [NORLAND], [at(8, 12, 'sudland')]));
  expect(listed('af')).toEqual([
    '  full_name: 0 right, 1 wrong, 0 cities for governments',
    '  wrong af "8" as sudland by full_name: - (-)',
    '  missed af "Norland": norland (full)',
  ]);
  expect(listed('a0')).toEqual(['  full_name: 0 right, 1 wrong, 0 cities for governments']);
});
