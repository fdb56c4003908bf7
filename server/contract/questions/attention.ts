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
  per_1000: z.number().min(0).nullable().describe('Articles (stories) that name the actor, of 1,000'),
  stories: CountOrGap.describe('Stories in the denominator'),
  thin: ThinState,
  partial: Partial,
  panel_articles: CountOrGap.describe(
    'The same as articles in the sources of the fixed panel: those heard in at least 80 % of the complete weeks of the range',
  ),
  panel_articles_all: CountOrGap.describe('All articles (stories) of the sources of the panel'),
  attention_panel: Share.describe('panel_articles / panel_articles_all; a source that came or went does not move it'),
  panel_low: Share.describe('Lower end of its 95 % interval'),
  panel_high: Share.describe('Upper end of it'),
  panel_thin: ThinState,
  attention_standardised: Share.describe(
    'Mean of the attention within each source of the panel, weighted by its articles over the whole range; null where sources with more than 20 % of the weight are absent. A reading aid without an interval',
  ),
});

export const attention = question({
  path: '/attention',
  summary: 'Which part of all articles names each actor, week by week?',
  filters: Filters,
  row: WeekOfAttention,
  reads: 'hearing',
  measured: ['mentions: recall'],
  help: {
    read: 'Of all articles of a week, the part that names the actor. Unlike a count it does not rise merely because more was read.',
    method:
      'Articles naming the actor divided by all articles of the same filter without the actor; over a range sum over sum. Interval: Wilson (1927) with an effective sample size (Korn and Graubard 1998), by story. The fixed panel holds sources heard in 80 % of complete weeks; the standardised rate weighs each by its articles over the range.',
    data: 'Dated articles of the chosen range, sources, languages and search words. Voice and actors do not narrow the denominator.',
    limits:
      'Mentions cannot be a share of articles: with that unit articles are used and a note says so. A change in which sources were read moves it: where it parts from the panel and the standardised rate, the change came from who published, not from what they wrote.',
  },
});
