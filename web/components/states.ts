import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { Problem } from '../../server/contract/answer.ts';
import { changed, format, parse } from '../view.ts';
import { told } from '../words.ts';

/** A question that got no answer: what happened, what would be right, and another try. The rest of the page goes on. */
export function failed(problem: Problem, retry: () => void): TemplateResult {
  const { title, detail, request_id, errors = [] } = problem;
  return html`<div class="failed" role="alert">
    <p><b>${told(title).text}</b></p>
    ${errors.length === 0 ? html`<p lang=${told(detail).lang ?? nothing}>${told(detail).text}</p>` : nothing}
    ${errors.map(
      ({ key, value, expected, at, length = 1 }) =>
        html`<p>${at === undefined ? html`<code>${key}=${value}</code>` : html`<code>${key}=</code> ${pointed(value, at, length)}`}: ${told(expected).text} <a href=${without(key)}>Take it out</a></p>`,
    )}
    <p class="quiet">
      <button type="button" class="button" @click=${retry}>Try again</button>
      ${request_id === '' ? nothing : html`<span>request ${request_id}</span>`}
    </p>
  </div>`;
}

/** The value with what is wrong of it marked. */
const pointed = (value: string, at: number, length: number): TemplateResult =>
  html`<code>${value.slice(0, at)}<b class="wrong">${value.slice(at, at + length)}</b>${value.slice(at + length)}</code>`;

/** The present link without one key. */
function without(key: string): string {
  const state = parse(location.pathname + location.search);
  return format(changed(state, { [key]: null, ...(key === 'pair' ? { point: null } : {}) }));
}

/** A database that holds nothing yet, and the ways to fill it: as the whole page, or below the heading of one. */
export function emptyDatabase(whole = true): TemplateResult {
  void import('./empty-database.ts');
  return html`<empty-database ?whole=${whole}></empty-database>`;
}

/** A view that holds nothing, and the ways out of it. */
export const noResult = (
  words: string,
  links: readonly { readonly text: string; readonly href: string }[],
): TemplateResult =>
  html`<div class="no-result">
    <p>${words}</p>
    ${links.length === 0 ? nothing : html`<p>${links.map(({ text, href }) => html`<a class="button" href=${href}>${text}</a> `)}</p>`}
  </div>`;
