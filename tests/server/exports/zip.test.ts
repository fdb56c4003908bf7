import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBuffer } from 'yauzl';
import { expect, test } from 'vitest';
import { zipOf } from '../../../server/exports/zip.ts';
import { bytesOf } from '../../support/written.ts';

const entries = [
  { name: 'empty.txt', parts: () => [] },
  { name: 'folder/naïve.txt', parts: () => ['one ', 'two ', 'drei – €'] },
  { name: 'long.txt', parts: () => Array.from({ length: 500 }, (_, no) => `line ${no} of the long one\n`) },
];

test('an archive is read back by another reader, sizes and sums checked, and is the same bytes again', async () => {
  const bytes = await bytesOf(zipOf(entries));
  expect(await bytesOf(zipOf(entries))).toEqual(bytes);
  const listed = await new Promise<[string, number][]>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: false, validateEntrySizes: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const found: [string, number][] = [];
      zip.on('entry', (entry) => found.push([entry.fileName, entry.uncompressedSize]));
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
    });
  });
  // "drei – €" has 8 letters, of which two take three bytes each: 8 + 8 + 4.
  expect(listed.slice(0, 2)).toEqual([
    ['empty.txt', 0],
    ['folder/naïve.txt', 20],
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'newstally-zip-'));
  try {
    writeFileSync(join(folder, 'made.zip'), bytes);
    expect(execFileSync('unzip', ['-tq', join(folder, 'made.zip')], { encoding: 'utf8' })).toContain('No errors');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.log('zip: there is no unzip on this machine, so its opinion was not asked');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a fault of a part is a fault of the archive', async () => {
  async function* broken() {
    yield 'some';
    throw new Error('the source broke');
  }
  await expect(bytesOf(zipOf([{ name: 'a', parts: broken }]))).rejects.toThrow('the source broke');
});
