import { z } from '@hono/zod-openapi';

/** A backup as its manifest tells it: what is in it, and by what each file is known again. */
export const Backup = z
  .object({
    backup: z.string().describe('Name of the backup, which is that of its folder'),
    made_at: z.string().describe('Instant in UTC'),
    snapshot: z.string().describe('The state of the data that it holds'),
    schema: z
      .number()
      .int()
      .describe('Number of the last change of tables; an older Newstally cannot read a newer one'),
    articles: z.number().int(),
    mentions: z.number().int(),
    files: z.array(
      z.object({
        name: z.string(),
        bytes: z.number().int(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    ),
  })
  .openapi('Backup');
export type Backup = z.infer<typeof Backup>;

/** The file of a backup that tells the rest. */
export const MANIFEST = 'manifest.json';
