import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import type { AccessNow, AuditRow, KeyRow } from '../../server/contract/access.ts';
import type { Problem } from '../../server/contract/answer.ts';
import { SCOPES } from '../../server/contract/vocabulary.ts';
import { problemIn } from '../ask.ts';
import { instant } from '../charts/format.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

type Now = AccessNow & { readonly keys: readonly KeyRow[]; readonly audit: readonly AuditRow[] };
const PATH = '/api/v1';
const LINES = 20;

/** Who may ask what: keys and shared links, and what was changed by whom. */
@customElement('access-section')
export class AccessSection extends LitElement {
  @state() private now: Now | undefined;
  @state() private problem: Problem | undefined;
  @state() private trouble = '';
  /** What is shown this once: a key, or a link. */
  @state() private fresh = '';

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    try {
      const now = (await send('GET', `${PATH}/access`)) as AccessNow;
      const may = now.required && now.scopes.includes('admin');
      const rows = async (path: string) =>
        may ? ((await send('GET', PATH + path)) as { rows: readonly unknown[] }).rows : [];
      this.now = {
        ...now,
        keys: (await rows('/keys')) as KeyRow[],
        audit: (await rows(`/audit?limit=${LINES}`)) as AuditRow[],
      };
      this.problem = undefined;
    } catch (error) {
      this.problem = problemIn(error);
    }
  };

  override render() {
    const { now, problem } = this;
    return html`<section class="figure" aria-labelledby="heading-access" data-state=${problem !== undefined ? 'error' : now === undefined ? 'loading' : 'ready'}>
      <header class="figure-head"><h2 id="heading-access" tabindex="-1">Access</h2>
        <p class="hint">who may ask, and what was changed by whom</p></header>
      ${problem === undefined ? nothing : failed(problem, () => void this.load())}
      ${now === undefined ? nothing : now.required ? this.inside(now) : html`<p class="quiet">Only this machine reads this dashboard, so nobody signs in. The README says how others are let in.</p>`}
    </section>`;
  }

  private inside({ who, scopes, keys, audit }: Now) {
    return html`<p>You are ${who}, with a key for ${scopes.join(', ')}. <button type="button" class="button" @click=${this.leave}>Sign out</button></p>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}
      <p role="status">${this.fresh === '' ? nothing : html`Copy it now, it is shown this once: <code class="fresh">${this.fresh}</code>`}</p>
      ${scopes.includes('admin') ? html`${this.forms()}${this.keys(keys)}${this.lines(audit)}` : nothing}`;
  }

  private forms() {
    return html`<form class="subscribe" novalidate aria-label="Make a key" @submit=${this.makeKey}>
        <div class="field"><label for="key-name">Key for <small>a person or a program</small></label><input id="key-name" name="name" autocomplete="off" /></div>
        <div class="field"><label for="key-scope">Allowed</label><select id="key-scope" name="scope">${SCOPES.map((scope) => html`<option>${scope}</option>`)}</select></div>
        <div class="field"><label for="key-expires">Until <small>revoked, when left empty</small></label><input id="key-expires" name="expires" type="date" /></div>
        <div class="subscribe-tools"><button type="submit" class="button strong">Make a key</button></div>
      </form>
      <form class="subscribe" novalidate aria-label="Make a link" @submit=${this.makeLink}>
        <div class="field"><label for="link-path">Link to <small>a page, for reading alone</small></label><input id="link-path" name="path" placeholder="/actors/ukraine?last=13w" autocomplete="off" /></div>
        <div class="field"><label for="link-name">For</label><input id="link-name" name="name" autocomplete="off" /></div>
        <div class="field"><label for="link-expires">Until</label><input id="link-expires" name="expires" type="date" /></div>
        <div class="subscribe-tools"><button type="submit" class="button strong">Make a link</button></div>
      </form>`;
  }

  private keys(rows: readonly KeyRow[]) {
    const heads = [msg('Name'), msg('Allowed'), msg('Until'), msg('Last used (UTC)')];
    return html`<table class="numbers subscriptions" role="table"><caption class="unseen">Keys and shared links</caption>
      <thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}<th scope="col" role="columnheader"><span class="unseen">Actions</span></th></tr></thead>
      <tbody role="rowgroup">${rows.map(
        ({ key, name, scopes, opens, expires, last_used_at, revoked_at }) => html`<tr role="row" data-key=${key}>
          <th scope="row" role="rowheader"><span class="address">${name}</span><small>${key}${opens === null ? nothing : html`, opens ${opens}`}</small></th>
          <td role="cell"><span class="label" aria-hidden="true">Allowed</span> ${scopes.join(', ')}</td>
          <td role="cell"><span class="label" aria-hidden="true">Until</span> ${revoked_at === null ? (expires ?? msg('it is revoked')) : msg(str`revoked ${instant(revoked_at)}`)}</td>
          <td role="cell"><span class="label" aria-hidden="true">Last used (UTC)</span> ${last_used_at === null ? msg('never') : instant(last_used_at)}</td>
          <td role="cell" class="actions">${revoked_at === null ? html`<button type="button" class="button" aria-label=${msg(str`Revoke: ${name}`)} @click=${() => this.change(() => send('DELETE', `${PATH}/keys/${key}`))}>Revoke</button>` : nothing}</td>
        </tr>`,
      )}</tbody></table>`;
  }

  private lines(rows: readonly AuditRow[]) {
    if (rows.length === 0) return nothing;
    return html`<details><summary>The last ${rows.length} changes</summary>
      <ol class="runs">${rows.map(({ at, who, action, path, status }) => html`<li>${instant(at)} ${who}: ${action} ${path} (${status})</li>`)}</ol></details>`;
  }

  private readonly leave = async (): Promise<void> => {
    await fetch('/sign-out', { method: 'POST' });
    location.assign('/sign-in');
  };

  private readonly makeKey = (event: SubmitEvent): void => {
    const { name, scope, expires } = this.said(event);
    void this.change(async () => {
      const told = { name, scopes: [scope], ...(expires === '' ? {} : { expires }) };
      this.fresh = ((await send('POST', `${PATH}/keys`, jsonOf(told))) as { text: string }).text;
    });
  };

  private readonly makeLink = (event: SubmitEvent): void => {
    const { name, path, expires } = this.said(event);
    void this.change(async () => {
      this.fresh = ((await send('POST', `${PATH}/shares`, jsonOf({ name, path, expires }))) as { link: string }).link;
    });
  };

  private said(event: SubmitEvent): Record<string, string> {
    event.preventDefault();
    const told = new FormData(event.target as HTMLFormElement);
    return Object.fromEntries([...told].map(([key, value]) => [key, typeof value === 'string' ? value.trim() : '']));
  }

  private async change(work: () => Promise<unknown>): Promise<void> {
    [this.trouble, this.fresh] = ['', ''];
    try {
      await work();
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    await this.load();
  }
}
