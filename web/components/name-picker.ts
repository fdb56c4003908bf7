import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { RosterKind } from '../../server/contract/vocabulary.ts';
import type { Choice } from '../choosing.ts';
import { notChosen } from './choice-box.ts';
import { goTo } from './navigation.ts';
import { msg, str } from '../words.ts';
import { many } from '../charts/format.ts';

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
  /** Which rosters are among the names. */
  @property() kind: RosterKind = 'watchlists';
  /** Says on a button that what is chosen can be kept under one name; empty where it is said elsewhere. */
  @property() keep = '';
  @state() private ids: readonly string[] | undefined;
  @state() private left = '';

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override updated(changes: Map<string, unknown>): void {
    // When they have come; later ones, from a page that goes on, take the focus from nothing.
    if (!changes.has('items') || changes.get('items') !== undefined || this.items === undefined) return;
    void this.updateComplete.then(() => this.querySelector('choice-box')?.focus());
  }

  override render() {
    const { items, label, most } = this;
    const ids = this.ids ?? this.chosen;
    const known = new Map((items ?? []).map((item) => [item.id, item]));
    const counted = ids.filter((id) => known.get(id)?.free !== true).length;
    return html`<dialog class="picker names" aria-label=${label} @cancel=${this.cancel} @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <form method="dialog" @submit=${this.show}>
        ${
          items === undefined
            ? html`<p role="status">Loading …</p>`
            : html`<choice-box
              label=${label}
              .items=${counted < most ? items : items.map((item) => (item.free === true ? item : { ...item, off: true }))}
              .chosen=${ids.map((id) => known.get(id) ?? { id, name: id })}
              @choices-changed=${this.change}
            ></choice-box>`
        }
        <p class="quiet" role="status">${this.told(counted, ids.length - counted)}</p>
        ${this.left === '' ? nothing : html`<p class="wrong" role="alert">${notChosen(this.left)}</p>`}
        <footer>
          ${this.keep !== '' && ids.length > 1 ? html`<button type="button" class="button plain keep" aria-haspopup="dialog" @click=${this.keepThem}>${this.keep}</button>` : nothing}
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>Cancel</button>
          <button type="submit" class="button strong">Show</button>
        </footer>
      </form>
    </dialog>`;
  }

  private told(counted: number, lists: number): string {
    const { most } = this;
    if (counted > most) return msg(str`At most ${most} are compared; the first ${most} are kept.`);
    const beside =
      lists === 0
        ? ''
        : msg(
            str`, and ${this.kind === 'watchlists' ? many(lists, 'watchlist', 'watchlists') : many(lists, 'collection', 'collections')}`,
          );
    return msg(
      str`${counted} of at most ${most} chosen${beside}${counted < most ? '.' : msg(': take one out to choose another.')}`,
    );
  }

  private readonly show = (event: Event): void => {
    const box = this.querySelector('choice-box');
    this.left = box?.settle() ?? '';
    if (this.left === '') return goTo(this, this.link(this.ids ?? this.chosen));
    event.preventDefault();
    box?.focus();
  };

  private readonly keepThem = (): void => {
    const box = this.querySelector('choice-box');
    this.left = box?.settle() ?? '';
    if (this.left !== '') return box?.focus();
    this.dispatchEvent(new CustomEvent<readonly string[]>('keep', { detail: this.ids ?? this.chosen }));
  };

  /** Escape closes the list of names first, the dialog only after it. */
  private readonly cancel = (event: Event): void => {
    if (this.querySelector('choice-box')?.closeList() === true) event.preventDefault();
  };

  private readonly change = (event: CustomEvent<readonly Choice[]>): void => {
    const free = new Set((this.items ?? []).flatMap((item) => (item.free === true ? [item.id] : [])));
    let room = this.most;
    this.left = '';
    this.ids = event.detail.map(({ id }) => id).filter((id) => free.has(id) || (room -= 1) >= 0);
  };
}
