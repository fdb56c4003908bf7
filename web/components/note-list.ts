import { html, nothing, type TemplateResult } from 'lit';
import type { Note } from '../../server/contract/answer.ts';

/** What a reader must know to trust the rows; nothing when there is nothing to say. */
export const noteList = (notes: readonly Note[]): TemplateResult | typeof nothing =>
  notes.length === 0
    ? nothing
    : html`<ul class="notes">
        ${notes.map(({ code, text }) => html`<li data-code=${code}>${text}</li>`)}
      </ul>`;
