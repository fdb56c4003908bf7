import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { question } from '../question.ts';
import { Count } from './columns.ts';

export const Clause = z.object({
  clause: z.enum(['no_coverage', 'count', 'change', 'tone', 'together', 'scope']).describe('What the clause says'),
  subject: z.string().nullable().describe('Slug of the actor it is about'),
  subject_name: z.string().nullable(),
  other: z.string().nullable().describe('Slug of the second actor of a pair'),
  other_name: z.string().nullable(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: Count.nullable().describe('Stories under the value'),
  scored: Count.nullable().describe('Scored mentions under a tone: as many as its evidence lists'),
  unit: z.string().nullable(),
  evidence: z.string().nullable().describe('The query of /evidence that proves it'),
  text: z.string().describe('The clause in English'),
});

export const summary = question({
  path: '/summary',
  summary: 'What is the one thing to know about this view?',
  filters: Filters,
  row: Clause,
  help: {
    read: 'One or two sentences made of typed clauses, each from the same query as the charts. A clause that the data does not support is left out.',
    method:
      'The subject is the chosen actor; of several, or all, the one that moved most surely, else the most named. Usual is the share of stories of the 26 weeks before, tested as movers are. Tone is said with its interval from ten stories on; company only where the association survives the false-discovery control.',
    data: 'The filter of the view.',
    limits: 'It never names a cause and never uses an adjective for a number.',
  },
});
