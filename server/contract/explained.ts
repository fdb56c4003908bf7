import { z } from '@hono/zod-openapi';
import { CUTS, type Grain, MEASURES_EXPLAINED } from './vocabulary.ts';

/** What the explanation of a change takes beside the filters, which name the later period. */
export const ExplainedKeys = z.strictObject({
  against: z.iso
    .date('a date such as 2021-04-26')
    .optional()
    .describe(
      'First day of the earlier period, which is as long as the later one; the period just before when not given',
    ),
  measure: z
    .enum(MEASURES_EXPLAINED)
    .default('count')
    .describe('Whose change it is: that of the count in the chosen unit, of attention, or of the mean tone as read'),
  cut: z
    .enum(CUTS)
    .default('sources')
    .describe('Along which lines: sources and stories, or stories × copies of each × mentions in each (of a count)'),
});
export type ExplainedKeys = z.infer<typeof ExplainedKeys>;

/** A change of one actor between an earlier period and the one that is asked for. */
export type Explained = Omit<ExplainedKeys, 'against'> & {
  readonly earlier: { readonly from: string; readonly to: string };
  /** A range as a whole is one period anyway: it is compared in weeks. */
  readonly grain: Grain;
};
