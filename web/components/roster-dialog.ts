import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { MOST_MEMBERS, MOST_NAME, ROSTERS, type RosterKind } from '../../server/contract/vocabulary.ts';
import { ask, askAnew } from '../ask.ts';
import { spoken } from '../charts/format.ts';
import type { Choice } from '../choosing.ts';
import { jsonOf, send, whyRefused } from '../send.ts';
import { WORDS } from '../roster-words.ts';
import { freshSlug, type Roster, rosterOf, slugOf } from '../rosters.ts';
import { Asking } from './asking.ts';
import { notChosen } from './choice-box.ts';
import { RosterAsking } from './roster-asking.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

/** Where one is put and taken away. */
export const placeOf = (kind: RosterKind, slug: string): string => `/api/v1/${kind}/${slug}`;

type Item = { readonly id: string; readonly name: string };

/** What the dialog tells when it is done: what was kept, or null. */
export type Kept = { readonly slug: string; readonly name: string } | null;

/** Makes a watchlist or a collection, or gives one another name or other members. */
@customElement('roster-dialog')
export class RosterDialog extends LitElement {
  @property() kind: RosterKind = 'watchlists';
  /** The one that is changed; undefined makes a new one. */
  @property({ attribute: false }) roster: Roster | undefined;
  /** Whom a new one begins with. */
  @property({ attribute: false }) members: readonly string[] = [];
  @state() private name: string | undefined;
  @state() private chosen: readonly Item[] | undefined;
  @state() private wrong: Readonly<Record<string, string>> = {};
  @state() private trouble = '';
  @state() private busy = false;
  private kept: Kept = null;
  private readonly actors = new Asking(this, '/actors', () => this.only('watchlists'));
  private readonly sources = new Asking(this, '/sources', () => this.only('collections'));
  private readonly rosters = new RosterAsking(this, () => this.kind);

  private only(kind: RosterKind) {
    return this.kind === kind ? { query: '' } : null;
  }

  /** Whom it may hold, and the rosters of its kind that there are; undefined until they have come. */
  private get everyone(): {
    readonly state: Asking<'/actors'> | Asking<'/sources'>;
    readonly items: Item[] | undefined;
  } {
    return this.kind === 'watchlists'
      ? { state: this.actors, items: this.actors.answer?.rows.map(({ actor: id, name }) => ({ id, name })) }
      : { state: this.sources, items: this.sources.answer?.rows.map(({ source: id, name }) => ({ id, name })) };
  }

  private get others(): readonly Roster[] | undefined {
    return this.rosters.rows?.filter(({ slug }) => slug !== this.roster?.slug);
  }

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render() {
    const { kind, roster, busy, trouble, wrong } = this;
    const { key } = ROSTERS[kind];
    const words = WORDS[kind];
    const name = this.name ?? roster?.name ?? '';
    const slug = roster?.slug ?? freshSlug(name, this.others ?? []);
    return html`<dialog class="picker names" aria-labelledby="roster-heading" @cancel=${this.cancel} @close=${this.closed}>
      <form method="dialog" novalidate aria-busy=${busy ? 'true' : 'false'} @submit=${this.save}>
        <h2 id="roster-heading">${roster === undefined ? words.freshHeading : msg(str`Edit “${roster.name}”`)}</h2>
        <div class="field">
          <label for="roster-name">Name</label>
          <input id="roster-name" required maxlength=${MOST_NAME} autocomplete="off" .value=${name} @input=${this.write} aria-invalid=${wrong['name'] === undefined ? 'false' : 'true'} aria-describedby="roster-link wrong-roster-name" />
          <small id="roster-link">${name.trim() === '' ? words.example : html`links say it as <code>${key}=@${slug}</code>`}</small>
          <p class="wrong" id="wrong-roster-name">${wrong['name'] ?? nothing}</p>
        </div>
        ${this.choosing()}
        ${wrong[key] === undefined ? nothing : html`<p class="wrong" role="alert">${wrong[key]}</p>`}
        ${trouble === '' ? nothing : html`<p class="wrong" role="alert">${trouble}</p>`}
        <footer>
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>Cancel</button>
          <button type="submit" class="button strong" ?disabled=${busy}>Save</button>
        </footer>
      </form>
    </dialog>`;
  }

  private get items(): readonly Item[] {
    return this.chosen ?? (this.roster?.chosen ?? this.members).map((id) => ({ id, name: this.nameOf(id) }));
  }

  private nameOf(member: string): string {
    const known = [...(this.everyone.items ?? []), ...(this.roster?.members ?? [])].find(({ id }) => id === member);
    return known?.name ?? spoken(member);
  }

  private choosing() {
    const words = WORDS[this.kind];
    const { state: asking, items: all } = this.everyone;
    if (asking.problem !== undefined) return failed(asking.problem, asking.retry);
    if (all === undefined) return html`<p role="status">${words.loading}</p>`;
    const { items } = this;
    return html`<choice-box
        label=${words.members}
        free
        .items=${all}
        .chosen=${items}
        @choices-changed=${this.change}
        @name-written=${this.add}
      ></choice-box>
      <p class="quiet" role="status">${words.count(items.length)}${items.length < MOST_MEMBERS ? '' : words.full}. ${words.unread}</p>`;
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
    const name = (this.name ?? this.roster?.name ?? '').trim();
    if (name === '') return this.refuse(msg('Give it a name.'));
    const box = this.querySelector('choice-box');
    const left = box?.settle() ?? '';
    if (left !== '') {
      this.wrong = { [ROSTERS[this.kind].key]: notChosen(left) };
      return box?.focus();
    }
    this.busy = true;
    this.trouble = '';
    try {
      // Whoever is quicker than the first answer asks for it here: a new list must take the place of no other.
      const others = this.others ?? (await ask(`/${this.kind}`, '', new AbortController().signal)).rows.map(rosterOf);
      if (others.some((one) => one.slug !== this.roster?.slug && one.name.toLowerCase() === name.toLowerCase()))
        this.refuse(WORDS[this.kind].taken(name));
      else await this.keep(this.roster?.slug ?? freshSlug(name, others), name);
    } catch (error) {
      const { keys, sentence } = whyRefused(error);
      this.wrong = keys;
      const elsewhere = Object.entries(keys).filter(([key]) => key !== 'name' && key !== ROSTERS[this.kind].key);
      this.trouble = sentence || elsewhere.map(([, expected]) => expected).join('; ');
    }
    this.busy = false;
  };

  private refuse(why: string): void {
    this.wrong = { name: why };
    this.querySelector<HTMLInputElement>('#roster-name')?.focus();
  }

  private async keep(slug: string, name: string): Promise<void> {
    const chosen = this.items.map(({ id }) => id);
    await send('PUT', placeOf(this.kind, slug), jsonOf({ name, [ROSTERS[this.kind].key]: chosen }));
    this.kept = { slug, name };
    askAnew();
    this.querySelector('dialog')?.close();
  }
}
