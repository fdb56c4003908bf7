import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Change, Correction, Effect } from '../../server/contract/correction.ts';
import { spoken } from '../charts/format.ts';
import { effectWords, wordsOf } from '../correction-words.ts';
import { changeOf, type Draft, type Filled, headingOf, MISSING } from '../corrections.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { remember, remembered } from '../who.ts';
import type { ActorChoice } from './actor-choice.ts';
import { correctionFields } from './correction-fields.ts';
import { msg } from '../words.ts';

const PATH = '/api/v1/corrections';
/** Milliseconds after the last key before the effect is counted. */
const TYPING_PAUSE = 300;

/** One change before it is made: in a sentence, with what it moves, who makes it and why. */
@customElement('correction-dialog')
export class CorrectionDialog extends LitElement {
  @property({ attribute: false }) draft!: Draft;
  @state() private filled: Filled = {};
  @state() private effect: Effect | null = null;
  @state() private trouble = '';
  @state() private busy = false;
  private typing: ReturnType<typeof setTimeout> | undefined;
  /** The change whose effect is shown or on its way, as it is sent. */
  private counted = '';

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    if (this.draft.does === 'split') this.filled = { forms: this.draft.chosen };
    this.querySelector('dialog')?.showModal();
    this.count(0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  override render() {
    const { draft, busy, effect, trouble } = this;
    const change = changeOf(draft, this.filled);
    return html`<dialog class="picker correction" aria-labelledby="correction-heading" @cancel=${this.cancel} @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <form method="dialog" aria-busy=${busy ? 'true' : 'false'} @submit=${this.apply}>
        <h2 id="correction-heading">${headingOf(draft)}</h2>
        ${correctionFields(draft, this.filled, this.fill)}
        <div class="what-moves" role="status">
          ${change === null ? html`<p class="quiet">${MISSING[draft.does]}</p>` : html`<p class="change">${this.words(change)}</p>`}
          ${change === null ? nothing : html`<p class="effect">${trouble !== '' ? nothing : busy ? msg('Making it: every number is counted anew …') : effect === null ? msg('Counting what it moves …') : html`${effectWords(change.does, effect)} ${'article' in change ? nothing : html`<small>Undated articles are counted here too.</small>`}`}</p>`}
        </div>
        ${trouble === '' ? nothing : html`<p class="wrong" role="alert">${trouble}</p>`}
        <label class="field"><span>Who</span><input name="by" required maxlength="200" autocomplete="name" value=${remembered()} /></label>
        <label class="field"><span>Why, for whoever reads the log</span><textarea name="why" rows="2" maxlength="2000"></textarea></label>
        <footer>
          <button type="button" class="button" ?disabled=${busy} @click=${this.close}>Cancel</button>
          <button type="submit" class="button strong" ?disabled=${busy || effect === null}>Apply</button>
        </footer>
      </form>
    </dialog>`;
  }

  private words(change: Change): string {
    const { draft, filled } = this;
    const named = new Map([filled.other].flatMap((one) => (one === undefined ? [] : [[one.id, one.name] as const])));
    if ('actor' in draft) named.set(draft.actor, draft.name);
    const sources = draft.does === 'exclude' ? draft.sources : [];
    return wordsOf(change, {
      actor: (id) => named.get(id) ?? spoken(id),
      source: (id) => sources.find((source) => source.id === id)?.name ?? spoken(id),
    });
  }

  private readonly fill = (patch: Filled): void => {
    const { other: _, ...rest } = this.filled;
    // Taking out the chosen actor fills nothing in.
    this.filled = Object.keys(patch).length === 0 ? rest : { ...this.filled, ...patch };
    this.count(TYPING_PAUSE);
  };

  /** Asks what the change would move, once nobody types; an answer to an earlier wording is passed over. */
  private count(pause: number): void {
    clearTimeout(this.typing);
    const change = changeOf(this.draft, this.filled);
    this.counted = JSON.stringify({ change });
    this.effect = null;
    this.trouble = '';
    if (change !== null) this.typing = setTimeout(() => void this.preview(change), pause);
  }

  private async preview(change: Change): Promise<void> {
    const asked = JSON.stringify({ change });
    try {
      const effect = (await send('POST', `${PATH}/preview`, jsonOf({ change }))) as Effect;
      if (asked === this.counted) this.effect = effect;
    } catch (error) {
      if (asked === this.counted) this.trouble = reasonOf(error);
    }
  }

  /** Escape closes the list of names first, and nothing while the change is being made. */
  private readonly cancel = (event: Event): void => {
    const listed = this.querySelector<ActorChoice>('actor-choice')?.closeList() ?? false;
    if (listed || this.busy) event.preventDefault();
  };

  private readonly close = (): void => this.querySelector('dialog')?.close();

  private readonly apply = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const change = changeOf(this.draft, this.filled);
    if (change === null || this.effect === null || this.busy) return;
    const form = event.target as HTMLFormElement;
    const written = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
    const by = written('by');
    this.busy = true;
    this.trouble = '';
    try {
      const made = (await send('POST', PATH, jsonOf({ change, by, why: written('why') }))) as Correction;
      remember(by);
      this.close();
      this.dispatchEvent(
        new CustomEvent<{ made: Correction; words: string }>('correction-apply', {
          detail: { made, words: this.words(change) },
        }),
      );
    } catch (error) {
      this.trouble = reasonOf(error);
    }
    this.busy = false;
  };
}
