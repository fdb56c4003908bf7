import { z } from '@hono/zod-openapi';
import { KINDS } from '../vocabulary.ts';

/** Columns that several questions share, so that one name has one meaning everywhere. */
export const Week = z.iso
  .date()
  .describe(
    'First day of the step of time: the Monday of the ISO week (the day itself, the first of the month, or the first day of the range, by grain)',
  );
export const ActorSlug = z.string().describe('Slug of the actor');
export const SourceSlug = z.string().describe('Slug of the source');
export const Name = z.string().describe('Name of the actor');
export const ActorKind = z.enum(KINDS).describe('What the actor is');
export const Count = z.int().min(0);
/** Null where no source was read in that week, 0 where one was and the actor was not named. */
export const CountOrGap = Count.nullable();
export const Share = z.number().min(0).max(1).nullable();
export const Tone = z.number().min(-1).max(1).nullable();
export const AdjustedTone = Tone.describe(
  'Mean tone with the known errors of the scorer undone (Rogan and Gladen 1978; Bella et al. 2010); null for kinds of actors on which they were not measured',
);
/** Of whole texts, in percent of their words; null where no lexicon reads them. It says nothing about an actor. */
export const TextTone = z.number().min(-100).max(100).nullable();
export const ThinState = z
  .enum(['too_few', 'few'])
  .nullable()
  .describe('too_few: fewer than 3 stories, no number; few: fewer than 10, drawn hollow; null: solid');
export const Partial = z
  .boolean()
  .describe('The week is still open, or the range or the coverage begins or ends inside it');
