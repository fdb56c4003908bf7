import { z } from '@hono/zod-openapi';
import { type Scope, SCOPES } from './vocabulary.ts';

const Expires = z.iso
  .date('a day such as 2027-06-30')
  .nullable()
  .default(null)
  .describe('The last day on which it is good, in UTC; never ends when left out');

/** What a person says of a new key. */
export const NewKey = z.strictObject({
  name: z.string('a name').trim().min(1, 'a name').max(100, 'a name of at most 100 characters').describe('Whose it is'),
  scopes: z
    .array(z.enum(SCOPES, `one of ${SCOPES.join(', ')}`), `a list of ${SCOPES.join(', ')}`)
    .min(1, 'at least one scope')
    .default(['read'])
    .describe('What it may do'),
  expires: Expires,
});
export type NewKey = z.infer<typeof NewKey>;

/** A link that shows one page, and all that can be asked from it, to whoever has it. */
export const NewShare = z.strictObject({
  name: z.string('a name').trim().min(1, 'a name').max(100, 'a name of at most 100 characters').describe('For whom'),
  path: z
    .string('the path of a page')
    .max(4000)
    .regex(/^\/(?![/\\])[^\\]*$/, 'the path of a page here, such as /actors/ukraine?last=13w')
    .describe('The page that it opens'),
  expires: z.iso.date('a day such as 2027-06-30').describe('The last day on which it is good, in UTC'),
});
export type NewShare = z.infer<typeof NewShare>;

export const KeyRow = z.strictObject({
  key: z.string().describe('Its prefix, which names it'),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  opens: z.string().nullable().describe('The page that a share link opens; null for a key'),
  created_at: z.string(),
  expires: z.string().nullable(),
  last_used_at: z.string().nullable().describe('To the minute'),
  revoked_at: z.string().nullable(),
});
export type KeyRow = z.infer<typeof KeyRow>;

export const AuditRow = z.strictObject({
  at: z.string(),
  who: z.string().describe('Name and prefix of the key, the user of a trusted proxy, or this machine'),
  address: z.string(),
  action: z.string().describe('Operation of the API, or sign-in'),
  path: z.string(),
  status: z.int(),
  request_id: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** Whether keys are needed here, and who asks. */
export const AccessNow = z.strictObject({
  required: z.boolean().describe('Others than this machine are let in'),
  who: z.string().describe('Whose key it is'),
  scopes: z.array(z.enum(SCOPES)),
});
export type AccessNow = z.infer<typeof AccessNow>;

/** Who asks, and what they may; `key` is the prefix of the key that was shown. */
export type Asker = { readonly who: string; readonly scopes: readonly Scope[]; readonly key: string | null };
