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
});

export const WholeArticle = ArticleRow.extend({
  body: z.string().describe('The kept text'),
  removed: z.array(z.object({ text: z.string(), rule: z.string() })).describe('What was cut, and by which rule'),
  sentences: z.array(ReadSentence).describe('0 is the title; the others have offsets into body'),
  read_mentions: z.array(ReadMention),
  also: z
    .array(z.object({ article: z.string(), source_name: z.string(), title: z.string().nullable() }))
    .describe('Other articles of the story'),
  revisions: z.array(
    z.object({ revision: Count, title: z.string().nullable(), body: z.string(), loaded_at: z.string() }),
  ),
});

export const article = question({
  path: '/articles/{id}',
  summary: 'What did Newstally read in one article?',
  filters: Filters.pick({ format: true }),
  row: WholeArticle,
  help: {
    read: 'The kept text with each mention marked, and below it what was cut. A mark tells the actor, the rule that resolved it and the tone with its words.',
    method: 'Offsets count UTF-16 units of the sentence. The title is sentence 0.',
    data: 'The latest wording; earlier ones are listed as revisions.',
    limits: 'What was cut can hold a name; it is never counted.',
  },
});
