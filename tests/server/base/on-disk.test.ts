import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf, safeOnDisk } from '../../../server/base/on-disk.ts';

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
