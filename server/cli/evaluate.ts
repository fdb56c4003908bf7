import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import type { Calibration } from '../contract/calibration.ts';
import { BURST_GRAINS } from '../contract/vocabulary.ts';
import { houseOf } from './house.ts';
import { askServer, serverOf } from './running.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Calibrates the alarm behind bursts and says what was measured; the server does it where one has the database open. */
export async function evaluateBursts(
  config: Config,
  asked: string,
  { json }: { readonly json: boolean },
): Promise<void> {
  const grain = BURST_GRAINS.find((one) => one === asked);
  if (grain === undefined)
    throw new AppError('invalid', `--grain ${asked}: one of ${BURST_GRAINS.join(', ')} is right, as in --grain week.`);
  const made = await calibrated(config, grain);
  if (json) return say(JSON.stringify(made));
  for (const line of linesOf(made)) say(line);
}

async function calibrated(config: Config, grain: Calibration['grain']): Promise<Calibration> {
  const url = serverOf(config);
  if (url !== null) {
    const answer = await askServer(`${url}/api/v1/bursts/calibration`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grain }),
    });
    return (await answer.json()) as Calibration;
  }
  const { calibrateBursts } = await import('../exports/calibrate-bursts.ts');
  const { asking, close } = await houseOf(config);
  try {
    return await calibrateBursts(asking, grain);
  } finally {
    await close();
  }
}

const percent = (part: number): string => `${Math.round(100 * part)} %`;

function linesOf({
  grain,
  p_limit,
  rate,
  doubled,
  tripled,
  fivefold,
  actors,
  steps,
  dispersion,
  correlation,
}: Calibration) {
  const yearly = Math.ceil((rate / 100) * (grain === 'week' ? 52 : 365) * actors);
  return [
    `An alarm begins below p ${p_limit}: ${rate.toFixed(2)} false alarms in 100 quiet actor-${grain}s, about ${yearly} a year for your ${actors === 1 ? '1 actor' : `${actors} actors`}.`,
    `Caught of ${grain}s with two, three and five times ten usual stories: ${percent(doubled)}, ${percent(tripled)}, ${percent(fivefold)}.`,
    `Simulated from the last ${steps} whole ${grain}s: dispersion ${dispersion.toFixed(2)}, likeness of neighbouring ${grain}s ${correlation.toFixed(2)}.`,
  ];
}
