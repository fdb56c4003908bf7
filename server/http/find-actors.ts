import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Kind, Slug } from '../contract/actor.ts';
import { createActorFinder } from '../ingest/catalogue/find.ts';
import type { Versions } from '../ingest/catalogue/versions.ts';
import { json, problem } from './declare.ts';
import type { Env } from './problem.ts';

const MOST = 20;

const Found = z.strictObject({
  rows: z.array(
    z.strictObject({
      actor: Slug,
      name: z.string(),
      kind: Kind,
      form: z.string().describe('The form that fits what was typed'),
    }),
  ),
});

const Typed = z.strictObject({
  text: z.string().min(1).max(100).describe('The beginning of one or more words of a name, or of another form'),
});

/** Actors by any of their forms, for whoever types the beginning of one: names, acronyms, nicknames and titles alike. */
export function addFindActors(app: OpenAPIHono<Env>, versions: Versions): void {
  /** What was made of the active version; made anew when another one is. */
  let made: { readonly version: number; readonly find: ReturnType<typeof createActorFinder> } | null = null;
  const finder = async () => {
    const active = (await versions.all()).find(({ state }) => state === 'active')?.version;
    if (made !== null && made.version === active) return made.find;
    const { version, catalogue } = await versions.catalogueOf('active');
    made = { version: version.version, find: createActorFinder(catalogue) };
    return made.find;
  };
  const route = createRoute({
    method: 'get',
    path: '/api/v1/catalogue/find',
    operationId: 'find-actors',
    summary: 'Which actors have a form that begins so?',
    description: `At most ${MOST} of the active catalogue, named in the news or not: those that fit best first.`,
    tags: ['catalogue'],
    request: { query: Typed },
    responses: { 200: json('Actors with the form that fits', Found), 400: problem('A key is wrong') },
  });
  app.openapi(route, (async (c: Context<Env>) => {
    const { text } = c.req.valid('query' as never) as z.infer<typeof Typed>;
    c.header('Cache-Control', 'no-store');
    return c.json({ rows: (await finder())(text, MOST) });
  }) as never);
}
