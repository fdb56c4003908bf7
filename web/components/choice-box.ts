import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { count } from '../charts/format.ts';
import { calledSo, type Choice, fitting, isForCaret, type Line, linesOf, moved } from '../choosing.ts';
import { msg, str } from '../words.ts';

/** Entries in the list at once: more are not read but typed for. */
const MOST_SHOWN = 100;
let made = 0;

/**
 * A field that chooses from many names, by typing or by list: a combobox with its list below it, and what is chosen as tokens
 * above, which the keys reach after the field: whoever adds to forty must not walk past them. Tells `choices-changed` with all
 * that is chosen, and `name-written` with words that are no entry where `free` is set.
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
  /** Whether the entry in hand was walked to, not found by what is typed. */
  private walked = false;
  private lines: readonly Line[] = [];
  private all: readonly Choice[] = [];
  private readonly own = `choices-${(made += 1)}`;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('click', this.outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('click', this.outside);
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

  /** Takes what is written if an entry is called so, and gives back words that are none: they would be lost. */
  settle(): string {
    const item = calledSo(this.lines, this.typed);
    if (item === undefined || item.off === true) return this.typed.trim();
    if (this.isChosen(item)) this.typed = '';
    else this.turn(item);
    this.closeList();
    return '';
  }

  override willUpdate(changes: Map<string, unknown>): void {
    if (changes.has('items')) this.lines = linesOf(this.items);
    if (changes.has('items') || changes.has('typed')) this.all = fitting(this.lines, this.typed);
  }

  override updated(changes: Map<string, unknown>): void {
    const list = this.querySelector('ul');
    if (changes.has('typed') && list !== null) list.scrollTop = 0;
    if (changes.has('at')) this.querySelector('[role=option][data-active]')?.scrollIntoView({ block: 'nearest' });
    const before = changes.get('chosen') as readonly Choice[] | undefined;
    if (before !== undefined && before.length < this.chosen.length)
      this.querySelector('.token:last-child')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { label, typed, own, at, all } = this;
    const shown = all.slice(0, MOST_SHOWN);
    const isListed = this.isOpen && shown.length > 0;
    const ids = new Set(this.chosen.map(({ id }) => id));
    return html`<label for=${own}>${label}</label>
      <input
        id=${own}
        type="text"
        role="combobox"
        dir="auto"
        placeholder="Type or choose"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${isListed ? 'true' : 'false'}
        aria-controls=${`${own}-list`}
        aria-activedescendant=${isListed && at >= 0 && at < shown.length ? `${own}-${at}` : nothing}
        .value=${typed}
        @input=${this.type}
        @click=${() => (this.isOpen = true)}
        @keydown=${(event: KeyboardEvent) => this.press(event, shown)}
      />
      <ul id=${`${own}-list`} role="listbox" tabindex="-1" aria-label=${label} aria-multiselectable=${this.single ? 'false' : 'true'} ?hidden=${!isListed} @mousedown=${keepFocus}>
        ${this.isOpen ? shown.map((item, place) => this.option(item, place, ids.has(item.id))) : nothing}
      </ul>
      <p class="choices-said" role="status">${this.isOpen ? this.toldOf(all.length) : nothing}</p>
      ${this.chosen.length === 0 ? nothing : html`<div class="tokens">${this.chosen.map((item) => this.token(item))}</div>`}`;
  }

  private token(item: Choice) {
    return html`<span class="token"><span dir="auto">${item.name}</span><button type="button" aria-label=${msg(str`Take out ${item.name}`)} @click=${() => this.turn(item)}>×</button></span>`;
  }

  private option(item: Choice, place: number, isChosen: boolean) {
    const isOff = item.off === true && !isChosen;
    return html`<li role="option" id=${`${this.own}-${place}`} aria-selected=${isChosen ? 'true' : 'false'} aria-disabled=${isOff ? 'true' : nothing} ?data-active=${place === this.at} @click=${() => this.turn(item)}>
      <span dir="auto">${item.name}</span>${item.detail === undefined || item.detail === '' ? nothing : html` <small>${item.detail}</small>`}
    </li>`;
  }

  private toldOf(found: number) {
    if (found > MOST_SHOWN) return msg(str`… and ${count(found - MOST_SHOWN)} more: type on to find them`);
    if (found > 0) return nothing;
    return this.free && this.typed.trim() !== ''
      ? msg('No entry is called so; Enter takes it as written.')
      : msg('No entry is called so.');
  }

  private readonly type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.isOpen = true;
    this.walked = false;
    const isNamed = calledSo(this.lines, this.typed) !== undefined;
    // The best one is the one that Enter takes; where words can be taken as written, only when it is called so in full.
    this.at = this.typed.trim() !== '' && (isNamed || !this.free) ? 0 : -1;
  };

  private press(event: KeyboardEvent, shown: readonly Choice[]): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') return this.enter(event, shown);
    // On to the next field: a list that stays would hide it. Clicks elsewhere close it when they are done.
    if (event.key === 'Tab') return void this.closeList();
    if (event.key === 'Backspace' && this.typed === '' && this.chosen.length > 0 && !event.repeat)
      return this.tell(this.chosen.slice(0, -1));
    const isEdge = event.key === 'Home' || event.key === 'End';
    if (isForCaret(event, this.typed !== '' && !this.walked) || (isEdge && !this.isOpen)) return;
    const next = moved(event.key, this.isOpen ? this.at : -1, shown.length);
    if (next === null) return;
    event.preventDefault();
    this.isOpen = true;
    this.walked = true;
    this.at = next;
  }

  /** Takes the entry in hand, or what is written; with neither the form goes on. */
  private enter(event: KeyboardEvent, shown: readonly Choice[]): void {
    const item = this.isOpen ? shown[this.at] : calledSo(this.lines, this.typed);
    if (item === undefined && this.typed.trim() === '') return;
    event.preventDefault();
    if (item !== undefined) return this.turn(item);
    if (!this.free) {
      this.isOpen = true;
      return;
    }
    this.dispatchEvent(new CustomEvent<string>('name-written', { detail: this.typed.trim() }));
    this.typed = '';
    this.closeList();
  }

  private isChosen(item: Choice): boolean {
    return this.chosen.some(({ id }) => id === item.id);
  }

  /** Chooses what is not chosen, and takes back what is. */
  private turn(item: Choice): void {
    const isNew = !this.isChosen(item);
    if (isNew && item.off === true) return;
    // Whoever walks the whole list stays where they are; a found entry ends the search.
    if (this.typed !== '') this.at = -1;
    this.typed = '';
    if (this.single && isNew) this.closeList();
    const others = this.chosen.filter(({ id }) => id !== item.id);
    this.tell(isNew ? (this.single ? [item] : [...others, item]) : others);
    this.focus();
  }

  private tell(chosen: readonly Choice[]): void {
    this.dispatchEvent(new CustomEvent<readonly Choice[]>('choices-changed', { detail: chosen }));
  }

  /** Only after the click, because what is clicked moves up when the list goes. */
  private readonly outside = (event: Event): void => {
    if (this.isOpen && !event.composedPath().includes(this)) this.closeList();
  };
}

/** What a dialog says that is told to end while words are in the field. */
export const notChosen = (left: string): string =>
  msg(str`“${left}” is written and not chosen: take it with Enter, or empty the field.`);

/** A press on the list leaves the focus in the field. */
const keepFocus = (event: Event): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'choice-box': ChoiceBox;
  }
}
