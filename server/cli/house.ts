import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';

/**
 * The house, opened by this process itself. What reads texts is loaded only here: a command that asks a running server, or
 * only shows its help, needs none of it and would wait a second for it.
 */
export async function houseOf(config: Config) {
  const { openHouse } = await import('../wiring/house.ts');
  const { answerTo, asked } = await import('../exports/answer.ts');
  return { ...(await openHouse(config, systemClock)), answerTo, asked };
}
