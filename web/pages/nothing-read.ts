import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { emptyDatabase, noResult } from '../components/states.ts';
import type { View } from '../view.ts';
import { emptiedList } from './emptied-list.ts';
import { msg } from '../words.ts';

/** Nothing was read at all, or nothing that this view's sources, languages and words let through. */
export function nothingRead(view: View, sources: number): TemplateResult {
  if (sources === 0) return emptyDatabase();
  const narrowed = ['sources', 'languages', 'q'].some((key) => view.filters[key] !== undefined);
  const ways = narrowed
    ? emptiedList(view, '/articles', msg('No dated article fits these filters.'))
    : noResult(msg('No article has a date that can be trusted, so no week can be drawn.'), [
        { text: msg('Read the articles'), href: '/articles' },
      ]);
  return html`<section class="page"><h1>Nothing to draw</h1>${ways}</section>`;
}
