import { nothing } from 'lit';
import { html } from '../html.ts';
import { count } from '../charts/format.ts';
import type { Listed, Listing } from './listing.ts';

/** Brings the next page of a list, and says how much is left; nothing where all is there. */
export function moreButton<P extends Listed>({ rows, total, pending, hasMore, more, size }: Listing<P>) {
  if (!hasMore) return nothing;
  const left = (total ?? rows.length) - rows.length;
  return html`<button type="button" class="button more" ?disabled=${pending} @click=${more}>Show ${count(Math.min(size(), left))} more of ${count(left)}</button>`;
}
