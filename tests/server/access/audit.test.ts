import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyed } from '../../support/keyed.ts';

test('lines stand in a file for its owner alone, and come back the newest first', () => {
  const { folder, access } = keyed();
  expect(access.audit.newest(5)).toEqual([]);
  const line = (no: number) => ({
    at: `2026-01-0${no}`,
    who: 'desk',
    address: '',
    action: 'share',
    path: '/\n',
    status: 201,
    request_id: String(no),
  });
  for (const no of [1, 2, 3]) access.audit.note(line(no));
  expect(access.audit.newest(2)).toEqual([line(3), line(2)]);
  expect(statSync(join(folder, 'audit.ndjson')).mode & 0o777).toBe(0o600);
});
