import { z } from '@hono/zod-openapi';
import { Filters } from '../filters.ts';
import { NetworkKeys } from '../paired.ts';
import { question } from '../question.ts';
import { ActorKind, ActorSlug, Count, Name } from './columns.ts';

/** One edge, as it stands at one of its two actors. */
const Edge = z.object({
  actor: ActorSlug.describe('Slug of the actor at the other end'),
  together: Count.describe('Articles (stories, sentences) that name both'),
  stories: Count.describe('Stories that name both'),
  g2: z.number().min(0).describe('Signed log-likelihood ratio on stories'),
  q: z.number().min(0).max(1),
  npmi: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('Tint of the edge; above 0 it also draws its two actors together'),
});

/** Places are for the eye alone: no column may be read off them. */
const Place = z.number().min(-0.5).max(0.5).nullable();

export const NetworkNode = z.object({
  actor: ActorSlug,
  name: Name,
  kind: ActorKind,
  count: Count.describe('Articles (stories, sentences) that name the actor: the area of the node'),
  stories: Count.describe('Stories that name the actor'),
  x: Place.describe(
    'Place in a square of side 1, left to right; null without an edge. Position and distance are not measures',
  ),
  y: Place.describe('The same from top to bottom'),
  community: z
    .string()
    .nullable()
    .describe('Slug of the most counted actor of its group; null without an edge, and where there are no clear groups'),
  community_name: Name.nullable(),
  modularity: z
    .number()
    .min(-0.5)
    .max(1)
    .nullable()
    .describe('Modularity Q of the groups, the same in every row; below 0.3 no clear groups; null without edges'),
  edges: z.array(Edge).describe('Its drawn pairs, strongest g2 first; an edge stands at both of its actors'),
});

export const network = question({
  path: '/network',
  summary: 'Which groups do actors form that are named together more often than chance?',
  filters: Filters.extend(NetworkKeys.shape),
  row: NetworkNode,
  measured: ['mentions: precision'],
  help: {
    read: 'A circle is an actor, its area the articles naming it; a line is a pair named together beyond chance, wider with more articles, darker the further beyond chance. Colours are groups, each called after its most counted actor. Position and distance are not measures. A line opens its sentences.',
    method:
      'Ranked pairs of /co-occurrence, strongest g2 first, at most three for each actor. Groups: Louvain (Blondel et al. 2008) weighed by NPMI, with modularity Q (Newman and Girvan 2004). Places: Fruchterman and Reingold (1991), 300 steps, without random numbers.',
    data: 'The most counted actors named in at least five stories (40, or as many as nodes says); with one actor chosen its ranked company, with several those. Actors without an edge are listed beside the picture.',
    limits:
      'Being named together is not being connected. Below a modularity of 0.3 no groups are shown. Pairs beyond three for each actor are left out, which a note counts.',
  },
});
