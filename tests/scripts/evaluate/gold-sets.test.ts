import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GOLD_SETS, type GoldSet, hashOfSet, isThere } from '../../../scripts/evaluate/gold-sets.ts';
import { emptyFolder } from '../../support/inputs.ts';

const setOf = (own: boolean, ...files: string[]): GoldSet => ({ own, files, is: 'a set', is_not: 'another' });

function folders() {
  const root = emptyFolder();
  mkdirSync(join(root, 'gold', 'pages'), { recursive: true });
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'gold', 'one.txt'), 'abc');
  writeFileSync(join(root, 'gold', 'pages', 'b.html'), 'abc');
  writeFileSync(join(root, 'data', 'ours.txt'), 'abc');
  return { gold: join(root, 'gold'), data: join(root, 'data') };
}

/** SHA-256 of "abc" (FIPS 180-2, appendix B.1). */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('the hash of one file is that of its bytes, wherever the set stands', () => {
  const where = folders();
  expect(hashOfSet(setOf(false, 'one.txt'), where)).toBe(ABC);
  expect(hashOfSet(setOf(false, 'pages'), where)).toBe(ABC);
  expect(hashOfSet(setOf(true, 'ours.txt'), where)).toBe(ABC);
});

test('the hash of several files changes with a byte, a name, and a file more', () => {
  const where = folders();
  const set = setOf(false, 'one.txt', 'pages');
  const seen = [hashOfSet(set, where), hashOfSet(setOf(false, 'pages', 'one.txt'), where)];
  expect(seen[1]).toBe(seen[0]);
  writeFileSync(join(where.gold, 'one.txt'), 'abd');
  seen.push(hashOfSet(set, where));
  writeFileSync(join(where.gold, 'pages', 'c.html'), '');
  seen.push(hashOfSet(set, where));
  expect(new Set(seen).size).toBe(3);
});

test('a set is there when all its files are', () => {
  const where = folders();
  expect(isThere(setOf(false, 'one.txt', 'pages'), where)).toBe(true);
  expect(isThere(setOf(false, 'one.txt', 'two.txt'), where)).toBe(false);
  expect(isThere(setOf(true, 'one.txt'), where)).toBe(false);
});

test('every set says what it is and what it is not', () => {
  const sets = Object.values(GOLD_SETS);
  for (const { is, is_not, files } of sets) {
    expect(is.length).toBeGreaterThan(10);
    expect(is_not.length).toBeGreaterThanOrEqual(10);
    expect(files.length).toBeGreaterThan(0);
  }
  console.log(`sets: ${sets.length}, ours: ${sets.filter(({ own }) => own).length}`);
  expect(sets.length).toBeGreaterThanOrEqual(15);
});
