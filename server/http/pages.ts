import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './problem.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

/** Addresses that the dashboard shows a page for; the page itself reads the rest of the address. */
const PAGES = [
  '/',
  '/actors',
  '/actors/:id',
  '/pairs',
  '/articles',
  '/articles/:id',
  '/stories',
  '/stories/:id',
  '/discovery',
  '/sources',
  '/sources/:id',
  '/reports',
  '/bursts',
  '/quality',
  '/accuracy',
  '/settings',
];

/** Serves the built dashboard from a folder. Files have their hash in their name, so they may be kept for ever; the page may not. */
export function addPages(app: OpenAPIHono<Env>, folder: string): void {
  const page = join(folder, 'index.html');
  for (const path of PAGES) {
    app.get(path, (c) => {
      c.header('Cache-Control', 'no-cache');
      return c.html(readFileSync(page, 'utf8'));
    });
  }
  app.get('*', async (c, next) => {
    const file = join(folder, normalize(decoded(c.req.path)));
    const type = TYPES[extname(file)];
    if (!file.startsWith(join(folder, sep)) || file.includes('\0') || type === undefined || !existsSync(file))
      return next();
    c.header('Content-Type', type);
    c.header('Cache-Control', c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    return c.body(readFileSync(file));
  });
}

/** A path with its signs; one that is no such thing names no file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
