import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { type Periods, periodsInWords } from '../charts/compared.ts';
import { COMPARED } from '../grammar.ts';
import { linkTo, type View } from '../view.ts';
import { goTo } from './navigation.ts';
import { msg } from '../words.ts';

const TITLES = { previous: msg('the time before'), year: msg('a year ago') } as const;

/** What the chosen range is held against; own dates say where the earlier period begins, it is as long as the range. */
export function compareChoice(view: View, periods: Periods | null): TemplateResult | typeof nothing {
  const now = view.view['compare'];
  // Where all that was read is chosen, nothing was read before it.
  const isPart = ['from', 'to', 'last'].some((key) => view.filters[key] !== undefined);
  if (now === undefined && !isPart) return nothing;
  const own = now !== undefined && !(COMPARED as readonly string[]).includes(now);
  const begin = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    goTo(field, linkTo(view, { compare: field.value === '' ? null : `${field.value}..${field.value}` }));
  };
  const link = (value: string | null, title: string) =>
    html`<a href=${linkTo(view, { compare: value })} aria-current=${(now ?? null) === value ? 'true' : 'false'}>${title}</a>`;
  return html`<div class="compare-choice">
    <span class="hint">Compare with</span>
    <nav class="choice" aria-label="Compare with an earlier period">
      ${link(null, 'nothing')} ${COMPARED.map((value) => link(value, TITLES[value]))}
    </nav>
    <label class="hint">or from <input type="date" aria-label="First day of the earlier period" .value=${own ? now.slice(0, 10) : ''} @change=${begin} /></label>
    ${periods === null ? nothing : html`<span class="hint compared-days">${periodsInWords(periods)}</span>`}
  </div>`;
}
