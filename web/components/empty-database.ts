import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { askAnew } from '../ask.ts';
import { reasonOf, send } from '../send.ts';
import { sendFiles } from './file-intake.ts';
import { msg } from '../words.ts';

/** A database that holds nothing yet, and the three ways to fill it. */
@customElement('empty-database')
export class EmptyDatabase extends LitElement {
  /** It is the whole page and has its heading. */
  @property({ type: Boolean }) whole = false;
  @state() private loading = false;
  @state() private trouble = '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { loading, trouble } = this;
    return html`<section class="empty">
      ${this.whole ? html`<h1>No articles yet</h1>` : html`<h2>No articles yet</h2>`}
      <p>Newstally has nothing to count. Look at it with the demo, some 590 invented reports, or give it articles of your own: choose files here, or drop them anywhere on this page.</p>
      <p class="ways">
        <button type="button" class="button strong" ?disabled=${loading} @click=${this.load}>${loading ? msg('Reading the demo …') : msg('Load the demo')}</button>
        <button type="button" class="button" @click=${() => this.querySelector<HTMLInputElement>('input[type=file]')?.click()}>Choose files</button>
        <input type="file" multiple hidden @change=${this.chosen} />
      </p>
      <p role="status">${loading ? msg('It takes some seconds.') : ''}</p>
      ${trouble === '' ? nothing : html`<p role="alert">The demo was not loaded. ${trouble}</p>`}
      <p>Files, folders and globs of any size are read by</p>
      <pre><code>npm run newstally -- ingest PATH</code></pre>
      <p class="quiet">It reads .txt, .md, .html, .json, .jsonl, .csv, .parquet, .eml, .mbox, .warc and .zip, also .gz.</p>
    </section>`;
  }

  private readonly load = async (): Promise<void> => {
    this.loading = true;
    this.trouble = '';
    try {
      await send('POST', '/api/v1/demo');
      // The page shows it at once: nobody has to be asked whether to.
      dispatchEvent(new CustomEvent('show-news'));
      askAnew();
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    this.loading = false;
  };

  private readonly chosen = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    sendFiles(this, [...(field.files ?? [])]);
    field.value = '';
  };
}
