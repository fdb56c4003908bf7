import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { Count } from './columns.ts';

export const SourceRow = z.object({
  source: z.string().describe('Slug of the source'),
  name: z.string(),
  articles: Count.describe('Dated articles in the filter'),
  undated: Count.describe('Articles without a trustworthy date, whatever the range'),
  mentions: Count,
  weeks: Count.describe('Weeks with at least one article'),
  first_day: z.iso.date().nullable(),
  last_day: z.iso.date().nullable(),
});

export const sources = question({
  path: '/sources',
  summary: 'Which sources were read, how much and when?',
  filters: Filters,
  row: SourceRow,
  help: {
    read: 'One row a source, most articles first, with the first and last day read.',
    method: 'Articles by source in the range; undated articles are counted apart.',
    data: 'All kept articles of the filter.',
    limits: 'A source that is missing from a week may have been silent or may not have been read: see coverage.',
  },
});
