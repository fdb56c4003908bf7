import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import { USUAL_SCHEDULE } from '../../server/contract/vocabulary.ts';
import { askAnew } from '../ask.ts';
import { many } from '../charts/format.ts';
import { jsonOf, send, whyRefused } from '../send.ts';
import { msg, str } from '../words.ts';

const PATH = '/api/v1/subscriptions';
/** Offered while typing; any other schedule can be written. */
const SCHEDULES = [
  'every 15 minutes',
  USUAL_SCHEDULE,
  'hourly',
  'every 6 hours',
  'daily at 06:00',
  'weekdays at 07:00',
];

type Listed = {
  readonly added: readonly unknown[];
  readonly known: readonly string[];
  readonly refused: readonly { readonly address: string; readonly reason: string }[];
};

/** Adds one address, or all feeds of an OPML file; says at each field what is wrong with it. */
@customElement('subscription-form')
export class SubscriptionForm extends LitElement {
  @state() private wrong: Readonly<Record<string, string>> = {};
  @state() private trouble = '';
  @state() private said = '';
  @state() private list: Listed | null = null;
  @state() private busy = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<form class="subscribe" novalidate @submit=${this.add} aria-label="Add a subscription">
        ${this.field('address', msg('Address'), msg('of a feed, a sitemap or a page'), html`<input name="address" type="url" id="subscribe-address" required placeholder="https://www.example.org/feed.xml" autocomplete="off" aria-invalid=${this.invalid('address')} aria-describedby="about-address wrong-address" />`)}
        ${this.field('source', msg('Source'), msg('as the articles say, when left empty'), html`<input name="source" id="subscribe-source" autocomplete="off" aria-invalid=${this.invalid('source')} aria-describedby="about-source wrong-source" />`)}
        ${this.field('schedule', msg('Checked'), msg('in words or as a cron expression'), html`<input name="schedule" id="subscribe-schedule" list="schedules" placeholder=${USUAL_SCHEDULE} autocomplete="off" aria-invalid=${this.invalid('schedule')} aria-describedby="about-schedule wrong-schedule" />`)}
        <datalist id="schedules">${SCHEDULES.map((words) => html`<option value=${words}></option>`)}</datalist>
        <div class="subscribe-tools">
          <button type="submit" class="button strong" ?disabled=${this.busy}>Subscribe</button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.choose}>Read an OPML file …</button>
          <input type="file" accept=".opml,.xml" hidden aria-label="OPML file" @change=${this.chosen} />
        </div>
      </form>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}
      <p class="quiet said" role="status">${this.said}</p>
      ${this.list === null || this.list.refused.length === 0 ? nothing : html`<ul class="refused-list">${this.list.refused.map(({ address, reason }) => html`<li><b>${address}</b> was refused; expected ${reason}</li>`)}</ul>`}`;
  }

  private field(key: string, title: string, about: string, input: TemplateResult): TemplateResult {
    const wrong = this.wrong[key];
    return html`<div class="field" data-field=${key}>
      <label for=${`subscribe-${key}`}>${title} <small id=${`about-${key}`}>${about}</small></label>
      ${input}
      <p class="wrong" id=${`wrong-${key}`}>${wrong === undefined ? nothing : html`${mark} Expected ${wrong}`}</p>
    </div>`;
  }

  private invalid(key: string): 'true' | 'false' {
    return this.wrong[key] === undefined ? 'false' : 'true';
  }

  private readonly add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
    const [address, source, schedule] = [value('address'), value('source'), value('schedule')];
    const wanted = { address, source: source === '' ? null : source, schedule: schedule === '' ? null : schedule };
    await this.change(async () => {
      const kept = (await send('POST', PATH, jsonOf(wanted))) as { address: string; schedule: string };
      form.reset();
      this.said = msg(str`${kept.address} was added and is checked now, then ${kept.schedule}.`);
    });
    // Whoever filled in the form goes on where something is wrong, or with the next address.
    const [first = 'address'] = Object.keys(this.wrong);
    this.querySelector<HTMLInputElement>(`#subscribe-${first}`)?.focus();
  };

  private readonly choose = (): void => this.querySelector<HTMLInputElement>('input[type="file"]')?.click();

  private readonly chosen = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    await this.change(async () => {
      const list = (await send('POST', PATH, { type: 'text/x-opml', body: await file.text() })) as Listed;
      const { added, known, refused } = list;
      this.list = list;
      this.said =
        added.length + known.length + refused.length === 0
          ? msg(str`${file.name} lists no feed: an OPML list has outlines with an xmlUrl.`)
          : msg(
              str`${file.name}: ${many(added.length, 'address', 'addresses')} added, ${known.length} there already, ${refused.length} refused.`,
            );
    });
    input.value = ''; // the same file can be chosen again
  };

  private async change(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.wrong = {};
    this.trouble = '';
    this.said = '';
    this.list = null;
    try {
      await work();
      askAnew();
    } catch (error) {
      const { keys, sentence } = whyRefused(error);
      this.wrong = keys;
      this.trouble = sentence;
    }
    this.busy = false;
    await this.updateComplete;
  }
}

const mark = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.5 15 14H1Z M8 6v4 M8 11.6v1" /></svg>`;
