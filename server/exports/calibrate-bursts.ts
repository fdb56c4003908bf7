import { setImmediate } from 'node:timers/promises';
import { calibrate, fitOf } from '../analysis/bursts/calibrate.ts';
import { AppError } from '../base/errors.ts';
import { settle } from '../base/settle.ts';
import { dayIn, instantText } from '../base/week.ts';
import type { Calibration } from '../contract/calibration.ts';
import { bursts } from '../queries/bursts.ts';
import { type Asking, asked } from './answer.ts';
import { counted, type Read } from './finish/burst-world.ts';
import { groundOf } from './ground.ts';

/** The same database gives the same calibration. */
const SEED = 1987;
/** What a database was like two years of weeks ago says little of today. */
const FITTED = 104;

/**
 * Simulates quiet steps of the database's own actors, sets the limit at which alarms stay rare, and keeps what it measured: it
 * counts from now on. Throws `conflict` where too little was read to tell what is usual.
 */
export async function calibrateBursts(asking: Asking, grain: Calibration['grain']): Promise<Calibration> {
  const { warehouse, clock, timezone, scoring } = asking;
  const snapshot = await warehouse.snapshot();
  const { directory, first_day, last_day, rosters } = await groundOf(asking, snapshot);
  const today = dayIn(timezone, clock.now());
  const { settled } = settle(asked({ grain, unit: 'stories' }), {
    ...directory,
    first_day,
    last_day,
    rosters,
    today,
    scoring,
  });
  const query: Asking['warehouse']['query'] = (sql) => warehouse.query(sql);
  const { world } = await counted(await query<Read>(bursts(settled)), { settled, query, first_day, last_day, today });
  const from = Math.max(0, world.all.length - FITTED);
  const last = (series: ArrayLike<number>) => Array.from(series).slice(from);
  const fit = fitOf({ all: last(world.all), stretches: last(world.stretches), named: world.named.map(last) });
  if (fit === null) {
    throw new AppError(
      'conflict',
      `There are ${world.all.length} whole ${grain}s with articles; more than eight are needed to tell what is usual.`,
    );
  }
  // Others are answered between the simulations.
  const { limit, rate, doubled, tripled, fivefold } = await calibrate(fit, { seed: SEED, pause: () => setImmediate() });
  const calibration: Calibration = {
    grain,
    p_limit: limit,
    rate,
    doubled,
    tripled,
    fivefold,
    actors: fit.actors.length,
    steps: fit.all.length,
    dispersion: fit.dispersion,
    correlation: fit.correlation,
    snapshot,
    made_at: instantText(clock.now()),
  };
  await warehouse.calibrations.add(calibration);
  return calibration;
}
