import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, CountOrGap, Name, Partial, Share, ThinState, Tone, Week } from './columns.ts';

export const WeekOfSentiment = z.object({
  week: Week,
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  mentions: CountOrGap.describe('Times the actor is named'),
  scored: CountOrGap.describe('Mentions that got a score; the others are counted above, never guessed'),
  stories: CountOrGap.describe('Stories with a scored mention'),
  p_neg: Share.describe('Mean chance that a mention is negative'),
  p_neu: Share.describe('Mean chance that a mention is neutral'),
  p_pos: Share.describe('Mean chance that a mention is positive'),
  sentiment: Tone.describe('Mean of p_pos - p_neg; null when nothing was scored, or with too few stories'),
  low: Tone.describe('Lower end of the 95 % interval'),
  high: Tone.describe('Upper end of the 95 % interval'),
  thin: ThinState,
  partial: Partial,
});

export const sentiment = question({
  path: '/sentiment',
  summary: 'In what tone is each actor mentioned, week by week?',
  filters: Filters,
  row: WeekOfSentiment,
  help: {
    read: 'The line is the mean tone of the sentences that name the actor, from −1 to +1; the band is its 95 % interval. A hollow point rests on three to nine stories, a gap on fewer. Colour only where the interval leaves out zero.',
    method:
      'Each mention gets chances for negative, neutral and positive from the words of its sentence, names left out; tone is positive minus negative. Mean over mentions (articles, stories by unit); interval by delete-one-story jackknife (Tukey 1958).',
    data: 'Mentions in English text. Others are counted in mentions, not in scored.',
    limits:
      'The lexicon reads words, not meaning: irony, and who did what to whom, escape it. It leans to neutral, so means are pulled to the middle; compare weeks and actors rather than trusting a level.',
  },
});
