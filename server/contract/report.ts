import { z } from '@hono/zod-openapi';
import { Filters } from './filters.ts';
import { GRAINS, REPORT_FORMATS, REPORTS } from './vocabulary.ts';

/** A report is narrowed by the one grammar of filters; it is written as a page or a file. */
export const ReportFilters = Filters.omit({ format: true, grain: true }).extend({
  grain: z.enum(GRAINS).default('week').describe('The length of one step of time'),
  format: z.enum(REPORT_FORMATS).default('html').describe('What the report is written as'),
  of: z
    .string()
    .regex(
      /^\/(?:[a-z]+(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?)?$/,
      'the path of a page such as /, /pairs or /actors/antony-blinken',
    )
    .optional()
    .describe('The page that the report "view" is of, by its path'),
});
export type ReportFilters = z.infer<typeof ReportFilters>;

/** What a template is, for whoever chooses one. */
export const ReportTemplate = z.strictObject({
  template: z.enum(REPORTS),
  title: z.string(),
  summary: z.string().describe('What it is for'),
  holds: z.array(z.string()).describe('Its parts, in their order'),
  takes: z.string().describe('What it must be given'),
});
export type ReportTemplate = z.infer<typeof ReportTemplate>;
