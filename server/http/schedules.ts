import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { DeliveryRow } from '../contract/delivery.ts';
import {
  type Alert,
  AlertEvent,
  AlertRow,
  type Schedule,
  ScheduleRow,
  type Sending,
  SendingRow,
  ToldAlert,
  ToldSchedule,
} from '../contract/schedule.ts';
import type { Runner } from '../schedule/runner.ts';
import type { Alerts, Keeping, Schedules } from '../schedule/schedules.ts';
import { isFailing } from '../schedule/sending.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

export type Sendings = {
  readonly schedules: Schedules;
  readonly alerts: Alerts;
  readonly deliveries: readonly DeliveryRow[];
  readonly runner: Omit<Runner, 'start' | 'stop' | 'runDue'>;
};

const BASE = '/api/v1';
const TAG = ['schedules'];
const ofSlug = (kind: string) => z.strictObject({ slug: z.string().describe(`Slug of the ${kind}`) });
const slugOf = (c: Context<Env>): string => (c.req.valid('param' as never) as { slug: string }).slug;
const Dry = z.strictObject({
  dry: z.stringbool('true or false').optional().describe('Make the files and send them nowhere'),
});
const Limit = z.strictObject({
  limit: z.coerce
    .number('a whole number from 1 to 200')
    .int('a whole number from 1 to 200')
    .min(1, 'a whole number from 1 to 200')
    .max(200, 'a whole number from 1 to 200')
    .default(50)
    .describe('The newest so many'),
});

const noStore = (c: Context<Env>) => c.header('Cache-Control', 'no-store');

/** What is sent again and again, what is watched for, and how each sending went. */
export function addSchedules(app: OpenAPIHono<Env>, sendings: Sendings): void {
  const { schedules, alerts, deliveries, runner } = sendings;
  const lastOf = async (of: string): Promise<{ last: Sending | null; failing: boolean }> => {
    const last = (await runner.sendings(of)).find(({ cause }) => cause !== 'dry') ?? null;
    return { last, failing: isFailing(last) };
  };
  const scheduleRow = async (one: Schedule): Promise<ScheduleRow> => ({
    ...one,
    next_at: await runner.nextAt(one),
    ...(await lastOf(one.schedule)),
  });
  const alertRow = async (one: Alert): Promise<z.infer<typeof AlertRow>> => ({
    ...one,
    told: await runner.toldBy(one.alert),
    ...(await lastOf(one.alert)),
  });
  addKeeping(app, { kind: 'schedule', row: ScheduleRow, told: ToldSchedule, keeping: schedules, rowOf: scheduleRow });
  addKeeping(app, { kind: 'alert', row: AlertRow, told: ToldAlert, keeping: alerts, rowOf: alertRow });

  app.openapi(
    createRoute({
      method: 'post',
      path: `${BASE}/schedules/{slug}/run`,
      operationId: 'run-schedule',
      summary: 'Send it now, whatever its time; or make its files and send them nowhere',
      tags: TAG,
      request: { params: ofSlug('schedule'), query: Dry },
      responses: {
        202: json('The sending; it is under way, and Location says where it is told', SendingRow),
        400: problem('A key is wrong; `errors` names it'),
        404: problem('There is no such schedule'),
      },
    }),
    (async (c: Context<Env>) => {
      const { dry = false } = c.req.valid('query' as never) as { dry?: boolean };
      const { sending } = await runner.sendNow(slugOf(c), dry);
      noStore(c);
      c.header('Location', `${BASE}/schedules/${slugOf(c)}/runs`);
      return c.json(sending, 202);
    }) as never,
  );
  for (const [kind, one] of [
    ['schedule', schedules.one],
    ['alert', alerts.one],
  ] as const) {
    app.openapi(
      createRoute({
        method: 'get',
        path: `${BASE}/${kind}s/{slug}/runs`,
        operationId: `${kind}-runs`,
        summary: `How the sendings of a ${kind} went, the newest first`,
        tags: TAG,
        request: { params: ofSlug(kind), query: Limit },
        responses: {
          200: json('The sendings', z.strictObject({ rows: z.array(SendingRow) })),
          400: problem('A key is wrong; `errors` names it'),
          404: problem(`There is no such ${kind}`),
        },
      }),
      (async (c: Context<Env>) => {
        await one(slugOf(c));
        const { limit } = c.req.valid('query' as never) as { limit: number };
        noStore(c);
        return c.json({ rows: (await runner.sendings(slugOf(c))).slice(0, limit) });
      }) as never,
    );
  }
  app.openapi(
    createRoute({
      method: 'get',
      path: `${BASE}/alerts/{slug}/events`,
      operationId: 'alert-events',
      summary: 'What an alert would tell of the data as they are, and what of it was told already',
      tags: TAG,
      request: { params: ofSlug('alert') },
      responses: {
        200: json('The events', z.strictObject({ rows: z.array(AlertEvent.extend({ told: z.boolean() })) })),
        404: problem('There is no such alert'),
      },
    }),
    (async (c: Context<Env>) => {
      noStore(c);
      return c.json({ rows: await runner.wouldTell(slugOf(c)) });
    }) as never,
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: `${BASE}/deliveries`,
      operationId: 'deliveries',
      summary: 'Where things can be sent; without their secrets',
      tags: TAG,
      responses: { 200: json('The deliveries', z.strictObject({ rows: z.array(DeliveryRow) })) },
    }),
    (c) => {
      noStore(c);
      return c.json({ rows: [...deliveries] }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: `${BASE}/deliveries/{slug}/test`,
      operationId: 'test-delivery',
      summary: 'Send a word to a delivery, to see whether it arrives',
      tags: TAG,
      request: { params: z.strictObject({ slug: z.string().describe('Name of the delivery') }) },
      responses: {
        200: json('It arrived', z.strictObject({ where: z.string() })),
        404: problem('There is no such delivery'),
        409: problem('It did not arrive; the detail says why'),
      },
    }),
    (async (c: Context<Env>) => c.json(await runner.test(slugOf(c)))) as never,
  );
}

type Kept<One, Told> = {
  readonly kind: 'schedule' | 'alert';
  readonly row: z.ZodType;
  readonly told: z.ZodObject;
  readonly keeping: Keeping<One, Told>;
  readonly rowOf: (one: One) => Promise<unknown>;
};

/** The routes by which one kind is listed, made or replaced, paused, resumed and removed. */
function addKeeping<One, Told>(app: OpenAPIHono<Env>, { kind, row, told, keeping, rowOf }: Kept<One, Told>): void {
  const path = `${BASE}/${kind}s`;
  const params = ofSlug(kind);
  const ofFile = problem('It is in the configuration file, which alone can change it');
  app.openapi(
    createRoute({
      method: 'get',
      path,
      operationId: `${kind}s`,
      summary: `All ${kind}s, and how their last sending went`,
      tags: TAG,
      responses: { 200: json(`The ${kind}s`, z.strictObject({ rows: z.array(row) })) },
    }),
    (async (c: Context<Env>) => {
      noStore(c);
      return c.json({ rows: await Promise.all((await keeping.all()).map(rowOf)) });
    }) as never,
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: `${path}/{slug}`,
      operationId: `put-${kind}`,
      summary: `Make ${kind === 'alert' ? 'an' : 'a'} ${kind}, or replace the one that is there`,
      tags: TAG,
      request: { params, body: jsonBody(told.openapi(kind === 'alert' ? 'NewAlert' : 'NewSchedule')) },
      responses: {
        200: json(`The ${kind} as it now stands`, row),
        201: json(`The new ${kind}`, row),
        400: problem('A key is wrong; `errors` names it'),
        409: ofFile,
      },
    }),
    (async (c: Context<Env>) => {
      const { kept, fresh } = await keeping.put(slugOf(c), c.req.valid('json' as never) as Told);
      return c.json(await rowOf(kept), fresh ? 201 : 200);
    }) as never,
    refusedBody(`an object with ${kind === 'alert' ? 'on' : 'sends and when'}`) as never,
  );
  for (const verb of ['pause', 'resume'] as const) {
    app.openapi(
      createRoute({
        method: 'post',
        path: `${path}/{slug}/${verb}`,
        operationId: `${verb}-${kind}`,
        summary: verb === 'pause' ? 'Send no more until it is resumed' : 'Send again, from its next time on',
        tags: TAG,
        request: { params },
        responses: {
          200: json(`The ${kind} as it now stands`, row),
          404: problem(`There is no such ${kind}`),
          409: ofFile,
        },
      }),
      (async (c: Context<Env>) => c.json(await rowOf(await keeping.setPaused(slugOf(c), verb === 'pause')))) as never,
    );
  }
  app.openapi(
    createRoute({
      method: 'delete',
      path: `${path}/{slug}`,
      operationId: `remove-${kind}`,
      summary: `Remove ${kind === 'alert' ? 'an' : 'a'} ${kind}; what was sent stays where it is`,
      tags: TAG,
      request: { params },
      responses: {
        204: { description: 'It is gone' },
        404: problem(`There is no such ${kind}`),
        409: ofFile,
      },
    }),
    (async (c: Context<Env>) => {
      await keeping.remove(slugOf(c));
      return c.body(null, 204);
    }) as never,
  );
}
