import { LitElement, nothing, type PropertyValues } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Mistake } from '../../server/contract/search/parse.ts';
import type * as Searching from '../searching.ts';
import { linkTo, type View } from '../view.ts';
import { goTo } from './navigation.ts';
import { msg } from '../words.ts';

/** Milliseconds after the last key before a search is asked, or its mistake is told. */
const TYPING_PAUSE = 300;
let made = 0;
/** What reads a search is loaded with the first letter: the page must not wait for it. */
let searching: typeof Searching | undefined;

/** The words of the article: asked while typing; a search that cannot be read is not asked, and its mistake is pointed at. */
@customElement('search-field')
export class SearchField extends LitElement {
  @property({ attribute: false }) view!: View;
  @state() private mistake: { readonly typed: string; readonly of: Mistake } | null = null;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private readonly hint = `search-mistake-${(made += 1)}`;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  /** Another search came from elsewhere, such as the way back. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && changed.get('view')?.filters['q'] !== this.view.filters['q']) this.mistake = null;
  }

  override render() {
    const q = this.view.filters['q'] ?? '';
    const { mistake, hint } = this;
    return html`<input
        class="words"
        type="search"
        placeholder="Words in the article"
        aria-label="Words in the article"
        title=${msg('Words, all of them. "A phrase", OR, -without, (…), a NEAR/5 b, title:, source:, actor:, lang:, word*')}
        aria-invalid=${mistake === null ? 'false' : 'true'}
        aria-describedby=${mistake === null ? nothing : hint}
        .value=${q}
        @input=${this.type}
        @change=${this.commit}
      />
      <div class="search-mistake" id=${hint} role="status" ?hidden=${mistake === null}>${mistake === null ? nothing : told(mistake.typed, mistake.of)}</div>`;
  }

  private readonly type = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.typing);
    // What was wrong may be right by now: the old mistake must not stand beside new words.
    if (this.mistake !== null) this.mistake = found(value);
    this.typing = setTimeout(() => void this.ask(value, true), TYPING_PAUSE);
  };

  private readonly commit = (event: Event): void => {
    clearTimeout(this.typing);
    void this.ask((event.target as HTMLInputElement).value, false);
  };

  private async ask(typed: string, replace: boolean): Promise<void> {
    searching ??= await import('../searching.ts');
    this.mistake = found(typed);
    if (this.mistake === null) goTo(this, linkTo(this.view, { q: typed.trim() }), replace);
  }
}

function found(typed: string): { readonly typed: string; readonly of: Mistake } | null {
  const of = searching?.mistakeIn(typed) ?? null;
  return of === null ? null : { typed, of };
}

function told(typed: string, of: Mistake) {
  const [line, carets] = searching?.pointedAt(typed, of) ?? [typed, ''];
  const what = of.what.charAt(0).toUpperCase() + of.what.slice(1);
  return html`<pre aria-hidden="true">${line}
<b>${carets}</b></pre>
    <p><b>${what}.</b> ${of.remedy}</p>`;
}
