import type { Context } from 'hono';
import { DOCS_STYLE } from './docs-style.ts';
import type { Env } from './problem.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type Shown = {
  /** Where to go on afterwards. */
  readonly next: string;
  /** What went wrong; empty where nothing did. */
  readonly wrong: string;
  /** Whether that was the key. */
  readonly ofKey: boolean;
  /** Host of the provider at which one may sign in instead; null where there is none. */
  readonly provider: string | null;
};

/** The page on which a reader shows a key, or goes to the provider. */
export function signInPage(c: Context<Env>, status: 200 | 400 | 401 | 403 | 503, shown: Shown): Response {
  const { next, wrong, ofKey, provider } = shown;
  const told = wrong === '' ? '' : `<p class="wrong" id="wrong" role="alert">${escaped(wrong)}</p>`;
  const elsewhere =
    provider === null
      ? ''
      : `<p><a class="go" href="/sign-in/provider?next=${escaped(encodeURIComponent(next))}">Sign in with ${escaped(provider)}</a></p><p>Or with a key:</p>`;
  return page(
    c,
    status,
    'Sign in',
    '',
    `${ofKey ? '' : told}${elsewhere}
<form method="post" action="/sign-in"><input type="hidden" name="next" value="${escaped(next)}">
<label for="key">Your key</label><input id="key" name="key" type="password" autocomplete="current-password" required${provider === null ? ' autofocus' : ''}${ofKey && told !== '' ? ' aria-invalid="true" aria-describedby="wrong"' : ''}>
${ofKey ? told : ''}<button type="submit">Sign in</button></form>
<p>Keys are made by whoever runs this Newstally: <code>newstally keys add NAME</code>.</p>`,
  );
}

/**
 * Goes on from here rather than by a redirect: on a way that began at another site a browser keeps the cookie of the session back, and the
 * reader would be asked to sign in once more.
 */
export function goOnPage(c: Context<Env>, next: string): Response {
  const go = `<meta http-equiv="refresh" content="0;url=${escaped(next)}">`;
  return page(c, 200, 'Go on', go, `<p>You are let in. <a href="${escaped(next)}">Go on</a></p>`);
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page(c: Context<Env>, status: 200 | 400 | 401 | 403 | 503, title: string, head: string, body: string) {
  c.header('Cache-Control', 'no-store');
  c.header('Content-Security-Policy', PAGE_POLICY);
  c.header('X-Frame-Options', 'DENY');
  // A form of a page that tells nobody where it stands comes from nowhere, and is refused like one of another site.
  c.header('Referrer-Policy', 'same-origin');
  return c.html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Newstally</title>${head}
<style>${DOCS_STYLE} body { display: block; } input { display: block; width: 100%; font: inherit; padding: 0.5rem; margin: 0.25rem 0 1rem; } main { max-width: 28rem; margin: 0 auto; }
button, .go { display: inline-block; font: inherit; padding: 0.5rem 1rem; background: var(--ink); color: var(--paper); border: 0; text-decoration: none; } .wrong { color: light-dark(#7f3b08, #f9a96b); overflow-wrap: anywhere; }</style></head>
<body><main><h1>Newstally</h1><p>Who is in the news, with whom, and in what tone.</p>
${body}</main></body></html>`,
    status,
  );
}
