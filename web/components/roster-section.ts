import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { addressOf, askAnew } from '../ask.ts';
import { ROSTERS, type RosterKind } from '../../server/contract/vocabulary.ts';
import { instant } from '../charts/format.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { WORDS } from '../roster-words.ts';
import type { Roster } from '../rosters.ts';
import './figure-help.ts';
import { noteList } from './note-list.ts';
import { failed } from './states.ts';
import { RosterAsking } from './roster-asking.ts';
import './roster-dialog.ts';
import { type Kept, placeOf } from './roster-dialog.ts';
import { msg, str } from '../words.ts';

/** Names that a row spells out; the dialog and the CSV have all. */
const MOST_NAMES = 12;

/** The named sets of actors, or those of sources: made, renamed, edited, deleted, and brought back. */
@customElement('roster-section')
export class RosterSection extends LitElement {
  @property() kind: RosterKind = 'watchlists';
  /** The one in the dialog; 'new' is one that is being made. */
  @state() private editing: Roster | 'new' | null = null;
  /** The one that is to be deleted, once that is confirmed. */
  @state() private leaving: Roster | null = null;
  /** The one that was deleted last. */
  @state() private gone: Roster | null = null;
  @state() private said = '';
  @state() private trouble = '';
  private readonly lists = new RosterAsking(this, () => this.kind);

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { kind, editing, gone } = this;
    const words = WORDS[kind];
    const { asking, rows } = this.lists;
    return html`<section aria-labelledby=${`heading-${kind}`} data-state=${asking.state}>
      <header class="figure-head">
        <h2 id=${`heading-${kind}`} tabindex="-1">${words.heading}</h2>
        <p class="quiet">${words.hint}</p>
        <div class="tools">
          <a class="tool" href=${addressOf(`/${kind}`, '', null, 'format=csv')} download=${`newstally-${kind}.csv`} aria-label=${msg(str`${words.heading}: CSV`)}>CSV</a>
          <figure-help .question=${`/${kind}`} heading=${words.heading} name=${kind}></figure-help>
        </div>
      </header>
      <p><button type="button" class="button strong" data-new aria-haspopup="dialog" @click=${() => (this.editing = 'new')}>${words.fresh}</button></p>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}
      <p class="list-said" role="status">
        ${this.said}
        ${gone === null ? nothing : html`Deleted “${gone.name}”. <button type="button" class="linklike" data-undo @click=${this.bringBack}>Undo</button>`}
      </p>
      ${asking.problem === undefined ? nothing : failed(asking.problem, asking.retry)}
      ${rows === undefined ? nothing : rows.length === 0 ? noneYet(kind) : table(kind, rows, (row, verb) => this.act(row, verb))}
      ${noteList(asking.answer?.notes ?? [])}
      ${this.leaving === null ? nothing : this.question(this.leaving)}
      ${editing === null ? nothing : html`<roster-dialog kind=${kind} .roster=${editing === 'new' ? undefined : editing} @closed=${this.edited}></roster-dialog>`}
    </section>`;
  }

  private question({ name, slug }: Roster) {
    return html`<dialog class="picker question" aria-labelledby="delete-heading" @close=${this.stay}>
      <form method="dialog" @submit=${this.leave}>
        <h2 id="delete-heading">Delete “${name}”?</h2>
        <p>Links and filters that say <code>${ROSTERS[this.kind].key}=@${slug}</code> will find nothing of that name. Nothing that was counted changes.</p>
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

  private act(row: Roster, verb: 'edit' | 'delete'): void {
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
      this.said = msg(str`“${kept.name}” is kept: filters say it as @${kept.slug}.`);
    }
    this.focusOn(editing === 'new' || editing === null ? '[data-new]' : buttonOf(editing.slug, 'edit'));
  };

  private readonly stay = (): void => {
    const { leaving } = this;
    this.leaving = null;
    if (leaving !== null) this.focusOn(buttonOf(leaving.slug, 'delete'));
  };

  private readonly leave = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { leaving } = this;
    this.leaving = null;
    if (leaving === null) return;
    await this.change(async () => {
      await send('DELETE', placeOf(this.kind, leaving.slug));
      this.said = '';
      this.gone = leaving;
    });
    this.focusOn('[data-undo]');
  };

  private readonly bringBack = async (): Promise<void> => {
    const { gone } = this;
    if (gone === null) return;
    await this.change(async () => {
      const wanted = { name: gone.name, [ROSTERS[this.kind].key]: gone.chosen };
      await send('PUT', placeOf(this.kind, gone.slug), jsonOf(wanted));
      this.gone = null;
      this.said = msg(str`“${gone.name}” is back.`);
    });
    this.focusOn(`#heading-${this.kind}`);
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

const buttonOf = (slug: string, verb: string) => `[data-roster="${slug}"] [data-verb="${verb}"]`;

const noneYet = (kind: RosterKind): TemplateResult => html`<div class="no-lists">
  <p>${WORDS[kind].none}</p>
  <p class="quiet">The configuration file can hold some too, and the command line makes them: <code>npm run newstally -- ${WORDS[kind].command}</code></p>
</div>`;

type Act = (row: Roster, verb: 'edit' | 'delete') => void;

// The roles are told again, because a narrow page lays the rows out as blocks, and tables laid out so lose them.
function table(kind: RosterKind, rows: readonly Roster[], act: Act): TemplateResult {
  const { caption, column, members } = WORDS[kind];
  return html`<table class="numbers rosters" role="table">
    <caption class="unseen">${caption}</caption>
    <thead role="rowgroup">
      <tr role="row"><th scope="col" role="columnheader">${column}</th><th scope="col" role="columnheader">${members}</th><th scope="col" role="columnheader">Where from</th><th scope="col" role="columnheader"><span class="unseen">Actions</span></th></tr>
    </thead>
    <tbody role="rowgroup">${rows.map((row) => tableRow(kind, row, act))}</tbody>
  </table>`;
}

function tableRow(kind: RosterKind, row: Roster, act: Act): TemplateResult {
  const { slug, name, chosen, members, missing, origin, updated_at } = row;
  const { key } = ROSTERS[kind];
  const words = WORDS[kind];
  const button = (verb: 'edit' | 'delete', label: string) =>
    html`<button type="button" class="button" data-verb=${verb} aria-haspopup="dialog" aria-label=${`${label}: ${name}`} @click=${() => act(row, verb)}>${label}</button>`;
  const more = members.length - MOST_NAMES;
  return html`<tr role="row" data-roster=${slug}>
    <th scope="row" role="rowheader"><a href=${`/?${key}=@${slug}`} dir="auto">${name}</a> <small>@${slug}</small></th>
    <td role="cell">
      ${words.count(chosen.length)}
      <small>${members.slice(0, MOST_NAMES).map(({ id, name: member }, at) => html`${at === 0 ? '' : ', '}<a href=${`/${key}/${id}`}>${member}</a>`)}${more > 0 ? msg(str` and ${more} more`) : nothing}</small>
      ${missing.length === 0 ? nothing : html`<small class="missing">${words.missing(missing, chosen.length)}</small>`}
    </td>
    <td role="cell">${origin === 'file' ? html`from the configuration file <small>changed there alone</small>` : html`made here <small>${updated_at === null ? nothing : msg(str`${instant(updated_at)} UTC`)}</small>`}</td>
    <td role="cell" class="actions">${origin === 'file' ? nothing : html`${button('edit', msg('Edit'))} ${button('delete', msg('Delete'))}`}</td>
  </tr>`;
}
