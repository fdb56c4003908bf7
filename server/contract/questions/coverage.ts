import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { Count, CountOrGap, Partial, Share, Week } from './columns.ts';

export const WeekOfCoverage = z.object({
  week: Week,
  articles: CountOrGap.describe('Articles of the filter; null where no source was heard, 0 where those heard had none'),
  sources_covered: Count.describe('Sources with at least one article, or read without anything new'),
  sources_expected: Count.describe('Those, and sources not heard between the first and last time they were'),
  coverage: Share.describe(
    'Expected size of the covered sources / that of all expected ones; null when nothing was expected',
  ),
  sources_came: Count.describe('Sources heard for the first time; none in the first week of all coverage'),
  sources_went: Count.describe(
    'Sources heard for the last time in the week before, and silent since for longer than ever before and than chance explains',
  ),
  turnover: Share.describe('Expected size of those that came or went / that of all expected ones and those that went'),
  partial: Partial,
});

export const coverage = question({
  path: '/coverage',
  summary: 'How much was read, week by week, and from how many sources?',
  filters: Filters,
  row: WeekOfCoverage,
  reads: 'hearing',
  help: {
    read: 'Articles and sources read in each week. A coverage under 0.8 means that sources which usually publish were missing. Marks at the foot of charts show weeks in which sources came or went.',
    method:
      'A source is heard in a week when articles of it stand there, or its address was read and had nothing new. It is expected between its first and last such week, weighted by the median of its weekly articles. Coverage is the heard part of the expected weight.',
    data: 'Dated articles of the chosen range, sources and languages. Words and languages narrow the articles, not who was heard.',
    limits: 'A source that was never read is not expected.',
  },
});
