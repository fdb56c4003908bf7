import { z } from '@hono/zod-openapi';
import { KINDS } from './vocabulary.ts';

const Measure = z.number().min(0).max(1).nullable();

/** One measured figure of the accuracy card, data/accuracy.json. Higher is better. */
export const Figure = z.object({
  figure: z.string().describe('Name of the figure'),
  task: z.string().describe('What is measured: mentions, tone, dates; "checks" for the checks of this database'),
  kind: z.enum(KINDS).nullable().describe('The kind of actor it is about; null where it is about all'),
  language: z.string().nullable().describe('Language of the text; null where it is about many'),
  statement: z.string().describe('What it means, in a plain sentence'),
  measure: z.string().describe('What the value is: precision, macro F1, share of right days'),
  value: Measure.describe('The figure; null where it was not measured'),
  low: Measure.describe('Lower end of the 95 % interval; null where there is none'),
  high: Measure.describe('Upper end of it'),
  n: z.int().min(0).describe('Over how many cases it was counted'),
  worst: z.string().nullable().describe('The rule, class, actor, source or page that fares worst'),
  set: z.string().nullable().describe('The marked text it was measured on'),
  set_is: z.string().nullable().describe('What that set is'),
  set_is_not: z.string().nullable().describe('What the figure must not be taken for'),
  scorer: z.string().nullable().describe('What scored, where a scorer did'),
  gold_sha256: z.string().nullable().describe('SHA-256 of the gold files'),
  floor: Measure.describe('Below this the evaluation fails'),
  date: z.iso.date().nullable().describe('Day on which the figure was first so'),
  version: z.string().nullable().describe('Version of Newstally that it was first so with'),
});
export type Figure = z.infer<typeof Figure>;

/** data/accuracy.json. */
export const AccuracyCard = z.object({ figures: z.array(Figure) });
export type AccuracyCard = z.infer<typeof AccuracyCard>;

/** Of a server that was given none. */
export const NO_CARD: AccuracyCard = { figures: [] };
