import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { TOGETHER } from '../grammar.ts';
import { linkTo, type View } from '../view.ts';
import { msg } from '../words.ts';

const TITLES = { matrix: msg('Matrix'), network: msg('Network') } as const;

/** Turns the figure of who is named together into its matrix or its network. */
export const togetherChoice = (view: View): TemplateResult =>
  html`<nav class="choice" aria-label="How the figure is drawn">
    ${TOGETHER.map(
      (one) =>
        html`<a href=${linkTo(view, { together: one })} aria-current=${one === (view.view['together'] ?? 'matrix') ? 'true' : 'false'}>${TITLES[one]}</a>`,
    )}
  </nav>`;
