import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article, RawArticle } from '../../server/contract/article.ts';
import { type Given, prepare } from '../../server/ingest/prepare.ts';
import { systemClock } from '../../server/base/clock.ts';
import { decode } from '../../server/ingest/decode.ts';

/** A page of a gold set as it was stored. */
export const pageAt = (folder: string, file: string): string =>
  decode(gunzipSync(readFileSync(join(folder, file.endsWith('.gz') ? file : `${file}.gz`))));

const GIVEN: Given = { source: null, published: null, timezone: 'UTC', nowMs: systemClock.now() };

/** What the street makes of a page: the very steps of an ingest, so that the figures are those of the product. */
export function articleFrom(html: string, url: string | null = null): Article | null {
  const raw: RawArticle = {
    input: 'page.html',
    title: null,
    body: html,
    format: 'html',
    url,
    source: null,
    published: null,
    author: null,
    language: null,
  };
  const article = prepare(raw, GIVEN);
  return 'step' in article ? null : article;
}

/** The day on which the pages are read: the one that no page may be given without saying so. */
export const TODAY = new Date(GIVEN.nowMs).toISOString().slice(0, 10);
