import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Path } from '../../server/contract/questions/all.ts';
import { ask } from '../ask.ts';
import { factsInWords, factsOf, groundQuery } from '../figure-facts.ts';
import { type Described, helpFor } from '../help.ts';
import { english, msg, str } from '../words.ts';

const PARTS = [
  ['read', msg('How to read')],
  ['method', msg('Method')],
  ['data', msg('Data')],
  ['limits', msg('Limits')],
] as const;

/** The four parts of help of a figure, in a popover; fetched when it is first opened. */
@customElement('figure-help')
export class FigureHelp extends LitElement {
  @property({ attribute: false }) question: Path = '/mentions';
  @property() heading = '';
  @property() name = '';
  /** The download of the figure: its filters say of what the data are told; empty tells nothing of them. */
  @property() csv = '';
  /** What the figure rests on, from an answer with its filters. */
  @state() private facts = '';
  @state() private help: Described | null = null;
  @state() private trouble = '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const id = `help-${this.name}`;
    return html`<button class="tool" type="button" popovertarget=${id} aria-label=${msg(str`${this.heading}: how to read`)}>How to read</button>
      <div class="popover help" id=${id} popover role="dialog" aria-label=${msg(str`How to read: ${this.heading}`)} @toggle=${this.opened}>
        ${
          this.help === null
            ? html`<p>${this.trouble === '' ? msg('Loading …') : this.trouble}</p>`
            : html`${PARTS.map(([key, title]) => html`<h3>${title}</h3>${key === 'data' && this.facts !== '' ? html`<p class="facts-told">${this.facts}</p>` : nothing}<p lang=${english() ?? nothing}>${this.help?.[key] ?? nothing}</p>`)}
                ${(this.help.measured ?? []).map((figure) => html`<p lang=${english() ?? nothing}>${figure}</p>`)}
                ${this.question === '/accuracy' ? nothing : html`<p><a href="/accuracy">How true is this?</a></p>`}`
        }
      </div>`;
  }

  private readonly opened = async (event: Event): Promise<void> => {
    if ((event as ToggleEvent).newState !== 'open') return;
    if (this.csv !== '') void this.tellFacts();
    if (this.help !== null) return;
    try {
      this.help = await helpFor(this.question);
      this.trouble = this.help === null ? msg('No help is written for this figure.') : '';
    } catch (error) {
      this.trouble = msg(str`The help could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  private async tellFacts(): Promise<void> {
    try {
      this.facts = factsInWords(factsOf(await ask('/sources', groundQuery(this.csv), new AbortController().signal)));
    } catch {
      this.facts = ''; // the four parts stand without it
    }
  }
}
