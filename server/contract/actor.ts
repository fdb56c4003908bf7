import { z } from 'zod';

/** What an actor can be. */
export const Kind = z.enum(['person', 'organisation', 'country', 'place', 'other']);
export type Kind = z.infer<typeof Kind>;

/** The outside name of an actor, a source or an article: lower case words joined by hyphens. */
export const Slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** How a written form names its actor; demonyms and metonyms count only where a reader asks for them. */
export const AliasType = z.enum([
  'full',
  'surname',
  'first_name',
  'acronym',
  'title',
  'nickname',
  'demonym',
  'metonym',
]);
export type AliasType = z.infer<typeof AliasType>;

/** A day, or only a year where the source knows no more: a year-only bound fits the whole of that year. */
export const DayOrYear = z.union(
  [z.iso.date(), z.string().regex(/^\d{4}$/)],
  'a day such as 2023-07-24, or a year such as 2023',
);
const Bound = z
  .string()
  .regex(/^\d{4}(?:-\d{2}-\d{2})?$/)
  .nullable();

export const Alias = z.strictObject({
  text: z.string().min(1),
  type: AliasType,
  foreign: z.literal(true).optional().describe('A form of other languages, which in an English text is another word'),
  from: DayOrYear.optional().describe('First day on which an article means the actor by it; left out where always'),
  to: DayOrYear.optional().describe('Last such day'),
});
export type Alias = z.infer<typeof Alias>;

/** One term of one person in one office. `role` groups titles that mean the same office (see OfficeTitle). */
export const Office = z.strictObject({
  title: z.string().min(1).describe('The official title, as in "Secretary of State"'),
  role: z.string().regex(/^[a-z]+(?:_[a-z]+)*$/),
  of: Slug.nullable().describe('The country or organisation that the office belongs to'),
  from: Bound,
  to: Bound.describe('Last day in office; null while it lasts'),
});
export type Office = z.infer<typeof Office>;

/** One entry of the catalogue. */
export const Actor = z.strictObject({
  id: Slug,
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .nullable(),
  kind: Kind,
  name: z.string().min(1),
  aliases: z.array(Alias).min(1),
  country: Slug.nullable().describe('Nationality of a person, seat of an organisation, country of a place'),
  party: z.string().nullable(),
  offices: z.array(Office),
});
export type Actor = z.infer<typeof Actor>;

/** The written forms of a role: those of one country or organisation (`of`), or of all (`of` null). */
export const OfficeTitle = z.strictObject({
  role: z.string(),
  of: Slug.nullable(),
  phrases: z.array(z.string().min(1)).min(1),
});
export type OfficeTitle = z.infer<typeof OfficeTitle>;

/** All actors with their aliases, and the forms of their offices. */
export type Catalogue = { readonly actors: readonly Actor[]; readonly titles: readonly OfficeTitle[] };
