import { z } from 'zod';
import { Kind } from './actor.ts';
import { ANALYSIS_STATES, ORIGINS, VERSION_STATES } from './vocabulary.ts';

export type VersionState = (typeof VERSION_STATES)[number];
export type Origin = (typeof ORIGINS)[number];

/** What a catalogue holds. */
export const Counts = z.strictObject({
  actors: z.int().min(0),
  aliases: z.int().min(0),
  titles: z.int().min(0).describe('Entries that say how an office is written'),
  kinds: z.record(Kind, z.int().min(0)),
});
export type Counts = z.infer<typeof Counts>;

/** One catalogue of the database: who brought it, when and why, and how it stands. */
export const Version = z.strictObject({
  version: z.int().min(1),
  state: z.enum(VERSION_STATES).describe('History is read by the active one; a waiting one is taken by an analysis'),
  origin: z.enum(ORIGINS),
  hash: z.string(),
  made_at: z.string(),
  made_by: z.string(),
  why: z.string(),
  activated_at: z.string().nullable(),
  counts: Counts,
});
export type Version = z.infer<typeof Version>;

const Named = z.strictObject({ id: z.string(), name: z.string() });
const Changed = Named.extend({ what: z.array(z.string()).describe('Fields that differ') });

/** What one catalogue changes of another, with names. */
export const Difference = z.strictObject({
  added: z.array(Named),
  changed: z.array(Changed),
  removed: z.array(Named),
  unchanged: z.int().min(0),
  titles: z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() }),
  ambiguous: z
    .array(z.strictObject({ form: z.string(), actors: z.array(z.string()) }))
    .describe('Full names that several actors of the new catalogue claim: nobody gets a mention by them alone'),
  conflicts: z
    .array(z.strictObject({ correction: z.int(), change: z.string(), actor: z.string() }))
    .describe('Corrections that speak of an actor whom the new catalogue lacks; undo them first'),
});
export type Difference = z.infer<typeof Difference>;

/** How the latest reading of history stands. */
export const AnalysisState = z.strictObject({
  state: z.enum(ANALYSIS_STATES),
  version: z.int().nullable().describe('The version of the catalogue that history is, or was, read by'),
  done: z.int().min(0).describe('Articles read'),
  of: z.int().min(0),
  seconds: z.number().min(0),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  mentions_before: z.int().nullable(),
  mentions_after: z.int().nullable(),
  trouble: z.string().nullable().describe('Why it broke off; null where it did not'),
});
export type AnalysisState = z.infer<typeof AnalysisState>;
