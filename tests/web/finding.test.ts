import { expect, test } from 'vitest';
import { type Entry, found } from '../../web/finding.ts';

const entry = (group: Entry['group'], title: string, more: Partial<Entry> = {}): Entry => ({
  group,
  id: `${group}:${title}`,
  title,
  detail: '',
  ...more,
});
const ALL = [
  entry('Actors', 'United Quarry'),
  entry('Actors', 'Qualm, Ida'),
  entry('Actors', 'Josefa Núñez', { also: ['Pepa'] }),
  entry('Sources', 'The Quay Post'),
  entry('Saved views', 'Monday memo'),
  entry('Stories', 'Weir opened', { fits: true }),
  entry('Pages', 'Quality'),
  entry('Actions', 'Export CSV', { also: ['download'] }),
];
const told = (typed: string) =>
  found(ALL, typed).map(({ group, entries }) => [group, ...entries.map(({ title }) => title)]);

test('before anything is typed saved views, pages and actions are offered', () => {
  expect(told('')).toEqual([
    ['Saved views', 'Monday memo'],
    ['Pages', 'Quality'],
    ['Actions', 'Export CSV'],
  ]);
});

test('the group of what fits best comes first: all of it, its beginning, a later word, somewhere', () => {
  expect(told('quality')).toEqual([
    ['Pages', 'Quality'],
    ['Stories', 'Weir opened'],
  ]);
  expect(told('qua')).toEqual([
    ['Actors', 'Qualm, Ida', 'United Quarry'],
    ['Pages', 'Quality'],
    ['Sources', 'The Quay Post'],
    ['Stories', 'Weir opened'],
  ]);
});

test('case and marks do not matter, and other words lead there too', () => {
  expect(told('NUNEZ')[0]).toEqual(['Actors', 'Josefa Núñez']);
  expect(told('pepa')[0]).toEqual(['Actors', 'Josefa Núñez']);
  expect(told('down')[0]).toEqual(['Actions', 'Export CSV']);
});

test('words in the middle are found from the beginning of one on', () => {
  expect(told('quay post')[0]).toEqual(['Sources', 'The Quay Post']);
});

test('a group shows the six that fit best', () => {
  const many = Array.from({ length: 9 }, (_, no) => entry('Actors', `Name ${no}`));
  expect(found(many, 'name')[0]?.entries).toHaveLength(6);
});
