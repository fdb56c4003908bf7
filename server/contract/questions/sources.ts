import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { FLAGS } from '../vocabulary.ts';
import { Count, Share } from './columns.ts';

export const SourceRow = z.object({
  source: z.string().describe('Slug of the source'),
  name: z.string(),
  articles: Count.describe('Dated articles in the filter'),
  undated: Count.describe('Articles without a trustworthy date, whatever the range'),
  mentions: Count,
  weeks: Count.describe('Weeks with at least one article'),
  first_day: z.iso.date().nullable(),
  last_day: z.iso.date().nullable(),
  last_week: z.iso.date().nullable().describe('Monday of the last whole week of the database; null when it has none'),
  last_week_articles: Count.nullable().describe('Articles of that week'),
  expected: z
    .number()
    .min(0)
    .nullable()
    .describe('Median of the whole weeks before that brought articles; null with fewer than 4'),
  expected_low: Count.nullable().describe('Fewer articles than this in a week are out of the ordinary'),
  expected_high: Count.nullable().describe('More articles than this in a week are out of the ordinary'),
  flag: z
    .enum(FLAGS)
    .nullable()
    .describe(
      'quiet, surge or steady by the expected range; new: first read within the last 4 weeks; null: too few weeks to say',
    ),
  undated_share: Share.describe('Undated articles / all articles of the source, whatever the range'),
  rejected: Count.nullable().describe(
    "Records refused in runs that are the source's own; null where others may have been meant",
  ),
  rejected_share: Share.describe('Those / all records of these runs'),
});

export const sources = question({
  path: '/sources',
  summary: 'Which sources were read, how much and when, and which went quiet?',
  filters: Filters,
  row: SourceRow,
  reads: 'runs',
  help: {
    read: 'One row a source, most articles first. Its last whole week is quiet or a surge when it lies outside the range expected from its own weeks before, whatever range is chosen; quiet too after a silence longer than any before in which 7 articles were due.',
    method:
      'Range: median of up to 26 earlier whole weeks with articles ± 3.09 robust standard deviations (MAD × 1.4826, Hampel 1974), at least those of chance, on the scale 2√(x + ⅜) (Anscombe 1948); rounded outwards.',
    data: "All kept articles of the filter. A run is a source's own when all it brought is of that source; where mixed runs refused records, nobody knows whose they were: null.",
    limits:
      'A source without articles in a week may have been silent or not been read: see coverage. The expectation knows no seasons.',
  },
});
