import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { lastAnswer } from '../ask.ts';
import { instant } from '../charts/format.ts';
import { connection } from '../connection.ts';
import { OF_NOW } from '../sharing.ts';
import type { View } from '../view.ts';
import { msg, str } from '../words.ts';

/** What must be known of the whole page: a snapshot that is looked back at, a lost connection, a view that was restored. */
@customElement('page-banners')
export class PageBanners extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ type: Boolean }) restored = false;
  private leave: (() => void) | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.leave = connection.watch(() => this.requestUpdate());
    addEventListener('offline', this.lost);
    addEventListener('online', this.back);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave?.();
    removeEventListener('offline', this.lost);
    removeEventListener('online', this.back);
  }

  private readonly lost = (): void => connection.failed();
  private readonly back = (): void => void connection.tryNow();

  override render() {
    const { snapshot } = this.view.filters;
    const past = snapshot !== undefined && !OF_NOW.includes(this.view.page);
    if (past) void import('./past-banner.ts');
    return html`${past ? html`<past-banner .view=${this.view} snapshot=${snapshot}></past-banner>` : nothing} ${this.connection()}
      ${this.restored ? html`<p class="banner"><span role="status">Your last view was restored.</span> <button type="button" class="linklike" @click=${() => this.dispatchEvent(new CustomEvent('fresh', { bubbles: true }))}>Start fresh</button></p>` : nothing}`;
  }

  private connection() {
    const since = connection.lost();
    const read = lastAnswer()?.at;
    const words =
      read === undefined
        ? msg('Newstally has not been reached yet.')
        : msg(str`No connection: what you see was read at ${instant(read)} UTC.`);
    return html`<section class="banner" aria-label="Connection" ?hidden=${since === null}>
      <span role="status">${since === null ? '' : words}</span>
      ${since === null ? nothing : html`<span class="quiet">It is tried again every ${connection.pause()} s.</span> <button type="button" class="linklike" @click=${() => connection.tryNow()}>Try now</button>`}
    </section>`;
  }
}
