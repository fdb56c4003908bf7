import { html, type TemplateResult } from 'lit';
import { emptyCollection, noResult } from '../components/states.ts';
import { linkTo, type View } from '../view.ts';

/** Nothing was read at all, or nothing that this view's sources, languages and words let through. */
export function nothingRead(view: View, sources: number): TemplateResult {
  if (sources === 0) return emptyCollection();
  const narrowing = ['sources', 'languages', 'q'].filter((key) => view.filters[key] !== undefined);
  const links = narrowing.map((key) => ({
    text: `Take out ${key}=${view.filters[key]}`,
    href: linkTo(view, { [key]: null }),
  }));
  const words =
    narrowing.length === 0
      ? 'No article has a date that can be trusted, so no week can be drawn.'
      : 'No dated article fits these filters.';
  return html`<section class="page"><h1>Nothing to draw</h1>${noResult(words, [...links, { text: 'Read the articles', href: '/articles' }])}</section>`;
}
