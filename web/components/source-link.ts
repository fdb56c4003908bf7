import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { pageLink, type View } from '../view.ts';

/** The name of a source, which leads to its page with the same filters; other sources are what it is held against there. */
export function sourceLink(view: View, source: string, name: string): TemplateResult {
  const { sources: _sources, ...filters } = view.filters;
  return html`<a class="source-name" href=${pageLink({ ...view, filters }, 'source', source)}>${name}</a>`;
}
