import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { count } from '../charts/format.ts';
import { formMenu } from './actor-corrections.ts';

/** Forms listed before all are asked for. */
const LISTED = 12;

/** By which printed words the actor was found, by which rule, and what can be corrected of each. */
@customElement('actor-forms')
export class ActorForms extends LitElement {
  @property({ attribute: false }) profile!: RowOf<'/actors/{id}'>;
  @state() private all = false;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { forms, name } = this.profile;
    const shown = this.all ? forms : forms.slice(0, LISTED);
    return html`<section class="figure" data-figure="forms">
      <header class="figure-head"><h2>By which words</h2><p class="hint">${forms.length > shown.length ? `${LISTED} of ${forms.length} forms` : nothing}</p></header>
      <table class="numbers">
        <caption class="unseen">Printed forms counted for ${name}</caption>
        <thead><tr><th scope="col">As printed</th><th scope="col">Rule</th><th scope="col" class="number">Mentions</th><th scope="col"><span class="unseen">Correct</span></th></tr></thead>
        <tbody>
          ${shown.map(
            ({ surface, via, mentions }, no) =>
              html`<tr><th scope="row" dir="auto">${surface}</th><td>${via.replaceAll('_', ' ')}</td><td class="number">${count(mentions)}</td><td class="number">${formMenu(this.profile, surface, no)}</td></tr>`,
          )}
        </tbody>
      </table>
      ${forms.length > shown.length ? html`<button type="button" class="button more" @click=${() => (this.all = true)}>Show all ${count(forms.length)} forms</button>` : nothing}
    </section>`;
  }
}
