import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { LINE_STATES } from '../vocabulary.ts';
import { Count } from './columns.ts';

export const LearnedLineRow = z.object({
  line: z.string().describe('The line’s own name, 16 hex digits'),
  source: z.string(),
  source_name: z.string(),
  zone: z.enum(['head', 'tail']).describe('Among the first three or the last four lines of a text'),
  sample: z.string().describe('The line as one article has it; figures and marks may differ in others'),
  articles: Count.describe('Articles of the source that have it'),
  stories: Count.describe('Stories that these articles tell'),
  learned_at: z.string(),
  state: z.enum(LINE_STATES).describe('cut: it is taken out of all these articles; kept: a person said that it stays'),
  decided_at: z.string().nullable().describe('When a person said so'),
});

export const learnedLines = question({
  path: '/learned-lines',
  summary: 'Which lines of a source were learned to be page furniture?',
  filters: Filters.pick({ sources: true, format: true }),
  row: LearnedLineRow,
  measured: ['boilerplate: articles without a repeated first or last line'],
  help: {
    read: 'One row a line that its source puts above or below many texts. It is cut from all of them, past ones too, and shown in the reader among what was cut. A line can be kept.',
    method:
      'A line of five words or more in the first three or last four lines of at least four stories. A line of more than twelve words must also speak to readers or of its source, or stand in a twentieth of all its stories.',
    data: 'All articles of the database. Lines are compared without figures, case and marks.',
    limits:
      'Shorter lines and prayers are never learned. A line kept by a person stays kept. Earlier wordings of revised articles are not cut anew.',
  },
});
