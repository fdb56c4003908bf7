import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askAnew } from '../ask.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import type { Watchlist } from '../watchlists.ts';
import { Asking } from './asking.ts';
import './watchlist-dialog.ts';
import { type Kept, WATCHLISTS } from './watchlist-dialog.ts';

/** Lists without the actor that stand open; the others are one click further. */
const MOST_OPEN = 4;

/** In which watchlists an actor stands; one click takes it out or puts it in. */
@customElement('actor-watchlists')
export class ActorWatchlists extends LitElement {
  @property() actor = '';
  @property() name = '';
  @state() private busy = false;
  @state() private making = false;
  @state() private said = '';
  @state() private trouble = '';
  private readonly lists = new Asking(this, '/watchlists', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const rows = this.lists.answer?.rows;
    if (rows === undefined) return nothing;
    const holds = (row: Watchlist) =>
      row.actors.includes(this.actor) || row.members.some(({ actor }) => actor === this.actor);
    const inside = rows.filter(holds);
    const outside = rows.filter((row) => !holds(row) && row.origin === 'app');
    const folded = outside.slice(MOST_OPEN);
    return html`<div class="in-watchlists" role="group" aria-label=${`Watchlists of ${this.name}`} aria-busy=${this.busy ? 'true' : 'false'}>
      <span class="quiet">${inside.length === 0 ? 'In no watchlist' : 'In'}</span>
      ${inside.map((row) => this.holding(row))}
      ${outside.slice(0, MOST_OPEN).map((row) => this.other(row))}
      ${folded.length === 0 ? nothing : html`<details class="folded"><summary class="button" aria-label=${`${folded.length} more watchlists`}>+${folded.length}</summary><div class="popover-like">${folded.map((row) => this.other(row))}</div></details>`}
      <button type="button" class="button plain" data-list="" aria-haspopup="dialog" @click=${() => (this.making = true)}>New watchlist …</button>
      <span class="unseen" role="status">${this.said}</span>
      ${this.trouble === '' ? nothing : html`<span class="wrong" role="alert">${this.trouble}</span>`}
      ${this.making ? html`<watchlist-dialog .actors=${[this.actor]} @closed=${this.made}></watchlist-dialog>` : nothing}
    </div>`;
  }

  private holding(row: Watchlist): TemplateResult {
    const { watchlist, name, origin, actors } = row;
    // Who stands in it under the name of somebody merged into it is taken out in the list itself.
    const own = origin === 'app' && actors.includes(this.actor);
    const title = origin === 'file' ? 'from the configuration file' : own ? '' : 'as somebody who was merged into it';
    return html`<span class="token"
      ><a class="list-name" href=${`/?actors=@${watchlist}`}>${name}</a>${title === '' ? nothing : html`<small class="quiet">${title}</small>`}${
        own
          ? html`<button type="button" data-list=${watchlist} aria-label=${`Take ${this.name} out of ${name}`} ?disabled=${this.busy} @click=${() =>
              void this.put(
                row,
                actors.filter((one) => one !== this.actor),
                'is out of',
              )}>×</button>`
          : nothing
      }</span
    >`;
  }

  private other(row: Watchlist): TemplateResult {
    return html`<button type="button" class="button plain" data-list=${row.watchlist} aria-label=${`Add ${this.name} to ${row.name}`} ?disabled=${this.busy} @click=${() => void this.put(row, [...row.actors, this.actor], 'is in')}>+ ${row.name}</button>`;
  }

  private readonly made = (event: CustomEvent<Kept>): void => {
    this.making = false;
    if (event.detail !== null) this.said = `${this.name} is in ${event.detail.name}.`;
    this.focusOn('');
  };

  private async put({ watchlist, name }: Watchlist, actors: readonly string[], became: string): Promise<void> {
    this.busy = true;
    this.trouble = '';
    try {
      await send('PUT', `${WATCHLISTS}/${watchlist}`, jsonOf({ name, actors }));
      this.said = `${this.name} ${became} ${name}.`;
      askAnew();
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    this.busy = false;
    // The button that was pressed becomes the other one of the same list.
    await this.settled();
    this.focusOn(watchlist);
  }

  private async settled(): Promise<void> {
    do {
      await this.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    } while (this.lists.pending);
  }

  private focusOn(list: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-list="${list}"]`)?.focus());
  }
}
