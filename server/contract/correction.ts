import { z } from 'zod';
import { AliasType, DayOrYear, Kind, Slug } from './actor.ts';
import { SAID_TONES } from './vocabulary.ts';

const Form = z.string().trim().min(1).max(200).describe('A written form, as printed');

const ArticleId = z.string().regex(/^[0-9a-f]{16}$/, 'the id of an article: sixteen of 0-9 and a-f');
/** One mention, or one form left open: by its article, the sentence in it, and where it begins there. */
const Place = {
  article: ArticleId,
  sentence: z.int().min(0).describe('Number of the sentence; 0 is the title'),
  start: z.int().min(0).describe('UTF-16 units into the sentence'),
  surface: Form,
};

/** The tone a person heard toward the actor; "none" where no tone can be read. */
export const SaidTone = z.enum(SAID_TONES);
export type SaidTone = z.infer<typeof SaidTone>;

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
  z.strictObject({
    does: z.literal('add_alias'),
    actor: Slug,
    form: Form,
    type: AliasType,
    from: DayOrYear.optional().describe('First day on which the form means the actor'),
    to: DayOrYear.optional().describe('Last such day'),
  }),
  z.strictObject({
    does: z.literal('retire_alias'),
    actor: Slug,
    form: Form,
    from: DayOrYear.optional().describe('The day from which it means the actor no more; left out: it never does'),
  }),
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
  z.strictObject({ does: z.literal('accept'), ...Place }),
  z.strictObject({ does: z.literal('tone'), ...Place, tone: SaidTone }),
  z.strictObject({
    does: z.literal('join_stories'),
    article: ArticleId,
    with: ArticleId.describe('An article of the other story'),
  }),
  z.strictObject({ does: z.literal('part_story'), article: ArticleId.describe('Which leaves its story') }),
]);
export type Change = z.infer<typeof Change>;

/** What a correction moves: counted before it is made, and kept with it. */
export type Effect = {
  readonly mentions: number;
  readonly articles: number;
  /** First and last week of the articles it moves; null where none has a date. */
  readonly first_week: string | null;
  readonly last_week: string | null;
  /** Mean tone of the actor in the week of the mention, before and after; only of a change of tone in a dated article. */
  readonly tone?: MeanMoved | undefined;
};

/** A mean tone over scored mentions; null where none was scored. */
export type MeanMoved = { readonly before: number | null; readonly after: number | null };

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
