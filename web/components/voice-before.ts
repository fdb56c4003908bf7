import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { Note } from '../../server/contract/answer.ts';
import { type Periods, periodsInWords } from '../charts/compared.ts';
import { count, dayRange } from '../charts/format.ts';
import { points, pointsBetween } from '../charts/movers.ts';
import type { VoiceCount } from '../charts/voice.ts';
import { type VoiceChange, voiceDirection } from '../charts/voice-change.ts';
import { pointKey } from '../query.ts';
import { linkTo, type View } from '../view.ts';
import { msg, str } from '../words.ts';

const ARROWS = { up: '▲', down: '▼' } as const;

/** The heading of what an earlier period had, with its real dates. */
export const beforeHead = ({ before }: Periods): TemplateResult =>
  html`<th scope="col" class="number before">Before <small>${dayRange(before.from, before.to)}</small></th>
    <th scope="col" class="number before">Change of share <small>points</small></th>`;

/** The count of the earlier period, which opens its sentences there, and the change of the share with its interval. */
export function beforeCell(
  view: View,
  { actor, name }: Pick<VoiceCount, 'actor' | 'name'>,
  { before: { from, to } }: Periods,
  changes: ReadonlyMap<string, VoiceChange> | null,
): TemplateResult {
  if (changes === null)
    return html`<td class="number before"><span class="quiet" aria-hidden="true">…</span></td><td class="number before"></td>`;
  const change = changes.get(actor) ?? { before: null, change: null, low: null, high: null };
  const { before } = change;
  const link = linkTo(view, { from, to, last: null, compare: null, point: pointKey(null, actor) });
  const opened =
    before === null || before === 0
      ? count(before)
      : html`<a href=${link} aria-label=${msg(str`${count(before)}, ${name}, ${dayRange(from, to)}: sentences`)}>${count(before)}</a>`;
  const direction = voiceDirection(change);
  return html`<td class="number before">${opened}</td>
    <td class="number before" data-noise=${direction === null}>
      ${change.change === null ? html`<small>too few to say</small>` : html`<span>${direction === null ? nothing : html`<span class="arrow" aria-hidden="true">${ARROWS[direction]}</span> `}${points(change.change)}</span><small>${pointsBetween(change)}</small>`}
    </td>`;
}

/** What the change is, and when it has an arrow. */
export const changeNote = (periods: Periods): Note => ({
  code: 'compared',
  text: msg(
    str`Before and change: ${periodsInWords(periods)}. The interval is that of both shares by story (Newcombe 1998, method 10); an arrow stands where it leaves out zero, each actor by itself.`,
  ),
});
