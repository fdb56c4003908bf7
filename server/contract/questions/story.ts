import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ArticleRow } from './articles.ts';
import { Count, Share } from './columns.ts';

export const StoryArticle = ArticleRow.omit({ sort: true }).extend({
  days_after: Count.nullable().describe('Days after the first article of the story'),
  resemblance: Share.describe(
    'Part of all five-word sequences of this text and the first one that both have; null for the first one',
  ),
});

export const story = question({
  path: '/stories/{id}',
  summary: 'Which articles tell one story, in what order, and how alike are they?',
  filters: Filters.pick({ snapshot: true, format: true }),
  row: StoryArticle,
  help: {
    read: 'One row an article, in order of publication: the first row is who was first. An id of any of its articles names the story, so that a link to it outlives the find of an earlier one.',
    method:
      'Resemblance is Broder’s (1997), over all sequences of five words. A wire report inside a longer page has a low one and belongs all the same, when four fifths of the shorter text stand in the other.',
    data: 'All articles of the story in their latest wording, whatever the filter.',
    limits: 'An article without a time stands at the end of its day. Copies that were never read are not known.',
  },
});
