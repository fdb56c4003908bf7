import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { findInputs } from '../../../server/ingest/inputs.ts';
import { emptyFolder } from '../../support/inputs.ts';

function tree(...files: string[]): string {
  const folder = emptyFolder();
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), 'text');
  }
  return folder;
}

const names = async (folder: string, ...paths: string[]) =>
  (await findInputs(paths.map((path) => join(folder, path)))).map(({ name }) => relative(folder, name));

test('a folder is read with all below it, in the order of the names, hidden files left out', async () => {
  const folder = tree('b.txt', 'a/z.txt', 'a/b/c.pdf', '.git/x.txt', 'a/.x.txt', 'B.txt');
  expect(await names(folder, '.')).toEqual(['B.txt', 'a/b/c.pdf', 'a/z.txt', 'b.txt']);
});

test('paths keep their order, and a folder that a pattern matches is read too', async () => {
  const folder = tree('b.txt', 'sub/a.txt', 'sub/c.md');
  expect(await names(folder, 'sub/c.md', 'b.txt')).toEqual(['sub/c.md', 'b.txt']);
  expect(await names(folder, '*')).toEqual(['b.txt', 'sub/a.txt', 'sub/c.md']);
});

test('a file is known by its size, and whether it was asked for by name', async () => {
  const folder = tree('sub/a.txt');
  const path = join(folder, 'sub/a.txt');
  expect(await findInputs([path])).toEqual([{ name: path, path, size: 4, asked: true }]);
  expect(await findInputs([folder])).toEqual([{ name: path, path, size: 4, asked: false }]);
  expect(await findInputs(['-'])).toEqual([{ name: 'standard input', path: null, size: null, asked: true }]);
});

test('a file whose very name looks like a pattern is that file', async () => {
  const folder = tree('what?.txt', 'whatx.txt');
  expect(await names(folder, 'what?.txt')).toEqual(['what?.txt']);
});

test('links are followed, in a circle once, and a link to nothing is kept to be refused', async () => {
  const folder = tree('sub/a.txt');
  symlinkSync(folder, join(folder, 'sub/round'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'gone.txt'));
  expect(await names(folder, '.')).toEqual(['gone.txt', 'sub/a.txt']);
});

test('a path that names nothing is refused with its name and a remedy', async () => {
  const folder = tree('a.txt');
  const refusal = (path: string) => findInputs([join(folder, 'a.txt'), join(folder, path)]);
  await expect(refusal('b.txt')).rejects.toMatchObject({
    code: 'invalid',
    message: `There is no file or folder "${join(folder, 'b.txt')}"; check the spelling, and that it is seen from the folder you are in.`,
  });
  await expect(refusal('*.csv')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('*.csv" matches no file'),
  });
  mkdirSync(join(folder, 'empty'));
  await expect(refusal('empty')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('empty" holds no files'),
  });
  await expect(refusal('a.txt/b')).rejects.toMatchObject({ code: 'invalid' });
  await expect(findInputs(['a\0b'])).rejects.toMatchObject({ code: 'invalid' });
});

test('no path, and standard input twice, are refused', async () => {
  await expect(findInputs([])).rejects.toMatchObject({ code: 'invalid' });
  await expect(findInputs(['-', '-'])).rejects.toMatchObject({ code: 'invalid' });
});
