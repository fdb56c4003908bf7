import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, AdjustedTone, Count, Name, Share, ThinState, Tone } from './columns.ts';

export const ActorRow = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  wikidata: z.string().nullable(),
  mentions: Count,
  articles: Count,
  stories: Count,
  articles_all: Count.describe('All articles of the filter'),
  attention: Share.describe('articles / articles_all'),
  scored: Count,
  p_neg: Share,
  p_neu: Share,
  p_pos: Share,
  sentiment: Tone.describe('Mean tone over the range, as the scorer read it'),
  low: Tone,
  high: Tone,
  sentiment_adjusted: AdjustedTone,
  adjusted_low: Tone,
  adjusted_high: Tone,
  thin: ThinState,
  first_week: z.iso.date(),
  last_week: z.iso.date(),
});

export const actors = question({
  path: '/actors',
  summary: 'Who is named in the range, how often and in what tone?',
  filters: Filters,
  row: ActorRow,
  measured: ['mentions: precision'],
  help: {
    read: 'One row an actor over the whole range, most named first (by the chosen unit). A share of voice is one of the rows shown: the chosen actors, else the ten most named. Tone has its 95 % interval; a bar shows the mean chances of negative, neutral and positive.',
    method:
      'Counted from the facts of the whole range, never from weekly figures: stories and intervals do not add up over weeks. Held against an earlier period on the dashboard, a change of the share of voice has the interval of both shares (/share-of-voice over each whole period; Newcombe 1998, method 10); /movers tests parts of all stories instead.',
    data: 'Dated articles of the filter. Actors that nobody named are not listed. Tone is by the scorer that `versions` names.',
    limits: 'Only catalogued actors are counted.',
  },
});
