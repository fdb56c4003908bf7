import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { PairsKeys } from '../paired.ts';
import { question } from '../question.ts';
import { AdjustedTone, ActorSlug, Count, Name, ThinState, Tone } from './columns.ts';

export const Pair = z.object({
  a: ActorSlug,
  b: ActorSlug,
  a_name: Name,
  b_name: Name,
  together: Count.describe('Articles (stories, sentences) that name both'),
  count_a: Count.describe('Articles (stories, sentences) that name a'),
  count_b: Count.describe('Articles (stories, sentences) that name b'),
  count_all: Count.describe('All articles (stories, sentences) in the filter, also those naming nobody'),
  expected: z.number().min(0).describe('count_a · count_b / count_all: the meetings chance alone would bring'),
  lift: z.number().min(0).nullable().describe('together / expected'),
  jaccard: z.number().min(0).max(1).nullable().describe('Share of what names either that names both'),
  npmi: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('Normalised pointwise mutual information; null when both are everywhere'),
  stories: Count.describe('Stories that name both: the sample of the test'),
  thin: ThinState.describe(
    'too_few: fewer than 3 stories name both, no ratio is drawn; few: fewer than 10; null: solid',
  ),
  g2: z.number().describe('Signed log-likelihood ratio on stories, all four cells'),
  p: z.number().min(0).max(1).describe('Chance of such a g2 without association'),
  q: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('p after Benjamini and Hochberg over all tested pairs; null when not tested'),
  pairs_tested: Count.describe('All pairs of the actors named in at least 5 stories, also those that never meet'),
  ranked: z.boolean().describe('Named together more than chance: at least 5 joint stories and q at most 0.01'),
  scored_a: Count.describe('Scored mentions of a in sentences that name both'),
  tone_stories_a: Count.describe('Stories they stand in: the sample of the tone of a'),
  thin_a: ThinState,
  sentiment_a: Tone.describe(
    'Mean tone toward a in sentences that name both, each mention one vote; null where too few stories',
  ),
  low_a: Tone,
  high_a: Tone,
  sentiment_adjusted_a: AdjustedTone,
  adjusted_low_a: Tone,
  adjusted_high_a: Tone,
  scored_b: Count.describe('Scored mentions of b in sentences that name both'),
  tone_stories_b: Count.describe('Stories they stand in: the sample of the tone of b'),
  thin_b: ThinState,
  sentiment_b: Tone.describe(
    'Mean tone toward b in sentences that name both, each mention one vote; null where too few stories',
  ),
  low_b: Tone,
  high_b: Tone,
  sentiment_adjusted_b: AdjustedTone,
  adjusted_low_b: Tone,
  adjusted_high_b: Tone,
});

export const coOccurrence = question({
  path: '/co-occurrence',
  summary: 'Which actors are named together, and more often than chance?',
  filters: Filters.extend(PairsKeys.shape),
  row: Pair,
  measured: ['mentions: precision'],
  help: {
    read: 'Each cell counts the articles (or sentences) that name both actors. The tint says how much more than chance that is. Ranked pairs come first; a pair that is merely everywhere is not ranked. direction=less lists pairs that meet less than chance has it, also those never seen together.',
    method:
      'Support, expected count, lift, Jaccard, NPMI (Bouma 2009). The test is the signed log-likelihood ratio (Dunning 1993) over all four cells, always on stories within articles, corrected by Benjamini and Hochberg (1995) over all pairs of actors named in five stories or more.',
    data: 'Dated articles of the chosen range, sources and languages; the total holds also the articles naming nobody. With one actor chosen its company, with several the pairs among them. Tone of a pair: mentions of each in sentences naming both, by the scorer that `versions` names.',
    limits:
      'Being named together is not being connected. Fewer than five joint stories are never ranked, of fewer than three no ratio is drawn. The 1,000 most named actors are tested. support hides pairs and tests them all the same.',
  },
});
