import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { CollectionRow } from '../contract/questions/collections.ts';
import { WatchlistRow } from '../contract/questions/watchlists.ts';
import type { OfRosters } from '../contract/roster.ts';
import { MOST_MEMBERS, MOST_NAME, ROSTER_KINDS, ROSTERS, type RosterKind } from '../contract/vocabulary.ts';
import { type Asking, answerTo, asked } from '../exports/answer.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

type Words = {
  readonly row: z.ZodObject;
  /** The schema's name in the description of the API. */
  readonly body: string;
  readonly member: string;
  readonly members: string;
  readonly unknown: string;
};

const WORDS: OfRosters<Words> = {
  watchlists: {
    row: WatchlistRow,
    body: 'NewWatchlist',
    member: 'the slug of an actor',
    members: 'a list of slugs such as ["antony-blinken"]',
    unknown: 'are not in the catalogue',
  },
  collections: {
    row: CollectionRow,
    body: 'NewCollection',
    member: 'the slug of a source',
    members: 'a list of slugs such as ["evening-courier"]',
    unknown: 'were not read yet',
  },
};

/** Watchlists and collections as they are changed: made or replaced, and removed. The questions list them. */
export const addRosters = (app: OpenAPIHono<Env>, asking: Asking): void =>
  ROSTER_KINDS.forEach((kind) => addRoster(app, asking, kind));

function addRoster(app: OpenAPIHono<Env>, asking: Asking, kind: RosterKind): void {
  const { one, key } = ROSTERS[kind];
  const words = WORDS[kind];
  const rosters = asking.rosters[kind];
  const path = `/api/v1/${kind}/{${one}}`;
  const params = z.strictObject({ [one]: z.string().describe(`Slug of the ${one}`) });
  const body = z
    .strictObject({
      name: z
        .string('a name')
        .optional()
        .describe(`At most ${MOST_NAME} characters; left out, the name stays, or is made of the slug`),
      [key]: z
        .array(z.string(words.member), words.members)
        .describe(`At most ${MOST_MEMBERS} slugs; those that ${words.unknown} are kept, and named in each answer`),
    })
    .openapi(words.body);
  const slugOf = (c: Context<Env>): string => (c.req.valid('param' as never) as Record<string, string>)[one] ?? '';
  app.openapi(
    createRoute({
      method: 'put',
      path,
      operationId: `put-${one}`,
      summary: `Make a ${one}, or replace the one that is there`,
      tags: [kind],
      request: { params, body: jsonBody(body) },
      responses: {
        200: json(`The ${one} as it now stands`, words.row),
        201: json(`The new ${one}`, words.row),
        400: problem('A key is wrong; `errors` names it'),
        409: problem('It is in the configuration file, which alone can change it'),
      },
    }),
    (async (c: Context<Env>) => {
      const { name, [key]: chosen = [] } = c.req.valid('json' as never) as { name?: string } & Record<
        typeof key,
        readonly string[]
      >;
      const { kept, fresh } = await rosters.put(slugOf(c), { name, chosen });
      // What the question says of it, so that one word means one thing on every road.
      const { rows } = await answerTo(asking, `/${kind}`, asked());
      const said: readonly Record<string, unknown>[] = rows;
      return c.json(
        said.find((row) => row[one] === kept.slug),
        fresh ? 201 : 200,
      );
    }) as never,
    refusedBody(`an object with ${key}`) as never,
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path,
      operationId: `remove-${one}`,
      summary: `Remove a ${one}; nothing that was counted changes`,
      tags: [kind],
      request: { params },
      responses: {
        204: { description: 'It is gone' },
        404: problem(`There is no such ${one}`),
        409: problem('It is in the configuration file, which alone can change it'),
      },
    }),
    (async (c: Context<Env>) => {
      await rosters.remove(slugOf(c));
      return c.body(null, 204);
    }) as never,
  );
}
