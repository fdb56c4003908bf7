import { z } from '@hono/zod-openapi';
import { MoverFilters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, CountOrGap, Name, Share, ThinState } from './columns.ts';

const Change = z.number().min(-1).max(1).nullable();
const Chance = z.number().min(0).max(1).nullable();

export const Mover = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  start: z.iso.date().describe('First day of the later period'),
  end: z.iso.date().describe('Last day of the later period'),
  before_start: z.iso.date().describe('First day of the period it is compared with'),
  before_end: z.iso.date().describe('Last day of the period it is compared with'),
  stories: CountOrGap.describe('Stories of the later period that name the actor; null where nothing was read'),
  stories_all: CountOrGap.describe('All stories of the later period'),
  stories_before: CountOrGap.describe('Stories before that name the actor; null where nothing was read'),
  stories_all_before: CountOrGap.describe('All stories before'),
  attention: Share.describe('stories / stories_all'),
  attention_before: Share.describe('stories_before / stories_all_before'),
  change: Change.describe('attention − attention_before'),
  low: Change.describe('Lower end of the 95 % interval of the change'),
  high: Change.describe('Upper end of the 95 % interval of the change'),
  g2: z.number().nullable().describe('Signed log-likelihood ratio of named or not by period, all four cells'),
  p: Chance.describe('Chance of such a g2 without a change'),
  q: Chance.describe('p after Benjamini and Hochberg over all tested actors; null when not tested'),
  noise: z.boolean().nullable().describe('q is above 0.05: inside the noise; null when not tested'),
  thin: ThinState,
  evidence: z.string().nullable().describe('Filters that open the stories of the later period'),
  evidence_before: z.string().nullable().describe('Filters that open the stories before'),
});

export const movers = question({
  path: '/movers',
  summary: 'Who rose and who fell in the news, beyond the noise?',
  filters: MoverFilters,
  row: Mover,
  measured: ['mentions: recall'],
  help: {
    read: 'The part of all stories that names an actor, now and before, and its change in points. Surest changes first. What is inside the noise has no arrow: such changes come by chance alone.',
    method:
      'Shares of stories in two whole, covered periods. Interval by Newcombe (1998), method 10; test by the log-likelihood ratio over all four cells (Dunning 1993), corrected by Benjamini and Hochberg (1995) over all actors with five stories in either period.',
    data: 'Dated articles of the filter, counted in stories whatever the unit. The later period is the last whole week of the range, or all its whole weeks; partial weeks take no part.',
    limits:
      'A change of which sources were read moves shares too. Where nothing was read in either period there is no number. Actors with fewer than five stories in both are listed only when chosen, and not tested.',
  },
});
