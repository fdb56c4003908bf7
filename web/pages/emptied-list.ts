import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { emptyDatabase } from '../components/states.ts';
import { narrowings } from '../narrowing.ts';
import type { View } from '../view.ts';

/** A list without rows: the database is empty, or its filters leave nothing. */
export function emptiedList(view: View, question: '/articles' | '/stories', words: string): TemplateResult {
  if (narrowings(view.filters).length === 0) return emptyDatabase(false);
  void import('../components/nothing-found.ts');
  return html`<p>${words}</p><nothing-found .view=${view} question=${question}></nothing-found>`;
}
