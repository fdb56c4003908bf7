import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { SaidTone } from '../../server/contract/correction.ts';
import { SAID_TONES } from '../../server/contract/vocabulary.ts';
import { askAnew } from '../ask.ts';
import { instant, tone } from '../charts/format.ts';
import { changeIn, type Place, TONE_WORDS } from '../corrections.ts';
import { reasonOf, send } from '../send.ts';
import { Asking } from './asking.ts';
import { correct } from './correcting.ts';
import { msg, str } from '../words.ts';

/** A mention as far as its tone goes. */
export type Toned = Place & {
  readonly name: string;
  readonly sentiment: number | null;
  readonly scorer: string | null;
};

/** The scorer of a tone that a person set. */
const BY_PERSON = 'correction';

export const signOf = (sentiment: number | null): 'none' | 'neg' | 'pos' =>
  sentiment === null || Math.abs(sentiment) < 0.005 ? 'none' : sentiment < 0 ? 'neg' : 'pos';

/** The tone a person set, from the chances it left; null where a scorer set it. */
const saidTone = ({ sentiment, scorer }: Toned): SaidTone | null => {
  if (scorer !== BY_PERSON) return null;
  return sentiment === null ? 'none' : sentiment < 0 ? 'negative' : sentiment > 0 ? 'positive' : 'neutral';
};

/** The tone of one mention; behind it the classes a person can set instead, and who set the one it has. */
@customElement('tone-menu')
export class ToneMenu extends LitElement {
  /** Tells this menu from the others of the page. */
  @property() name = '';
  @property({ attribute: false }) mention!: Toned;
  /** Shown beside the tone where a sentence names several. */
  @property() who = '';
  @state() private open = false;
  @state() private trouble = '';
  private readonly log = new Asking(this, '/corrections', () =>
    this.open && this.mention.scorer === BY_PERSON ? { query: `article=${this.mention.article}` } : null,
  );

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { mention, who } = this;
    const id = `tone-${this.name}`;
    const said = saidTone(mention);
    const words =
      mention.sentiment === null ? (said === null ? msg('not scored') : msg('no tone')) : tone(mention.sentiment);
    return html`<button
        type="button"
        class="tone tone-button"
        data-tone=${signOf(mention.sentiment)}
        data-said=${said ?? nothing}
        popovertarget=${id}
        aria-label=${msg(str`${who === '' ? '' : `${who} `}${words}: tone toward ${mention.name}${said === null ? '' : msg(', set by a person')}. Correct it`)}
      >${who === '' ? nothing : html`<span class="who">${who}</span> `}${words}${said === null ? nothing : html`<span class="by-person" aria-hidden="true" title="set by a person">✎</span>`}</button>
      <div class="popover ways-to-correct tones-to-set" id=${id} popover role="group" aria-label=${msg(str`Tone toward ${mention.name}`)} @toggle=${this.toggled}>
        ${this.open ? html`${this.provenance()} ${SAID_TONES.map((one) => this.way(one, said))}` : nothing}
      </div>`;
  }

  private way(one: SaidTone, said: SaidTone | null) {
    return html`<button type="button" class="way" aria-haspopup="dialog" ?disabled=${one === said} aria-pressed=${one === said ? 'true' : 'false'} @click=${() => this.take(one)}>
      <span data-tone=${one === 'negative' ? 'neg' : one === 'positive' ? 'pos' : 'none'}>${one === 'none' ? msg('No tone can be read') : `${TONE_WORDS[one][0]?.toUpperCase()}${TONE_WORDS[one].slice(1)}`}</span>
    </button>`;
  }

  /** Who set the tone, when and why, and the way back. */
  private provenance() {
    if (this.mention.scorer !== BY_PERSON)
      return html`<p class="quiet provenance">As it was scored. Set by hand, it is:</p>`;
    const { sentence, start, surface } = this.mention;
    const row = this.log.answer?.rows.find((one) => {
      const change = changeIn(one);
      return (
        one.undone_at === null &&
        change.does === 'tone' &&
        change.sentence === sentence &&
        change.start === start &&
        change.surface === surface
      );
    });
    if (row === undefined) return html`<p class="quiet provenance" role="status">Set by a person …</p>`;
    return html`<p class="provenance">Set by <b dir="auto">${row.made_by}</b> <small>${instant(row.made_at)}${row.why === '' ? nothing : html`: <span dir="auto">${row.why}</span>`}</small>
        <button type="button" class="button" aria-label=${msg(str`Undo correction ${row.correction}`)} @click=${() => void this.undo(row.correction)}>Undo</button></p>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}`;
  }

  private readonly toggled = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
  };

  private take(said: SaidTone): void {
    const { article, sentence, start, surface, name } = this.mention;
    // Closed first, so that the focus is back on the button, where the dialog will return it.
    this.close();
    correct(this, { does: 'tone', place: { article, sentence, start, surface }, name, tone: said });
  }

  private close(): void {
    this.querySelector<HTMLElement>('[popover]')?.hidePopover();
  }

  private async undo(no: number): Promise<void> {
    this.trouble = '';
    try {
      await send('POST', `/api/v1/corrections/${no}/undo`);
      this.close();
      askAnew();
    } catch (error) {
      this.trouble = reasonOf(error);
    }
  }
}
