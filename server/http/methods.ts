import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Env, problemOf } from './problem.ts';

/** The methods that a path is offered with; empty where there is nothing at it. HEAD goes with GET. */
export function methodsAt(app: OpenAPIHono<Env>): (path: string) => string[] {
  const known = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (path) => {
    const found = new Set(known.filter(({ pattern }) => pattern(path)).map(({ method }) => method));
    if (found.size === 0) return [];
    if (found.has('GET')) found.add('HEAD');
    found.add('OPTIONS');
    return [...found].sort();
  };
}

/** Whether an address is one of a route: part by part, a parameter is any one part that is not empty. */
function patternOf(route: string): (path: string) => boolean {
  const parts = route.split('/').map((part) => part.replace(/\{.*\}$/, ''));
  return (path) => {
    const asked = path.split('/');
    return (
      asked.length === parts.length &&
      parts.every((part, at) => (part.startsWith(':') ? asked[at] !== '' : part === asked[at]))
    );
  };
}

/** The end of every request that no route took: another method of a path there is, a question about its methods, or nothing. */
export function addEnds(app: OpenAPIHono<Env>): void {
  let known: ReturnType<typeof methodsAt> | null = null;
  const end = (c: Context<Env>) => {
    known ??= methodsAt(app);
    const methods = known(c.req.path);
    if (methods.length === 0) return problemOf(c, 'not_found', `There is nothing at ${c.req.path.slice(0, 200)}.`);
    const allow = methods.join(', ');
    c.header('Allow', allow);
    if (c.req.method === 'OPTIONS') return c.body(null, 204);
    return problemOf(c, 'method', `${c.req.method} is not offered at ${c.req.path.slice(0, 200)}, but ${allow}.`);
  };
  app.notFound(end);
}
