import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fold } from '../finding.ts';
import { count } from '../charts/format.ts';

/** Something that can be chosen; `detail` stands beside its name in the list. */
export type Choice = { readonly id: string; readonly name: string; readonly detail?: string };

/** Entries in the list at once: more are not read but typed for. */
const MOST_SHOWN = 100;
const PAGE = 8;
let made = 0;

/**
 * A field that chooses from many names, by typing or by list: a combobox with its list below it, and what is chosen as tokens
 * under both. Tells `choices-changed` with all that is chosen, and `name-written` with words that are no entry where `free` is set.
 */
@customElement('choice-box')
export class ChoiceBox extends LitElement {
  @property() label = '';
  @property({ attribute: false }) items: readonly Choice[] = [];
  @property({ attribute: false }) chosen: readonly Choice[] = [];
  /** Whether what is no entry can be written too. */
  @property({ type: Boolean }) free = false;
  /** Only one at a time: another one takes its place. */
  @property({ type: Boolean }) single = false;
  @state() private typed = '';
  @state() private isOpen = false;
  @state() private at = -1;
  private readonly own = `choices-${(made += 1)}`;

  protected override createRenderRoot() {
    return this;
  }

  override focus(): void {
    this.querySelector('input')?.focus();
  }

  /** Closes the list; false when it was closed already. */
  closeList(): boolean {
    const was = this.isOpen;
    this.isOpen = false;
    this.at = -1;
    return was;
  }

  override updated(): void {
    this.querySelector('[role=option][data-active]')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { label, typed, own, at } = this;
    const all = this.fitting();
    const shown = all.slice(0, MOST_SHOWN);
    const ids = new Set(this.chosen.map(({ id }) => id));
    return html`<label for=${own}>${label}</label>
      <input
        id=${own}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls=${`${own}-list`}
        aria-activedescendant=${this.isOpen && at >= 0 && at < shown.length ? `${own}-${at}` : nothing}
        .value=${typed}
        @input=${this.type}
        @click=${() => (this.isOpen = true)}
        @keydown=${(event: KeyboardEvent) => this.press(event, shown)}
      />
      <ul id=${`${own}-list`} role="listbox" aria-label=${label} aria-multiselectable=${this.single ? 'false' : 'true'} ?hidden=${!this.isOpen || shown.length === 0}>
        ${shown.map(
          (item, place) =>
            html`<li role="option" id=${`${own}-${place}`} aria-selected=${ids.has(item.id) ? 'true' : 'false'} ?data-active=${place === at} @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.turn(item)}>
              <span dir="auto">${item.name}</span>${item.detail === undefined || item.detail === '' ? nothing : html` <small>${item.detail}</small>`}
            </li>`,
        )}
      </ul>
      <p class="choices-said" role="status">${!this.isOpen ? nothing : all.length > MOST_SHOWN ? `${count(all.length - MOST_SHOWN)} more: type to find them` : all.length === 0 ? this.nothingFits() : nothing}</p>
      ${this.chosen.length === 0 ? nothing : html`<div class="tokens">${this.chosen.map((item) => html`<span class="token"><span dir="auto">${item.name}</span><button type="button" aria-label=${`Take out ${item.name}`} @click=${() => this.turn(item)}>×</button></span>`)}</div>`}`;
  }

  private nothingFits(): string {
    return this.free ? 'No entry is called so; Enter takes it as written.' : 'No entry is called so.';
  }

  private fitting(): readonly Choice[] {
    const wanted = fold(this.typed);
    return wanted === '' ? this.items : this.items.filter(({ name }) => fold(name).includes(wanted));
  }

  private readonly type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.isOpen = true;
    // Written in full, an entry is the one that Enter takes.
    const wanted = fold(this.typed);
    this.at = wanted === '' ? -1 : this.fitting().findIndex(({ name }) => fold(name) === wanted);
  };

  private press(event: KeyboardEvent, shown: readonly Choice[]): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') return this.enter(event, shown);
    if (event.key === 'Backspace' && this.typed === '' && this.chosen.length > 0)
      return this.tell(this.chosen.slice(0, -1));
    const last = shown.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.at >= last ? 0 : this.at + 1,
      ArrowUp: this.at <= 0 ? last : this.at - 1,
      PageDown: Math.min(last, this.at + PAGE),
      PageUp: Math.max(0, this.at - PAGE),
    };
    const next = moves[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.isOpen = true;
    this.at = next;
  }

  /** Takes the entry in hand, or what is written; with neither the form goes on. */
  private enter(event: KeyboardEvent, shown: readonly Choice[]): void {
    const item = this.isOpen ? shown[this.at] : undefined;
    if (item === undefined && this.typed.trim() === '') return;
    event.preventDefault();
    if (item !== undefined) return this.turn(item);
    if (!this.free) return;
    this.dispatchEvent(new CustomEvent<string>('name-written', { detail: this.typed.trim() }));
    this.typed = '';
    this.closeList();
  }

  /** Chooses what is not chosen, and takes back what is. */
  private turn(item: Choice): void {
    const without = this.chosen.filter(({ id }) => id !== item.id);
    const isNew = without.length === this.chosen.length;
    this.typed = '';
    this.at = -1;
    if (this.single && isNew) this.isOpen = false;
    this.tell(isNew ? (this.single ? [item] : [...this.chosen, item]) : without);
    this.focus();
  }

  private tell(chosen: readonly Choice[]): void {
    this.dispatchEvent(new CustomEvent<readonly Choice[]>('choices-changed', { detail: chosen }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choice-box': ChoiceBox;
  }
}
