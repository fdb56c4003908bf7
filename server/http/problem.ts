import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, CODES, type Code } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Problem } from '../contract/answer.ts';
import type { Asker } from '../contract/access.ts';

/** What the routes share about one request. */
export type Env = {
  Variables: { requestId: string /** The answer may be given again as it goes out. */; keep?: boolean; asker?: Asker };
};

/** Any error as problem+json (RFC 9457). What is not meant for people is logged whole and shown as `internal`. */
export const problems =
  (log: Log): ErrorHandler<Env> =>
  (error, c) => {
    if (error instanceof AppError) return problemOf(c, error.code, error.message, error.errors);
    if (error instanceof HTTPException && error.status < 500) {
      const code = codeOf(error.status);
      // The framework names the fault and no way out.
      const detail = code === 'media_type' ? 'Send the body as /api/openapi.json says for this path.' : error.message;
      return problemOf(c, code, detail || CODES[code].title);
    }
    log.error('request failed', { request_id: c.get('requestId'), path: c.req.path, error: chain(error) });
    return problemOf(c, 'internal', 'Something failed on our side; the log has it under this request id.');
  };

const codeOf = (status: number): Code =>
  (Object.keys(CODES) as Code[]).find((code) => CODES[code].status === status) ?? 'invalid';

export function problemOf(c: Context<Env>, code: Code, detail: string, errors: AppError['errors'] = []): Response {
  const { status, title } = CODES[code];
  const body: Problem = {
    type: 'about:blank',
    title,
    status,
    detail,
    instance: c.req.path,
    code,
    request_id: c.get('requestId'),
    ...(errors.length > 0 ? { errors: [...errors] } : {}),
  };
  c.header('Content-Type', 'application/problem+json');
  c.header('Cache-Control', 'no-store');
  if (code === 'busy') c.header('Retry-After', '2');
  return c.body(JSON.stringify(body), status as ContentfulStatusCode);
}

/** An error with everything that caused it. */
export function chain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = error.stack ?? error.message;
  return error.cause === undefined ? text : `${text}\ncaused by: ${chain(error.cause)}`;
}
