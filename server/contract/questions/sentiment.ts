import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import {
  ActorKind,
  ActorSlug,
  AdjustedTone,
  CountOrGap,
  Name,
  Partial,
  Share,
  TextTone,
  ThinState,
  Tone,
  Week,
} from './columns.ts';

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
  sentiment: Tone.describe(
    'Mean of p_pos - p_neg as the scorer read it; null when nothing was scored, or with too few stories',
  ),
  low: Tone.describe('Lower end of the 95 % interval'),
  high: Tone.describe('Upper end of the 95 % interval'),
  sentiment_adjusted: AdjustedTone,
  adjusted_low: Tone.describe('Lower end of its 95 % interval, which also holds how well the errors are known'),
  adjusted_high: Tone.describe('Upper end of it'),
  thin: ThinState,
  partial: Partial,
  tone_gdelt: TextTone.describe(
    'Tone of the whole texts that name the actor, as GDELT counts it: 100 (positive words - negative words) / words, mean over articles',
  ),
  text_polarity: TextTone.describe('100 (positive words + negative words) / words, mean over articles'),
});

export const sentiment = question({
  path: '/sentiment',
  summary: 'In what tone is each actor mentioned, week by week?',
  filters: Filters,
  row: WeekOfSentiment,
  reads: 'hearing',
  measured: [
    'tone: NewsMTSC dev, blend, right class',
    'tone: organisations, blend, right class',
    'tone: countries, blend, right class',
  ],
  help: {
    read: 'The line is the mean tone of the sentences that name the actor, from −1 to +1; the band is its 95 % interval. A hollow point rests on three to nine stories, a gap on fewer. Colour only where the interval leaves out zero.',
    method:
      'Tone is the chance of positive minus that of negative, from the words of the sentence without its names; sentiment is its mean over the chosen unit. sentiment_adjusted undoes the known errors of the scorer (Rogan and Gladen 1978; Bella et al. 2010) and is drawn where every actor in view has it. Intervals: delete-one-story jackknife (Tukey 1958).',
    data: 'Tone is by the scorer that `versions` names. Mentions in English text; others are counted in mentions, not in scored. tone_gdelt and text_polarity count words of whole texts, for comparison with published series: compare directions, not levels.',
    limits:
      'The scorer reads one sentence: irony, and what was said before, escape it. It leans to neutral, so means as read are pulled to the middle. Its errors are known from marked sentences about persons, organisations and countries; on other kinds no mean is adjusted.',
  },
});
