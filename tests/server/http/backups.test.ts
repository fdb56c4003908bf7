import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { AppError } from '../../../server/base/errors.ts';
import { silentLog } from '../../../server/base/log.ts';
import { addBackups } from '../../../server/http/backups.ts';
import { type Env, problems } from '../../../server/http/problem.ts';
import { at, smallApp } from '../../support/app.ts';

const post = { method: 'POST' };

test('a database in memory has nothing to back up, which is a conflict', async () => {
  const answer = await (await smallApp()).request(at('/api/v1/backups'), post);
  expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
    409,
    'A database in memory has nothing to back up.',
  ]);
});

test('a disk that is too small is told, with when to come again', async () => {
  const app = new OpenAPIHono<Env>();
  app.onError(problems(silentLog));
  addBackups(app, async () => {
    throw new AppError('busy', 'Not enough disk space for a backup: 12 MB free, 64 MB needed.');
  });
  const answer = await app.request(at('/api/v1/backups'), post);
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
});
