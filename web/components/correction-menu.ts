import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Draft } from '../corrections.ts';
import { correct } from './correcting.ts';
import { msg } from '../words.ts';

/** One thing that can be corrected here, in words. */
export type Way = { readonly words: string; readonly about: string; readonly draft: Draft };

/** The corrections that one thing on the page can have, behind one button. */
@customElement('correction-menu')
export class CorrectionMenu extends LitElement {
  /** Tells this menu from the others of the page. */
  @property() name = '';
  @property() label = msg('Correct');
  /** What is corrected, for those who hear the button without seeing where it stands. */
  @property() about = '';
  @property({ attribute: false }) ways: readonly Way[] = [];

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const id = `correct-${this.name}`;
    return html`<button type="button" class="button" popovertarget=${id} aria-label=${`${this.label} ${this.about}`}>${this.label} <span aria-hidden="true">▾</span></button>
      <div class="popover ways-to-correct" id=${id} popover role="group" aria-label=${`${this.label} ${this.about}`}>
        ${this.ways.map(
          ({ words, about, draft }) =>
            html`<button type="button" class="way" aria-haspopup="dialog" @click=${() => this.take(draft)}><span>${words}</span><small>${about}</small></button>`,
        )}
      </div>`;
  }

  private take(draft: Draft): void {
    // Closed first, so that the focus is back on the button, where the dialog will return it.
    this.querySelector<HTMLElement>('[popover]')?.hidePopover();
    correct(this, draft);
  }
}
