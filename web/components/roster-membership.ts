import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { askAnew } from '../ask.ts';
import { ROSTERS, type RosterKind } from '../../server/contract/vocabulary.ts';
import { WORDS } from '../roster-words.ts';
import type { Roster } from '../rosters.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { RosterAsking } from './roster-asking.ts';
import './roster-dialog.ts';
import { type Kept, placeOf } from './roster-dialog.ts';
import { msg, str } from '../words.ts';

/** Rosters without the member that stand open; the others are one click further. */
const MOST_OPEN = 4;

/** In which watchlists an actor stands, or in which collections a source; one click takes it out or puts it in. */
@customElement('roster-membership')
export class RosterMembership extends LitElement {
  @property() kind: RosterKind = 'watchlists';
  @property() member = '';
  @property() name = '';
  @state() private busy = false;
  @state() private making = false;
  @state() private said = '';
  @state() private trouble = '';
  private readonly lists = new RosterAsking(this, () => this.kind);

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const words = WORDS[this.kind];
    const { rows } = this.lists;
    if (rows === undefined) return nothing;
    const holds = (row: Roster) => row.chosen.includes(this.member) || row.members.some(({ id }) => id === this.member);
    const inside = rows.filter(holds);
    const outside = rows.filter((row) => !holds(row) && row.origin === 'app');
    const folded = outside.slice(MOST_OPEN);
    return html`<div class="in-rosters" role="group" aria-label=${words.of(this.name)} aria-busy=${this.busy ? 'true' : 'false'}>
      <span class="quiet">${inside.length === 0 ? words.nowhere : msg('In')}</span>
      ${inside.map((row) => this.holding(row))}
      ${outside.slice(0, MOST_OPEN).map((row) => this.other(row))}
      ${folded.length === 0 ? nothing : html`<details class="folded"><summary class="button" aria-label=${words.more(folded.length)}>+${folded.length}</summary><div class="popover-like">${folded.map((row) => this.other(row))}</div></details>`}
      <button type="button" class="button plain" data-list="" aria-haspopup="dialog" @click=${() => (this.making = true)}>${words.fresh}</button>
      <span class="unseen" role="status">${this.said}</span>
      ${this.trouble === '' ? nothing : html`<span class="wrong" role="alert">${this.trouble}</span>`}
      ${this.making ? html`<roster-dialog kind=${this.kind} .members=${[this.member]} @closed=${this.made}></roster-dialog>` : nothing}
    </div>`;
  }

  private holding(row: Roster): TemplateResult {
    const { slug, name, origin, chosen } = row;
    // Who stands in it under the name of somebody merged into it is taken out in the list itself.
    const own = origin === 'app' && chosen.includes(this.member);
    const title =
      origin === 'file' ? msg('from the configuration file') : own ? '' : msg('as somebody who was merged into it');
    return html`<span class="token"
      ><a class="list-name" href=${`/?${ROSTERS[this.kind].key}=@${slug}`}>${name}</a>${title === '' ? nothing : html`<small class="quiet">${title}</small>`}${
        own
          ? html`<button type="button" data-list=${slug} aria-label=${msg(str`Take ${this.name} out of ${name}`)} ?disabled=${this.busy} @click=${() =>
              void this.put(
                row,
                chosen.filter((one) => one !== this.member),
                msg('is out of'),
              )}>×</button>`
          : nothing
      }</span
    >`;
  }

  private other(row: Roster): TemplateResult {
    return html`<button type="button" class="button plain" data-list=${row.slug} aria-label=${msg(str`Add ${this.name} to ${row.name}`)} ?disabled=${this.busy} @click=${() => void this.put(row, [...row.chosen, this.member], msg('is in'))}>+ ${row.name}</button>`;
  }

  private readonly made = (event: CustomEvent<Kept>): void => {
    this.making = false;
    if (event.detail !== null) this.said = msg(str`${this.name} is in ${event.detail.name}.`);
    this.focusOn('');
  };

  private async put({ slug, name }: Roster, chosen: readonly string[], became: string): Promise<void> {
    this.busy = true;
    this.trouble = '';
    try {
      await send('PUT', placeOf(this.kind, slug), jsonOf({ name, [ROSTERS[this.kind].key]: chosen }));
      this.said = `${this.name} ${became} ${name}.`;
      askAnew();
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    this.busy = false;
    // The button that was pressed becomes the other one of the same list.
    await this.settled();
    this.focusOn(slug);
  }

  private async settled(): Promise<void> {
    do {
      await this.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    } while (this.lists.asking.pending);
  }

  private focusOn(list: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-list="${list}"]`)?.focus());
  }
}
