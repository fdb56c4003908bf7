import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { addressOf, askAnew } from '../ask.ts';
import { many } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/access-section.ts';
import '../components/catalogue-section.ts';
import '../components/figure-help.ts';
import { failed } from '../components/states.ts';
import '../components/subscription-form.ts';
import { type Row, subscriptionTable, type Verb } from '../components/subscription-table.ts';
import '../components/roster-section.ts';
import { send, whyRefused } from '../send.ts';
import type { View } from '../view.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

/** What Newstally reads by itself: subscriptions, how they stand, and what can be done with them. */
@customElement('settings-page')
export class SettingsPage extends LitElement {
  @property({ attribute: false }) view!: View;
  @state() private trouble = '';
  @state() private said = '';
  /** The one that is to be removed, once that is confirmed. */
  @state() private leaving: Row | null = null;
  private readonly tell = createTelling(this);
  private readonly subscriptions = new Asking(this, '/subscriptions', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { answer } = this.subscriptions;
    this.tell({ title: msg('Settings'), days: null, ...(answer === undefined ? {} : { snapshot: answer.snapshot }) });
  }

  override render() {
    const { subscriptions } = this;
    const rows = subscriptions.answer?.rows;
    return html`<section class="page settings" data-state=${subscriptions.state}>
      <header class="page-head">
        <h1 tabindex="-1">Settings</h1>
        <p class="quiet">what Newstally reads by itself, and whom it looks for</p>
      </header>
      <section class="figure" aria-labelledby="heading-subscriptions" data-figure="subscriptions" data-state=${subscriptions.state}>
      <header class="figure-head">
        <h2 id="heading-subscriptions">Subscriptions</h2>
        <p class="hint">addresses that are read again and again while Newstally runs</p>
        <div class="tools">
          <a class="tool" href=${addressOf('/subscriptions', '', null, 'format=csv')} download="newstally-subscriptions.csv" aria-label="Subscriptions: CSV">CSV</a>
          <a class="tool" href="/api/v1/subscriptions.opml" download="newstally-subscriptions.opml" aria-label="Subscriptions: OPML">OPML</a>
          <figure-help .question=${'/subscriptions'} heading="Subscriptions" name="subscriptions"></figure-help>
        </div>
      </header>
      <subscription-form></subscription-form>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}
      <p class="unseen" role="status">${this.said}</p>
      ${subscriptions.problem === undefined ? nothing : failed(subscriptions.problem, subscriptions.retry)}
      ${rows === undefined ? nothing : this.list(rows)}
      </section>
      ${this.leaving === null ? nothing : this.question(this.leaving)}
      <catalogue-section></catalogue-section>
      <roster-section kind="watchlists"></roster-section>
      <roster-section kind="collections"></roster-section>
      <access-section></access-section>
    </section>`;
  }

  private list(rows: readonly Row[]) {
    if (rows.length === 0) {
      return html`<div class="no-result">
        <p>Nothing is subscribed yet. Give the address of a feed, a sitemap or a page above: Newstally reads it at once and then by its schedule, keeps to robots.txt, and says when something is wrong.</p>
        <p class="quiet">A list of feeds that another reader wrote can be read as an OPML file. On the command line: <code>npm run newstally -- subscribe ADDRESS</code></p>
      </div>`;
    }
    const paused = rows.filter(({ state: now }) => now === 'paused').length;
    return html`<p class="quiet">${many(rows.length, 'subscription', 'subscriptions')}${paused === 0 ? nothing : msg(str`, ${paused} of them paused`)}</p>
      ${subscriptionTable(rows, this.act)}`;
  }

  private question({ address }: Row) {
    return html`<dialog class="picker" aria-labelledby="leave-heading" @close=${this.stay}>
      <form method="dialog" @submit=${this.leave}>
        <h2 id="leave-heading">Remove this subscription?</h2>
        <p class="address">${address}</p>
        <p>It is checked no more. The articles that came of it stay.</p>
        <footer>
          <button type="button" class="button" @click=${this.stay}>Keep it</button>
          <button type="submit" class="button strong">Remove</button>
        </footer>
      </form>
    </dialog>`;
  }

  override updated(): void {
    const dialog = this.querySelector<HTMLDialogElement>('.settings > dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  private readonly act = (row: Row, verb: Verb): void => {
    if (verb === 'remove') this.leaving = row;
    else void this.change(row, verb);
  };

  private readonly stay = (): void => {
    const { leaving } = this;
    this.querySelector<HTMLDialogElement>('.settings > dialog')?.close();
    this.leaving = null;
    const row = this.querySelector(`[data-subscription="${leaving?.subscription}"]`);
    row?.querySelector<HTMLElement>('.actions .button:last-of-type')?.focus();
  };

  private readonly leave = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { leaving } = this;
    this.leaving = null;
    if (leaving !== null) await this.change(leaving, 'remove');
    // Its button is gone: whoever pressed it goes on at the head of the page.
    this.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };

  private async change({ subscription, address }: Row, verb: Verb): Promise<void> {
    const path = `/api/v1/subscriptions/${subscription}`;
    this.trouble = '';
    try {
      await (verb === 'remove' ? send('DELETE', path) : send('POST', `${path}/${verb}`));
      this.said = `${address}: ${DONE[verb]}`;
      askAnew();
    } catch (error) {
      this.trouble = whyRefused(error).sentence;
    }
  }
}

const DONE: Readonly<Record<Verb, string>> = {
  run: msg('is being checked'),
  pause: msg('paused'),
  resume: msg('resumed'),
  remove: msg('removed; its articles stay'),
};
