import { z } from '@hono/zod-openapi';
import { Paged } from '../filters.ts';
import { question } from '../question.ts';
import { Count } from './columns.ts';

export const StoryRow = z.object({
  story: z.string().describe('Id of the story, which is that of its first article'),
  title: z.string().nullable().describe('Title of its first article'),
  source: z.string().describe('Slug of the source that was first'),
  source_name: z.string(),
  url: z.string().nullable().describe('Address of its first article'),
  language: z.string().nullable().describe('Language of its first article'),
  first_day: z.iso.date().describe('Day of its first article, whatever the filter'),
  last_day: z.iso.date().describe('Day of its last article, whatever the filter'),
  days: Count.min(1).describe('Days from the first to the last, both included'),
  articles_all: Count.min(1).describe('All articles of the story, whatever the filter'),
  sources_all: Count.min(1).describe('Sources of all its articles, whatever the filter'),
  articles: Count.min(1).describe('Articles of it that the filter holds'),
  mentions: Count.describe('Mentions of catalogued actors that the filter holds in these'),
  actors: Count.describe('Different actors of these mentions'),
});

export const stories = question({
  path: '/stories',
  summary: 'Which stories does the filter hold, who was first, and how far did each go?',
  filters: Paged,
  row: StoryRow,
  keyset: ['sources_all', 'articles_all', 'first_day', 'story'],
  measured: ['stories: re-scrapes found, addresses hidden', 'stories: pairs of one report'],
  help: {
    read: 'One row a story that has at least one article in the filter, those of most sources first. First source, span and the counts named _all are of the whole story; articles, mentions and actors of what the filter holds.',
    method:
      'Articles of nearly one text within 14 days are one story: half of all five-word sequences in common, or four fifths of the shorter text. Each joins the first article it resembles most. The articles add up to the list of dated articles.',
    data: 'Dated articles of the filter; with actors chosen, those that name one of them.',
    limits:
      'Reports of one event in other words are several stories. Who was first is known only among the sources that were read. A story of one article has no tone worth a number, so none is shown.',
  },
});
