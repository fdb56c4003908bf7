import { z } from '@hono/zod-openapi';
import { ExplainedKeys } from '../explained.ts';
import { Filters, Paged } from '../filters.ts';
import { question } from '../question.ts';
import { ThinState } from './columns.ts';
import { EFFECTS, GRAINS, USUAL_ROWS } from '../vocabulary.ts';

const Number = z.number();

const limit = `Stories that have rows of their own, the largest first; the others are one row a source and effect. ${USUAL_ROWS} when not given; a CSV then has all`;

export const PartOfChange = z.object({
  effect: z
    .enum(EFFECTS)
    .describe(
      'coverage: sources read in one period alone; volume: more or fewer articles in all; mix: which part of them each source has; rate: how often it names the actor, or with measure=sentiment in which tone; stories, copies, mentions_per_article: the factors of cut=copies',
    ),
  source: z.string().nullable().describe('Slug of the source; null with cut=copies'),
  source_name: z.string().nullable(),
  story: z
    .string()
    .nullable()
    .describe('Id of the story; null for what belongs to none, and for the stories that have no row of their own'),
  title: z.string().nullable().describe('Title of the first article of the story'),
  n0: Number.describe(
    'In the earlier period: articles (stories) of the source, whoever is named; with measure=sentiment its mentions (articles, stories) that have a tone',
  ),
  n1: Number.describe('The same in the later period'),
  x0: Number.describe(
    'In the earlier period: what of n is the actor, in the chosen unit; with measure=sentiment the sum of tones',
  ),
  x1: Number.describe('The same in the later period'),
  all0: Number.nullable().describe('n of all sources that the part was worked out among, in the earlier period'),
  all1: Number.nullable().describe('The same in the later period'),
  value: Number.describe('The part of the change; the values of all rows add up to it'),
  thin: ThinState.describe(
    'Of attention and tone, by the period that rests on fewer stories. too_few: fewer than 3, the parts add up but are not drawn; few: fewer than 10, drawn hollow; null: solid, or a count',
  ),
});

export const explain = question({
  path: '/explain',
  summary: 'Why did the number of an actor move from one period to another: through which sources and which stories?',
  filters: Filters.omit({ kinds: true, within: true }).extend({
    ...ExplainedKeys.shape,
    grain: z.enum(GRAINS).default('week').describe('The length of one step of time; a period is one step or more'),
    limit: Paged.shape.limit.describe(limit),
  }),
  row: PartOfChange,
  reads: 'hearing',
  measured: ['mentions: precision', 'mentions: recall'],
  help: {
    read: 'The change between two periods, split into parts that add up to it. Volume: more or fewer articles in all. Mix: which sources they are from. Rate: how often each source names the actor, or in which tone. Coverage: sources read in one period alone. Each part is also told by source and story.',
    method:
      'A count is articles × part of the source × rate; the parts of three factors are Das Gupta’s (1993), those of attention and tone Kitagawa’s (1955). Each story takes its part of the rate. Copies: stories × copies of each × mentions in each.',
    data: 'One actor; dated articles of both periods under the same filters, read by the same catalogue. With unit=stories a story belongs to the source of its earliest article. Tone is the mean as read; adjusted for the errors of the scorer it stands beside and is not split.',
    limits:
      'Arithmetic, no cause: it says what the change came from. The mix of single sources means little, its total counts. A new catalogue or correction changes both periods alike, so it is in no row; compare /changes. Months differ in length.',
  },
});
