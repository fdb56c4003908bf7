import type * as OpenId from 'openid-client';
import type { Clock } from '../base/clock.ts';
import type { Oidc } from '../base/config-oidc.ts';
import { AppError, messageOf } from '../base/errors.ts';
import type { Asker } from '../contract/access.ts';

/** Who has signed in: as people call them, and the value of the claim by which they may. */
export type Person = { readonly name: string; readonly by: string };
/** What was asked of the provider, and must be found in what comes back. */
export type Expected = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
};

/** An OpenID provider at which readers sign in. Nothing is asked of it before somebody does. */
export type Provider = {
  /** Its host, as a reader knows it. */
  readonly name: string;
  /** Where the browser goes. Throws `busy` where the provider does not answer as one. */
  begin(back: string): Promise<{ readonly address: string; readonly expected: Expected }>;
  /** Who came back. Throws `forbidden` for whoever may not, `unauthorized` for what does not hold, `busy` as above. */
  end(search: string, expected: Expected): Promise<Person>;
  /** What somebody of a session may; null once the configuration does not name them any more. */
  askerOf(person: Person): Asker | null;
};

type Effects = { readonly clock: Clock; readonly fetch: typeof fetch };

const TIMEOUT_SECONDS = 10;
/** Providers change their keys without a word, and what else they say of themselves now and then. */
const KNOWN_MS = 3_600_000;

export function createProvider(oidc: Oidc, { clock, fetch }: Effects): Provider {
  const { issuer, client, secret, claim, allowed, scopes } = oidc;
  const name = new URL(issuer).host;
  const places = `NEWSTALLY_OIDC_ISSUER is ${issuer}`;
  let known: { readonly at: number; readonly of: Promise<OpenId.Configuration> } | null = null;

  async function discover(): Promise<OpenId.Configuration> {
    const openid = await import('openid-client');
    const isPlain = issuer.startsWith('http:');
    const found = await openid.discovery(new URL(issuer), client, secret ?? undefined, undefined, {
      timeout: TIMEOUT_SECONDS,
      [openid.customFetch]: fetch as unknown as OpenId.CustomFetch,
      // The signature is checked although the token comes from the provider itself: a proxy may stand in between.
      execute: [openid.enableNonRepudiationChecks, ...(isPlain ? [openid.allowInsecureRequests] : [])],
    });
    // Some addresses stand for the providers of many houses, each of which could say what it likes.
    const told = found.serverMetadata().issuer;
    if (told !== issuer && told !== `${issuer}/` && `${told}/` !== issuer) throw new Error(`it calls itself ${told}`);
    return found;
  }

  /** What the provider says of itself, asked once an hour at most; a failure is not remembered. */
  function configuration(): Promise<OpenId.Configuration> {
    if (known === null || clock.now() - known.at > KNOWN_MS) {
      const asked = discover();
      known = { at: clock.now(), of: asked };
      asked.catch(() => {
        known = null;
      });
    }
    return known.of.catch((cause: unknown) => {
      throw new AppError(
        'busy',
        `The provider ${name} cannot be used (${reasonOf(cause)}; ${places}). Try again in a moment, or sign in with a key.`,
        { cause },
      );
    });
  }

  /** The claims of whoever signed in: those of the signed token, and where ours is not among them what the provider tells when it is asked. */
  async function claimsOf(tokens: Awaited<ReturnType<typeof OpenId.authorizationCodeGrant>>) {
    const claims = tokens.claims();
    if (claims === undefined)
      throw new AppError('unauthorized', `The provider ${name} sent no token of who signed in.`);
    const found = await configuration();
    if (claims[claim] !== undefined || found.serverMetadata().userinfo_endpoint === undefined) return claims;
    const { fetchUserInfo } = await import('openid-client');
    return { ...(await fetchUserInfo(found, tokens.access_token, claims.sub)), ...claims };
  }

  const may = (value: string): boolean =>
    allowed.some((one) =>
      one.startsWith('@') ? value.toLowerCase().endsWith(one.toLowerCase()) : sameName(one, value),
    );

  return {
    name,
    async begin(back) {
      const found = await configuration();
      const openid = await import('openid-client');
      const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
      const address = openid.buildAuthorizationUrl(found, {
        redirect_uri: back,
        scope: 'openid email profile',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { address: address.href, expected: { state, nonce, verifier, back } };
    },
    async end(search, { state, nonce, verifier, back }) {
      const found = await configuration();
      const { authorizationCodeGrant } = await import('openid-client');
      let claims: Readonly<Record<string, unknown>>;
      try {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
        claims = await claimsOf(await authorizationCodeGrant(found, new URL(back + search), checks));
      } catch (error) {
        throw error instanceof AppError ? error : refusalOf(error, name);
      }
      const told = valuesOf(claims[claim]);
      if (told.length === 0)
        throw new AppError(
          'forbidden',
          `The provider ${name} does not say "${claim}" of you. Whoever runs this Newstally can have it tell so, or choose another claim with NEWSTALLY_OIDC_CLAIM.`,
        );
      // Anybody can write anybody's address into an account of theirs.
      if (claim === 'email' && claims['email_verified'] !== true)
        throw new AppError(
          'forbidden',
          `The provider ${name} does not say that ${told[0]} was verified. Verify it there; whoever runs this Newstally can choose another claim with NEWSTALLY_OIDC_CLAIM.`,
        );
      const by = told.find(may);
      if (by === undefined)
        throw new AppError(
          'forbidden',
          `${nameIn(claims) ?? told[0]} may not sign in here. Ask whoever runs this Newstally: NEWSTALLY_OIDC_ALLOWED names who may, by "${claim}".`,
        );
      return { name: nameIn(claims) ?? by, by };
    },
    askerOf: (person) => (may(person.by) ? { who: `${person.name} (${name})`, scopes, key: null } : null),
  };
}

/** Case means nothing in an address, and may in other values. */
const sameName = (one: string, other: string): boolean =>
  one === other || (one.includes('@') && one.toLowerCase() === other.toLowerCase());

const valuesOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => String(one).slice(0, 300));

/** How people call whoever signed in. */
const nameIn = (claims: Readonly<Record<string, unknown>>): string | null =>
  ['email', 'preferred_username', 'name', 'sub'].flatMap((key) => valuesOf(claims[key]))[0]?.slice(0, 100) ?? null;

type Failure = {
  readonly code?: string;
  readonly error?: string;
  readonly error_description?: string;
  readonly cause?: unknown;
};

/** The innermost words of what went wrong. */
function reasonOf(error: unknown): string {
  const { cause } = error as Failure;
  return cause instanceof Error ? reasonOf(cause) : messageOf(error) || String((error as Failure).code);
}

/** What the client of the provider found wrong, by what is to be done. */
function refusalOf(cause: unknown, name: string): AppError {
  const { code = '', error, error_description: words } = cause as Failure;
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR')
    return new AppError(
      'forbidden',
      `The provider ${name} let nobody in: ${error}${words === undefined ? '' : ` (${words})`}.`,
      { cause },
    );
  if (code === 'OAUTH_RESPONSE_BODY_ERROR' || code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE')
    return new AppError(
      'busy',
      `The provider ${name} refused this Newstally: ${error ?? 'it is not known there'}. Whoever runs it compares NEWSTALLY_OIDC_CLIENT, NEWSTALLY_OIDC_SECRET and the address of return with what is registered there.`,
      { cause },
    );
  const wrong = WRONG.find(([at, key]) => at === code && (key === null || key === keyIn(cause)));
  if (wrong !== undefined)
    return new AppError('unauthorized', `What the provider ${name} sent does not hold: ${wrong[2]}`, { cause });
  return new AppError(
    'busy',
    `The provider ${name} did not answer as one (${reasonOf(cause)}). Try again in a moment, or sign in with a key.`,
    { cause },
  );
}

const AGAIN = 'Sign in again.';
const WRONG: readonly (readonly [code: string, key: string | null, words: string])[] = [
  [
    'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
    null,
    `its time is over, or not there yet. ${AGAIN} If it stays so, compare the clocks of both machines.`,
  ],
  ['OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'nonce', `it was made for another sign-in. ${AGAIN}`],
  [
    'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    'aud',
    'it is made out to somebody else. Whoever runs this Newstally compares NEWSTALLY_OIDC_CLIENT.',
  ],
  ['OAUTH_JWT_CLAIM_COMPARISON_FAILED', null, `it is of somebody else. ${AGAIN}`],
  ['OAUTH_KEY_SELECTION_FAILED', null, 'it is signed by no key of the provider.'],
  ['OAUTH_INVALID_RESPONSE', null, `it is not signed by the provider, or not for this sign-in. ${AGAIN}`],
];

/** The claim that a comparison was about, as the client tells it below its own words. */
const keyIn = (error: unknown): string | null => {
  const { cause } = (error ?? {}) as { cause?: { claim?: string } };
  return cause === undefined ? null : (cause.claim ?? keyIn(cause));
};
