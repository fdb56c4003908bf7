import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { reportLink } from '../reports.ts';
import { addressesOf, citationOf, copy, linkOf, pinnedLinkOf } from '../sharing.ts';
import type { View } from '../view.ts';
import type { Told } from './navigation.ts';

/** The ways to hand a view on. */
@customElement('share-panel')
export class SharePanel extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) told: Told = {};

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { view, told } = this;
    const pinned = pinnedLinkOf(view, told);
    const addresses = addressesOf(view);
    const report = reportLink(view);
    return html`<ul class="menu-list">
      <li><button type="button" @click=${() => this.copy(linkOf(view), 'Link')}><b>Copy link</b> <small>shows what is known whenever it is opened</small></button></li>
      ${pinned === null ? nothing : html`<li><button type="button" @click=${() => this.copy(pinned, 'Link to this snapshot')}><b>Copy link to this snapshot</b> <small>shows these very numbers, and what changed since</small></button></li>`}
      <li><button type="button" @click=${() => this.copy(citationOf(view, told), 'Citation')}><b>Copy citation</b> <small>what it says, of what, as of when</small></button></li>
      ${
        addresses === null
          ? nothing
          : html`<li><a href=${addresses.csv} download=${addresses.file} @click=${this.close}><b>CSV</b> <small>${addresses.words}</small></a></li>
            <li><button type="button" @click=${() => this.copy(addresses.api, 'API address')}><b>Copy API address</b> <small>the same as JSON, for programs</small></button></li>`
      }
      ${report === null ? nothing : html`<li><a href=${report} @click=${this.close}><b>Report from this view</b> <small>HTML, PDF, XLSX or CSV, to hand over</small></a></li>`}
      <li><button type="button" @click=${this.print}><b>Print</b> <small>or save as PDF</small></button></li>
    </ul>`;
  }

  private copy(text: string, what: string): void {
    void copy(text, what);
    this.close();
  }

  private readonly print = (): void => {
    this.close();
    print();
  };

  private readonly close = (): void => this.closest<HTMLElement>('[popover]')?.hidePopover();
}
