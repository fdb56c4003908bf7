import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import { KEYS, setSingleKeys, singleKeys } from '../keys.ts';
import { say } from './saying.ts';
import { msg } from '../words.ts';

/** The keys there are, with the switch that turns single ones off. */
@customElement('help-dialog')
export class HelpDialog extends LitElement {
  @state() private singles = singleKeys();

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render() {
    const { singles } = this;
    return html`<dialog class="picker keys-help" aria-labelledby="heading-keys" @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <form method="dialog">
        <h2 id="heading-keys">Keys and help</h2>
        <label class="check"><input type="checkbox" .checked=${singles} @change=${this.turn} />Single keys (without Ctrl) are on</label>
        <div class="key-groups">
          ${KEYS.map(
            ({ where, keys }) =>
              html`<section>
                <h3>${where}</h3>
                <dl>
                  ${keys.map(
                    ([names, does, single]) =>
                      html`<div ?data-off=${single === true && !singles}>
                        <dt>${names.map((name, at) => html`${at === 0 ? nothing : ' '}<kbd>${name}</kbd>`)}</dt>
                        <dd>${does}${single === true && !singles ? msg(' (off)') : ''}</dd>
                      </div>`,
                  )}
                </dl>
              </section>`,
          )}
        </div>
        <p class="quiet">What a figure shows and when not to trust it stands behind its “How to read”. <a href="/accuracy">How true are the numbers?</a> <a href="/api/openapi.json">The API</a></p>
        <footer><button type="submit" class="button strong">Close</button></footer>
      </form>
    </dialog>`;
  }

  private readonly turn = (event: Event): void => {
    const on = (event.target as HTMLInputElement).checked;
    if (!setSingleKeys(on)) {
      say(msg('This browser keeps nothing, so the keys stay on.'));
      this.requestUpdate();
      return;
    }
    this.singles = on;
  };
}
