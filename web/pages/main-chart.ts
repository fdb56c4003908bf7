import type { Note } from '../../server/contract/answer.ts';
import type { AnswerTo, Path } from '../../server/contract/questions/all.ts';
import { attentionLines } from '../charts/attention.ts';
import type { Line } from '../charts/lines.ts';
import { mentionsLines } from '../charts/mentions.ts';
import { type SourceMarks, sourceMarks } from '../charts/source-marks.ts';
import { shareLines } from '../charts/share-of-voice.ts';
import { isAttention, type Measure } from '../grammar.ts';
import { measureOf, unitOf } from '../query.ts';
import type { View } from '../view.ts';

/** The questions behind what the main chart can draw; exactly one is asked. */
export const QUESTIONS: Readonly<Record<Measure, Path>> = {
  count: '/mentions',
  share_of_voice: '/share-of-voice',
  attention: '/attention',
  attention_panel: '/attention',
  attention_standardised: '/attention',
};

/** The lines of the main chart, one an actor in slot order; none while the answer of its measure is on the way. */
export function mainLines(
  state: View,
  mentions: AnswerTo<'/mentions'> | undefined,
  shares: AnswerTo<'/share-of-voice'> | undefined,
  attention: AnswerTo<'/attention'> | undefined,
  actors: readonly string[],
  buckets: readonly string[],
): Line[] {
  const measure = measureOf(state);
  if (measure === 'share_of_voice') return shareLines(shares?.rows ?? [], actors, buckets);
  if (isAttention(measure)) return attentionLines(attention?.rows ?? [], actors, buckets, measure);
  return mentionsLines(mentions?.rows ?? [], actors, buckets, unitOf(state));
}

/** What the coverage of a page says of its charts: where much was missing, and where sources changed. */
export const coverageNotes = (coverage: AnswerTo<'/coverage'> | undefined): readonly Note[] =>
  (coverage?.notes ?? []).filter(({ code }) => code === 'low_coverage' || code === 'sources_changed');

/** Who is in the fixed panel is told where it is drawn. */
export const panelNotes = (notes: readonly Note[], measure: Measure): readonly Note[] =>
  notes.filter(({ code }) => code !== 'panel' || (measure !== 'attention' && isAttention(measure)));

/** The marks of all figures of a page: one coverage, one axis. */
export const pageMarks = (coverage: AnswerTo<'/coverage'> | undefined, buckets: readonly string[]): SourceMarks =>
  sourceMarks(coverage?.rows ?? [], buckets);

/** Notes that nothing before has said already. */
export const unsaid = (notes: readonly Note[], before: readonly Note[]): readonly Note[] => {
  const said = new Set(before.map(({ text }) => text));
  return notes.filter(({ text, code }) => !said.has(text) && code !== 'named_set');
};
