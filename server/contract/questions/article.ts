import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ArticleRow } from './articles.ts';
import { Count, Share, Tone } from './columns.ts';

const ReadSentence = z.object({ no: Count, start: Count, end: Count, text: z.string() });

const ReadMention = z.object({
  mention: Count,
  sentence: Count,
  start: Count.describe('Into the sentence'),
  end: Count,
  actor: z.string(),
  name: z.string(),
  kind: z.string(),
  surface: z.string(),
  via: z.string(),
  in_quote: z.boolean(),
  speaker: z.string().nullable(),
  p_neg: Share,
  p_neu: Share,
  p_pos: Share,
  sentiment: Tone,
  reasons: z.string().nullable(),
  scorer: z.string().nullable().describe('What scored it; "correction" where a person set the tone'),
  unclear: z
    .boolean()
    .describe('The scorer does not know: its largest chance is below the limit at which it is right in four of five'),
  checked: z.boolean().describe('A person looked at it and called it right'),
});

const Details = z
  .object({
    section: z.string(),
    authors: z.array(z.string()).describe('The names in author, one by one'),
    agency: z.string().describe('The agency or paper a credit line names: a sign that the text was taken over'),
    modified: z.string().describe('When the source says that it changed the article, as it writes it'),
    date_written: z.string().describe('The date of publication as the source writes it'),
    date_place: z.string().describe('Where in a page the date stood'),
    date_confidence: z.number().min(0).max(1).describe('How far such a place is to be trusted'),
    zone_assumed: z.string().describe('The zone in which a time without one was read'),
  })
  .partial();

export const WholeArticle = ArticleRow.extend({
  body: z.string().describe('The kept text'),
  removed: z.array(z.object({ text: z.string(), rule: z.string() })).describe('What was cut, and by which rule'),
  details: Details.describe('What its page or record tells besides, and nothing counts; absent where it tells nothing'),
  sentences: z.array(ReadSentence).describe('0 is the title; the others have offsets into body'),
  read_mentions: z.array(ReadMention),
  also: z
    .array(
      z.object({
        article: z.string(),
        source_name: z.string(),
        title: z.string().nullable(),
        day: z.iso.date().nullable(),
      }),
    )
    .describe('Other articles of the story, in order of publication'),
  loaded_at: z.string().describe('Instant in UTC at which this wording was taken in'),
  revisions: z
    .array(
      z.object({
        revision: Count,
        title: z.string().nullable(),
        body: z.string(),
        day: z.iso.date().nullable(),
        date_problem: z.string().nullable().describe('Null with a null day: the date was not kept then'),
        loaded_at: z.string(),
      }),
    )
    .describe('Earlier wordings, the first one first'),
});

export const article = question({
  path: '/articles/{id}',
  summary: 'What did Newstally read in one article?',
  filters: Filters.pick({ forms: true, snapshot: true, format: true }),
  row: WholeArticle,
  measured: ['extraction: F1', 'dates: fundus, day exact'],
  help: {
    read: 'The kept text with each mention marked, and below it what was cut. A mark tells the actor, the rule that resolved it and the tone with its words.',
    method: 'Offsets count UTF-16 units of the sentence. The title is sentence 0.',
    data: 'The latest wording; earlier ones are listed as revisions. Tone is by the scorer that `versions` names.',
    limits: 'What was cut can hold a name; it is never counted.',
  },
});
