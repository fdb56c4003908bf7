import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import './choice-box.ts';
import type { Choice } from './choice-box.ts';
import { goTo } from './navigation.ts';

/** A name that can be chosen, with how often it is there. */
export type Pickable = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** It stands for many, and counts for none of the few that can be chosen. */
  readonly free?: boolean;
};

/** Chooses names by typing or by list; several at once, shown on the page when it is closed. */
@customElement('name-picker')
export class NamePicker extends LitElement {
  @property() label = '';
  /** Undefined while the names are on their way. */
  @property({ attribute: false }) items: Pickable[] | undefined;
  @property({ attribute: false }) chosen: readonly string[] = [];
  @property({ type: Number }) most = 8;
  /** The link that shows so many names. */
  @property({ attribute: false }) link: (ids: readonly string[]) => string = () => '';
  @state() private ids: readonly string[] | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override updated(changes: Map<string, unknown>): void {
    if (!changes.has('items') || this.items === undefined) return;
    void this.updateComplete.then(() => this.querySelector('choice-box')?.focus());
  }

  override render() {
    const { items, label, most } = this;
    const ids = this.ids ?? this.chosen;
    const known = new Map((items ?? []).map((item) => [item.id, item]));
    const counted = ids.filter((id) => known.get(id)?.free !== true).length;
    const lists = ids.length - counted;
    return html`<dialog class="picker names" aria-label=${label} @cancel=${this.cancel} @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <form method="dialog" @submit=${() => goTo(this, this.link(ids))}>
        ${
          items === undefined
            ? html`<p role="status">Loading …</p>`
            : html`<choice-box
              label=${label}
              .items=${items}
              .chosen=${ids.map((id) => known.get(id) ?? { id, name: id })}
              @choices-changed=${this.change}
            ></choice-box>`
        }
        <p class="quiet">${counted > most ? `At most ${most} are compared; the first ${most} are kept.` : `${counted} of at most ${most} chosen${lists === 0 ? '' : lists === 1 ? ', and 1 watchlist' : `, and ${lists} watchlists`}.`}</p>
        <footer>
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>Cancel</button>
          <button type="submit" class="button strong">Show</button>
        </footer>
      </form>
    </dialog>`;
  }

  /** Escape closes the list of names first, the dialog only after it. */
  private readonly cancel = (event: Event): void => {
    if (this.querySelector('choice-box')?.closeList() === true) event.preventDefault();
  };

  private readonly change = (event: CustomEvent<readonly Choice[]>): void => {
    const free = new Set((this.items ?? []).flatMap((item) => (item.free === true ? [item.id] : [])));
    let room = this.most;
    this.ids = event.detail.map(({ id }) => id).filter((id) => free.has(id) || (room -= 1) >= 0);
  };
}
