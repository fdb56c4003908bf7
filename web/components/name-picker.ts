import '@vaadin/multi-select-combo-box';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { goTo } from './navigation.ts';

/** A name that can be chosen, with how often it is there. */
export type Pickable = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** It stands for many, and counts for none of the few that can be chosen. */
  readonly free?: boolean;
};

type Box = HTMLElement & { opened: boolean; selectedItems: Pickable[]; items: Pickable[] };

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
    if (changes.has('items') && this.items !== undefined)
      this.querySelector<HTMLElement>('vaadin-multi-select-combo-box')?.focus();
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
            : html`<vaadin-multi-select-combo-box
              label=${label}
              item-id-path="id"
              item-value-path="id"
              item-label-path="name"
              clear-button-visible
              .items=${items}
              .selectedItems=${ids.map((id) => known.get(id) ?? { id, name: id, detail: '' })}
              @selected-items-changed=${this.change}
            ></vaadin-multi-select-combo-box>`
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
    const box = this.querySelector<Box>('vaadin-multi-select-combo-box');
    if (box?.opened !== true) return;
    event.preventDefault();
    box.opened = false;
  };

  private readonly change = (event: Event): void => {
    const { selectedItems } = event.target as Box;
    const next = selectedItems.map(({ id }) => id);
    const now = this.ids ?? this.chosen;
    if (next.length === now.length && next.every((id, at) => id === now[at])) return;
    const free = new Set((this.items ?? []).flatMap((item) => (item.free === true ? [item.id] : [])));
    let room = this.most;
    this.ids = next.filter((id) => free.has(id) || (room -= 1) >= 0);
  };
}
