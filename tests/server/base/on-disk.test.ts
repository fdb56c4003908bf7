import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hashOf, locked, safeOnDisk } from '../../../server/base/on-disk.ts';
import { root } from '../../support/sources.ts';

test('a file is known by its bytes, and files and folders are waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-disk-'));
  const file = join(folder, 'a');
  const bytes = Buffer.alloc(300_000, 'rain ');
  writeFileSync(file, bytes);
  expect(await hashOf(file)).toBe(createHash('sha256').update(bytes).digest('hex'));
  await safeOnDisk(file);
  await safeOnDisk(folder);
  await expect(safeOnDisk(join(folder, 'b'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('several processes change a file one after the other, and the lock of a dead one is taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-lock-'));
  const file = join(folder, 'count');
  writeFileSync(file, '0');
  const program = `import { locked } from ${JSON.stringify(new URL('../../../server/base/on-disk.ts', import.meta.url).href)};
    import { readFileSync, writeFileSync } from 'node:fs';
    for (let no = 0; no < 50; no += 1) locked(${JSON.stringify(file)}, () => writeFileSync(${JSON.stringify(file)}, String(Number(readFileSync(${JSON.stringify(file)}, 'utf8')) + 1)));`;
  const run = promisify(execFile);
  const one = () => run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { cwd: root });
  await Promise.all([one(), one(), one()]);
  expect(readFileSync(file, 'utf8')).toBe('150');
  writeFileSync(`${file}.lock`, '');
  locked(file, () => writeFileSync(file, 'done'));
  expect([readFileSync(file, 'utf8'), existsSync(`${file}.lock`)]).toEqual(['done', false]);
});
