import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { AccessNow } from '../../server/contract/access.ts';
import { nowInstant } from '../clock.ts';
import { reportLink } from '../reports.ts';
import { jsonOf, send } from '../send.ts';
import { addressesOf, citationOf, copy, linkOf, pinnedLinkOf } from '../sharing.ts';
import { format, type View } from '../view.ts';
import type { Told } from './navigation.ts';
import { msg, str } from '../words.ts';

/** How long a link that needs no key is good. */
const SHARED_DAYS = 30;
const lastDay = (): string => new Date(Date.parse(nowInstant()) + SHARED_DAYS * 86_400_000).toISOString().slice(0, 10);

/** The ways to hand a view on. */
@customElement('share-panel')
export class SharePanel extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) told: Told = {};
  /** Others are let in by keys, and this reader may hand on a link that needs none. */
  @state() private mayShare = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void send('GET', '/api/v1/access').then(
      (now) => {
        const { required, scopes } = now as AccessNow;
        this.mayShare = required && (scopes.includes('admin') || scopes.includes('correct'));
      },
      () => {},
    );
  }

  override render() {
    const { view, told } = this;
    const pinned = pinnedLinkOf(view, told);
    const addresses = addressesOf(view);
    const report = reportLink(view);
    return html`<ul class="menu-list">
      <li><button type="button" @click=${() => this.copy(linkOf(view), msg('Link'))}><b>Copy link</b> <small>shows what is known whenever it is opened</small></button></li>
      ${pinned === null ? nothing : html`<li><button type="button" @click=${() => this.copy(pinned, msg('Link to this snapshot'))}><b>Copy link to this snapshot</b> <small>shows these very numbers, and what changed since</small></button></li>`}
      ${this.mayShare ? html`<li><button type="button" @click=${this.share}><b>Copy read-only link</b> <small>opens this page for ${SHARED_DAYS} days to whoever has it</small></button></li>` : nothing}
      <li><button type="button" @click=${() => this.copy(citationOf(view, told), msg('Citation'))}><b>Copy citation</b> <small>what it says, of what, as of when</small></button></li>
      ${
        addresses === null
          ? nothing
          : html`<li><a href=${addresses.csv} download=${addresses.file} @click=${this.close}><b>CSV</b> <small>${addresses.words}</small></a></li>
            <li><button type="button" @click=${() => this.copy(addresses.api, msg('API address'))}><b>Copy API address</b> <small>the same as JSON, for programs</small></button></li>`
      }
      ${report === null ? nothing : html`<li><a href=${report} @click=${this.close}><b>Report from this view</b> <small>HTML, PDF, XLSX or CSV, to hand over</small></a></li>`}
      <li><button type="button" @click=${this.print}><b>Print</b> <small>or save as PDF</small></button></li>
    </ul>`;
  }

  /** A link that needs no key; it is listed, and revoked, in the settings. */
  private readonly share = async (): Promise<void> => {
    const path = format(this.view);
    const told = { name: msg(str`a link to ${path}`).slice(0, 100), path, expires: lastDay() };
    const { link } = (await send('POST', '/api/v1/shares', jsonOf(told))) as { link: string };
    this.copy(link, msg('Read-only link'));
  };

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
