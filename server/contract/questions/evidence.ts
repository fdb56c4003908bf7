import { z } from '@hono/zod-openapi';
import { EvidenceFilters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, Count, Name, Share, Tone } from './columns.ts';

export const EvidenceRow = z.object({
  article: z.string().describe('Id of the article'),
  title: z.string().nullable(),
  source: z.string().describe('Slug of the source'),
  source_name: z.string(),
  url: z.string().nullable(),
  day: z.iso.date().describe('Day of publication in the configured zone'),
  week: z.iso.date(),
  language: z.string().nullable(),
  sentence: Count.describe('Number of the sentence; 0 is the title'),
  text: z.string().describe('The very sentence'),
  mention: Count.describe('Number of the mention in its article'),
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  surface: z.string().describe('The words as printed'),
  start: Count.describe('Where the surface begins in the sentence, in UTF-16 units'),
  end: Count,
  via: z.string().describe('The rule that resolved the surface'),
  in_quote: z.boolean(),
  speaker: z.string().nullable(),
  p_neg: Share,
  p_neu: Share,
  p_pos: Share,
  sentiment: Tone,
  reasons: z.string().nullable().describe('The words that made the tone, with their weights, as "word+2; other-3"'),
  scorer: z.string().nullable().describe('What scored it; "correction" where a person set the tone'),
  unclear: z
    .boolean()
    .describe('The scorer does not know: its largest chance is below the limit at which it is right in four of five'),
  adjusted_vote: z
    .number()
    .nullable()
    .describe('What the mention adds to sentiment_adjusted, which is the mean of these; it may lie outside −1 to 1'),
  checked: z.boolean().describe('A person looked at it and called it right'),
  strength: z.number().describe('How far the tone is from neutral'),
});

export const evidence = question({
  path: '/evidence',
  summary: 'Which sentences stand behind a number?',
  filters: EvidenceFilters,
  row: EvidenceRow,
  keyset: ['day', 'article', 'mention'],
  measured: ['mentions: precision', 'tone: NewsMTSC dev, blend, right class'],
  help: {
    read: 'One row a mention (a pair: one row an article or sentence naming both). The list is exactly as long as the number it was opened from; the mark shows the words that were counted.',
    method:
      'The same condition as the counting questions. With unit=articles or stories one row stands for each article or story: its first mention. With pair, `within` says whether the two meet in an article or a sentence. order=typical begins with the tone nearest the mean of the whole list, ties newest first.',
    data: 'Dated articles of the filter. Each row names the rule that resolved the words and the words that made the tone, by the scorer that `versions` names.',
    limits:
      'A mention is only as right as the rule that found it; the article page shows the whole text, what was cut and why.',
  },
});
