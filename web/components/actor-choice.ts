import '@vaadin/multi-select-combo-box';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { many } from '../charts/format.ts';
import { Asking } from './asking.ts';
import { failed } from './states.ts';

type Item = { readonly id: string; readonly name: string };
type Box = HTMLElement & { opened: boolean; selectedItems: Item[] };

/** Chooses one actor of all that are named anywhere; one that nobody named is written by its id. */
@customElement('actor-choice')
export class ActorChoice extends LitElement {
  @property() label = '';
  /** The one that cannot be chosen. */
  @property() but = '';
  @property({ attribute: false }) chosen: Item | undefined;
  private readonly everyone = new Asking(this, '/actors', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { answer, problem, retry } = this.everyone;
    if (problem !== undefined) return failed(problem, retry);
    if (answer === undefined) return html`<p role="status">Loading the actors …</p>`;
    const items = answer.rows
      .filter(({ actor }) => actor !== this.but)
      .map(({ actor, name, mentions }) => ({
        id: actor,
        name,
        label: `${name} – ${many(mentions, 'mention', 'mentions')}`,
      }));
    return html`<vaadin-multi-select-combo-box
        label=${this.label}
        item-id-path="id"
        item-value-path="id"
        item-label-path="name"
        allow-custom-value
        .items=${items}
        .selectedItems=${this.chosen === undefined ? [] : [this.chosen]}
        @selected-items-changed=${this.change}
        @custom-value-set=${this.write}
      ></vaadin-multi-select-combo-box>
      ${items.length === 0 ? html`<p class="quiet">Nobody else is named in the collection.</p>` : nothing}`;
  }

  override updated(): void {
    if (this.everyone.answer === undefined || this.dataset['begun'] !== undefined) return;
    this.dataset['begun'] = '';
    this.querySelector<HTMLElement>('vaadin-multi-select-combo-box')?.focus();
  }

  /** Whether its list is open; Escape closes that first. */
  closeList(): boolean {
    const box = this.querySelector<Box>('vaadin-multi-select-combo-box');
    if (box?.opened !== true) return false;
    box.opened = false;
    return true;
  }

  private readonly change = (event: Event): void => {
    const box = event.target as Box;
    const last = box.selectedItems.at(-1);
    if (last?.id === this.chosen?.id) return;
    // One is chosen: another one takes the place of the first.
    if (box.selectedItems.length > 0) box.opened = false;
    this.tell(last);
  };

  private readonly write = (event: Event): void => {
    const name = (event as CustomEvent<string>).detail.trim();
    const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    const id = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
    if (id !== '') this.tell({ id, name });
  };

  private tell(chosen: Item | undefined): void {
    this.dispatchEvent(new CustomEvent<Item | null>('chosen', { detail: chosen ?? null }));
  }
}
