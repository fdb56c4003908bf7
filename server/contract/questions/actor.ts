import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, Count, Name } from './columns.ts';

export const ActorProfile = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  wikidata: z.string().nullable(),
  country: z.string().nullable(),
  aliases: z
    .array(z.object({ text: z.string(), type: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
    .describe('With the first and last day, or year, in whose articles a form means the actor; null for always'),
  offices: z.array(
    z.object({ title: z.string(), of: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  forms: z
    .array(z.object({ surface: z.string(), via: z.string(), mentions: Count, right: Count, wrong: Count }))
    .describe('The forms counted in the filter, by rule, most frequent first; right and wrong as persons checked them'),
  unresolved: z
    .array(
      z.object({
        surface: z.string(),
        occurrences: Count,
        articles: Count,
        candidates: z.array(z.object({ actor: ActorSlug, name: Name })),
      }),
    )
    .describe('Forms that fit this actor and others, left to nobody; most frequent first'),
  by_source: z.array(z.object({ source: z.string(), source_name: z.string(), mentions: Count, articles: Count })),
});

export const actor = question({
  path: '/actors/{id}',
  summary: 'Who is one actor, and by which words was the actor found?',
  filters: Filters,
  row: ActorProfile,
  help: {
    read: 'The profile of one actor: names and offices from the catalogue, the printed forms that were counted with the rule that resolved each, forms left open, and where the mentions stand.',
    method: 'Forms and sources are counted with the same condition as every other number.',
    data: 'The catalogue, and the dated articles of the filter.',
    limits: 'The forms are lists cut at 100 rows.',
  },
});
