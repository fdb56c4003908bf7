import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import type { Problem } from '../../server/contract/answer.ts';
import type { Going } from '../../server/contract/run.ts';
import { MOST_SENT_BYTES } from '../../server/contract/vocabulary.ts';
import { statesLine } from '../live.ts';
import { pageLink, parse } from '../view.ts';
import { msg, str } from '../words.ts';

type Counts = Omit<Going, 'run' | 'input' | 'state'>;
type Sent =
  | { readonly name: string; readonly state: 'waiting' | 'sending' }
  | { readonly name: string; readonly state: 'ended'; readonly run: number; readonly counts: Counts }
  | { readonly name: string; readonly state: 'failed'; readonly why: string };

/** Files chosen anywhere on a page, on their way to whatever takes them in. */
export const sendFiles = (from: EventTarget, files: readonly File[]): void =>
  void from.dispatchEvent(new CustomEvent<readonly File[]>('files', { detail: files, bubbles: true }));

/** Takes in files that are dropped anywhere on the page or chosen by a button, one after the other, and says what became of each. */
@customElement('file-intake')
export class FileIntake extends LitElement {
  @state() private over = false;
  @state() private sent: readonly Sent[] = [];
  private last: Promise<void> = Promise.resolve();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const [kind, hear] of this.heard) addEventListener(kind, hear as EventListener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const [kind, hear] of this.heard) removeEventListener(kind, hear as EventListener);
  }

  private readonly drag = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    // Over what takes a file of its own nothing is promised here.
    this.over = !event.defaultPrevented;
    event.preventDefault();
  };

  private readonly leave = (event: DragEvent): void => {
    // Between two elements of the page there is somewhere to go; out of the window there is not.
    if (event.relatedTarget === null) this.over = false;
  };

  private readonly drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    this.over = false;
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.take([...(event.dataTransfer?.files ?? [])]);
  };

  private readonly chosen = (event: CustomEvent<readonly File[]>): void => this.take(event.detail);

  private readonly heard = [
    ['dragenter', this.drag],
    ['dragover', this.drag],
    ['dragleave', this.leave],
    ['drop', this.drop],
    ['files', this.chosen],
  ] as const;

  private take(files: readonly File[]): void {
    const first = this.sent.length;
    this.sent = [...this.sent, ...files.map(({ name }) => ({ name, state: 'waiting' as const }))];
    files.forEach((file, at) => {
      this.last = this.last.then(() => this.send(file, first + at));
    });
  }

  private async send(file: File, at: number): Promise<void> {
    const { name } = file;
    const say = (now: Sent) => {
      this.sent = this.sent.map((one, other) => (other === at ? now : one));
    };
    if (file.size > MOST_SENT_BYTES) {
      say({ name, state: 'failed', why: msg('larger than 64 MB: npm run newstally -- ingest reads it') });
      return;
    }
    say({ name, state: 'sending' });
    say(await post(file));
  }

  override render() {
    return html`${this.over ? html`<div class="drop-here" aria-hidden="true"><p>Drop files to read their articles</p></div>` : nothing}
      ${this.sent.length === 0 ? nothing : this.list()}`;
  }

  private list() {
    const busy = this.sent.some(({ state: now }) => now === 'waiting' || now === 'sending');
    return html`<section class="intake" aria-label="Files sent" aria-busy=${busy}>
      <ul role="status">${this.sent.map((one) => html`<li data-state=${one.state}><b>${one.name}</b> ${this.became(one)}</li>`)}</ul>
      ${busy ? nothing : html`<button type="button" class="button" @click=${this.putAway}>Close</button>`}
    </section>`;
  }

  private became(one: Sent) {
    if (one.state === 'failed') return html`was not read: ${one.why}`;
    if (one.state !== 'ended') return one.state === 'waiting' ? msg('waits') : msg('is being read …');
    const { run, counts } = one;
    const refused = pageLink(parse('/quality'), 'quality', null, { run: String(run) });
    return html`${statesLine(counts)}${counts.rejected === 0 ? nothing : html` <a href=${refused} aria-label=${msg(str`Why records of ${one.name} were rejected`)}>why</a>`}`;
  }

  private readonly putAway = (): void => {
    this.sent = [];
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  };
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

async function post(file: File): Promise<Sent> {
  const { name } = file;
  try {
    const answer = await fetch(`/api/v1/ingest?file=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const told = (await answer.json()) as Problem | { run: number; ledger: Counts };
    if ('ledger' in told) return { name, state: 'ended', run: told.run, counts: told.ledger };
    return { name, state: 'failed', why: told.detail };
  } catch {
    return { name, state: 'failed', why: msg('it could not be sent; a folder is read by npm run newstally -- ingest') };
  }
}
