import 'cally';
import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { isDay } from '../grammar.ts';
import { linkTo, type View } from '../view.ts';
import { Asking } from './asking.ts';
import { goTo } from './navigation.ts';
import { locale, msg } from '../words.ts';

/** First and last day of the range, typed or picked from a calendar. */
@customElement('week-range')
export class WeekRange extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) days: { from: string; to: string } | null = null;
  private readonly all = new Asking(this, '/coverage', () => ({ query: '' }));

  protected override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    this.dialog?.showModal();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  override render() {
    const { from = '', to = '' } = this.days ?? {};
    const { from: first = '', to: last = '' } = this.all.answer?.query ?? {};
    return html`<dialog class="picker" aria-label="Dates" @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <form method="dialog" @submit=${this.apply}>
        <div class="fields">
          <label class="field">First day <input name="from" required pattern="\\d{4}-\\d{2}-\\d{2}" placeholder="2021-05-03" .value=${from} /></label>
          <label class="field">Last day <input name="to" required pattern="\\d{4}-\\d{2}-\\d{2}" placeholder="2021-05-09" .value=${to} /></label>
        </div>
        <calendar-range
          .value=${from === '' ? '' : `${from}/${to}`}
          .focusedDate=${to}
          .min=${String(first)}
          .max=${String(last)}
          first-day-of-week="1"
          show-outside-days
          show-week-numbers
          months="2"
          locale=${locale()}
          @change=${this.pick}
        >
          <span slot="previous"><span aria-hidden="true">‹</span><span class="unseen">Earlier</span></span>
          <span slot="next"><span aria-hidden="true">›</span><span class="unseen">Later</span></span>
          <div class="months"><calendar-month></calendar-month><calendar-month offset="1"></calendar-month></div>
        </calendar-range>
        <p class="quiet">Days are widened to whole weeks or months, as the chart is drawn.</p>
        <footer>
          <button type="button" class="button" @click=${() => this.dialog?.close()}>Cancel</button>
          <button type="submit" class="button strong">Show these days</button>
        </footer>
      </form>
    </dialog>`;
  }

  private fields(): { from: HTMLInputElement; to: HTMLInputElement } {
    const form = this.querySelector('form') as HTMLFormElement;
    return {
      from: form.elements.namedItem('from') as HTMLInputElement,
      to: form.elements.namedItem('to') as HTMLInputElement,
    };
  }

  private readonly pick = (event: Event): void => {
    const [from = '', to = ''] = (event.target as HTMLElement & { value: string }).value.split('/');
    const fields = this.fields();
    fields.from.value = from;
    fields.to.value = to;
  };

  private readonly apply = (event: Event): void => {
    const { from, to } = this.fields();
    from.setCustomValidity(isDay(from.value) ? '' : msg('a date such as 2021-05-03'));
    to.setCustomValidity(
      !isDay(to.value)
        ? msg('a date such as 2021-05-09')
        : to.value < from.value
          ? msg('a day on or after the first one')
          : '',
    );
    if (!from.reportValidity() || !to.reportValidity()) return event.preventDefault();
    goTo(this, linkTo(this.view, { from: from.value, to: to.value, last: null }));
  };
}
