import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Change, Correction } from '../../server/contract/correction.ts';
import { spoken } from '../charts/format.ts';
import { wordsOf } from '../correction-words.ts';
import type { Place } from '../corrections.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { remembered } from '../who.ts';
import { correct, corrected } from './correcting.ts';
import { msg, str } from '../words.ts';

/** A mention that a person looks at. */
export type Judged = Place & { readonly name: string; readonly checked: boolean };

/** What a person says of one mention: right as it was found, no mention at all, or somebody else. */
@customElement('mention-verdict')
export class MentionVerdict extends LitElement {
  @property({ attribute: false }) mention!: Judged;
  /** What the page does once the mention is gone. */
  @property({ attribute: false }) rejected: (() => void) | undefined;
  @state() private busy = false;
  @state() private trouble = '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { mention, busy, trouble } = this;
    return html`<p class="ways verdict">
        ${
          mention.checked
            ? html`<span class="checked"><span aria-hidden="true">✓</span> checked</span>`
            : html`<button type="button" class="button" ?disabled=${busy} aria-label=${msg(str`Right: “${mention.surface}” means ${mention.name}`)} @click=${() => void this.accept()}>${busy ? msg('Noting …') : msg('Right')}</button>`
        }
        <button type="button" class="button" aria-haspopup="dialog" @click=${() => this.doubt('reject')}>Not a mention …</button>
        <button type="button" class="button" aria-haspopup="dialog" @click=${() => this.doubt('reassign')}>Someone else …</button>
      </p>
      ${trouble === '' ? nothing : html`<p class="wrong" role="alert">${trouble}</p>`}`;
  }

  private get place(): Place {
    const { article, sentence, start, surface } = this.mention;
    return { article, sentence, start, surface };
  }

  /** One press where this browser knows who checks; else the dialog asks first. */
  private async accept(): Promise<void> {
    const by = remembered();
    const { place } = this;
    if (by === '') return correct(this, { does: 'accept', place, name: this.mention.name });
    const change: Change = { does: 'accept', ...place };
    this.busy = true;
    this.trouble = '';
    try {
      const made = (await send('POST', '/api/v1/corrections', jsonOf({ change, by }))) as Correction;
      corrected(this, { made, words: wordsOf(change, { actor: spoken, source: spoken }) });
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    this.busy = false;
  }

  private doubt(does: 'reject' | 'reassign'): void {
    correct(this, { does, place: this.place, name: this.mention.name }, does === 'reject' ? this.rejected : undefined);
  }
}
