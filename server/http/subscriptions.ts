import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { SubscriptionRow } from '../contract/questions/subscriptions.ts';
import type { Subscription } from '../contract/subscription.ts';
import { USUAL_SCHEDULE } from '../contract/vocabulary.ts';
import { type Asking, answerTo, asked } from '../exports/answer.ts';
import { declaredCharset, decodeBytes } from '../ingest/decode.ts';
import type { Checks } from '../ingest/subscriptions/checks.ts';
import { SCHEDULE_WORDS } from '../base/schedule.ts';
import type { Subscriptions } from '../ingest/subscriptions/subscriptions.ts';
import { json, JSON_TYPE, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

const OPML = 'text/x-opml';
const PATH = '/api/v1/subscriptions';
/** A list of some ten thousand feeds. */
const MOST_BYTES = 8 * 1024 * 1024;

const Asked = z
  .strictObject({
    address: z.string('the address of a feed, a sitemap or a page').describe('Of a feed, a sitemap or a page'),
    source: z.string('a name').nullable().optional().describe('Source of every article, whatever it says itself'),
    schedule: z
      .string(SCHEDULE_WORDS)
      .nullable()
      .optional()
      .describe(`${USUAL_SCHEDULE} when not given; ${SCHEDULE_WORDS}; in the configured zone`),
  })
  .openapi('NewSubscription');

const Listed = z.strictObject({
  added: z.array(SubscriptionRow),
  known: z.array(z.string()).describe('Addresses that were there already'),
  refused: z.array(z.strictObject({ address: z.string(), reason: z.string() })),
});

const Query = z.strictObject({
  schedule: z.string().max(200).optional().describe('Schedule of all that an OPML list adds'),
});
const Id = z.strictObject({ id: z.coerce.number().int().min(1).describe('Number of the subscription') });

const row = (description: string) => json(description, SubscriptionRow);

export type SubscriptionRoutes = {
  readonly asking: Asking;
  readonly subscriptions: Subscriptions;
  readonly checks: Pick<Checks, 'checkNow'>;
};

/** Subscriptions as they are changed: one is added, or a list of them, paused, resumed, checked now, removed. The question lists them. */
export function addSubscriptions(app: OpenAPIHono<Env>, { asking, subscriptions, checks }: SubscriptionRoutes): void {
  /** What the question says of these, so that one word means one thing on every road. */
  const rowsOf = async (wanted: readonly Subscription[]) => {
    const numbers = new Set(wanted.map(({ subscription }) => subscription));
    const { rows } = await answerTo(asking, '/subscriptions', asked());
    return rows.filter(({ subscription }) => numbers.has(subscription));
  };
  const rowOf = async (one: Subscription) => (await rowsOf([one]))[0];

  const subscribe = createRoute({
    method: 'post',
    path: PATH,
    operationId: 'subscribe',
    summary: 'Read an address again and again; or all feeds of an OPML list',
    tags: ['subscriptions'],
    request: {
      query: Query,
      // Not "required": a list would then be checked as the JSON that it is not.
      body: { content: { [JSON_TYPE]: { schema: Asked }, [OPML]: { schema: z.string() } } },
    },
    responses: {
      200: json('What became of each address of a list', Listed),
      201: row('The subscription; it is checked at once'),
      400: problem('A key is wrong; `errors` names it'),
      409: problem('The address is there already'),
      413: problem('A list of more than 8 MB'),
      415: problem(`Neither ${JSON_TYPE} nor ${OPML}`),
    },
  });
  app.openapi(
    subscribe,
    (async (c: Context<Env>) => {
      const type = c.req.header('content-type') ?? '';
      if (type.startsWith(JSON_TYPE)) {
        const wanted = c.req.valid('json' as never) as z.infer<typeof Asked>;
        return c.json(await rowOf(await subscriptions.add(wanted)), 201);
      }
      // Neither type can be sent by a form of another page without asking first.
      if (!type.startsWith(OPML)) throw new AppError('media_type', `Send ${JSON_TYPE}, or an OPML list as ${OPML}.`);
      const { schedule = null } = c.req.valid('query' as never) as z.infer<typeof Query>;
      const { added, known, refused } = await subscriptions.addAll(await listOf(c), schedule);
      return c.json({ added: await rowsOf(added), known, refused });
    }) as never,
    refusedBody('an object with an address') as never,
  );

  const one = (verb: string, operationId: string, summary: string, work: (no: number) => Promise<Subscription>) => {
    const route = createRoute({
      method: 'post',
      path: `${PATH}/{id}/${verb}`,
      operationId,
      summary,
      tags: ['subscriptions'],
      request: { params: Id },
      responses: {
        200: row('The subscription as it now stands'),
        404: problem('There is no such subscription'),
        409: problem('It cannot be done now'),
      },
    });
    app.openapi(route, (async (c: Context<Env>) => c.json(await rowOf(await work(idOf(c))))) as never);
  };
  one('pause', 'pause-subscription', 'Check it no more until it is resumed', subscriptions.pause);
  one(
    'resume',
    'resume-subscription',
    'Check it at once and by its schedule, with a clean count',
    subscriptions.resume,
  );
  one('run', 'run-subscription', 'Check it now, whatever its schedule', checks.checkNow);

  const unsubscribe = createRoute({
    method: 'delete',
    path: `${PATH}/{id}`,
    operationId: 'unsubscribe',
    summary: 'Remove a subscription; the articles that came of it stay',
    tags: ['subscriptions'],
    request: { params: Id },
    responses: { 204: { description: 'It is gone' }, 404: problem('There is no such subscription') },
  });
  app.openapi(unsubscribe, (async (c: Context<Env>) => {
    await subscriptions.remove(idOf(c));
    return c.body(null, 204);
  }) as never);

  const list = createRoute({
    method: 'get',
    path: `${PATH}.opml`,
    operationId: 'subscriptions-opml',
    summary: 'All subscriptions as an OPML list, for other readers of feeds',
    tags: ['subscriptions'],
    responses: { 200: { description: 'OPML 2.0', content: { [OPML]: { schema: z.string() } } } },
  });
  app.openapi(list, (async (c: Context<Env>) => {
    c.header('Content-Type', `${OPML}; charset=utf-8`);
    c.header('Content-Disposition', 'attachment; filename="newstally-subscriptions.opml"');
    c.header('Cache-Control', 'no-store');
    return c.body(await subscriptions.opml());
  }) as never);
}

const idOf = (c: Context<Env>): number => (c.req.valid('param' as never) as z.infer<typeof Id>).id;

async function listOf(c: Context<Env>): Promise<string> {
  const bytes = Buffer.from(await c.req.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new AppError('too_large', 'Send a list of at most 8 MB.');
  return decodeBytes(bytes, { declared: declaredCharset(bytes) }).text;
}
