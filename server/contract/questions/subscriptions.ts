import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { CHECK_RESULTS, SUBSCRIPTION_STATES } from '../vocabulary.ts';
import { Count } from './columns.ts';

const Instant = z.string().describe('Instant in UTC');

export const SubscriptionRow = z.object({
  subscription: z.int().min(1).describe('Number of the subscription'),
  address: z.string().describe('Of a feed, a sitemap or a page'),
  source: z.string().nullable().describe('Source of every article; null leaves it to the articles'),
  schedule: z.string().describe('When it is checked, in the configured zone'),
  state: z.enum(SUBSCRIPTION_STATES).describe('active, or paused until a person resumes it'),
  reason: z.string().nullable().describe('Why it is paused'),
  since: Instant.describe('When it came into this state; an instant in UTC'),
  checking: z.boolean().describe('It is being checked now, or waits for its turn'),
  added_at: Instant,
  checked_at: Instant.nullable(),
  result: z
    .enum(CHECK_RESULTS)
    .nullable()
    .describe('Of the last check: records were read, nothing had changed, or it failed'),
  problem: z.string().nullable().describe('Why the last check failed'),
  run: z.int().min(1).nullable().describe('The last run it opened; a check that finds nothing changed opens none'),
  added: Count.nullable().describe('Articles that run added'),
  revised: Count.nullable(),
  failures: Count.describe('Checks in a row that failed'),
  next_at: Instant.nullable().describe('When it is checked again; null while it is paused'),
  not_before: Instant.nullable().describe('The server asked to be left alone until then'),
  moved_to: z.string().nullable().describe('Where the server says the address has moved for good'),
});

export const subscriptions = question({
  path: '/subscriptions',
  summary: 'Which addresses are read again and again, and how does that go?',
  filters: Filters.pick({ format: true }),
  row: SubscriptionRow,
  reads: 'subscriptions',
  help: {
    read: 'One row an address, in the order they were added. Each check is an ordinary run, or none where the server says that nothing has changed.',
    method:
      'A failed check is tried again after 30 minutes, twice as long each time, a day at most, never before the server asked for. After 5 in a row, or at once where the address is gone, refused or forbidden by robots.txt, it pauses.',
    data: 'All subscriptions of this database. They are checked while the server runs; what was missed meanwhile is made up for once.',
    limits:
      'A feed holds its latest items only: what came and went between two checks was not seen. An address that moved is followed, but not rewritten.',
  },
});
