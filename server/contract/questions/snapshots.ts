import { z } from '@hono/zod-openapi';
import { RunFilters } from '../filters.ts';
import { question } from '../question.ts';
import { MADE_BY } from '../vocabulary.ts';
import { Count } from './columns.ts';

export const SnapshotRow = z.object({
  snapshot: z.string().describe('Its name, as answers carry it and `snapshot` asks for it'),
  no: z
    .int()
    .min(0)
    .describe('Its number; those between it and the one before are steps of the same run or correction'),
  made_at: z.string().describe('Instant in UTC: the clock of its answers'),
  made_by: z.enum(MADE_BY).describe('What made it'),
  run: z.int().min(1).nullable().describe('The run whose articles it holds'),
  correction: z.int().min(1).nullable().describe('The correction that was made or undone'),
  articles_added: Count.describe('Articles that were not there before'),
  articles_changed: Count.describe('Articles with another wording, day, story or reading'),
  articles_moved: Count.describe('Those of them that are in another week'),
  mentions_added: Count.describe('Mentions that hold from it on, those that were changed among them'),
  mentions_closed: Count.describe('Mentions that hold no more, those that were changed among them'),
  actors_added: Count,
  actors_renamed: Count,
  timezone: z.string().nullable().describe('The zone of its days and weeks'),
  catalogue: z.string().nullable().describe('Hash of the catalogue that was read by'),
  scorer: z.string().nullable().describe('Name and version of the scorer'),
  rules: z.string().nullable().describe('Version of the rules that read texts'),
});

export const snapshots = question({
  path: '/snapshots',
  summary: 'Which states has the database had, and what made each of them?',
  filters: RunFilters,
  row: SnapshotRow,
  keyset: ['no'],
  help: {
    read: 'One row a run, correction, analysis or change of settings, the latest first. Any question takes its name as `snapshot` and then answers as of it.',
    method:
      'Rows of facts are never overwritten: what a change takes away is kept with the snapshot until which it held. Counted here by the snapshots at which rows begin and end to hold.',
    data: 'All snapshots since history is kept.',
    limits:
      'A mention that moves to another actor ends and begins, so it counts on both sides. What was known before history was kept cannot be asked for.',
  },
});
