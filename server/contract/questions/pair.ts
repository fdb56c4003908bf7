import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { TwoActors } from '../paired.ts';
import { question } from '../question.ts';
import { ActorSlug, AdjustedTone, CountOrGap, Name, Partial, ThinState, Tone, Week } from './columns.ts';

const Ratio = z.number().min(0).nullable();

export const WeekOfPair = z.object({
  week: Week,
  a: ActorSlug,
  b: ActorSlug,
  a_name: Name,
  b_name: Name,
  together: CountOrGap.describe(
    'Articles (stories, sentences) that name both; null where no source was read, 0 where none of what was read did',
  ),
  count_a: CountOrGap.describe('Articles (stories, sentences) that name a'),
  count_b: CountOrGap.describe('Articles (stories, sentences) that name b'),
  count_all: CountOrGap.describe('All articles (stories, sentences) of the step, also those naming nobody'),
  expected: Ratio.describe('count_a · count_b / count_all: the meetings chance alone would bring'),
  lift: Ratio.describe('together / expected; null where either is never named'),
  lift_low: Ratio.describe('Lower end of its 95 % interval; null where they never meet, and where too few stories'),
  lift_high: Ratio.describe('Upper end of its 95 % interval'),
  npmi: z.number().min(-1).max(1).nullable().describe('Normalised pointwise mutual information'),
  stories: CountOrGap.describe('Stories that name both: the sample of lift and test'),
  thin: ThinState.describe(
    'too_few: fewer than 3 stories name both, no ratio is drawn; few: fewer than 10; null: solid, or not read',
  ),
  g2: z.number().nullable().describe('Signed log-likelihood ratio on stories of the step, all four cells'),
  p: z.number().min(0).max(1).nullable().describe('Chance of such a g2 without association'),
  q: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('p after Benjamini and Hochberg over all tested pairs, of the whole range alone (grain=range)'),
  scored_a: CountOrGap.describe('Scored mentions of a in sentences that name both'),
  tone_stories_a: CountOrGap.describe('Stories they stand in: the sample of the tone of a'),
  thin_a: ThinState,
  sentiment_a: Tone.describe('Mean tone toward a in sentences that name both; null where too few stories'),
  low_a: Tone,
  high_a: Tone,
  sentiment_adjusted_a: AdjustedTone,
  adjusted_low_a: Tone,
  adjusted_high_a: Tone,
  scored_b: CountOrGap.describe('Scored mentions of b in sentences that name both'),
  tone_stories_b: CountOrGap.describe('Stories they stand in: the sample of the tone of b'),
  thin_b: ThinState,
  sentiment_b: Tone.describe('Mean tone toward b in sentences that name both; null where too few stories'),
  low_b: Tone,
  high_b: Tone,
  sentiment_adjusted_b: AdjustedTone,
  adjusted_low_b: Tone,
  adjusted_high_b: Tone,
  partial: Partial,
  evidence: z.string().nullable().describe('Filters that open what names both; null where nothing does'),
});

export const pair = question({
  path: '/pair',
  summary: 'How often are two actors named together, step by step, and more often than chance?',
  // A pair is counted over everybody: nothing narrows who.
  filters: Filters.omit({ actors: true, kinds: true }).extend({ pair: TwoActors.describe('The two actors') }),
  row: WeekOfPair,
  reads: 'hearing',
  measured: ['mentions: precision'],
  help: {
    read: 'The line counts articles (or sentences) that name both actors; the dashed one is what chance alone would bring, by how often each is named. Times chance is the one over the other: 1 is chance. A break in a line is a step in which no source was read.',
    method:
      'Lift with a 95 % interval on its logarithm: the linearised ratio of four sums, summed by story (Särndal, Swensson and Wretman 1992), t by the least effective number of stories of these. Test as for all pairs: signed log-likelihood ratio on stories; q over all tested pairs for the whole range only.',
    data: 'Dated articles of the chosen range, sources and languages; the total holds also the articles naming nobody. Tone: mentions of each in sentences naming both, by the scorer that `versions` names.',
    limits:
      'Being named together is not being connected. Under three joint stories no ratio is drawn, under ten it is hollow. One step beyond chance among many is to be expected; the whole range is what is tested, and over years of changing news it may part from its steps.',
  },
});
