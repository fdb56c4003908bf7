import { z } from '@hono/zod-openapi';
import { CorrectionFilters } from '../filters.ts';
import { question } from '../question.ts';
import { Count, Tone } from './columns.ts';

export const CorrectionRow = z.object({
  correction: z.int().min(1).describe('Number in the log'),
  made_at: z.string().describe('Instant in UTC'),
  made_by: z.string(),
  why: z.string(),
  does: z
    .string()
    .describe(
      'merge, split, rename, add_alias, retire_alias, add_actor, exclude, reject, reassign, accept, tone, join_stories or part_story',
    ),
  change: z.string().describe('The change as JSON, as it is sent to make it again'),
  mentions: Count.describe('Mentions it moved when it was made'),
  articles: Count,
  first_week: z.string().nullable(),
  last_week: z.string().nullable(),
  tone_before: Tone.describe('Mean tone of the actor in the week of the mention before its tone was set; else null'),
  tone_after: Tone.describe('The same afterwards'),
  undone_at: z.string().nullable(),
});

export const corrections = question({
  path: '/corrections',
  summary: 'What did persons correct, why, and what did it move?',
  filters: CorrectionFilters,
  row: CorrectionRow,
  help: {
    read: 'One row a correction, the latest first. Undoing is noted beside it, never by taking it out.',
    method:
      'Merging and splitting move mentions that were found, joining and parting tell stories anew; all others read the articles anew that they touch. Later articles are read by the corrected catalogue.',
    data: 'All corrections of this database. The log as JSON lines makes them again elsewhere.',
    limits: 'A correction of one mention names its place in one wording; another wording is read without it.',
  },
});
