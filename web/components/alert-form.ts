import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeliveryRow } from '../../server/contract/delivery.ts';
import { ALERT_KINDS, type AlertKind } from '../../server/contract/vocabulary.ts';
import { slugOf } from '../rosters.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { msg, str } from '../words.ts';

const WORDS: Readonly<Record<AlertKind, string>> = {
  burst: msg('an actor is far more in the news than usual'),
  tone: msg('a tone crosses a bound with its whole interval'),
  quiet: msg('a source goes quiet'),
};

/** Has something watched for that happens to those whom the filters name. Tells with "made" what was begun. */
@customElement('alert-form')
export class AlertForm extends LitElement {
  /** Filters in the one grammar, without dates: an alert is about what is still to come. */
  @property() filters = '';
  @property({ attribute: false }) deliveries: readonly DeliveryRow[] = [];
  @state() private on: AlertKind = 'burst';
  @state() private trouble = '';

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const filters = this.filters === '' ? msg('no filters') : this.filters.replaceAll('&', ', ');
    const bound = (name: string, words: string) =>
      html`<div class="field"><label for=${`alert-${name}`}>${words}</label><input id=${`alert-${name}`} name=${name} type="number" min="-1" max="1" step="0.01" /></div>`;
    return html`<form class="subscribe alerts" novalidate @submit=${this.add} aria-label="Watch for something">
        <div class="field"><label for="alert-name">Name <small>of an alert, ${filters}</small></label><input id="alert-name" name="name" required autocomplete="off" /></div>
        <div class="field"><label for="alert-on">Tell me when</label><select id="alert-on" name="on" @change=${this.choose}>${ALERT_KINDS.map((kind) => html`<option value=${kind}>${WORDS[kind]}</option>`)}</select></div>
        ${this.on === 'tone' ? html`${bound('below', msg('Below'))}${bound('above', msg('Above'))}` : nothing}
        <div class="field"><label for="alert-to">To</label><select id="alert-to" name="to">${this.deliveries.map(({ delivery, to }) => html`<option value=${delivery}>${delivery}: ${to}</option>`)}</select></div>
        <div class="subscribe-tools"><button type="submit" class="button">Watch for it</button></div>
      </form>
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}`;
  }

  private readonly choose = (event: Event): void => {
    this.on = (event.target as HTMLSelectElement).value as AlertKind;
  };

  private readonly add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';
    const name = value('name');
    const bounds = (['below', 'above'] as const).flatMap((side) =>
      value(side) === '' ? [] : [[side, Number(value(side))]],
    );
    const told = { name, on: this.on, filters: this.filters, ...Object.fromEntries(bounds), deliver: [value('to')] };
    try {
      await send('PUT', `/api/v1/alerts/${slugOf(name)}`, jsonOf(told));
    } catch (error) {
      this.trouble = reasonOf(error);
      return;
    }
    form.reset();
    [this.on, this.trouble] = ['burst', ''];
    this.dispatchEvent(new CustomEvent('made', { detail: msg(str`${name} is watched for from now on.`) }));
  };
}
