import { z } from 'zod';
import { AliasType, Kind, Slug } from './actor.ts';

const Form = z.string().trim().min(1).max(200).describe('A written form, as printed');

/** One mention, or one form left open: by its article, the sentence in it, and where it begins there. */
const Place = {
  article: z.string().regex(/^[0-9a-f]{16}$/),
  sentence: z.int().min(0).describe('Number of the sentence; 0 is the title'),
  start: z.int().min(0).describe('UTF-16 units into the sentence'),
  surface: Form,
};

/** What a person changes of what was found. */
export const Change = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('merge'), actor: Slug.describe('Whose mentions move'), into: Slug }),
  z.strictObject({
    does: z.literal('split'),
    actor: Slug.describe('From whom mentions move'),
    forms: z.array(Form).min(1).max(100).describe('The written forms that move'),
    name: z.string().trim().min(1).max(200).describe('Name of the new actor'),
    kind: Kind,
  }),
  z.strictObject({ does: z.literal('rename'), actor: Slug, name: z.string().trim().min(1).max(200) }),
  z.strictObject({ does: z.literal('add_alias'), actor: Slug, form: Form, type: AliasType }),
  z.strictObject({ does: z.literal('retire_alias'), actor: Slug, form: Form }),
  z.strictObject({
    does: z.literal('add_actor'),
    name: z.string().trim().min(1).max(200),
    kind: Kind,
    forms: z.array(Form).max(100).default([]).describe('Further written forms; the name is one'),
  }),
  z.strictObject({
    does: z.literal('exclude'),
    form: Form,
    actor: Slug,
    source: Slug.optional().describe('Only in this source'),
  }),
  z.strictObject({ does: z.literal('reject'), ...Place }),
  z.strictObject({ does: z.literal('reassign'), ...Place, to: Slug }),
]);
export type Change = z.infer<typeof Change>;

/** What a correction moves: counted before it is made, and kept with it. */
export type Effect = {
  readonly mentions: number;
  readonly articles: number;
  /** First and last week of the articles it moves; null where none has a date. */
  readonly first_week: string | null;
  readonly last_week: string | null;
};

/** One entry of the log. It is never edited: undoing is noted beside it. */
export type Correction = {
  readonly correction: number;
  readonly made_at: string;
  readonly made_by: string;
  readonly why: string;
  readonly change: Change;
  readonly effect: Effect;
  readonly undone_at: string | null;
};
