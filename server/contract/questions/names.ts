import { z } from '@hono/zod-openapi';
import { NameFilters } from '../filters.ts';
import { question } from '../question.ts';
import { KINDS } from '../vocabulary.ts';
import { Count } from './columns.ts';

/** An actor of the catalogue that a name may be another form of. */
const Like = z.object({ actor: z.string().describe('Slug of the actor'), name: z.string() });

export const NameRow = z.object({
  name: z.string().describe('The name, in the longest form of it that its article has'),
  kind: z.enum(KINDS).describe('What it most likely is'),
  articles: Count.min(2),
  stories: Count.min(1),
  sources: Count.min(1),
  first_day: z.iso.date().describe('Day of the first of these articles'),
  last_day: z.iso.date().describe('Day of the last of these articles'),
  recent: Count.describe('Articles in the last four whole weeks of the range, or in as many as it has'),
  before: Count.nullable().describe('Articles in as many weeks before these; null where nothing was read in them'),
  growth: z.number().nullable().describe('(recent + 1) / (before + 1)'),
  sample: z.string().describe('A sentence that has it, of the latest of these articles'),
  article: z.string().describe('Id of that article'),
  day: z.iso.date().describe('Day of that article'),
  language: z.string().nullable().describe('Language of that article'),
  like: z.array(Like).max(3).describe('Actors with the same family name or nearly the same name'),
});

export const names = question({
  path: '/names',
  summary: 'Which names does the catalogue not know, and which of them are rising?',
  filters: NameFilters,
  row: NameRow,
  keyset: ['growth', 'articles', 'name'],
  measured: ['names: CrossNER politics dev, strangers, span'],
  help: {
    read: 'One row a name that is nobody’s in the catalogue, those of most articles first. A name can be adopted as a new actor, or as a form of one; every number follows and the row goes.',
    method:
      'Runs of capitalised words outside known names. A lone family name counts for the longer name in its article. Growth is (recent + 1) / (before + 1): articles of the last four whole weeks against the four before; from 3 recent articles on it ranks.',
    data: 'Dated articles of the filter; with actors chosen, those that name one of them. Kinds narrow the names’ own likely kind. Names in one article alone are counted in a note.',
    limits:
      'Kinds are guesses, two people of one name are one row, and some capitalised words are no names. Articles that were read by an earlier version have no names until they are read anew.',
  },
});
