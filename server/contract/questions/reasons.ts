import { z } from '@hono/zod-openapi';
import { ReasonFilters } from '../filters.ts';
import { question } from '../question.ts';
import { STEPS } from '../vocabulary.ts';
import { Count } from './columns.ts';

export const ReasonRow = z.object({
  step: z
    .enum([...STEPS, 'date'])
    .describe('read, clean or load: a record was refused there; date: an article is kept without one'),
  reason: z.string(),
  count: Count.min(1).describe('Records refused, or articles undated'),
  runs: Count.min(1).describe('Runs in which that happened'),
});

export const reasons = question({
  path: '/reasons',
  summary: 'Why were records refused, or articles left without a date?',
  filters: ReasonFilters,
  row: ReasonRow,
  reads: 'runs',
  help: {
    read: 'One row a step and reason, most frequent first. /rejections lists the records of a reason, /articles with date_problem the undated articles.',
    method: 'Equal reasons are counted together without what differs from record to record, such as a size or a value.',
    data: 'Every rejection of the runs that ended, and the undated articles of the database as it is now.',
    limits:
      'A record refused in two runs counts twice. An undated article that was given a day since is not counted any more.',
  },
});
