import { z } from 'zod';

/** A request that the description of the API shows, and the answer to it over the small collection of the tests. */
export const Example = z.strictObject({
  query: z.string(),
  id: z.string().nullable(),
  answer: z.record(z.string(), z.unknown()),
});
export type Example = z.infer<typeof Example>;

/** One for each question, by its path; a test asks them all. */
export const Examples = z.record(z.string(), Example);
export type Examples = z.infer<typeof Examples>;
