import { z } from '@hono/zod-openapi';
import { BurstFilters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, Count, Name } from './columns.ts';

const StoryInside = z.object({
  story: z.string().describe('Id of the story'),
  title: z.string().nullable().describe('Title of its first article'),
  articles: Count.min(1).describe('Its articles that name the actor in this time'),
  mentions: Count.min(1).describe('Mentions of the actor in these'),
});

export const BurstRow = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  start: z.iso.date().describe('First day of its first step'),
  end: z.iso.date().describe('Last day of its last step'),
  steps: Count.min(1).describe('Steps (weeks, days) from start to end'),
  weight: z
    .number()
    .nullable()
    .describe(
      'How much better "named twice as much" explains the time than "as usual"; null for an alarm outside any burst',
    ),
  alarm: z.iso
    .date()
    .describe('First day of the step in which its first alarm began, or went on from before the range'),
  peak: z.iso.date().describe('First day of its step in alarm with the most stories'),
  stories: Count.describe('Stories of the peak that name the actor'),
  stories_all: Count.min(1).describe('All stories of the peak'),
  usual: z.number().min(0).describe('Stories that would have been usual in the peak'),
  p: z.number().min(0).max(1).describe('Chance of so many stories in the peak when nothing is out of line'),
  q: z.number().min(0).max(1).describe('p after Benjamini and Hochberg over all tested actors and steps of the range'),
  open: z.boolean().describe('Its alarm is still on in the last whole step of the range'),
  stories_inside: Count.min(1).describe('All stories from start to end that name the actor'),
  top_stories: z.array(StoryInside).describe('The largest of them'),
  evidence: z.string().describe('Filters that open them'),
});

export const bursts = question({
  path: '/bursts',
  summary: 'When was an actor in the news out of line, from when to when, and for which stories?',
  filters: BurstFilters,
  row: BurstRow,
  measured: ['mentions: recall'],
  help: {
    read: 'One row a time in which an actor was named far more than usual, heaviest first: its start, end, peak, what would have been usual there, and the largest stories inside. Rows without weight are alarms outside any burst.',
    method:
      'Alarm: a negative binomial tail on the rate of the 26 whole weeks before, with shrunken dispersion (Farrington et al. 1996, Noufaily et al. 2013). Burst: two states, batched (Kleinberg 2002), shown only with an alarm inside. q: Benjamini and Hochberg (1995).',
    data: 'Dated articles of the filter, counted in stories whatever the unit; all weeks before the range tell what is usual. Weeks in which nothing was read are skipped and end what is on; partial weeks take no part.',
    limits:
      'At least eight whole weeks are needed before anything is tested. A doubling is mostly missed, by design: of 100 quiet actor-weeks at most 0.12 raise a false alarm, by simulation; the answer says how many a year that is here. Days differ by weekday, which is not modelled.',
  },
});
