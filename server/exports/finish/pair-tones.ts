import { pairKey, tonesOfPairs } from '../../queries/co-occurrence.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import type { Met } from './pair-world.ts';
import { noteUnadjusted, type ToneSums, toneOf } from './sentiment.ts';

type Sums = Omit<ToneSums, 'kind'> & { pair: string; actor_id: number; scored: number };

/** The tone of one of a pair where both are named, with its sample. */
export type ToneOfOne = ReturnType<typeof toneOf> & { readonly scored: number; readonly stories: number };

const NOTHING = { stories: 0, n: 0, s: 0, m2: 0, variance_sum: null, u: null, u_variance_sum: null };
const NO_CHANCES = { p_neg: 0, p_neu: 0, p_pos: 0, q_neg: 0, q_neu: 0, q_pos: 0 };

/** The tones of all listed pairs, asked at once. A pair that no sentence names has none. */
export async function tonesIn(
  pairs: readonly Met[],
  context: Context,
): Promise<(pair: Met, actor: KnownActor) => ToneOfOne> {
  const { settled, query, directory } = context;
  const met = pairs.filter(({ together }) => together > 0);
  const sums =
    met.length === 0
      ? []
      : await query<Sums>(
          tonesOfPairs(
            settled,
            met.map(({ a, b }) => [a.actor_id, b.actor_id]),
          ),
        );
  const found = new Map(
    sums.map((row): [string, ToneOfOne] => {
      const { kind } = directory.actorsById.get(row.actor_id)!;
      const tone = toneOf({ ...row, kind }, settled.scoring);
      return [`${row.pair} ${row.actor_id}`, { ...tone, scored: row.scored, stories: row.stories }];
    }),
  );
  noteUnadjusted(
    sums.map((row) => ({
      kind: directory.actorsById.get(row.actor_id)!.kind,
      sentiment: found.get(`${row.pair} ${row.actor_id}`)!.sentiment,
    })),
    context,
  );
  return ({ a, b }, { actor_id, kind }) =>
    found.get(`${pairKey(a.actor_id, b.actor_id)} ${actor_id}`) ?? {
      ...toneOf({ ...NOTHING, ...NO_CHANCES, kind }, settled.scoring),
      scored: 0,
      stories: 0,
    };
}
