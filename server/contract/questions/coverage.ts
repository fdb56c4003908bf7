import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { Count, Partial, Share, Week } from './columns.ts';

export const WeekOfCoverage = z.object({
  week: Week,
  articles: Count,
  sources_covered: Count.describe('Sources with at least one article'),
  sources_expected: Count.describe('Those, and sources silent between their first and last article'),
  coverage: Share.describe(
    'Expected size of the covered sources / that of all expected ones; null when nothing was expected',
  ),
  partial: Partial,
});

export const coverage = question({
  path: '/coverage',
  summary: 'How much was read, week by week, and from how many sources?',
  filters: Filters,
  row: WeekOfCoverage,
  help: {
    read: 'Articles and sources read in each week. A coverage under 0.8 means that sources which usually publish were missing.',
    method:
      'A source is expected between its first and last covered week, weighted by the median of its weekly articles. Coverage is the covered part of the expected weight.',
    data: 'Dated articles of the chosen range, sources and languages.',
    limits: 'A source that was never read is not expected.',
  },
});
