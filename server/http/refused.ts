import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { invalid } from '../base/settle.ts';
import type { Env } from './problem.ts';

/** What a schema says of a part of a request: its query, its path, its body. */
type Result = {
  readonly success: boolean;
  readonly error?: z.ZodError;
  readonly target: string;
  readonly data?: unknown;
};

/** A request that its schema refuses: one entry for each key, with the value as it was sent. */
export const refused = (result: Result, c: Context<Env>): void => {
  if (result.success || result.error === undefined) return;
  if (result.target === 'param')
    throw new AppError('not_found', `There is nothing with the id "${c.req.param('id') ?? ''}".`);
  const sent = c.req.queries();
  const valueOf = (key: string) => (sent[key] ?? []).join(',');
  throw invalid(
    result.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          key,
          value: valueOf(key),
          expected: 'no such key for this question; see /api/openapi.json',
        }));
      }
      const key = String(issue.path[0] ?? '');
      const repeated = (sent[key] ?? []).length > 1;
      return [
        {
          key,
          value: valueOf(key),
          expected: repeated ? 'this key once, with values joined by commas' : issue.message,
        },
      ];
    }),
  );
};

/** Refuses a body that its schema refuses: one entry for each key, with what was sent; `whole` is what the body must be. */
export const refusedBody =
  (whole: string) =>
  (result: Result, c: Context<Env>): void => {
    if (result.target !== 'json') return refused(result, c);
    const { success, error, data } = result;
    if (success || error === undefined) return;
    const sent = (typeof data === 'object' ? data : null) as Record<string, unknown> | null;
    throw invalid(
      error.issues.flatMap((issue) => {
        const path = issue.path.map(String);
        if (issue.code === 'unrecognized_keys') {
          return issue.keys.map((key) => ({
            key: [...path, key].join('.'),
            value: textOf(at(sent, [...path, key])),
            expected: 'no such key; see /api/openapi.json',
          }));
        }
        const key = path.join('.');
        return [{ key, value: textOf(at(sent, path)), expected: key === '' ? whole : issue.message }];
      }),
    );
  };

/** What stands in a value at a path; undefined where the path leads nowhere. */
const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null ? (within as Record<string, unknown>)[key] : undefined,
    value,
  );

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 200);
