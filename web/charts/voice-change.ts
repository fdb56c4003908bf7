import type { RowOf } from '../../server/contract/questions/all.ts';

type ShareRow = Pick<RowOf<'/share-of-voice'>, 'actor' | 'count' | 'share_of_voice' | 'low' | 'high'>;

/** What an actor had in the earlier period, and how its part of the compared set changed since; null where it cannot be told. */
export type VoiceChange = {
  readonly before: number | null;
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** Up or down where the interval of the change leaves out zero; null inside the noise. */
export const voiceDirection = ({ change, low, high }: VoiceChange): 'up' | 'down' | null =>
  change === null || low === null || high === null ? null : low > 0 ? 'up' : high < 0 ? 'down' : null;

/**
 * The change of each share with its 95 % interval, from the intervals of both shares (Newcombe 1998, method 10). Those are
 * by story, so copies of one text widen this one too.
 */
export function voiceChanges(now: readonly ShareRow[], before: readonly ShareRow[]): ReadonlyMap<string, VoiceChange> {
  const earlier = new Map(before.map((row) => [row.actor, row]));
  return new Map(now.map((row) => [row.actor, changeOf(row, earlier.get(row.actor))]));
}

function changeOf(now: ShareRow, before: ShareRow | undefined): VoiceChange {
  const count = before?.count ?? null;
  const [p1, low1, high1] = [now.share_of_voice, now.low, now.high];
  const [p0, low0, high0] = [before?.share_of_voice ?? null, before?.low ?? null, before?.high ?? null];
  if (p1 === null || p0 === null) return { before: count, change: null, low: null, high: null };
  const change = p1 - p0;
  if (low1 === null || high1 === null || low0 === null || high0 === null)
    return { before: count, change, low: null, high: null };
  return {
    before: count,
    change,
    low: Math.max(-1, change - Math.hypot(p1 - low1, high0 - p0)),
    high: Math.min(1, change + Math.hypot(high1 - p1, p0 - low0)),
  };
}
