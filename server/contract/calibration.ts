import { z } from 'zod';
import { BURST_GRAINS } from './vocabulary.ts';

const Part = z.number().min(0).max(1);

/** How the alarm behind bursts was calibrated to a database, by simulating quiet steps of its own actors. */
export const Calibration = z.object({
  grain: z.enum(BURST_GRAINS),
  p_limit: Part.describe('An alarm begins below this chance'),
  rate: z.number().min(0).describe('False alarms in 100 quiet actor-steps'),
  doubled: Part.describe('Part of steps that are caught at twice what is usual, for an actor with ten usual stories'),
  tripled: Part.describe('The same at three times'),
  fivefold: Part.describe('The same at five times'),
  actors: z.int().min(0).describe('Actors whose rates and dispersions were simulated'),
  steps: z.int().min(0).describe('Whole steps that these were taken from'),
  dispersion: z.number().describe('How much counts vary beyond chance, pooled'),
  correlation: z.number().describe('How alike neighbouring steps of one actor are'),
  snapshot: z.string().describe('The state of the data'),
  made_at: z.string().describe('Instant in UTC'),
});
export type Calibration = z.infer<typeof Calibration>;
