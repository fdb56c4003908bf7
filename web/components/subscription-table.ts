import { nothing, svg, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { count, instant, many } from '../charts/format.ts';
import { msg, str } from '../words.ts';

export type Row = RowOf<'/subscriptions'>;
export type Verb = 'run' | 'pause' | 'resume' | 'remove';
type Act = (row: Row, verb: Verb) => void;

const ICONS = {
  active: svg`<path d="M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 4.5V8l2.5 1.8" />`,
  paused: svg`<path d="M5.5 3v10M10.5 3v10" />`,
  checking: svg`<path d="M13.5 8A5.5 5.5 0 1 1 11.6 3.8M13.5 1.5v3.5H10" />`,
  failing: svg`<path d="M8 1.5 15 14H1ZM8 6v4M8 11.6v1" />`,
} as const;

const WORDS = {
  active: msg('active'),
  paused: msg('paused'),
  checking: msg('being checked'),
  failing: msg('failing'),
} as const;

/** How a subscription stands, as one word with its picture. */
const standing = ({ state, checking, failures }: Row): keyof typeof ICONS =>
  checking ? 'checking' : state === 'paused' ? 'paused' : failures > 0 ? 'failing' : 'active';

// The roles are told again, because a narrow page lays the rows out as blocks, and tables laid out so lose them.
export const subscriptionTable = (rows: readonly Row[], act: Act): TemplateResult =>
  html`<table class="numbers subscriptions" role="table">
    <caption class="unseen">Subscriptions, in the order in which they were added</caption>
    <thead role="rowgroup">
      <tr role="row"><th scope="col" role="columnheader">Address</th><th scope="col" role="columnheader">State</th><th scope="col" role="columnheader">Last check (UTC)</th><th scope="col" role="columnheader">Next check (UTC)</th><th scope="col" role="columnheader"><span class="unseen">Actions</span></th></tr>
    </thead>
    <tbody role="rowgroup">${rows.map((row) => tableRow(row, act))}</tbody>
  </table>`;

function tableRow(row: Row, act: Act): TemplateResult {
  const { subscription, address, source, schedule, moved_to, checking, state } = row;
  const now = standing(row);
  const button = (verb: Verb, words: string, disabled = false) =>
    html`<button type="button" class="button" ?disabled=${disabled} aria-label=${`${words}: ${address}`} @click=${() => act(row, verb)}>${words}</button>`;
  return html`<tr role="row" data-subscription=${subscription} data-standing=${now}>
    <th scope="row" role="rowheader">
      <span class="address">${address}</span>
      ${source === null ? nothing : html`<small>as ${source}</small>`}
      ${moved_to === null ? nothing : html`<small class="moved">The server says it has moved to ${moved_to}.</small>`}
    </th>
    <td role="cell">
      <span class="standing"><svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${ICONS[now]}</svg> ${WORDS[now]}</span>
      ${row.reason === null ? nothing : html`<small>since ${instant(row.since)}: ${row.reason}</small>`}
    </td>
    <td role="cell"><span class="label" aria-hidden="true">Last check (UTC)</span> ${lastCheck(row)}</td>
    <td role="cell"><span class="label" aria-hidden="true">Next check (UTC)</span> ${nextCheck(row)} <small>${schedule}</small></td>
    <td role="cell" class="actions">
      ${state === 'paused' ? button('resume', msg('Resume')) : html`${button('run', msg('Run now'), checking)} ${button('pause', msg('Pause'))}`}
      ${button('remove', msg('Remove'))}
    </td>
  </tr>`;
}

function lastCheck({ checked_at, result, problem, added, revised, failures, state }: Row): TemplateResult {
  if (checked_at === null || result === null) return html`not yet`;
  return html`${instant(checked_at)}
    ${
      result === 'failed'
        ? html`<small>failed: ${problem}${state === 'active' && failures > 1 ? msg(str` (${failures} in a row)`) : nothing}</small>`
        : result === 'unchanged'
          ? html`<small>nothing had changed</small>`
          : html`<small>${broughtIn(added ?? 0)}${(revised ?? 0) === 0 ? nothing : msg(str`, ${count(revised)} revised`)}</small>`
    }`;
}

const broughtIn = (added: number) =>
  added === 0 ? msg('nothing new') : html`<a href="/articles">${many(added, 'new article', 'new articles')}</a>`;

function nextCheck({ state, next_at, not_before, checking }: Row): TemplateResult {
  if (checking) return html`now`;
  if (state === 'paused' || next_at === null) return html`when it is resumed`;
  return html`${instant(next_at)}${not_before === next_at ? html` <small>as the server asked</small>` : nothing}`;
}
