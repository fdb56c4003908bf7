import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import { askAnew } from '../ask.ts';
import { reasonOf, send } from '../send.ts';
import type { Correcting, Made } from './correcting.ts';
import { msg, str } from '../words.ts';

/** Where corrections of every page end up: opens the dialog, and says what was made, with a way back. */
@customElement('correction-desk')
export class CorrectionDesk extends LitElement {
  @state() private correcting: Correcting | null = null;
  @state() private last: Made | null = null;
  @state() private said = '';
  @state() private busy = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('correct', this.open);
    addEventListener('corrected', this.told);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('correct', this.open);
    removeEventListener('corrected', this.told);
  }

  override render() {
    const { correcting, last, said, busy } = this;
    return html`<p class="unseen" role="status">${said}</p>
      ${
        said === ''
          ? nothing
          : html`<aside class="corrected" aria-label="The last correction">
            <p>${said}</p>
            <p class="ways">
              ${last === null ? nothing : html`<button type="button" class="button" ?disabled=${busy} aria-label=${msg(str`Undo correction ${last.made.correction}`)} @click=${this.undo}>Undo</button>`}
              <a href="/quality">All corrections</a>
              <button type="button" class="button plain" @click=${this.dismiss}>Dismiss</button>
            </p>
          </aside>`
      }
      ${
        correcting === null
          ? nothing
          : html`<correction-dialog .draft=${correcting.draft} @correction-apply=${this.made} @closed=${this.closed}></correction-dialog>`
      }`;
  }

  private readonly open = (event: Event): void => {
    void import('./correction-dialog.ts');
    this.said = '';
    this.correcting = (event as CustomEvent<Correcting>).detail;
  };

  private readonly closed = (): void => {
    this.correcting = null;
  };

  private readonly made = ({ detail }: CustomEvent<Made>): void => {
    void this.tell(detail);
    this.correcting?.made?.();
    askAnew();
  };

  /** Made where it was asked for, without a dialog. */
  private readonly told = (event: Event): void => {
    void this.tell((event as CustomEvent<Made>).detail);
    askAnew();
  };

  private async tell(last: Made): Promise<void> {
    const { madeWords } = await import('../correction-words.ts');
    const { made, words } = last;
    this.last = last;
    this.said = msg(str`Correction ${made.correction}: ${words} Effect: ${madeWords(made.change, made.effect)}.`);
  }

  private readonly undo = async (): Promise<void> => {
    const { last } = this;
    if (last === null) return;
    this.busy = true;
    try {
      await send('POST', `/api/v1/corrections/${last.made.correction}/undo`);
      this.last = null;
      this.said = msg(str`Correction ${last.made.correction} was undone.`);
      askAnew();
    } catch (error) {
      this.said = reasonOf(error);
    }
    this.busy = false;
    // The button is gone: whoever pressed it goes on beside it.
    await this.updateComplete;
    if (this.last === null) this.querySelector<HTMLElement>('.corrected a')?.focus();
  };

  private readonly dismiss = (): void => {
    this.said = '';
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  };
}
