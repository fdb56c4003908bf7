import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, CountOrGap, Name, Partial, Week } from './columns.ts';

export const WeekOfMentions = z.object({
  week: Week,
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  mentions: CountOrGap.describe('Times the actor is named; null where no source was read'),
  articles: CountOrGap.describe('Articles that name the actor'),
  stories: CountOrGap.describe('Stories that name the actor; copies of one text are one story'),
  partial: Partial,
});

export const mentions = question({
  path: '/mentions',
  summary: 'How often is each actor named, week by week?',
  filters: Filters,
  row: WeekOfMentions,
  reads: 'hearing',
  measured: ['mentions: precision', 'mentions: recall'],
  help: {
    read: 'Each point is how often an actor was named in one ISO week. A break in the line is a week in which no source was read; zero means sources were read and did not name the actor. A hollow point is an incomplete week.',
    method:
      'A mention is one name of one catalogued actor in the title or the kept text, longest name first. Articles and stories count each text once; copies of one text are one story. Weeks run Monday to Sunday in the configured zone.',
    data: 'Dated articles of the chosen range, sources and languages. Undated articles are in no week; the note says how many there are.',
    limits:
      'Counts reports, not events. Pronouns, demonyms and metonyms are counted only where forms asks for them; a surname counts only after the full name in the same article. Sources that come or go move counts; compare attention.',
  },
});
