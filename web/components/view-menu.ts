import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { View } from '../view.ts';
import type { Told } from './navigation.ts';

let made = 0;

/** Views that were saved, and ways to hand this one on. What is behind the two buttons is loaded when one is opened. */
@customElement('view-menu')
export class ViewMenu extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) told: Told = {};
  @state() private open: 'saved' | 'share' | null = null;
  private readonly place = `view-menu-${(made += 1)}`;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { view, told, open, place } = this;
    return html`<button type="button" class="button" popovertarget=${`${place}-saved`}>Saved <span aria-hidden="true">▾</span></button>
      <div class="popover view-popover" id=${`${place}-saved`} popover role="dialog" aria-label="Saved views" @toggle=${(event: ToggleEvent) => this.turned(event, 'saved')}>
        ${open === 'saved' ? html`<saved-panel .view=${view}></saved-panel>` : ''}
      </div>
      <button type="button" class="button" popovertarget=${`${place}-share`}>Share <span aria-hidden="true">▾</span></button>
      <div class="popover view-popover" id=${`${place}-share`} popover role="dialog" aria-label="Share this view" @toggle=${(event: ToggleEvent) => this.turned(event, 'share')}>
        ${open === 'share' ? html`<share-panel .view=${view} .told=${told}></share-panel>` : ''}
      </div>`;
  }

  private turned({ newState }: ToggleEvent, which: 'saved' | 'share'): void {
    if (newState !== 'open') {
      if (this.open === which) this.open = null;
      return;
    }
    void (which === 'saved' ? import('./saved-panel.ts') : import('./share-panel.ts'));
    this.open = which;
  }
}
