import { z } from 'zod';

/** What a reader must know to trust the rows: a code for programs, a sentence for people, a count where there is one. */
export const Note = z.strictObject({
  code: z.string(),
  text: z.string(),
  count: z.int().min(0).optional(),
});
export type Note = z.infer<typeof Note>;

/** The problem body of RFC 9457 with our code, the request id and one entry per wrong key. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  request_id: z.string(),
  errors: z
    .array(
      z.strictObject({
        key: z.string(),
        value: z.string(),
        expected: z.string(),
        at: z.int().min(0).optional().describe('Where in the value the mistake begins, in UTF-16 units from 0'),
        length: z.int().min(1).optional().describe('How much of the value is wrong'),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof Problem>;

export const VERSIONS = ['catalogue', 'scorer', 'rules', 'timezone'] as const;
export type Versions = { readonly [Name in (typeof VERSIONS)[number]]?: string };

/** The envelope of every answer: the settled query, the state of the data, what to know, the rows, the next page. */
export type Answer<Row> = {
  query: Readonly<Record<string, string>>;
  snapshot: string;
  /** What read and scored the texts, and the zone of days and weeks: `catalogue`, `scorer`, `rules`, `timezone`, those that are known. */
  versions: Versions;
  notes: Note[];
  rows: Row[];
  /** Rows of the whole list, where it comes page by page. */
  total?: number;
  next?: string;
};
