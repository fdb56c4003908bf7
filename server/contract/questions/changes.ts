import { z } from '@hono/zod-openapi';
import { Filters, Paged } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, Count, Name, Tone, Week } from './columns.ts';

/** What the comparison of two snapshots takes: `snapshot` is the later one. */
const ChangeFilters = Paged.pick({
  from: true,
  to: true,
  last: true,
  actors: true,
  sources: true,
  languages: true,
  kinds: true,
  grain: true,
  voice: true,
  snapshot: true,
  format: true,
  limit: true,
  cursor: true,
}).extend({
  since: Filters.shape.snapshot.describe(
    'The earlier snapshot that is compared with, by name or number; the first one when not given',
  ),
});

export const ChangeRow = z.object({
  week: Week,
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  mentions_before: Count.describe('Mentions as they were known at `since`'),
  mentions: Count.describe('Mentions as they were known at `snapshot`'),
  articles_before: Count,
  articles: Count,
  stories_before: Count,
  stories: Count,
  sentiment_before: Tone.describe('Mean tone as read over all mentions, at `since`; null where none was scored'),
  sentiment: Tone.describe('The same at `snapshot`'),
});

export const changes = question({
  path: '/changes',
  summary: 'Which numbers are other at one snapshot than at an earlier one?',
  filters: ChangeFilters,
  row: ChangeRow,
  reads: 'history',
  keyset: ['mentions', 'mentions_before', 'week', 'actor'],
  help: {
    read: 'Each actor and week whose numbers are not what they were, those that moved by most mentions first. What is not listed is the same.',
    method:
      'Facts that held at the one snapshot and at the other are counted alike, with the same filters: days, sources, languages, actors, voice. /snapshots says what made each snapshot in between.',
    data: 'Dated articles; names alone, not what stands in for them.',
    limits:
      'Another scorer, catalogue or zone changes numbers too: /snapshots names those of each. Actors are named as they were last.',
  },
});
