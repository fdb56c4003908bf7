import { LEAST_REFERENCE } from '../../analysis/bursts/alarm.ts';
import type { Note } from '../../contract/answer.ts';
import type { Calibration } from '../../contract/calibration.ts';
import type { Grain } from '../../contract/vocabulary.ts';

const STEPS_A_YEAR = { day: 365, week: 52, month: 12 } as const;
/** The worst of six kinds of quiet worlds (scripts/simulate-bursts.ts), in 100 actor-steps. */
const SIMULATED_RATE = 0.12;

/** What was watched: whole steps that were read, how many of them before the range, and actors that were tested in the last one. */
type Watched = { readonly grain: Grain; readonly steps: number; readonly before: number; readonly actors: number };

const percent = (part: number): string => `${Math.round(100 * part)} %`;

/** How many alarms are false is said beside them; where nothing could be tested, why. */
export function falseAlarmsNote({ grain, steps, before, actors }: Watched, calibration: Calibration | undefined): Note {
  if (steps <= Math.max(before, LEAST_REFERENCE)) {
    return {
      code: 'reference_short',
      text: `Nothing was tested: what is usual is told by at least ${LEAST_REFERENCE} whole ${grain}s before that were read. Up to the end of this range there are ${steps}.`,
      count: steps,
    };
  }
  const yearly = (rate: number) => Math.ceil((rate / 100) * STEPS_A_YEAR[grain] * actors);
  const alarms = (rate: number) => (yearly(rate) === 1 ? '1 false alarm' : `${yearly(rate)} false alarms`);
  const yours = actors === 1 ? '1 actor' : `${actors} actors`;
  if (calibration === undefined) {
    return {
      code: 'not_calibrated',
      text: `Up to ${alarms(SIMULATED_RATE)} a year for your ${yours}, by simulated news (${SIMULATED_RATE} in 100 quiet actor-${grain}s at most); “evaluate --bursts” measures it for this one.`,
      count: yearly(SIMULATED_RATE),
    };
  }
  const { rate, doubled, tripled, fivefold } = calibration;
  return {
    code: 'false_alarms',
    text:
      `About ${alarms(rate)} a year for your ${yours} (${rate.toFixed(2)} in 100 quiet actor-${grain}s, simulated from this database). ` +
      `Of ${grain}s with two, three and five times ten usual stories, ${percent(doubled)}, ${percent(tripled)} and ${percent(fivefold)} are caught.`,
    count: yearly(rate),
  };
}
