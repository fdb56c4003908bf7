import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { eventDays, eventWords, type OwnEvent } from '../charts/event-marks.ts';
import { spoken } from '../charts/format.ts';
import { eventsIn, kindsKey, kindsShown, withEvents } from '../events.ts';
import {
  EVENT_KINDS,
  type EventKind,
  isDay,
  MOST_EVENT_LETTERS,
  MOST_EVENTS,
  readEvent,
  writeEvent,
} from '../grammar.ts';
import { linkTo, parse, type View, wanted } from '../view.ts';
import { msg, str } from '../words.ts';

const KIND_WORDS: Readonly<Record<EventKind, string>> = {
  peaks: msg('the largest story of each peak'),
  coverage: msg('sources that came or went'),
  own: msg('your own events'),
};

const NEW: OwnEvent = { from: '', to: '', actor: null, tag: null, text: '' };

/** Marks events on the figures, changes them and takes them off. They live in the link, so that Back, sharing and files have them too. */
@customElement('event-dialog')
export class EventDialog extends LitElement {
  @property({ attribute: false }) view: View = parse('/');
  @state() private events: readonly OwnEvent[] = [];
  @state() private kinds: readonly EventKind[] = [];
  /** The place of the event that is changed; null adds one. */
  @state() private changing: number | null = null;
  @state() private wrong: { readonly field: string; readonly words: string } | null = null;
  @state() private said = '';
  private link: string | null = null;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.events = eventsIn(this.view);
    this.kinds = kindsShown(this.view);
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render() {
    const { events, changing } = this;
    const now = changing === null ? NEW : (events[changing] ?? NEW);
    return html`<dialog class="picker events" aria-labelledby="events-heading" @close=${this.closed}>
      <h2 id="events-heading">Events on the figures</h2>
      <fieldset class="event-kinds">
        <legend>Mark</legend>
        ${EVENT_KINDS.map((kind) => html`<label class="check"><input type="checkbox" name=${kind} .checked=${this.kinds.includes(kind)} @change=${this.turn} /> ${KIND_WORDS[kind]}</label>`)}
      </fieldset>
      ${events.length === 0 ? nothing : html`<ul class="event-rows">${events.map((event, at) => this.row(event, at))}</ul>`}
      <p class="unseen" role="status">${this.said}</p>
      ${events.length >= MOST_EVENTS && changing === null ? html`<p class="quiet">A link holds at most ${MOST_EVENTS} events. Take one off to add another.</p>` : this.form(now)}
      <footer>
        <button type="button" class="button" @click=${this.cancel}>Cancel</button>
        <button type="button" class="button strong" @click=${this.keep}>Done</button>
      </footer>
    </dialog>`;
  }

  private row(event: OwnEvent, at: number) {
    return html`<li ?data-open=${this.changing === at}>
      <span><span class="event-days">${eventDays(event)}</span> <span dir="auto">${eventWords(event, spoken)}</span></span>
      <button type="button" class="tool" aria-label=${msg(str`Change ${event.text}`)} @click=${() => this.change(at)}>Change</button>
      <button type="button" class="tool" aria-label=${msg(str`Take off ${event.text}`)} @click=${() => this.takeOff(at)}>Take off</button>
    </li>`;
  }

  private form(event: OwnEvent) {
    const { wrong, changing } = this;
    const actors = [...new Set([...this.choices, ...(event.actor === null ? [] : [event.actor])])];
    const bad = (field: string) => (wrong?.field === field ? 'true' : 'false');
    return html`<form class="event-form" novalidate @submit=${this.add}>
      <label class="field">Words<input name="text" maxlength=${MOST_EVENT_LETTERS} autocomplete="off" placeholder="Visit to Kyiv" .value=${event.text} aria-invalid=${bad('text')} /></label>
      <label class="field">From<input type="date" name="from" .value=${event.from} aria-invalid=${bad('from')} /></label>
      <label class="field">To, if longer<input type="date" name="to" .value=${event.to === event.from ? '' : event.to} aria-invalid=${bad('to')} /></label>
      <label class="field">Of<select name="actor"><option value="">everyone</option>${actors.map((actor) => html`<option value=${actor} ?selected=${actor === event.actor}>${spoken(actor)}</option>`)}</select></label>
      <label class="field">Tag<input name="tag" maxlength="20" autocomplete="off" placeholder="visit" .value=${event.tag ?? ''} aria-invalid=${bad('tag')} /></label>
      <button class="button">${changing === null ? msg('Add') : msg('Change')}</button>
      ${wrong === null ? nothing : html`<p class="wrong" role="alert">${wrong.words}</p>`}
    </form>`;
  }

  /** Whom an event can be of: the compared actors, or the one whose page this is. */
  private get choices(): readonly string[] {
    const { view } = this;
    const chosen = wanted(view.filters['actors']).filter((actor) => !actor.startsWith('@'));
    return view.page === 'actor' && view.id !== null ? [view.id, ...chosen] : chosen;
  }

  private readonly turn = (event: Event): void => {
    const box = event.target as HTMLInputElement;
    this.kinds = EVENT_KINDS.filter((kind) => (kind === box.name ? box.checked : this.kinds.includes(kind)));
  };

  private change(at: number): void {
    this.changing = at;
    this.wrong = null;
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('[name=text]')?.focus());
  }

  private takeOff(at: number): void {
    this.said = msg(str`Taken off: ${this.events[at]?.text}`);
    this.events = this.events.filter((_, other) => other !== at);
    this.changing = null;
    if (this.events.length === 0) this.kinds = this.kinds.filter((kind) => kind !== 'own');
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('[name=text]')?.focus());
  }

  private readonly add = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.enter(form);
  };

  /** Takes the form into the list; false where something is wrong, which is then told beside it. */
  private enter(form: HTMLFormElement): boolean {
    const of = (name: string) => entered(form, name);
    const from = of('from');
    const to = of('to') === '' ? from : of('to');
    const tag = of('tag').replace(/^#/, '').toLowerCase().replaceAll(' ', '-');
    const event: OwnEvent = {
      from,
      to,
      actor: of('actor') === '' ? null : of('actor'),
      tag: tag === '' ? null : tag,
      text: of('text'),
    };
    this.wrong = wrongWith(event);
    if (this.wrong !== null) {
      form.querySelector<HTMLElement>(`[name=${this.wrong.field}]`)?.focus();
      return false;
    }
    const { changing, events } = this;
    this.events = changing === null ? [...events, event] : events.map((one, at) => (at === changing ? event : one));
    this.kinds = EVENT_KINDS.filter((kind) => kind === 'own' || this.kinds.includes(kind));
    this.said = `${changing === null ? msg('Added') : msg('Changed')}: ${event.text}`;
    this.changing = null;
    form.reset();
    form.querySelector<HTMLElement>('[name=text]')?.focus();
    return true;
  }

  private readonly keep = (): void => {
    // Words that stand in the form are meant, not forgotten.
    const form = this.querySelector<HTMLFormElement>('.event-form');
    const begun = form !== null && entered(form, 'text') !== '';
    if (begun && form !== null && !this.enter(form)) return;
    this.link = linkTo(this.view, { ...withEvents(this.view, this.events), events: kindsKey(this.kinds) });
    this.querySelector('dialog')?.close();
  };

  private readonly cancel = (): void => this.querySelector('dialog')?.close();

  private readonly closed = (): void => {
    this.dispatchEvent(new CustomEvent<string | null>('done', { detail: this.link }));
  };
}

/** What stands in a field, without the space around it. */
function entered(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What is wrong with an event that was entered, and in which field. */
function wrongWith(event: OwnEvent): { field: string; words: string } | null {
  if (event.text === '') return { field: 'text', words: msg('Say in a few words what happened.') };
  if (!isDay(event.from)) return { field: 'from', words: msg('Choose the day, such as 6 May 2021.') };
  if (!isDay(event.to)) return { field: 'to', words: msg('Choose the last day, or leave it empty.') };
  if (event.to < event.from) return { field: 'to', words: msg('The last day is before the first one.') };
  if (readEvent(writeEvent(event)) !== null) return null;
  if (event.tag !== null && readEvent(writeEvent({ ...event, tag: null })) !== null)
    return { field: 'tag', words: msg('A tag is letters a to z, digits and hyphens, at most 20.') };
  return { field: 'text', words: msg(str`At most ${MOST_EVENT_LETTERS} letters in one line.`) };
}

declare global {
  interface HTMLElementTagNameMap {
    'event-dialog': EventDialog;
  }
}
