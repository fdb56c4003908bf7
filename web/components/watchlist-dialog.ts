import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MOST_MEMBERS, MOST_NAME } from '../../server/contract/vocabulary.ts';
import { ask, askAnew } from '../ask.ts';
import { many, spoken } from '../charts/format.ts';
import type { Choice } from '../choosing.ts';
import { jsonOf, send, whyRefused } from '../send.ts';
import { freshSlug, slugOf, type Watchlist } from '../watchlists.ts';
import { Asking } from './asking.ts';
import { notChosen } from './choice-box.ts';
import { failed } from './states.ts';

export const WATCHLISTS = '/api/v1/watchlists';

type Item = { readonly id: string; readonly name: string };

/** What the dialog tells when it is done: what was kept, or null. */
export type Kept = { readonly watchlist: string; readonly name: string } | null;

/** Makes a watchlist, or gives one another name or other actors. */
@customElement('watchlist-dialog')
export class WatchlistDialog extends LitElement {
  /** The one that is changed; undefined makes a new one. */
  @property({ attribute: false }) watchlist: Watchlist | undefined;
  /** Whom a new one begins with. */
  @property({ attribute: false }) actors: readonly string[] = [];
  @state() private name: string | undefined;
  @state() private chosen: readonly Item[] | undefined;
  @state() private wrong: Readonly<Record<string, string>> = {};
  @state() private trouble = '';
  @state() private busy = false;
  private kept: Kept = null;
  private readonly everyone = new Asking(this, '/actors', () => ({ query: '' }));
  private readonly lists = new Asking(this, '/watchlists', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render() {
    const { watchlist, busy, trouble, wrong } = this;
    const name = this.name ?? watchlist?.name ?? '';
    const lists = this.lists.answer?.rows;
    const slug = watchlist?.watchlist ?? freshSlug(name, lists ?? []);
    return html`<dialog class="picker names" aria-labelledby="watchlist-heading" @cancel=${this.cancel} @close=${this.closed}>
      <form method="dialog" novalidate aria-busy=${busy ? 'true' : 'false'} @submit=${this.save}>
        <h2 id="watchlist-heading">${watchlist === undefined ? 'New watchlist' : `Edit “${watchlist.name}”`}</h2>
        <div class="field">
          <label for="watchlist-name">Name</label>
          <input id="watchlist-name" required maxlength=${MOST_NAME} autocomplete="off" .value=${name} @input=${this.write} aria-invalid=${wrong['name'] === undefined ? 'false' : 'true'} aria-describedby="watchlist-link wrong-watchlist-name" />
          <small id="watchlist-link">${name.trim() === '' ? 'such as My competitors' : html`links say it as <code>actors=@${slug}</code>`}</small>
          <p class="wrong" id="wrong-watchlist-name">${wrong['name'] ?? nothing}</p>
        </div>
        ${this.members()}
        ${wrong['actors'] === undefined ? nothing : html`<p class="wrong" role="alert">${wrong['actors']}</p>`}
        ${trouble === '' ? nothing : html`<p class="wrong" role="alert">${trouble}</p>`}
        <footer>
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>Cancel</button>
          <button type="submit" class="button strong" ?disabled=${busy}>Save</button>
        </footer>
      </form>
    </dialog>`;
  }

  private get items(): readonly Item[] {
    return this.chosen ?? (this.watchlist?.actors ?? this.actors).map((id) => ({ id, name: this.nameOf(id) }));
  }

  private nameOf(actor: string): string {
    const named = this.everyone.answer?.rows.find((row) => row.actor === actor);
    const member = this.watchlist?.members.find((one) => one.actor === actor);
    return named?.name ?? member?.name ?? spoken(actor);
  }

  private members() {
    const { answer, problem, retry } = this.everyone;
    if (problem !== undefined) return failed(problem, retry);
    if (answer === undefined) return html`<p role="status">Loading the actors …</p>`;
    const { items } = this;
    return html`<choice-box
        label="Actors"
        free
        .items=${answer.rows.map(({ actor, name }): Item => ({ id: actor, name }))}
        .chosen=${items}
        @choices-changed=${this.change}
        @name-written=${this.add}
      ></choice-box>
      <p class="quiet" role="status">${many(items.length, 'actor', 'actors')}${items.length < MOST_MEMBERS ? '' : ', as many as a list holds'}. One whom no article names yet can be written by name or slug.</p>`;
  }

  private readonly write = (event: Event): void => {
    this.name = (event.target as HTMLInputElement).value;
    this.wrong = {};
  };

  private readonly change = (event: CustomEvent<readonly Choice[]>): void => {
    this.wrong = {};
    this.chosen = event.detail.slice(0, MOST_MEMBERS).map(({ id, name }) => ({ id, name }));
  };

  private readonly add = (event: Event): void => {
    const name = (event as CustomEvent<string>).detail.trim();
    const id = slugOf(name);
    if (name === '' || this.items.length >= MOST_MEMBERS || this.items.some((item) => item.id === id)) return;
    this.wrong = {};
    this.chosen = [...this.items, { id, name }];
  };

  /** Escape closes the list of names first, the dialog only after it. */
  private readonly cancel = (event: Event): void => {
    if (this.querySelector('choice-box')?.closeList() === true) event.preventDefault();
  };

  private readonly closed = (): void => {
    this.dispatchEvent(new CustomEvent<Kept>('closed', { detail: this.kept }));
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = (this.name ?? this.watchlist?.name ?? '').trim();
    if (name === '') return this.refuse('Give it a name.');
    const box = this.querySelector('choice-box');
    const left = box?.settle() ?? '';
    if (left !== '') {
      this.wrong = { actors: notChosen(left) };
      return box?.focus();
    }
    this.busy = true;
    this.trouble = '';
    try {
      // Whoever is quicker than the first answer asks for it here: a new list must take the place of no other.
      const { rows } = this.lists.answer ?? (await ask('/watchlists', '', new AbortController().signal));
      const others = rows.filter(({ watchlist }) => watchlist !== this.watchlist?.watchlist);
      if (others.some((one) => one.name.toLowerCase() === name.toLowerCase()))
        this.refuse(`There is a watchlist “${name}” already: choose another name, or edit that one.`);
      else await this.keep(this.watchlist?.watchlist ?? freshSlug(name, others), name);
    } catch (error) {
      const { keys, sentence } = whyRefused(error);
      this.wrong = keys;
      const elsewhere = Object.entries(keys).filter(([key]) => key !== 'name' && key !== 'actors');
      this.trouble = sentence || elsewhere.map(([, expected]) => expected).join('; ');
    }
    this.busy = false;
  };

  private refuse(why: string): void {
    this.wrong = { name: why };
    this.querySelector<HTMLInputElement>('#watchlist-name')?.focus();
  }

  private async keep(watchlist: string, name: string): Promise<void> {
    await send('PUT', `${WATCHLISTS}/${watchlist}`, jsonOf({ name, actors: this.items.map(({ id }) => id) }));
    this.kept = { watchlist, name };
    askAnew();
    this.querySelector('dialog')?.close();
  }
}
