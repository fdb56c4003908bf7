import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { WatchlistRow } from '../contract/questions/watchlists.ts';
import { MOST_MEMBERS, MOST_NAME } from '../contract/vocabulary.ts';
import { type Asking, answerTo, asked } from '../exports/answer.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

const PATH = '/api/v1/watchlists/{watchlist}';

const Body = z
  .strictObject({
    name: z
      .string('a name')
      .optional()
      .describe(`At most ${MOST_NAME} characters; left out, the name stays, or is made of the slug`),
    actors: z
      .array(z.string('the slug of an actor'), 'a list of slugs such as ["antony-blinken"]')
      .describe(
        `At most ${MOST_MEMBERS} slugs; those that are not in the catalogue are kept, and named in each answer`,
      ),
  })
  .openapi('NewWatchlist');

const Slug = z.strictObject({ watchlist: z.string().describe('Slug of the watchlist') });

const slugOf = (c: Context<Env>): string => (c.req.valid('param' as never) as z.infer<typeof Slug>).watchlist;

/** Watchlists as they are changed: made or replaced, and removed. The question lists them. */
export function addWatchlists(app: OpenAPIHono<Env>, asking: Asking): void {
  const { watchlists } = asking;
  app.openapi(
    createRoute({
      method: 'put',
      path: PATH,
      operationId: 'put-watchlist',
      summary: 'Make a watchlist, or replace the one that is there',
      tags: ['watchlists'],
      request: { params: Slug, body: jsonBody(Body) },
      responses: {
        200: json('The watchlist as it now stands', WatchlistRow),
        201: json('The new watchlist', WatchlistRow),
        400: problem('A key is wrong; `errors` names it'),
        409: problem('It is in the configuration file, which alone can change it'),
      },
    }),
    (async (c: Context<Env>) => {
      const wanted = c.req.valid('json' as never) as z.infer<typeof Body>;
      const { kept, fresh } = await watchlists.put(slugOf(c), wanted);
      // What the question says of it, so that one word means one thing on every road.
      const { rows } = await answerTo(asking, '/watchlists', asked());
      return c.json(
        rows.find(({ watchlist }) => watchlist === kept.watchlist),
        fresh ? 201 : 200,
      );
    }) as never,
    refusedBody('an object with actors') as never,
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: PATH,
      operationId: 'remove-watchlist',
      summary: 'Remove a watchlist; nothing that was counted changes',
      tags: ['watchlists'],
      request: { params: Slug },
      responses: {
        204: { description: 'It is gone' },
        404: problem('There is no such watchlist'),
        409: problem('It is in the configuration file, which alone can change it'),
      },
    }),
    (async (c: Context<Env>) => {
      await watchlists.remove(slugOf(c));
      return c.body(null, 204);
    }) as never,
  );
}
