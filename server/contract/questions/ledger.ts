import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { Count } from './columns.ts';

export const LedgerRow = z.object({
  runs: Count.describe('Runs that ended'),
  not_ended: Count.describe('Runs under way or broken off; what they read is in no sum'),
  inputs: Count,
  added: Count,
  revised: Count,
  duplicate: Count,
  rejected: Count,
  articles: Count.describe('Articles in the database now'),
  undated: Count.describe('Those of them without a trustworthy date'),
});

export const ledger = question({
  path: '/ledger',
  summary: 'What became of every record that was ever read?',
  filters: Filters.pick({ format: true }),
  row: LedgerRow,
  reads: 'runs',
  help: {
    read: 'One row: the sums of all runs that ended. added + revised + duplicate + rejected is always inputs.',
    method: 'Sums over the runs as each counted itself; articles and undated are counted in the database as it is now.',
    data: 'All runs of this database.',
    limits:
      'A record read twice is counted twice, once as duplicate. A run that was broken off is in no sum, though its articles are kept.',
  },
});
