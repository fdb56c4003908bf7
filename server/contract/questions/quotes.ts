import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, CountOrGap, Name, Partial, Share, Week } from './columns.ts';

export const WeekOfQuotes = z.object({
  week: Week,
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  quotes: CountOrGap.describe('Quotes by the actor, direct and indirect, in articles that name the actor'),
  quotes_direct: CountOrGap.describe('Those inside quotation marks'),
  articles_quoted: CountOrGap.describe('Articles that name the actor and quote the actor at least once'),
  articles: CountOrGap.describe('Articles that name the actor'),
  quoted_share: Share.describe('articles_quoted / articles; null where no article names the actor'),
  partial: Partial,
});

export const quotes = question({
  path: '/quotes',
  summary: 'How often is each actor quoted, week by week?',
  filters: Filters,
  row: WeekOfQuotes,
  reads: 'hearing',
  measured: ['quotes: PolNeAR dev, source F1', 'quotes: PolNeAR dev, right source of quoted words'],
  help: {
    read: 'Each row is one actor in one week: how many quotes are by the actor, and in which part of the articles that name the actor it also speaks. Null is a week in which no source was read.',
    method:
      'Direct quotes stand in quotation marks; with fewer than four words they need a word of saying. Indirect ones are clauses behind a verb of saying. The speaker is the phrase in subject place, resolved like any mention; a pronoun only where one person fits.',
    data: 'Dated articles of the filter that name the actor. The words themselves are in the list of quotes, as long as the number.',
    limits:
      'English rules. Quotes of speakers who are not in the catalogue, or not told, count for nobody. Some quotes are missed and a few have the wrong speaker.',
  },
});
