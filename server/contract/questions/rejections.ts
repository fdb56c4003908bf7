import { z } from '@hono/zod-openapi';
import { RejectionFilters } from '../filters.ts';
import { question } from '../question.ts';
import { STEPS } from '../vocabulary.ts';
import { Count } from './columns.ts';

export const RejectionRow = z.object({
  run: z.int().min(1).describe('Number of the run'),
  no: Count.min(1).describe('Number of the rejection in its run'),
  input: z.string().describe('Where the record stood'),
  file: z.string().describe('The input without its line'),
  line: Count.nullable().describe('Line or row in the file, where the input names one'),
  step: z.enum(STEPS),
  reason: z.string().describe('The whole reason, with what is special to this record'),
});

export const rejections = question({
  path: '/rejections',
  summary: 'Which records were refused, where did they stand, and why?',
  filters: RejectionFilters,
  row: RejectionRow,
  reads: 'runs',
  keyset: ['run', 'no'],
  help: {
    read: 'One row a refused record, of the latest run first. The list is exactly as long as the number it was opened from.',
    method:
      'A record is refused at the first step that cannot take it: it cannot be read, nothing is left after cleaning, or it cannot be loaded.',
    data: 'Every rejection of the runs that ended.',
    limits:
      'The record itself is not kept; file and line say where to look. A record refused in two runs stands here twice.',
  },
});
