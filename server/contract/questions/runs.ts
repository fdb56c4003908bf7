import { z } from '@hono/zod-openapi';
import { RunFilters } from '../filters.ts';
import { question } from '../question.ts';
import { RUN_STATES } from '../vocabulary.ts';
import { Count } from './columns.ts';

/** Null until the run has ended: a run counts at its end. */
const Counted = Count.nullable();

export const RunRow = z.object({
  run: z.int().min(1).describe('Number of the run'),
  input: z.string().describe('What was read, as it was named'),
  state: z.enum(RUN_STATES).describe('ended, running, or broken_off before it could count'),
  started_at: z.string().describe('Instant in UTC'),
  ended_at: z.string().nullable(),
  inputs: Counted.describe('Records read; added + revised + duplicate + rejected'),
  added: Counted,
  revised: Counted,
  duplicate: Counted,
  rejected: Counted,
  undated: Counted.describe('Added or revised articles that had no trustworthy date then'),
  lost_letters: Counted.describe(
    'Letters of its records that could not be read in their bytes; null too where the run did not count them',
  ),
  seconds: z.number().min(0).nullable(),
  inputs_a_second: z.number().min(0).nullable().describe('Null where the run took no measurable time'),
});

export const runs = question({
  path: '/runs',
  summary: 'What did each ingest read, and what became of it?',
  filters: RunFilters,
  row: RunRow,
  reads: 'runs',
  keyset: ['run'],
  help: {
    read: 'One row an ingest, the latest first. Each record read ends in exactly one of four states: added, revised, duplicate or rejected.',
    method:
      'Counted by the run itself and stored at its end. Seconds from its first record to its last, loading included.',
    data: 'All runs of this database.',
    limits:
      'A run that was broken off has no counts: what it had loaded stays, and reading the same input again adds only the rest.',
  },
});
