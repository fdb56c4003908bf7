import { z } from '@hono/zod-openapi';
import { ArticleFilters } from '../filters.ts';
import { question } from '../question.ts';
import { Count, TextTone } from './columns.ts';

export const ArticleRow = z.object({
  article: z.string().describe('Id of the article'),
  title: z.string().nullable(),
  source: z.string().describe('Slug of the source'),
  source_name: z.string(),
  url: z.string().nullable(),
  author: z.string().nullable(),
  language: z.string().nullable(),
  published_at: z.string().nullable().describe('Instant of publication where one is known'),
  day: z.iso.date().nullable(),
  week: z.iso.date().nullable(),
  date_basis: z.string().nullable().describe('How the date is known'),
  date_problem: z.string().nullable().describe('Why there is no date'),
  story: z.string().describe('Id of the first article of the same story'),
  story_articles: Count.min(1).describe('Articles of that story, this one included'),
  revision: Count.min(1).describe('Which wording this is; 1 is the first'),
  mentions: Count.describe('Mentions of catalogued actors'),
  actors: Count.describe('Different actors named'),
  words: Count.nullable().describe('Words of the kept text; null where no lexicon reads its language'),
  words_pos: Count.nullable().describe(
    'Those of them that the lexicon counts as positive, after negation, names left out',
  ),
  words_neg: Count.nullable().describe('Those that it counts as negative'),
  tone_gdelt: TextTone.describe('100 (words_pos - words_neg) / words, as GDELT counts the tone of a text; of no actor'),
  text_polarity: TextTone.describe('100 (words_pos + words_neg) / words'),
  sort: z.string().describe('What the list is ordered by: the day, or nothing for undated'),
});

export const articles = question({
  path: '/articles',
  summary: 'Which articles does the filter hold?',
  filters: ArticleFilters,
  row: ArticleRow,
  keyset: ['sort', 'article'],
  measured: ['dates: fundus, day exact'],
  help: {
    read: 'The articles behind the numbers, newest first; with actors chosen, those that name at least one of them. Undated articles come last and only when no dates are asked for; date_problem lists them alone.',
    method: 'One row an article, its latest wording. Equal texts of two sources are two articles of one story.',
    data: 'All kept articles of the filter.',
    limits: 'A record that was rejected is not here; the run that read it counts it with its reason.',
  },
});
