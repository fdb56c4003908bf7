import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { View } from '../view.ts';

@customElement('source-page')
export class SourcePage extends LitElement {
  @property({ attribute: false }) view!: View;
  override render() {
    return html`${this.view.page}`;
  }
}
