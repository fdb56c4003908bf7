import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { day, many } from '../charts/format.ts';
import { wordsBegun } from '../searching.ts';
import { Asking } from './asking.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

type Item = { readonly id: string; readonly name: string };

/** Milliseconds after the last key before stories are looked for. */
const TYPING_PAUSE = 250;
/** Stories that are offered; further words narrow them. */
const OFFERED = 8;

/** Chooses one story by words of it: those in their titles are listed first. */
@customElement('story-choice')
export class StoryChoice extends LitElement {
  /** An article whose own story cannot be chosen. */
  @property() but = '';
  @property({ attribute: false }) chosen: Item | undefined;
  @state() private words = '';
  private typing: ReturnType<typeof setTimeout> | undefined;
  private readonly own = new Asking(this, '/stories/{id}', () => ({ query: '', id: this.but }));
  private readonly found = new Asking(this, '/stories', () => {
    const q = wordsBegun(this.words);
    return q === null ? null : { query: `q=${encodeURIComponent(q)}&limit=50` };
  });

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  override render() {
    return html`<label class="field">
        <span>The other story: words of its title</span>
        <input type="search" name="story-words" maxlength="200" autocomplete="off" @input=${this.type} @keydown=${keepOpen} />
      </label>
      ${this.offered()}`;
  }

  private offered() {
    const { found, words, chosen } = this;
    if (wordsBegun(words) === null) return nothing;
    if (found.problem !== undefined) return failed(found.problem, found.retry);
    if (found.answer === undefined) return html`<p class="quiet" role="status">Looking …</p>`;
    const mine = this.own.answer?.rows[0]?.article;
    const wanted = words.toLowerCase().split(/\s+/);
    const inTitle = (title: string | null) => wanted.every((word) => title?.toLowerCase().includes(word) === true);
    const all = found.answer.rows.filter(({ story }) => story !== mine);
    const rows = [...all.filter(({ title }) => inTitle(title)), ...all.filter(({ title }) => !inTitle(title))];
    const others = (found.answer.total ?? all.length) - (found.answer.rows.length - all.length);
    if (rows.length === 0) return html`<p class="quiet" role="status">No other story has these words.</p>`;
    return html`<fieldset class="stories-to-join">
      <legend>${others > OFFERED ? msg(str`${OFFERED} of ${many(others, 'story', 'stories')}; more words narrow them`) : many(others, 'story', 'stories')}</legend>
      ${rows.slice(0, OFFERED).map(
        ({ story, title, source_name, first_day, articles_all }) =>
          html`<label class="check">
            <input type="radio" name="story" .checked=${chosen?.id === story} @change=${() => this.choose({ id: story, name: title ?? msg('Untitled') })} />
            <span><span dir="auto">${title ?? msg('Untitled')}</span> <small>${source_name}, ${day(first_day)}, ${many(articles_all, 'article', 'articles')}</small></span>
          </label>`,
      )}
    </fieldset>`;
  }

  private readonly type = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.words = value.trim();
      if (this.chosen !== undefined) this.choose(undefined);
    }, TYPING_PAUSE);
  };

  private choose(chosen: Item | undefined): void {
    this.dispatchEvent(new CustomEvent<Item | undefined>('chosen', { detail: chosen }));
  }
}

/** Enter looks for the words and does not send the form; Escape empties the field, as everywhere, before it closes the dialog. */
function keepOpen(event: KeyboardEvent): void {
  const { value } = event.target as HTMLInputElement;
  if (event.key === 'Enter' || (event.key === 'Escape' && value !== '')) event.stopPropagation();
  if (event.key === 'Enter') event.preventDefault();
}
