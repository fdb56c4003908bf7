import { type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { NAMED_SET } from '../../server/contract/vocabulary.ts';
import type { Note } from '../../server/contract/answer.ts';
import { addressOf } from '../ask.ts';
import { count } from '../charts/format.ts';
import { voiceRows } from '../charts/voice.ts';
import type { Asking } from '../components/asking.ts';
import '../components/share-of-voice-table.ts';
import { asked, unitOf } from '../query.ts';
import type { View } from '../view.ts';
import type { Earlier } from './earlier.ts';
import { msg, str } from '../words.ts';

/** Who is compared on the page: the chosen actors, or nobody and so the most named. */
export type Compared = {
  readonly namesSome: boolean;
  readonly chosen: readonly string[];
  readonly slots: readonly string[];
  readonly earlier: Pick<Earlier, 'periods' | 'changes' | 'note'>;
};

/** Share of voice and tone of the compared actors, from the answer about everyone. */
export function voiceFigure(
  view: View,
  everyone: Asking<'/actors'>,
  { namesSome, chosen, slots, earlier }: Compared,
  { days, notes }: { readonly days: string; readonly notes: readonly Note[] },
): TemplateResult {
  const all = everyone.answer?.rows ?? [];
  const set = namesSome ? all.filter(({ actor }) => chosen.includes(actor)) : all.slice(0, NAMED_SET);
  const hint = namesSome
    ? msg(str`of the ${count(set.length)} compared`)
    : msg(str`of the ${count(set.length)} most named`);
  const actors = set.map(({ actor }) => actor).join(',');
  return html`<share-of-voice-table
    data-follows
    .view=${view}
    .rows=${voiceRows(set, unitOf(view))}
    .slots=${slots}
    ?chosen=${namesSome}
    hint=${set.length === 0 ? '' : hint}
    days=${days}
    csv=${set.length === 0 ? '' : addressOf('/actors', asked(view, { actors }), null, 'format=csv')}
    .state=${everyone.state}
    .problem=${everyone.problem}
    .retry=${everyone.retry}
    .periods=${earlier.note === null ? earlier.periods : null}
    .changes=${earlier.changes}
    .notes=${notes}
  ></share-of-voice-table>`;
}
