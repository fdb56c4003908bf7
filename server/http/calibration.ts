import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Calibration } from '../contract/calibration.ts';
import type { Asking } from '../exports/answer.ts';
import { calibrateBursts } from '../exports/calibrate-bursts.ts';
import { json, jsonBody, problem } from './declare.ts';
import type { Env } from './problem.ts';
import { refusedBody } from './refused.ts';

const Body = z
  .strictObject({ grain: Calibration.shape.grain.default('week').describe('Steps whose alarms are calibrated') })
  .openapi('NewCalibration');

/** The alarm behind bursts, calibrated to the database: it takes some seconds, and answers hang on it from then on. */
export function addCalibration(app: OpenAPIHono<Env>, asking: Asking): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/v1/bursts/calibration',
      operationId: 'calibrate-bursts',
      summary: 'Measure how often alarms are false here, by simulating quiet steps, and set their limit by it',
      tags: ['bursts'],
      request: { body: jsonBody(Body) },
      responses: {
        200: json('What was measured, which counts from now on', Calibration),
        400: problem('A key is wrong; `errors` names it'),
        409: problem('Too little was read to tell what is usual'),
      },
    }),
    (async (c: Context<Env>) => {
      const { grain } = c.req.valid('json' as never) as z.infer<typeof Body>;
      return c.json(await calibrateBursts(asking, grain));
    }) as never,
    refusedBody('an object with grain') as never,
  );
}
