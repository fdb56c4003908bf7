import { z } from 'zod';
import type { Scope } from '../contract/vocabulary.ts';
import type { KeyError } from './errors.ts';

const ISSUER = 'none, or an address such as https://login.example; http on this machine alone';
const isLoopbackHost = (name: string): boolean => /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/i.test(name);

/** What is sent to a provider opens a house: unencrypted it may go to this machine alone. */
function isIssuer(text: string): boolean {
  if (text === 'none') return true;
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  return isSafe && search === '' && hash === '' && username === '';
}

/** The keys of signing in at an OpenID provider. */
export const OIDC_KEYS = {
  NEWSTALLY_OIDC_ISSUER: z
    .string()
    .refine(isIssuer, ISSUER)
    .default('none')
    .describe('OpenID provider at which readers may sign in; https, or on this machine'),
  NEWSTALLY_OIDC_CLIENT: z
    .string()
    .regex(/^[\x21-\x7e]{1,300}$/, 'none, or the client id that the provider gave')
    .default('none')
    .describe('What the provider calls this Newstally: its client id'),
  NEWSTALLY_OIDC_SECRET: z
    .string()
    .default('none')
    .describe('The client secret, where the provider gave one; the file cannot hold it'),
  NEWSTALLY_OIDC_CLAIM: z
    .string()
    .regex(/^[\w.:/-]{1,200}$/, 'the name of a claim such as email, sub or groups')
    .default('email')
    .describe('Claim by which it is known who may; an e-mail must be a verified one'),
  NEWSTALLY_OIDC_ALLOWED: z
    .string()
    .regex(
      /^(?:none|[^\s,]{1,300}(?:\s*,\s*[^\s,]{1,300})*)$/,
      'none, or values such as ann@news.example or @news.example, with commas between',
    )
    .default('none')
    .describe('Values of the claim that may sign in; with @ and a domain all of its addresses'),
  NEWSTALLY_OIDC_SCOPES: z
    .string()
    .regex(
      /^(?:read|ingest|correct|admin)(?:\s*,\s*(?:read|ingest|correct|admin))*$/,
      'scopes among read, ingest, correct, admin',
    )
    .default('read')
    .describe('What those who signed in at the provider may do'),
};

/** The one of them that no file may hold, as a file would call it. */
export const OIDC_SECRET = { name: 'NEWSTALLY_OIDC_SECRET', key: 'oidc_secret' } as const;

/** Where readers sign in besides showing a key, and who of those that are known there may. */
export type Oidc = {
  readonly issuer: string;
  readonly client: string;
  /** Null where the provider gave none: what it sends back is tied to the browser in any case. */
  readonly secret: string | null;
  readonly claim: string;
  readonly allowed: readonly string[];
  readonly scopes: readonly Scope[];
};

type Keys = { readonly [Name in keyof typeof OIDC_KEYS]: string };

/** The provider that the keys name; null where they name none. What is missing to use it is told by `wrong`. */
export function oidcOf(keys: Keys, wrong: (missing: KeyError) => void): Oidc | null {
  const [issuer, client, secret] = [keys.NEWSTALLY_OIDC_ISSUER, keys.NEWSTALLY_OIDC_CLIENT, keys.NEWSTALLY_OIDC_SECRET];
  const allowed = keys.NEWSTALLY_OIDC_ALLOWED;
  const miss = (key: keyof Keys, expected: string) => wrong({ key, value: 'none', expected });
  if (issuer === 'none') {
    if (client !== 'none' || allowed !== 'none')
      miss('NEWSTALLY_OIDC_ISSUER', 'the address of the provider, as client or allowed readers are named');
    return null;
  }
  if (client === 'none') miss('NEWSTALLY_OIDC_CLIENT', `the client id that ${issuer} gave`);
  if (allowed === 'none')
    miss('NEWSTALLY_OIDC_ALLOWED', 'who may sign in, such as @news.example: nobody may unless they are named');
  const scopes = listed(keys.NEWSTALLY_OIDC_SCOPES) as Scope[];
  return {
    issuer,
    client,
    secret: secret === 'none' ? null : secret,
    claim: keys.NEWSTALLY_OIDC_CLAIM,
    allowed: listed(allowed),
    scopes,
  };
}

const listed = (text: string): string[] => text.split(',').map((one) => one.trim());
