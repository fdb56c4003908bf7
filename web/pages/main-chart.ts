import type { AnswerTo, Path } from '../../server/contract/questions/all.ts';
import { attentionLines } from '../charts/attention.ts';
import type { Line } from '../charts/lines.ts';
import { mentionsLines } from '../charts/mentions.ts';
import { shareLines } from '../charts/share-of-voice.ts';
import type { Measure } from '../grammar.ts';
import { measureOf, unitOf } from '../query.ts';
import type { View } from '../view.ts';

/** The three questions the main chart can draw; exactly one is asked. */
export const QUESTIONS: Readonly<Record<Measure, Path>> = {
  count: '/mentions',
  share_of_voice: '/share-of-voice',
  attention: '/attention',
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
  if (measure === 'attention') return attentionLines(attention?.rows ?? [], actors, buckets);
  return mentionsLines(mentions?.rows ?? [], actors, buckets, unitOf(state));
}
