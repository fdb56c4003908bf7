import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { WEEK_MARKS } from '../vocabulary.ts';
import { ActorKind, ActorSlug, Count, Name, ThinState } from './columns.ts';

const Ratio = z.number().min(0).nullable();

const JudgedWeek = z.object({
  week: z.iso.date().describe('Monday of a whole week with articles'),
  articles: Count,
  expected: z.number().min(0).nullable().describe('Median of the weeks before; null with fewer than 4'),
  low: Count.nullable().describe('Fewer than this are out of the ordinary'),
  high: Count.nullable().describe('More than this are out of the ordinary'),
  mark: z
    .enum(WEEK_MARKS)
    .nullable()
    .describe(
      'surge or quiet: this week alone; rise or fall: the first of four and more, whose level then is the usual',
    ),
});

const AgainstRest = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  articles: Count.describe('Articles of this source that name the actor'),
  articles_all: Count.describe('All articles of this source'),
  rest: Count.describe('Articles of all other sources that name the actor'),
  rest_all: Count.describe('All articles of all other sources'),
  ratio: Ratio.describe('articles / articles_all over rest / rest_all; null where no other source names the actor'),
  low: Ratio.describe('Lower end of its 95 % interval'),
  high: Ratio.describe('Upper end of its 95 % interval'),
  stories: Count.describe('Stories of this source that name the actor'),
  q: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('Chance of such a ratio by noise, after Benjamini and Hochberg (1995)'),
  beyond: z.boolean().describe('Beyond the noise: q is at most 0.05'),
});

export const SourceProfile = z.object({
  source: z.string().describe('Slug of the source'),
  name: z.string(),
  articles: Count.describe('Dated articles in the filter'),
  languages: z
    .array(z.object({ language: z.string().nullable(), articles: Count }))
    .describe('Of these articles; null where the language is not known'),
  kinds: z
    .array(z.object({ kind: ActorKind, mentions: Count, actors: Count }))
    .describe('Mentions by kind of actor, with how many different actors they name'),
  weeks: z.array(JudgedWeek).describe('Whole weeks with articles over all coverage, whatever the range'),
  actors: z
    .array(AgainstRest)
    .describe('Who is named more or less often than by all other sources, surest first; 100 at most'),
  tone: z.number().min(-2).max(2).nullable().describe('Mean tone here − that of the same actors in all other sources'),
  tone_low: z.number().min(-2).max(2).nullable(),
  tone_high: z.number().min(-2).max(2).nullable(),
  tone_stories: Count.describe('Stories of this source with a scored mention: its sample'),
  tone_actors: Count.describe('Actors with a tone both here and elsewhere: those compared'),
  tone_thin: ThinState,
  addresses: z.array(z.string()).describe('Addresses whose runs ever brought articles of this source'),
});

export const source = question({
  path: '/sources/{id}',
  summary: 'What is one source: how much and when, whom does it name, and in what tone, against all others?',
  // A source is held against all others, so nothing narrows who.
  filters: Filters.omit({ sources: true, actors: true, kinds: true }),
  row: SourceProfile,
  reads: 'hearing',
  measured: ['mentions: recall'],
  help: {
    read: 'A ratio of 2 says that this source names an actor in twice as large a part of its articles as all others together. Only what is beyond the noise is drawn as such. Surges and quiet weeks lie outside what the weeks before let expect; after four in a row the new level is the usual one.',
    method:
      'Ratio with a 95 % interval on its logarithm, summed by story; q over all actors with five stories. Tone: means of the same actors here and elsewhere, weighed by the mentions here, interval by story. Band of weeks: as at /sources.',
    data: 'Dated articles of the filter, this source against all others in the same days. Weeks are judged over all coverage.',
    limits:
      'Sources that write of other days or matters differ for that alone. Copies of one story are one piece of news. The band knows no seasons, and no week without articles is judged.',
  },
});
