import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { Note } from '../../server/contract/answer.ts';
import { told } from '../words.ts';

/** Notes that the page writes itself, in its own language; all others are the server's. */
const OWN: ReadonlySet<string> = new Set([
  'compared',
  'compare_uncovered',
  'compare_half_read',
  'compare_failed',
  'not_drawn',
]);

/** What a reader must know to trust the rows; nothing when there is nothing to say. */
export const noteList = (notes: readonly Note[]): TemplateResult | typeof nothing =>
  notes.length === 0
    ? nothing
    : html`<ul class="notes">
        ${notes.map(({ code, text }) => {
          const said = OWN.has(code) ? { text, lang: null } : told(text);
          return html`<li data-code=${code} lang=${said.lang ?? nothing}>${said.text}</li>`;
        })}
      </ul>`;
