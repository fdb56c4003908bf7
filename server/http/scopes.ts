import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import { SCOPES, type Scope } from '../contract/vocabulary.ts';
import type { Env } from './problem.ts';

/** What each operation needs; questions need `read`. An operation that is not here, or is twice, lets no server start. */
const NEEDED: Readonly<Record<Scope, string>> = {
  read: `live-runs reports report schedules schedule-runs alerts alert-runs alert-events deliveries subscriptions-opml
    previewCorrection catalogue catalogueVersions find-actors analysis access`,
  ingest: `ingest load-demo subscribe pause-subscription resume-subscription run-subscription unsubscribe decideLearnedLine`,
  correct: `makeCorrection undoCorrection put-watchlist remove-watchlist put-collection remove-collection share`,
  admin: `put-schedule remove-schedule pause-schedule resume-schedule run-schedule put-alert remove-alert pause-alert
    resume-alert test-delivery calibrate-bursts importCatalogue previewCatalogue takeCatalogueVersion analyse cancelAnalysis
    make-backup keys make-key revoke-key audit`,
};

const BY_OPERATION: ReadonlyMap<string, Scope> = new Map(
  SCOPES.flatMap((scope) =>
    NEEDED[scope]
      .trim()
      .split(/\s+/)
      .map((id) => [id, scope] as const),
  ),
);

type Operation = { readonly operationId?: string; readonly tags?: readonly string[] };

/** The scope of an operation; null for one that nobody has given any. */
export const scopeOf = ({ operationId = '', tags = [] }: Operation): Scope | null =>
  tags.includes('questions') ? 'read' : (BY_OPERATION.get(operationId) ?? null);

/** An operation as it was declared, and what it needs. */
export type Needed = { readonly operation: string; readonly scope: Scope };

/** What a request needs, by the very route that the router found for it: never by its address. Everything that is not declared needs `read`. */
export type NeededBy = (c: Context<Env>) => Needed;

/** Reads the needs off the declarations. Throws where one has none, or where the table names what there is not. */
export function needsOf(app: OpenAPIHono<Env>): NeededBy {
  const declared = new Map<string, Needed>();
  const missing: string[] = [];
  const seen = new Set<string>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { method, path, operationId = '' } = definition.route;
    const scope = scopeOf(definition.route);
    seen.add(operationId);
    if (scope === null) missing.push(operationId);
    else
      declared.set(`${method.toUpperCase()} ${path.replace(/\/\{(.+?)\}/g, '/:$1')}`, {
        operation: operationId,
        scope,
      });
  }
  const gone = [...BY_OPERATION.keys()].filter((id) => !seen.has(id));
  if (missing.length > 0 || gone.length > 0)
    throw new Error(`operations without a scope: ${missing.join(', ')}; scopes of no operation: ${gone.join(', ')}`);
  return (c) => {
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const found = matchedRoutes(c)
      .filter((route) => route.method === method)
      .map(({ path }) => declared.get(`${method} ${path}`))
      .find((one) => one !== undefined);
    return found ?? { operation: '', scope: 'read' };
  };
}
