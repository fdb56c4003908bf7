import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from '../support/sources.ts';

const MOST = 30 * 1024;

test('the script before the first paint stays under 30 KB, packed', () => {
  const folder = join(root, 'dist', 'web');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file!);
  const sizes = files.map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`before first paint: ${all} bytes packed in ${files.length} files`);
  expect(files.length).toBeGreaterThanOrEqual(2);
  expect(all).toBeLessThanOrEqual(MOST);
});
