import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Problem } from '../../server/contract/answer.ts';
import type { Sending } from '../../server/contract/schedule.ts';
import { problemIn } from '../ask.ts';
import { instant } from '../charts/format.ts';
import { slugOf } from '../rosters.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { isSchedule, type Kept, placeOf, sendingsNow, wentOf, whatOf } from '../sendings.ts';
import './alert-form.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

type Now = Awaited<ReturnType<typeof sendingsNow>>;
type Verb = 'run' | 'run?dry=true' | 'pause' | 'resume' | 'remove';
const OFFERED = ['mondays at 06:00', 'weekdays at 07:00', 'daily at 06:30', '0 6 1 * *'];
/** How often a page in sight looks how a sending goes. */
const LOOK_MS = 2000;

/** What is sent again and again, and what is watched for: how it went, and one more of the report in sight. */
@customElement('sending-section')
export class SendingSection extends LitElement {
  /** What the form sends: the report in sight, with its filters, in the one grammar. */
  @property() sends = '';
  @property() filters = '';
  /** What an alert would be about: the same without dates. */
  @property() watched = '';
  @state() private now: Now | undefined;
  @state() private problem: Problem | undefined;
  @state() private said = '';
  @state() private trouble = '';
  @state() private runs: { readonly of: string; readonly rows: readonly Sending[] } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private readonly load = async (): Promise<void> => {
    clearTimeout(this.timer);
    try {
      this.now = await sendingsNow();
      this.problem = undefined;
      if (this.now.kept.some(({ last }) => last?.state === 'running'))
        this.timer = setTimeout(() => void this.load(), LOOK_MS);
    } catch (error) {
      this.problem = problemIn(error);
    }
  };

  override render() {
    const { now, problem } = this;
    return html`<section aria-labelledby="heading-sendings" data-state=${problem !== undefined ? 'error' : now === undefined ? 'loading' : 'ready'}>
      <header class="figure-head"><h2 id="heading-sendings" tabindex="-1">Sent again and again</h2></header>
      <p class="hint">reports and answers by the clock, and alerts when something happens; every attempt is of one snapshot</p>
      ${problem === undefined ? nothing : failed(problem, () => void this.load())}
      ${
        now === undefined
          ? nothing
          : html`${this.form(now)}
        <details class="watch"><summary>Watch for something</summary><alert-form filters=${this.watched} .deliveries=${now.deliveries} @made=${this.watches}></alert-form></details>
        ${this.table(now)}`
      }
    </section>`;
  }

  private form({ deliveries }: Now) {
    const filters = this.filters === '' ? msg('no filters') : this.filters.replaceAll('&', ', ');
    return html`<form class="subscribe" novalidate @submit=${this.add} aria-label="Send this report again and again">
        <div class="field"><label for="sending-name">Name <small>of ${this.sends}, ${filters}</small></label><input id="sending-name" name="name" required autocomplete="off" /></div>
        <div class="field"><label for="sending-when">When <small>in words or as cron</small></label><input id="sending-when" name="when" list="sending-times" placeholder=${OFFERED[0]} autocomplete="off" /><datalist id="sending-times">${OFFERED.map((words) => html`<option value=${words}></option>`)}</datalist></div>
        <div class="field"><label for="sending-to">To</label><select id="sending-to" name="to">${deliveries.map(({ delivery, to }) => html`<option value=${delivery}>${delivery}: ${to}</option>`)}</select></div>
        <div class="subscribe-tools"><button type="submit" class="button strong">Send this report</button></div>
      </form>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}
      <p class="quiet said" role="status">${this.said}</p>`;
  }

  private readonly watches = async ({ detail }: CustomEvent<string>): Promise<void> => {
    [this.said, this.trouble] = [detail, ''];
    await this.load();
  };

  private table({ kept }: Now) {
    if (kept.length === 0) return html`<p class="quiet">Nothing is sent and nothing watched for yet.</p>`;
    return html`<table class="numbers subscriptions sendings" role="table">
      <caption class="unseen">Schedules and alerts</caption>
      <thead role="rowgroup"><tr role="row">${[msg('Name'), msg('When'), msg('To'), msg('Last sending (UTC)')].map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}<th scope="col" role="columnheader"><span class="unseen">Actions</span></th></tr></thead>
      <tbody role="rowgroup">${kept.map((one) => this.row(one))}</tbody>
    </table>`;
  }

  private row(one: Kept) {
    const { name, paused, origin, last, failing, deliver } = one;
    const place = placeOf(one);
    const button = (verb: Verb, words: string) =>
      html`<button type="button" class="button" aria-label=${`${words}: ${name}`} @click=${() => this.act(one, verb)}>${words}</button>`;
    const own =
      origin === 'app'
        ? html`${paused ? button('resume', msg('Resume')) : button('pause', msg('Pause'))} ${button('remove', msg('Remove'))}`
        : html`<small>told by newstally.yaml</small>`;
    return html`<tr role="row" data-sending=${place.split('/').at(-1)} data-standing=${failing ? 'failing' : paused ? 'paused' : 'active'}>
      <th scope="row" role="rowheader"><span class="address">${name}</span><small>${whatOf(one)}</small></th>
      <td role="cell"><span class="label" aria-hidden="true">When</span> ${isSchedule(one) ? html`${one.when}<small>${one.timezone}; next ${one.next_at === null ? msg('when resumed') : instant(one.next_at)}</small>` : html`when it happens<small>${one.told} told so far</small>`}</td>
      <td role="cell"><span class="label" aria-hidden="true">To</span> ${deliver.join(', ')}</td>
      <td role="cell"><span class="label" aria-hidden="true">Last sending (UTC)</span> ${last === null ? msg('not yet') : html`<span class="standing">${instant(last.slot_at)}</span><small>${wentOf(last)}</small>`}
        ${last === null ? nothing : html`<button type="button" class="linklike" aria-label=${msg(str`All sendings of ${name}`)} aria-expanded=${this.runs?.of === place} @click=${() => this.look(place)}>All sendings</button>`}
        ${this.runs?.of === place ? html`<ol class="runs">${this.runs.rows.map((run) => html`<li>${instant(run.slot_at)} ${msg(run.cause)}: ${wentOf(run)}</li>`)}</ol>` : nothing}</td>
      <td role="cell" class="actions">${isSchedule(one) ? html`${button('run', msg('Send now'))} ${button('run?dry=true', msg('Dry run'))}` : nothing} ${own}</td>
    </tr>`;
  }

  private async look(place: string): Promise<void> {
    const open = this.runs?.of === place;
    this.runs = open
      ? undefined
      : { of: place, rows: ((await send('GET', `${place}/runs?limit=20`)) as { rows: Sending[] }).rows };
  }

  private async act(one: Kept, verb: Verb): Promise<void> {
    await this.change(async () => {
      const done = await send(
        verb === 'remove' ? 'DELETE' : 'POST',
        verb === 'remove' ? placeOf(one) : `${placeOf(one)}/${verb}`,
      );
      if (verb === 'run?dry=true') return this.dry(one, (done as Sending).sending);
      const words = {
        run: msg('is being sent'),
        pause: msg('is paused'),
        resume: msg('goes on'),
        remove: msg('was removed; what was sent stays'),
      };
      return `${one.name} ${words[verb]}.`;
    });
  }

  /** A dry run is quick, and its files are what somebody wants to hear of. */
  private async dry(one: Kept, no: number): Promise<string> {
    for (;;) {
      const { rows } = (await send('GET', `${placeOf(one)}/runs?limit=20`)) as { rows: Sending[] };
      const run = rows.find(({ sending }) => sending === no);
      if (run !== undefined && run.state !== 'running')
        return `${one.name}: ${wentOf(run)}${run.files.map(({ name, bytes }) => msg(str`; ${name}, ${Math.ceil(bytes / 1024)} KB`)).join('')}.`;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  private readonly add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
    const name = value('name');
    const slug = slugOf(name);
    await this.change(async () => {
      const told = {
        name,
        sends: this.sends,
        filters: this.filters,
        when: value('when') || OFFERED[0],
        deliver: [value('to')],
      };
      await send('PUT', `/api/v1/schedules/${slug}`, jsonOf(told));
      form.reset();
      return msg(str`${name} will be sent ${told.when ?? ''}.`);
    });
  };

  private async change(work: () => Promise<string>): Promise<void> {
    [this.said, this.trouble] = ['', ''];
    try {
      this.said = await work();
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    await this.load();
  }
}
