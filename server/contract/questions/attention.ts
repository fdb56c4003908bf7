import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, CountOrGap, Name, Partial, Share, ThinState, Week } from './columns.ts';

export const WeekOfAttention = z.object({
  week: Week,
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  articles: CountOrGap.describe('Articles (stories, by unit) that name the actor'),
  articles_all: CountOrGap.describe('All articles (stories) of the same filter without the actor'),
  attention: Share.describe('articles / articles_all'),
  low: Share.describe('Lower end of the 95 % interval'),
  high: Share.describe('Upper end of the 95 % interval'),
  stories: CountOrGap.describe('Stories in the denominator'),
  thin: ThinState,
  partial: Partial,
});

export const attention = question({
  path: '/attention',
  summary: 'Which part of all articles names each actor, week by week?',
  filters: Filters,
  row: WeekOfAttention,
  measured: ['mentions: recall'],
  help: {
    read: 'Of all articles of a week, the part that names the actor. Unlike a count it does not rise merely because more was read.',
    method:
      'Articles naming the actor divided by all articles of the same filter without the actor. Over a range it is sum over sum. Interval: Wilson (1927) with an effective sample size (Korn and Graubard 1998), grouped by story.',
    data: 'Dated articles of the chosen range, sources, languages and search words. Voice and actors do not narrow the denominator.',
    limits:
      'Mentions cannot be a share of articles: with that unit articles are used and a note says so. A change in which sources were read still moves it.',
  },
});
