import { z } from '@hono/zod-openapi';
import { QuotedFilters } from '../filters.ts';
import { question } from '../question.ts';
import { QUOTE_KINDS } from '../vocabulary.ts';
import { ActorSlug, Count, Name } from './columns.ts';

export const QuotedRow = z.object({
  article: z.string().describe('Id of the article'),
  title: z.string().nullable(),
  source: z.string().describe('Slug of the source'),
  source_name: z.string(),
  url: z.string().nullable(),
  day: z.iso.date().describe('Day of publication in the configured zone'),
  week: z.iso.date(),
  language: z.string().nullable(),
  quote: Count.describe('Number of the quote in its article'),
  quote_kind: z.enum(QUOTE_KINDS).describe('Inside quotation marks, or told indirectly'),
  actor: ActorSlug.describe('Slug of the actor who is quoted'),
  name: Name.describe('Name of the actor who is quoted'),
  speaker_surface: z
    .string()
    .nullable()
    .describe('The speaker as printed; null in articles that were read by an earlier version'),
  cue: z
    .string()
    .nullable()
    .describe('The word that hands over to the quote; null where a colon or the quote before does'),
  text: z
    .string()
    .nullable()
    .describe('The quoted words, without the marks; null in articles read by an earlier version'),
  sentence: Count.describe('Number of the sentence in which the quote begins'),
  sentence_text: z.string().describe('That very sentence'),
  start: Count.describe('Where the quote begins in the body, in UTF-16 units'),
  end: Count,
  mention: Count.nullable().describe('The first mention of the speaker in the article, to open it there'),
});

export const quoted = question({
  path: '/quoted',
  summary: 'Which words stand behind a number of quotes?',
  filters: QuotedFilters,
  row: QuotedRow,
  keyset: ['day', 'article', 'quote'],
  measured: ['quotes: PolNeAR dev, source F1', 'quotes: PolNeAR dev, right source of quoted words'],
  help: {
    read: 'One row a quote, newest first, with the sentence it begins in. The list is exactly as long as the number it was opened from.',
    method:
      'The same condition as the count of quotes: articles that name the actor, quotes whose speaker is the actor. With unit=articles or stories one row stands for each article or story: its first quote. `quote_kind` keeps direct or indirect ones.',
    data: 'Dated articles of the filter; `actors` are the speakers.',
    limits:
      'Articles that were read by an earlier version have no printed speaker and no text of a quote until history is read anew.',
  },
});
