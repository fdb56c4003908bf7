import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf } from '../ask.ts';
import { count, many, wholePercent } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/figure-tools.ts';
import '../components/form-audit.ts';
import { asked } from '../query.ts';
import { USUAL_FORMS } from '../../server/contract/vocabulary.ts';
import { formOf, ruleWords } from '../rules.ts';
import { entries, pageLink, type View } from '../view.ts';
import { formMenu } from './actor-corrections.ts';
import { msg, str } from '../words.ts';

/** Forms listed before all are asked for. */
const LISTED = 12;

type Profile = RowOf<'/actors/{id}'>;
type Form = Profile['forms'][number];
const keyOf = ({ surface, via }: Form): string => `${via} ${surface}`;

/** By which printed words the actor was found, by which rule, how much of it was checked, and what can be corrected of each. */
@customElement('actor-forms')
export class ActorForms extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) profile!: Profile;
  @state() private all = false;
  /** The form whose sentences are open. */
  @state() private opened = '';
  private readonly rules = new Asking(this, '/checked', () => ({
    query: asked(this.view, { actors: this.profile.actor, kinds: null }),
  }));

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { name } = this.profile;
    const counted = this.profile.forms.filter((form) => this.isCounted(form));
    const forms = [...counted, ...this.profile.forms.filter((form) => !this.isCounted(form))];
    const shown = this.all ? forms : forms.slice(0, LISTED);
    const total = counted.reduce((sum, { mentions }) => sum + mentions, 0);
    return html`<section class="figure" data-figure="forms">
      <header class="figure-head">
        <h2>By which words</h2>
        <p class="hint">${forms.length > shown.length ? msg(str`${LISTED} of ${forms.length} forms`) : nothing}</p>
        <div class="tools">
          <figure-tools .question=${'/actors/{id}'} heading="By which words" name="forms" csv=${addressOf('/actors/{id}', asked(this.view, { actors: null }), this.profile.actor, 'format=csv')}></figure-tools>
        </div>
      </header>
      ${this.checks(total)}
      <table class="numbers forms">
        <caption class="unseen">Printed forms counted for ${name}</caption>
        <thead><tr><th scope="col">As printed, and by which rule</th><th scope="col" class="number">Mentions</th><th scope="col" class="number">Share</th><th scope="col"><span class="unseen">Correct</span></th></tr></thead>
        <tbody>${shown.map((form, no) => this.row(form, no, total))}</tbody>
      </table>
      ${forms.length > shown.length ? html`<button type="button" class="button more" @click=${() => (this.all = true)}>Show all ${count(forms.length)} forms</button>` : nothing}
      ${this.leftOpen()}
    </section>`;
  }

  /** By the chosen forms: usually names and not what stands in for them. */
  private isCounted({ via }: Form): boolean {
    return entries(this.view.filters['forms'] ?? USUAL_FORMS).includes(formOf(via));
  }

  private row(form: Form, no: number, total: number) {
    const { surface, via, mentions, right, wrong } = form;
    const open = keyOf(form) === this.opened;
    const id = `sentences-of-form-${no}`;
    return html`<tr data-form=${surface} data-via=${via}>
        <th scope="row">
          <button type="button" class="form-toggle" aria-expanded=${open ? 'true' : 'false'} aria-controls=${id} aria-label=${msg(str`Sentences with “${surface}”, by rule: ${ruleWords(via)}`)} @click=${() => (this.opened = open ? '' : keyOf(form))}><span aria-hidden="true">${open ? '▾' : '▸'}</span> <span dir="auto">${surface}</span></button>
          <small>${ruleWords(via)}${right + wrong === 0 ? nothing : html`; <span class="checks">${checkWords(right, wrong)}</span>`}</small>
        </th>
        <td class="number">${count(mentions)}</td>
        <td class="number">${!this.isCounted(form) ? html`<small>not counted</small>` : total === 0 ? nothing : `${wholePercent(mentions / total)}\u00a0%`}</td>
        <td class="number">${formMenu(this.profile, surface, no)}</td>
      </tr>
      <tr id=${id} class="form-sentences" ?hidden=${!open}><td colspan="4">${open ? html`<form-audit .view=${this.view} query=${this.evidence(form)}></form-audit>` : nothing}</td></tr>`;
  }

  private evidence({ surface, via }: Form): string {
    const query = asked(this.view, { actors: this.profile.actor, kinds: null, unit: null, forms: null });
    return [query, `surface=${encodeURIComponent(surface)}`, `via=${via}`, `forms=${formOf(via)}`, 'order=newest']
      .filter((part) => part !== '')
      .join('&');
  }

  /** "31 of 216 checked, 2 wrong", and by rule. */
  private checks(total: number) {
    const rows = (this.rules.answer?.rows ?? []).filter((row) =>
      entries(this.view.filters['forms'] ?? USUAL_FORMS).includes(formOf(row.via)),
    );
    const right = rows.reduce((sum, row) => sum + row.right, 0);
    const wrong = rows.reduce((sum, row) => sum + row.wrong, 0);
    if (right + wrong === 0)
      return html`<p class="quiet checks-of-actor">Nobody checked a mention yet: open a form to read its sentences.</p>`;
    return html`<div class="checks-of-actor">
      <p><b>${count(right + wrong)} of ${count(total + wrong)} checked, ${wrong === 0 ? msg('none') : count(wrong)} wrong</b> <small>of all that was found; who checks what looks odd finds more that is wrong</small></p>
      <ul>${rows.map((row) => html`<li>${ruleWords(row.via)}: ${checkWords(row.right, row.wrong)}</li>`)}</ul>
    </div>`;
  }

  /** Forms that fit this actor and others, left to nobody. */
  private leftOpen() {
    const { unresolved, actor } = this.profile;
    if (unresolved.length === 0) return nothing;
    const shown = this.all ? unresolved : unresolved.slice(0, LISTED);
    return html`<section class="left-open" aria-labelledby="heading-left-open">
      <h3 id="heading-left-open">Left open</h3>
      <p class="quiet">These may mean this actor or another; they count for nobody.</p>
      <ul>
        ${shown.map(
          ({ surface, occurrences, articles, candidates }) =>
            html`<li>
              <span dir="auto">“${surface}”</span> <span class="quiet">${many(occurrences, 'time', 'times')} in ${many(articles, 'article', 'articles')}:</span>
              ${candidates.map((one, at) => html`${at === 0 ? nothing : ', '}${one.actor === actor ? html`<b>${one.name}</b>` : html`<a href=${pageLink(this.view, 'actor', one.actor)}>${one.name}</a>`}`)}
            </li>`,
        )}
      </ul>
      ${unresolved.length > shown.length ? html`<p class="quiet">and ${count(unresolved.length - shown.length)} more</p>` : nothing}
    </section>`;
  }
}

/** "40 checked, 2 wrong". */
const checkWords = (right: number, wrong: number): string =>
  msg(str`${count(right + wrong)} checked, ${wrong === 0 ? msg('none') : count(wrong)} wrong`);
