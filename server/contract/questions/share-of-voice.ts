import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, CountOrGap, Name, Partial, Share, ThinState, Week } from './columns.ts';

export const WeekOfShare = z.object({
  week: Week,
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  count: CountOrGap.describe('The actor’s mentions (articles, stories) by the chosen unit'),
  count_all: CountOrGap.describe('The same over all compared actors'),
  share_of_voice: Share.describe('count / count_all; null when nothing was counted, or with too few stories'),
  low: Share.describe('Lower end of the 95 % interval'),
  high: Share.describe('Upper end of the 95 % interval'),
  stories: CountOrGap.describe('Stories that name any compared actor'),
  thin: ThinState,
  partial: Partial,
});

export const shareOfVoice = question({
  path: '/share-of-voice',
  summary: 'Which part of the namings of the compared actors does each one have, week by week?',
  filters: Filters,
  row: WeekOfShare,
  reads: 'hearing',
  measured: ['mentions: precision'],
  help: {
    read: 'Of all namings of the compared actors in a week, the part that belongs to each. The parts of a week add up to one. The named set is written in the query: the chosen actors, else the ten most counted.',
    method:
      'Count of the actor divided by the sum over the named set, in the chosen unit. Interval: Wilson (1927) with an effective sample size (Korn and Graubard 1998), grouped by story, so copies of one text are one observation.',
    data: 'Dated articles of the chosen range, sources and languages. In units articles and stories one text may count for several actors.',
    limits:
      'Shares say nothing about reach or value. They change with the set that is compared. Under three stories no share is shown, under ten it is drawn hollow.',
  },
});
