import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { numberOf, sinceWords } from '../since.ts';
import { changed, format, type View } from '../view.ts';
import { Asking } from './asking.ts';
import './change-list.ts';

/** A page that looks back: at which snapshot, and what has changed since. */
@customElement('past-banner')
export class PastBanner extends LitElement {
  @property({ attribute: false }) view!: View;
  @property() snapshot = '';
  @state() private open = false;
  private readonly snapshots = new Asking(this, '/snapshots', () => ({ query: 'limit=1000' }));

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { snapshot, view, open } = this;
    const rows = this.snapshots.answer?.rows;
    const since = rows === undefined ? null : sinceWords(rows, snapshot);
    return html`<div class="banner past">
        <span role="status">You see what was known at snapshot <code>${snapshot}</code>; whatever you correct changes the database of now.
        ${rows === undefined ? nothing : since === null ? html`Nothing has changed since.` : html`Since then: ${since}.`}</span>
        ${since === null ? nothing : html`<button type="button" class="linklike" aria-haspopup="dialog" @click=${() => (this.open = true)}>What changed</button>`}
        <a href=${format(changed(view, { snapshot: null }))}>Back to now</a>
      </div>
      ${open ? this.dialog() : nothing}`;
  }

  override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog?.open === false) dialog.showModal();
  }

  private dialog() {
    return html`<dialog class="picker wide" aria-label="What changed since" @close=${() => (this.open = false)}>
      <form method="dialog">
        <change-list .view=${this.view} since=${String(numberOf(this.snapshot))}></change-list>
        <footer><button type="submit" class="button strong">Close</button></footer>
      </form>
    </dialog>`;
  }
}
