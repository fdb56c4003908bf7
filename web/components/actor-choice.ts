import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { many } from '../charts/format.ts';
import type { Choice } from '../choosing.ts';
import { Asking } from './asking.ts';
import './choice-box.ts';
import { failed } from './states.ts';

type Item = Pick<Choice, 'id' | 'name'>;

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
        detail: many(mentions, 'mention', 'mentions'),
      }));
    return html`<choice-box
        label=${this.label}
        single
        free
        .items=${items}
        .chosen=${this.chosen === undefined ? [] : [this.chosen]}
        @choices-changed=${(event: CustomEvent<readonly Choice[]>) => this.tell(event.detail[0])}
        @name-written=${this.write}
      ></choice-box>
      ${items.length === 0 ? html`<p class="quiet">Nobody else is named in the database.</p>` : nothing}`;
  }

  override updated(): void {
    if (this.everyone.answer === undefined || this.dataset['begun'] !== undefined) return;
    this.dataset['begun'] = '';
    void this.updateComplete.then(() => this.querySelector('choice-box')?.focus());
  }

  /** Whether its list is open; Escape closes that first. */
  closeList(): boolean {
    return this.querySelector('choice-box')?.closeList() ?? false;
  }

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
