import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = Readonly<Record<string, unknown>>;
type Asked = { readonly challenge: string; readonly nonce: string; readonly back: string };

/** What a provider does otherwise than it should, and who signs in at it; tests change it in between. */
export type Manner = {
  /** What it says of whoever signs in. */
  person: Claims;
  /** What its token says otherwise. */
  token: (claims: Claims) => Claims;
  /** What it tells only when it is asked once more. */
  userinfo: Claims | null;
  state: (state: string) => string;
  /** Refuses at once, with such words. */
  refuses: string | null;
  /** Shows a page of its own first, so that the way back begins there. */
  asks: boolean;
  signsWith: 'own' | 'foreign' | 'none';
  issuer: string | null;
};

const CLIENT = { id: 'newstally', secret: 'a-secret-of-two:halves' } as const;
const keys = {
  own: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  foreign: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
const base64 = (told: unknown): string => Buffer.from(JSON.stringify(told)).toString('base64url');

/**
 * A small OpenID provider on this machine: discovery, keys, authorisation code with PKCE, and tokens signed with RS256. Everybody who comes
 * is signed in as whom it is told to say. `name` is what the browser calls it: another name than that of the house is another site.
 */
export async function openProvider(name = '127.0.0.1') {
  const codes = new Map<string, Asked>();
  const manner: Manner = {
    person: { sub: '17', email: 'ann@norland.example', email_verified: true },
    token: (claims) => claims,
    userinfo: null,
    state: (state) => state,
    refuses: null,
    asks: false,
    signsWith: 'own',
    issuer: null,
  };
  const seen: string[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://${name}:${(server.address() as AddressInfo).port}`;

  const json = (response: ServerResponse, told: unknown, status = 200): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));

  function signed(claims: Claims): string {
    const { signsWith } = manner;
    const words = `${base64({ alg: signsWith === 'none' ? 'none' : 'RS256', kid: 'one', typ: 'JWT' })}.${base64(claims)}`;
    if (signsWith === 'none') return `${words}.`;
    return `${words}.${createSign('RSA-SHA256').update(words).sign(keys[signsWith].privateKey, 'base64url')}`;
  }

  function authorise(asked: URLSearchParams, response: ServerResponse): void {
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('state', manner.state(asked.get('state') ?? ''));
    if (manner.refuses !== null) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', manner.refuses);
    } else if (asked.get('client_id') !== CLIENT.id || asked.get('code_challenge_method') !== 'S256') {
      return json(response, { error: 'invalid_request' }, 400);
    } else {
      const code = randomUUID();
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        back: asked.get('redirect_uri') ?? '',
      });
      back.searchParams.set('code', code);
    }
    response.writeHead(303, { location: back.href }).end();
  }

  async function tokens(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    const sent = new URLSearchParams(body);
    const asked = codes.get(sent.get('code') ?? '');
    // A code is good once.
    codes.delete(sent.get('code') ?? '');
    if (sent.get('client_id') !== CLIENT.id || sent.get('client_secret') !== CLIENT.secret)
      return json(response, { error: 'invalid_client' }, 401);
    const proof = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked === undefined || proof !== asked.challenge || sent.get('redirect_uri') !== asked.back)
      return json(response, { error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: url, aud: CLIENT.id, iat: now, exp: now + 300, nonce: asked.nonce, ...manner.person };
    return json(response, {
      access_token: 'for-userinfo',
      token_type: 'Bearer',
      id_token: signed(manner.token(claims)),
    });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    seen.push(pathname);
    if (pathname === '/.well-known/openid-configuration')
      return json(response, {
        issuer: manner.issuer ?? url,
        authorization_endpoint: `${url}/authorise`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        ...(manner.userinfo === null ? {} : { userinfo_endpoint: `${url}/userinfo` }),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (pathname === '/keys')
      return json(response, {
        keys: [{ ...keys.own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
      });
    if (pathname === '/authorise' && manner.asks && !searchParams.has('agreed')) {
      const on = `${request.url}&agreed=yes`.replaceAll('&', '&amp;');
      return void response.setHeader('content-type', 'text/html').end(`<a href="${on}">Go on as Ann</a>`);
    }
    if (pathname === '/authorise') return authorise(searchParams, response);
    if (pathname === '/token') return tokens(request, response);
    if (pathname === '/userinfo' && request.headers.authorization === 'Bearer for-userinfo')
      return json(response, { sub: manner.person['sub'], ...manner.userinfo });
    return json(response, { error: 'not_found' }, 404);
  }

  return {
    url,
    client: CLIENT,
    manner,
    /** Paths that were asked for. */
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
