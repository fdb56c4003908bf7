import { z } from '@hono/zod-openapi';
import { question } from '../question.ts';
import { SourceSlug } from './columns.ts';
import { RosterFilters, rosterOrigin, rosterSlug } from './roster-columns.ts';

export const CollectionRow = z.object({
  collection: rosterSlug('collections'),
  name: z.string().describe('Name of the collection'),
  sources: z.array(SourceSlug).describe('The sources as they were chosen'),
  members: z
    .array(z.object({ source: SourceSlug, name: z.string().describe('Name of the source') }))
    .describe('The sources that it means now: those of which an article was read, each once'),
  missing: z.array(SourceSlug).describe('Those of the chosen of which no article was read yet'),
  ...rosterOrigin,
});

export const collections = question({
  path: '/collections',
  summary: 'Which named sets of sources are there, and which sources do they mean?',
  filters: RosterFilters,
  row: CollectionRow,
  reads: 'collections',
  help: {
    read: 'One row a collection, by name. Where sources narrow a question they may be said as sources=@slug, alone or beside others; a leading "-" excludes the collection.',
    method:
      'A collection means its sources as they are named now. One of which nothing was read yet is kept and counts from its first article on; until then every answer names it. Each answer spells out the sources it meant.',
    data: 'Those of the configuration file and those made here; of two with the same slug the configuration file counts.',
    limits:
      'A collection holds sources alone, no other collection. It says nothing of how much its sources publish, only of what was read of them.',
  },
});
