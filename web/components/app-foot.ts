import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { lastAnswer } from '../ask.ts';
import { chooseLanguage, languageNow, LANGUAGES } from '../language.ts';
import { citationOf, copy, linkOf, OF_NOW } from '../sharing.ts';
import { changed, format, type View } from '../view.ts';
import type { Told } from './navigation.ts';
import { msg, str } from '../words.ts';

declare const NEWSTALLY_VERSION: string;

/** What the page rests on, and how it is cited. */
@customElement('app-foot')
export class AppFoot extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) told: Told = {};

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { view, told } = this;
    const { tag: now } = languageNow();
    const { versions } = lastAnswer() ?? {};
    const { scorer, rules, catalogue, timezone } = versions ?? {};
    const readBy = [
      scorer === undefined ? '' : msg(str`tone ${scorer}`),
      rules === undefined ? '' : msg(str`rules ${rules}`),
      catalogue === undefined ? '' : msg(str`catalogue ${catalogue}`),
    ].filter((part) => part !== '');
    return html`<footer class="foot">
      ${told.snapshot === undefined ? nothing : html`<span>Data as of snapshot ${OF_NOW.includes(view.page) ? html`<code>${told.snapshot}</code>` : html`<a href=${format(changed(view, { snapshot: told.snapshot }))} title="This view as it is known now, for ever"><code>${told.snapshot}</code></a>`}</span>`}
      ${timezone === undefined ? nothing : html`<span>ISO weeks, days in ${timezone}</span>`}
      ${readBy.length === 0 ? nothing : html`<span title="What the texts were read and scored by">${readBy.join(' · ')}</span>`}
      <span>Newstally ${NEWSTALLY_VERSION}</span>
      <span><button type="button" class="linklike" @click=${() => copy(citationOf(view, told), msg('Citation'))}>Cite this view</button></span>
      <span><button type="button" class="linklike" @click=${() => copy(linkOf(view), msg('Link'))}>Copy the link to this view</button></span>
      <span><a href="/api/openapi.json">API</a></span>
      <span><button type="button" class="linklike" @click=${() => this.dispatchEvent(new CustomEvent('help-open', { bubbles: true }))}>Keys and help</button></span>
      ${LANGUAGES.filter(([tag]) => tag !== now).map(([tag, name]) => html`<span><button type="button" class="linklike" lang=${tag} @click=${() => chooseLanguage(tag)}>${name}</button></span>`)}
    </footer>`;
  }
}
