import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { AccessNow, AuditRow, KeyRow, NewKey, NewShare } from '../contract/access.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';
import type { Access } from './who-asks.ts';

const BASE = '/api/v1';
const TAG = ['access'];
const Limit = z.strictObject({
  limit: z.coerce
    .number('a whole number from 1 to 1000')
    .int('a whole number from 1 to 1000')
    .min(1, 'a whole number from 1 to 1000')
    .max(1000, 'a whole number from 1 to 1000')
    .default(100)
    .describe('The newest so many'),
});

/** Keys and shared links as they are made, listed and revoked, and what was changed by whom. */
export function addKeys(app: OpenAPIHono<Env>, { keys, audit, required }: Access): void {
  const noStore = (c: Context<Env>) => c.header('Cache-Control', 'no-store');
  app.openapi(
    createRoute({
      method: 'get',
      path: `${BASE}/access`,
      operationId: 'access',
      summary: 'Whether keys are needed here, and who asks',
      tags: TAG,
      responses: { 200: json('Who asks', AccessNow) },
    }),
    (c) => {
      noStore(c);
      const { who, scopes } = c.get('asker') ?? { who: 'nobody', scopes: [] };
      return c.json({ required, who, scopes: [...scopes] }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: `${BASE}/keys`,
      operationId: 'keys',
      summary: 'All keys and shared links; never their secrets',
      tags: TAG,
      responses: { 200: json('The keys', z.strictObject({ rows: z.array(KeyRow) })) },
    }),
    (c) => {
      noStore(c);
      return c.json({ rows: [...keys.list()] }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: `${BASE}/keys`,
      operationId: 'make-key',
      summary: 'Make a key; it is shown this once',
      tags: TAG,
      request: { body: jsonBody(NewKey.openapi('NewKey')) },
      responses: {
        201: json('The key', z.strictObject({ row: KeyRow, text: z.string().describe('The key itself') })),
        400: problem('A key is wrong; `errors` names it'),
      },
    }),
    (async (c: Context<Env>) => {
      noStore(c);
      return c.json(keys.add(c.req.valid('json' as never) as NewKey), 201);
    }) as never,
    refusedBody('an object with a name') as never,
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: `${BASE}/keys/{key}`,
      operationId: 'revoke-key',
      summary: 'Revoke a key or a shared link; its sessions end with it',
      tags: TAG,
      request: { params: z.strictObject({ key: z.string().describe('Its prefix') }) },
      responses: { 200: json('The key as it now stands', KeyRow), 404: problem('There is no such key') },
    }),
    (async (c: Context<Env>) => {
      noStore(c);
      return c.json(keys.revoke((c.req.valid('param' as never) as { key: string }).key));
    }) as never,
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: `${BASE}/shares`,
      operationId: 'share',
      summary: 'Make a link that opens one page, and all that can be asked from it, to whoever has it',
      tags: TAG,
      request: { body: jsonBody(NewShare.openapi('NewShare')) },
      responses: {
        201: json('The link', z.strictObject({ row: KeyRow, link: z.string().describe('Shown this once') })),
        400: problem('A key is wrong; `errors` names it'),
        409: problem('Only this machine reads this dashboard, so a link would open nothing'),
      },
    }),
    (async (c: Context<Env>) => {
      if (!required)
        throw new AppError(
          'conflict',
          'Only this machine reads this dashboard; set HOST or NEWSTALLY_ACCESS=keys to let others in.',
        );
      const { row, text } = keys.share(c.req.valid('json' as never) as NewShare);
      noStore(c);
      return c.json({ row, link: `${new URL(c.req.url).origin}/shared/${text}` }, 201);
    }) as never,
    refusedBody('an object with name, path and expires') as never,
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: `${BASE}/audit`,
      operationId: 'audit',
      summary: 'What was changed, by whom and how it ended, the newest first',
      tags: TAG,
      request: { query: Limit },
      responses: {
        200: json('The lines', z.strictObject({ rows: z.array(AuditRow) })),
        400: problem('A key is wrong; `errors` names it'),
      },
    }),
    (async (c: Context<Env>) => {
      noStore(c);
      return c.json({ rows: audit.newest((c.req.valid('query' as never) as { limit: number }).limit) });
    }) as never,
  );
}
