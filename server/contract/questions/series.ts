import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, CountOrGap, Name } from './columns.ts';

export const ActorSeries = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  mentions: z
    .array(CountOrGap)
    .describe('Mentions in each step of the range, from its first step on; null where no source was read'),
  articles: z.array(CountOrGap).describe('Articles that name the actor, step by step in the same way'),
});

export const series = question({
  path: '/series',
  summary: 'How do the counts of all actors run, one row each?',
  filters: Filters,
  row: ActorSeries,
  reads: 'hearing',
  measured: ['mentions: precision', 'mentions: recall'],
  help: {
    read: 'One row an actor, most counted first, with its counts in a list: the first number is the first step of the range. The same numbers as mentions week by week, packed to be drawn small or summed over any part of the range.',
    method:
      'Mentions and articles add up over steps, so a sum over neighbours is the count of that range. Stories and tone do not, and are not here.',
    data: 'Dated articles of the filter; as many actors as one answer holds, the most counted first. A note says how many there are in all.',
    limits: 'Counts reports, not events. Sources that come or go move counts; compare attention.',
  },
});
