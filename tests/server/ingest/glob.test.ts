import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits, isGlob, matches } from '../../../server/ingest/glob.ts';
import { emptyFolder } from '../../support/inputs.ts';

function tree(...files: string[]): string {
  const folder = emptyFolder();
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

const found = async (folder: string, pattern: string) =>
  (await matches(join(folder, pattern))).map((path) => relative(folder, path));

test('* and ? stand for letters of one name, and hidden files are left out', async () => {
  const folder = tree('a.txt', 'b.txt', 'bb.txt', 'b.md', '.c.txt', 'sub/d.txt');
  expect(await found(folder, '*.txt')).toEqual(['a.txt', 'b.txt', 'bb.txt']);
  expect(await found(folder, '?.txt')).toEqual(['a.txt', 'b.txt']);
  expect(await found(folder, '*/d.txt')).toEqual(['sub/d.txt']);
  expect(await found(folder, '.*.txt')).toEqual(['.c.txt']);
});

test('** stands for any folders on the way, none included', async () => {
  const folder = tree('a.txt', 'x/b.txt', 'x/y/c.txt', 'x/.hidden/d.txt', 'x/y/e.md');
  expect(await found(folder, '**/*.txt')).toEqual(['a.txt', 'x/b.txt', 'x/y/c.txt']);
  expect(await found(folder, 'x/**/c.txt')).toEqual(['x/y/c.txt']);
  expect(await found(folder, 'x/**')).toEqual(['x/b.txt', 'x/y/c.txt', 'x/y/e.md']);
});

test('braces give alternatives, also one within another and across folders', async () => {
  const folder = tree('2020/a.csv', '2021/a.csv', '2021/a.json', '2022/a.csv');
  expect(await found(folder, '{2020,2021}/*.{csv,json}')).toEqual(['2020/a.csv', '2021/a.csv', '2021/a.json']);
  expect(await found(folder, '20{2{0,2}}/a.csv')).toEqual([]);
  expect(await found(folder, '{202{0,2},x}/a.csv')).toEqual(['2020/a.csv', '2022/a.csv']);
});

test('a file that two alternatives name comes once', async () => {
  expect(await found(tree('a.txt'), '{a,*}.txt')).toEqual(['a.txt']);
});

test('what matches nothing, or leads through a file, is an empty list', async () => {
  const folder = tree('a.txt');
  expect(await found(folder, '*.csv')).toEqual([]);
  expect(await found(folder, 'a.txt/*')).toEqual([]);
  expect(await found(folder, 'nowhere/*')).toEqual([]);
});

test('a pattern that doubles without end is refused', async () => {
  await expect(matches('{a,b}'.repeat(40))).rejects.toThrow('more than 1000 alternatives');
});

test('a path is a pattern only with a wildcard or a list in braces', () => {
  expect(['a*', 'a?', '{a,b}', 'a/**/b'].map(isGlob)).toEqual([true, true, true, true]);
  expect(['a.txt', '{a}', 'a[1].txt', 'a,b'].map(isGlob)).toEqual([false, false, false, false]);
});

test('a name fits a pattern exactly when the same pattern as a regular expression says so', () => {
  const letters = (units: string[]) => fc.string({ unit: fc.constantFrom(...units), maxLength: 8 });
  fc.assert(
    fc.property(letters(['a', 'b', '.']), letters(['a', 'b', '.', '*', '?']), (name, pattern) => {
      const source = [...pattern].map((letter) => ({ '*': '.*', '?': '.', '.': '\\.' })[letter] ?? letter).join('');
      expect(fits(name, pattern)).toBe(new RegExp(`^${source}$`).test(name));
    }),
    { numRuns: 2000 },
  );
});

test('a pattern of many stars does not take ages', () => {
  expect(fits('a'.repeat(2000), `${'*a'.repeat(500)}b`)).toBe(false);
});
