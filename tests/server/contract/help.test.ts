import { expect, test } from 'vitest';
import { questions } from '../../../server/contract/questions/all.ts';
import type { Question } from '../../../server/contract/question.ts';
import { falseAlarmsNote } from '../../../server/exports/finish/false-alarms.ts';

const PARTS = ['read', 'method', 'data', 'limits'] as const;
/** Longest part of a help, in words. */
const MOST_WORDS = 60;

const all: readonly Question[] = questions;
const textOf = ({ help }: Question): string => PARTS.map((part) => help[part]).join(' ');
const helpOf = (path: string): string => textOf(all.find((question) => question.path === path)!);

test('every question has exactly the four parts, each said and each short', () => {
  let read = 0;
  for (const { path, help } of all) {
    expect([
      path,
      Object.keys(help).toSorted((l, r) => PARTS.indexOf(l as 'read') - PARTS.indexOf(r as 'read')),
    ]).toEqual([path, [...PARTS]]);
    for (const part of PARTS) {
      const words = help[part].split(/\s+/).filter((word) => word !== '').length;
      expect([path, part, words > 3, words <= MOST_WORDS]).toEqual([path, part, true, true]);
      expect([path, part, /[.]$/.test(help[part])]).toEqual([path, part, true]);
      read += 1;
    }
  }
  console.log(`parts of help: ${read} of ${all.length} questions`);
  expect(read).toBe(4 * all.length);
});

test('bursts say how often their alarm is false, and it is the rate that the answer rests on', () => {
  const { text } = falseAlarmsNote({ grain: 'week', steps: 60, before: 26, actors: 10 }, undefined);
  const [, rate] = /\((\S+) in 100 quiet actor-weeks/.exec(text) ?? [];
  expect(rate).toBe('0.12');
  expect(helpOf('/bursts')).toContain(`of 100 quiet actor-weeks at most ${rate} raise a false alarm`);
});

test('whoever answers with a share says of which set it is one', () => {
  expect(helpOf('/share-of-voice')).toContain(
    'The named set is written in the query: the chosen actors, else the ten most counted',
  );
  expect(helpOf('/actors')).toContain(
    'A share of voice is one of the rows shown: the chosen actors, else the ten most named',
  );
  expect(helpOf('/attention')).toContain('Of all articles of a week');
  expect(helpOf('/movers')).toContain('The part of all stories');
});

test('whoever answers with a tone names its scorer', () => {
  const toned = all.filter(({ row }) => Object.keys(row.shape).some((column) => /^sentiment(?:_|$)/.test(column)));
  const silent = toned.filter((question) => !/scorer that `versions` names|Another scorer/.test(textOf(question)));
  console.log(`questions with a tone: ${toned.map(({ path }) => path).join(' ')}`);
  expect(silent.map(({ path }) => path)).toEqual([]);
  expect(toned.length).toBeGreaterThanOrEqual(5);
});
