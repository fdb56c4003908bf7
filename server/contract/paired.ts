import { z } from '@hono/zod-openapi';
import { DIRECTIONS, MOST_ASKED_NODES, MOST_NODES } from './vocabulary.ts';

/** Two actors by slug. */
export const TwoActors = z
  .string('two actors such as antony-blinken~ukraine')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*~[a-z0-9]+(?:-[a-z0-9]+)*$/, 'two actors such as antony-blinken~ukraine');

/** What the list of pairs and the network take beside the filters. */
export const SupportKey = z.strictObject({
  support: z.coerce
    .number('a whole number')
    .int()
    .min(1)
    .max(1_000_000)
    .default(1)
    .describe(
      'Only pairs named together in at least so many articles (stories, sentences); all are tested all the same',
    ),
});

/** What the list of pairs takes beside the filters. */
export const PairsKeys = SupportKey.extend({
  direction: z
    .enum(DIRECTIONS)
    .default('more')
    .describe(
      '"more": pairs that meet, those beyond chance first; "less": only those that meet less than chance has it',
    ),
});

/** What a network takes beside the filters. */
export const NetworkKeys = SupportKey.extend({
  nodes: z.coerce
    .number('a whole number')
    .int()
    .min(2)
    .max(MOST_ASKED_NODES)
    .default(MOST_NODES)
    .describe('The most actors it may have'),
});
