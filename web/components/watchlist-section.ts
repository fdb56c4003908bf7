import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { addressOf, askAnew } from '../ask.ts';
import { instant, many } from '../charts/format.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import type { Watchlist } from '../watchlists.ts';
import { Asking } from './asking.ts';
import './figure-help.ts';
import { noteList } from './note-list.ts';
import { failed } from './states.ts';
import './watchlist-dialog.ts';
import { type Kept, WATCHLISTS } from './watchlist-dialog.ts';

/** Names that a row spells out; the dialog and the CSV have all. */
const MOST_NAMES = 12;

/** The named sets of actors: made, renamed, edited, deleted, and brought back. */
@customElement('watchlist-section')
export class WatchlistSection extends LitElement {
  /** The one in the dialog; 'new' is one that is being made. */
  @state() private editing: Watchlist | 'new' | null = null;
  /** The one that is to be deleted, once that is confirmed. */
  @state() private leaving: Watchlist | null = null;
  /** The one that was deleted last. */
  @state() private gone: Watchlist | null = null;
  @state() private said = '';
  @state() private trouble = '';
  private readonly lists = new Asking(this, '/watchlists', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { lists, editing, gone } = this;
    const rows = lists.answer?.rows;
    return html`<section aria-labelledby="heading-watchlists" data-state=${lists.state}>
      <header class="page-head">
        <h2 id="heading-watchlists" tabindex="-1">Watchlists</h2>
        <p class="quiet">named sets of actors, one entry among the filters</p>
        <div class="tools">
          <a class="tool" href=${addressOf('/watchlists', '', null, 'format=csv')} download="newstally-watchlists.csv" aria-label="Watchlists: CSV">CSV</a>
          <figure-help .question=${'/watchlists'} heading="Watchlists" name="watchlists"></figure-help>
        </div>
      </header>
      <p><button type="button" class="button strong" data-new aria-haspopup="dialog" @click=${() => (this.editing = 'new')}>New watchlist …</button></p>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}
      <p class="list-said" role="status">
        ${this.said}
        ${gone === null ? nothing : html`Deleted “${gone.name}”. <button type="button" class="linklike" data-undo @click=${this.bringBack}>Undo</button>`}
      </p>
      ${lists.problem === undefined ? nothing : failed(lists.problem, lists.retry)}
      ${rows === undefined ? nothing : rows.length === 0 ? nobodyYet : table(rows, (row, verb) => this.act(row, verb))}
      ${noteList(lists.answer?.notes ?? [])}
      ${this.leaving === null ? nothing : this.question(this.leaving)}
      ${editing === null ? nothing : html`<watchlist-dialog .watchlist=${editing === 'new' ? undefined : editing} @closed=${this.edited}></watchlist-dialog>`}
    </section>`;
  }

  private question({ name, watchlist }: Watchlist) {
    return html`<dialog class="picker question" aria-labelledby="delete-heading" @close=${this.stay}>
      <form method="dialog" @submit=${this.leave}>
        <h2 id="delete-heading">Delete “${name}”?</h2>
        <p>Links and filters that say <code>@${watchlist}</code> will find no such list. Nothing that was counted changes.</p>
        <footer>
          <button type="button" class="button" @click=${this.stay}>Keep it</button>
          <button type="submit" class="button strong">Delete</button>
        </footer>
      </form>
    </dialog>`;
  }

  override updated(): void {
    const dialog = this.querySelector<HTMLDialogElement>('dialog.question');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  private act(row: Watchlist, verb: 'edit' | 'delete'): void {
    if (verb === 'edit') this.editing = row;
    else this.leaving = row;
  }

  private focusOn(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  private readonly edited = (event: CustomEvent<Kept>): void => {
    const { editing } = this;
    const kept = event.detail;
    this.editing = null;
    if (kept !== null) {
      this.gone = null;
      this.trouble = '';
      this.said = `“${kept.name}” is kept: filters say it as @${kept.watchlist}.`;
    }
    this.focusOn(editing === 'new' || editing === null ? '[data-new]' : buttonOf(editing.watchlist, 'edit'));
  };

  private readonly stay = (): void => {
    const { leaving } = this;
    this.leaving = null;
    if (leaving !== null) this.focusOn(buttonOf(leaving.watchlist, 'delete'));
  };

  private readonly leave = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { leaving } = this;
    this.leaving = null;
    if (leaving === null) return;
    await this.change(async () => {
      await send('DELETE', `${WATCHLISTS}/${leaving.watchlist}`);
      this.said = '';
      this.gone = leaving;
    });
    this.focusOn('[data-undo]');
  };

  private readonly bringBack = async (): Promise<void> => {
    const { gone } = this;
    if (gone === null) return;
    await this.change(async () => {
      await send('PUT', `${WATCHLISTS}/${gone.watchlist}`, jsonOf({ name: gone.name, actors: gone.actors }));
      this.gone = null;
      this.said = `“${gone.name}” is back.`;
    });
    this.focusOn('#heading-watchlists');
  };

  private async change(work: () => Promise<void>): Promise<void> {
    this.trouble = '';
    try {
      await work();
      askAnew();
    } catch (error) {
      this.trouble = reasonOf(error);
    }
  }
}

const buttonOf = (watchlist: string, verb: string) => `[data-watchlist="${watchlist}"] [data-verb="${verb}"]`;

const nobodyYet = html`<div class="no-lists">
  <p>No watchlist yet. A watchlist is a set of actors under one name, such as the competitors of a company or the members of a cabinet: it stands among the actors of the filter, and every figure compares its members.</p>
  <p class="quiet">The configuration file can hold some too, and the command line makes them: <code>npm run newstally -- watchlist NAME ACTOR …</code></p>
</div>`;

// The roles are told again, because a narrow page lays the rows out as blocks, and tables laid out so lose them.
const table = (rows: readonly Watchlist[], act: (row: Watchlist, verb: 'edit' | 'delete') => void): TemplateResult =>
  html`<table class="numbers watchlists" role="table">
    <caption class="unseen">Watchlists, by name</caption>
    <thead role="rowgroup">
      <tr role="row"><th scope="col" role="columnheader">Watchlist</th><th scope="col" role="columnheader">Actors</th><th scope="col" role="columnheader">Where from</th><th scope="col" role="columnheader"><span class="unseen">Actions</span></th></tr>
    </thead>
    <tbody role="rowgroup">${rows.map((row) => tableRow(row, act))}</tbody>
  </table>`;

function tableRow(row: Watchlist, act: (row: Watchlist, verb: 'edit' | 'delete') => void): TemplateResult {
  const { watchlist, name, actors, members, missing, origin, updated_at } = row;
  const button = (verb: 'edit' | 'delete', words: string) =>
    html`<button type="button" class="button" data-verb=${verb} aria-haspopup="dialog" aria-label=${`${words}: ${name}`} @click=${() => act(row, verb)}>${words}</button>`;
  const more = members.length - MOST_NAMES;
  return html`<tr role="row" data-watchlist=${watchlist}>
    <th scope="row" role="rowheader"><a href=${`/?actors=@${watchlist}`} dir="auto">${name}</a> <small>@${watchlist}</small></th>
    <td role="cell">
      ${many(actors.length, 'actor', 'actors')}
      <small>${members.slice(0, MOST_NAMES).map(({ actor, name: member }, at) => html`${at === 0 ? '' : ', '}<a href=${`/actors/${actor}`}>${member}</a>`)}${more > 0 ? ` and ${more} more` : nothing}</small>
      ${missing.length === 0 ? nothing : html`<small class="missing">${missing.length} of ${actors.length} ${missing.length === 1 ? 'is' : 'are'} not in the catalogue: ${missing.join(', ')}</small>`}
    </td>
    <td role="cell">${origin === 'file' ? html`from the configuration file <small>changed there alone</small>` : html`made here <small>${updated_at === null ? nothing : `${instant(updated_at)} UTC`}</small>`}</td>
    <td role="cell" class="actions">${origin === 'file' ? nothing : html`${button('edit', 'Edit')} ${button('delete', 'Delete')}`}</td>
  </tr>`;
}
