import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { count, instant, many } from '../charts/format.ts';
import type { WholeArticle } from '../reader.ts';
import { changesBetween, type Shown, withContext, type Wording, wordingsOf } from '../wordings.ts';
import { msg } from '../words.ts';

/** The wordings an article has had, the latest first, each with what it changed and as a whole. */
@customElement('wording-list')
export class WordingList extends LitElement {
  @property({ attribute: false }) article!: WholeArticle;
  /** Wordings that stand open, by number. Comparing long texts takes a while, so it is done when one is opened. */
  @state() private open: ReadonlySet<number> = new Set();
  private shown = '';

  protected override createRenderRoot() {
    return this;
  }

  /** What the latest wording changed is what a reader comes for. */
  override willUpdate(): void {
    const { article, revision } = this.article;
    if (this.shown === `${article} ${revision}`) return;
    this.shown = `${article} ${revision}`;
    this.open = new Set([revision]);
  }

  override render() {
    const wordings = wordingsOf(this.article);
    return html`<section class="wordings" aria-labelledby="heading-wordings">
      <h2 id="heading-wordings">${many(wordings.length, 'wording', 'wordings')}</h2>
      <p class="quiet">
        Only the latest is counted.
        <span class="legend">Against the one before: <ins>words that came</ins>, <del>words that went</del>.</span>
      </p>
      ${wordings.map((wording, at) => this.one(wording, wordings[at + 1]))}
    </section>`;
  }

  private one(wording: Wording, before: Wording | undefined): TemplateResult {
    const { no, title, dated, body, loaded_at } = wording;
    const isLatest = no === this.article.revision;
    return html`<details ?open=${this.open.has(no)} data-wording=${no} @toggle=${(event: Event) => this.toggled(no, event)}>
      <summary>Wording ${no}${isLatest ? msg(', the latest') : before === undefined ? msg(', the first') : nothing} <small class="quiet">taken in ${instant(loaded_at)} UTC</small></summary>
      ${
        !this.open.has(no)
          ? nothing
          : before === undefined
            ? html`<p><b dir="auto">${title}</b> <span class="quiet">${dated}</span></p>
              <p class="old" dir="auto">${body}</p>`
            : html`<dl class="facts">
                <dt>Headline</dt><dd dir="auto">${changed(before.title, title)}</dd>
                <dt>Day</dt><dd>${changed(before.dated, dated)}</dd>
              </dl>
              <p class="changes" dir="auto">${changed(before.body, body)}</p>
              ${isLatest ? nothing : html`<details class="in-full"><summary>Wording ${no} in full</summary><p class="old" dir="auto">${body}</p></details>`}`
      }
    </details>`;
  }

  private toggled(no: number, { target, currentTarget }: Event): void {
    // What is told of a part inside is not told of the wording.
    if (target !== currentTarget) return;
    const open = new Set(this.open);
    if ((target as HTMLDetailsElement).open) open.add(no);
    else open.delete(no);
    if (open.size !== this.open.size) this.open = open;
  }
}

function changed(before: string, after: string): TemplateResult {
  if (before === after) return html`<span class="quiet">${after.length <= 200 ? after : msg('as before')}</span>`;
  return html`${withContext(changesBetween(before, after)).map(stretch)}`;
}

function stretch(shown: Shown) {
  switch (shown.kind) {
    case 'skipped':
      return html`<span class="skipped"> … ${count(shown.characters)} characters as before … </span>`;
    case 'added':
      return html`<ins>${shown.text}</ins>`;
    case 'removed':
      return html`<del>${shown.text}</del>`;
    case 'same':
      return shown.text;
  }
}
