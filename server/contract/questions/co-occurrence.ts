import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorSlug, Count, Name } from './columns.ts';

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
  jaccard: z.number().min(0).max(1).nullable(),
  npmi: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('Normalised pointwise mutual information; null when both are everywhere'),
  stories: Count.describe('Stories that name both: the sample of the test'),
  g2: z.number().describe('Signed log-likelihood ratio on stories, all four cells'),
  p: z.number().min(0).max(1).describe('Chance of such a g2 without association'),
  q: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('p after Benjamini and Hochberg over all tested pairs; null when not tested'),
  ranked: z.boolean().describe('At least 5 joint stories and q at most 0.01'),
});

export const coOccurrence = question({
  path: '/co-occurrence',
  summary: 'Which actors are named together, and more often than chance?',
  filters: Filters,
  row: Pair,
  measured: ['mentions: precision'],
  help: {
    read: 'Each cell counts the articles (or sentences) that name both actors. The tint says how much more than chance that is. Ranked pairs come first; a pair that is merely everywhere is not ranked.',
    method:
      'Support, expected count, lift, Jaccard, NPMI (Bouma 2009). The test is the signed log-likelihood ratio (Dunning 1993) over all four cells, always on stories within articles, corrected by Benjamini and Hochberg (1995).',
    data: 'Dated articles of the chosen range, sources and languages; the total holds also the articles naming nobody. With actors chosen, pairs with at least one of them.',
    limits:
      'Being named together is not being connected. Fewer than five joint stories are never ranked. At most 60 actors of one article are paired.',
  },
});
