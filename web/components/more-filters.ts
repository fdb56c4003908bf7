import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import {
  FORMS,
  type Form,
  GRAINS,
  KINDS,
  UNITS,
  USUAL_FORMS,
  VOICES,
  WITHIN,
} from '../../server/contract/vocabulary.ts';
import { ASKED } from '../grammar.ts';
import { entries, linkTo, type View } from '../view.ts';
import { goTo } from './navigation.ts';
import { msg } from '../words.ts';

const KIND_WORDS = {
  person: msg('People'),
  organisation: msg('Organisations'),
  country: msg('Countries'),
  place: msg('Places'),
  other: msg('Other'),
} as const;
const FORM_WORDS: Readonly<Record<Form, string>> = {
  names: msg('Names, titles, acronyms'),
  demonyms: msg('Peoples (“Ukrainian”)'),
  metonyms: msg('Seats that speak (“the Kremlin”)'),
  pronouns: msg('He, she and their forms'),
};
const WORDS: Readonly<Record<string, string>> = {
  mentions: msg('Mentions'),
  articles: msg('Articles'),
  stories: msg('Stories (copies of one text count once)'),
  day: msg('Day'),
  week: msg('Week'),
  month: msg('Month'),
  article: msg('the same article'),
  sentence: msg('the same sentence'),
  all: msg('All text'),
  reporter: msg('Outside direct quotes only'),
};
let made = 0;

/** The filters that are changed less often, behind one button. */
@customElement('more-filters')
export class MoreFilters extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly id_ = `more-filters-${(made += 1)}`;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { view, id_ } = this;
    const set = ['unit', 'grain', 'within', 'voice', 'speakers', 'forms', 'kinds', 'languages'].filter(
      (key) => view.filters[key] !== undefined,
    ).length;
    const kinds = entries(view.filters['kinds']);
    const forms = entries(view.filters['forms'] ?? USUAL_FORMS);
    return html`<button type="button" class="button" popovertarget=${id_}>More${set === 0 ? '' : ` (${set})`} <span aria-hidden="true">▾</span></button>
      <div class="popover more-popover" id=${id_} popover role="dialog" aria-label="More filters">
        ${this.select('unit', msg('Count'), UNITS)} ${this.select('grain', msg('Step of time'), GRAINS)}
        ${this.select('within', msg('Named together in'), WITHIN)} ${this.select('voice', msg('Whose words'), VOICES)}
        <fieldset>
          <legend>What counts as a mention</legend>
          ${FORMS.map((form) => {
            const on = forms.includes(form);
            return html`<label class="check"><input type="checkbox" .checked=${on} ?disabled=${on && forms.length === 1} @change=${() => this.turnForm(form)} />${FORM_WORDS[form]}</label>`;
          })}
        </fieldset>
        <fieldset>
          <legend>Kinds of actors</legend>
          ${KINDS.map(
            (kind) =>
              html`<label class="check"><input type="checkbox" .checked=${kinds.length === 0 || kinds.includes(kind)} @change=${() => this.turn(kind)} />${KIND_WORDS[kind]}</label>`,
          )}
        </fieldset>
        <label class="field">Inside quotes of <input type="text" name="speakers" placeholder="such as antony-blinken" .value=${view.filters['speakers'] ?? ''} @change=${this.written} /></label>
        <label class="field">Languages <input type="text" name="languages" placeholder="such as en,uk" .value=${view.filters['languages'] ?? ''} @change=${this.written} /></label>
      </div>`;
  }

  private select(key: string, title: string, words: readonly string[]) {
    const now = this.view.filters[key] ?? ASKED[key]?.default;
    return html`<label class="field">${title}
      <select @change=${(event: Event) => goTo(this, linkTo(this.view, { [key]: (event.target as HTMLSelectElement).value }))}>
        ${words.map((word) => html`<option value=${word} ?selected=${word === now} .selected=${word === now}>${WORDS[word] ?? word}</option>`)}
      </select>
    </label>`;
  }

  /** The last one stays: counting nothing says nothing. */
  private turnForm(form: Form): void {
    const before = entries(this.view.filters['forms'] ?? USUAL_FORMS);
    const next = FORMS.filter((one) => (one === form ? !before.includes(one) : before.includes(one)));
    if (next.length > 0) goTo(this, linkTo(this.view, { forms: next.join(',') }));
  }

  private turn(kind: string): void {
    const chosen = entries(this.view.filters['kinds']);
    const before: readonly string[] = chosen.length === 0 ? KINDS : chosen;
    const next = KINDS.filter((one) => (one === kind ? !before.includes(one) : before.includes(one)));
    goTo(this, linkTo(this.view, { kinds: next.length === KINDS.length ? null : next.join(',') }));
  }

  private readonly written = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const key = field.name;
    const value = field.value.toLowerCase().replace(/\s+/g, '');
    const rule = ASKED[key];
    field.setCustomValidity(value === '' || rule?.fits(value) === true ? '' : (rule?.expected ?? ''));
    if (field.reportValidity()) goTo(this, linkTo(this.view, { [key]: value }));
  };
}
