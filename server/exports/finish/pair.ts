import {
  type Cells,
  expected,
  g2,
  type LiftParts,
  lift,
  liftInterval,
  npmi,
  pOfG2,
} from '../../analysis/statistics.ts';
import { stepEnd } from '../../base/bucket.ts';
import { invalid } from '../../base/settle.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { thinness, WHOLE_RANGE } from '../../contract/vocabulary.ts';
import { tonesOfPair } from '../../queries/co-occurrence.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import { grid } from './grid.ts';
import { worldOf } from './pair-world.ts';
import { noteUnadjusted, type ToneSums, toneOf } from './sentiment.ts';

type Row = RowOf<'/pair'>;
type Found = LiftParts & { week: string; stories: number; stories_a: number; stories_b: number };
type Sums = Omit<ToneSums, 'kind'> & { week: string; actor_id: number; scored: number };

const NOTHING: Omit<Found, 'week'> = {
  n: 0,
  n1: 0,
  n2: 0,
  n11: 0,
  stories_all: 0,
  stories: 0,
  stories_a: 0,
  stories_b: 0,
  mm: 0,
  xx: 0,
  yy: 0,
  zz: 0,
  xy: 0,
  xz: 0,
  yz: 0,
  xm: 0,
  ym: 0,
  zm: 0,
};
const NO_TONE = { stories: 0, n: 0, s: 0, m2: 0, variance_sum: null, u: null, u_variance_sum: null };
const NO_CHANCES = { p_neg: 0, p_neu: 0, p_pos: 0, q_neg: 0, q_neu: 0, q_pos: 0 };

/** One pair in every step of the range: 0 where something was read and never both were named, null where nothing was read. */
export async function pair(rows: readonly Found[], context: Context): Promise<Row[]> {
  const { settled, directory } = context;
  if (settled.pair === null)
    throw invalid([{ key: 'pair', value: '', expected: 'two actors such as antony-blinken~ukraine' }]);
  const [one, other] = settled.pair.map((id) => directory.actorsById.get(id)!) as [KnownActor, KnownActor];
  const [a, b] = one.actor < other.actor ? [one, other] : [other, one];
  // The query counted them in the order in which they were asked for.
  const turned = a === one ? (row: Omit<Found, 'week'>) => row : swapped;
  const found = new Map(rows.map((row) => [row.week, row]));
  const toneIn = await tones(context);
  const q = await qOfRange(rows[0], a, b, context);
  const cells = (await grid({ ...context, listed: [a.actor_id] })).map(({ week, read, partial }): Row => {
    const names = { week, a: a.actor, b: b.actor, a_name: a.name, b_name: b.name };
    const end = stepEnd(week, settled);
    const evidence = `pair=${a.actor}~${b.actor}&from=${week}&to=${end}`;
    const row = turned(found.get(week) ?? NOTHING);
    const tone = { ...toneColumnsOf('a', toneIn(week, a)), ...toneColumnsOf('b', toneIn(week, b)) } as Tones;
    if (read === null) return { ...names, ...UNREAD, ...unread(tone), partial, evidence: null };
    return { ...names, ...measures(row), q, ...tone, partial, evidence: row.n11 === 0 ? null : evidence };
  });
  noteUnadjusted(
    cells.flatMap(({ sentiment_a, sentiment_b }) => [
      { kind: a.kind, sentiment: sentiment_a },
      { kind: b.kind, sentiment: sentiment_b },
    ]),
    context,
  );
  return cells;
}

const swapped = (row: Omit<Found, 'week'>): Omit<Found, 'week'> => ({
  ...row,
  n1: row.n2,
  n2: row.n1,
  stories_a: row.stories_b,
  stories_b: row.stories_a,
  xx: row.yy,
  yy: row.xx,
  xz: row.yz,
  yz: row.xz,
  xm: row.ym,
  ym: row.xm,
});

type Measured = Pick<
  Row,
  | 'together'
  | 'count_a'
  | 'count_b'
  | 'count_all'
  | 'expected'
  | 'lift'
  | 'lift_low'
  | 'lift_high'
  | 'npmi'
  | 'stories'
  | 'thin'
  | 'g2'
  | 'p'
>;

/** The measures of one step; its test is on stories, whatever is counted. */
function measures(row: Omit<Found, 'week'>): Measured {
  const cells: Cells = { n11: row.n11, n1: row.n1, n2: row.n2, n: row.n };
  const signed = g2({ n11: row.stories, n1: row.stories_a, n2: row.stories_b, n: row.stories_all });
  const thin = thinness(row.stories);
  const { low, high } = thin === 'too_few' ? { low: null, high: null } : liftInterval(row);
  return {
    together: row.n11,
    count_a: row.n1,
    count_b: row.n2,
    count_all: row.n,
    expected: expected(cells),
    lift: lift(cells),
    lift_low: low,
    lift_high: high,
    // Where nothing was written, never having met says nothing.
    npmi: row.n1 === 0 || row.n2 === 0 ? null : npmi(cells),
    stories: row.stories,
    thin,
    g2: signed,
    p: pOfG2(signed),
  };
}

const UNREAD: { [K in keyof Measured]: null } & { q: null } = {
  together: null,
  count_a: null,
  count_b: null,
  count_all: null,
  expected: null,
  lift: null,
  lift_low: null,
  lift_high: null,
  npmi: null,
  stories: null,
  thin: null,
  g2: null,
  p: null,
  q: null,
};

/** The q of the whole range, over all tested pairs; a single step is not tested. */
async function qOfRange(whole: Found | undefined, a: KnownActor, b: KnownActor, context: Context) {
  if (context.settled.grain !== WHOLE_RANGE || whole === undefined) return null;
  const { test } = await worldOf({ units: whole.n, stories: whole.stories_all }, context);
  if (!test.tested.has(a.actor_id) || !test.tested.has(b.actor_id)) return null;
  const { stories, stories_a, stories_b, stories_all } = whole;
  return test.qOf(pOfG2(g2({ n11: stories, n1: stories_a, n2: stories_b, n: stories_all })));
}

type ToneOfOne = ReturnType<typeof toneOf> & { readonly scored: number; readonly stories: number };

/** The tone of each of the pair where both are named, by step. */
async function tones({ settled, query }: Context): Promise<(week: string, actor: KnownActor) => ToneOfOne> {
  const found = new Map(
    (await query<Sums>(tonesOfPair(settled, settled.pair!))).map((row) => [`${row.week} ${row.actor_id}`, row]),
  );
  return (week, { actor_id, kind }) => {
    const sums = found.get(`${week} ${actor_id}`) ?? { ...NO_TONE, ...NO_CHANCES, scored: 0 };
    return { ...toneOf({ ...sums, kind }, settled.scoring), scored: sums.scored, stories: sums.stories };
  };
}

type OfOne<Side extends 'a' | 'b'> = Pick<
  Row,
  | `scored_${Side}`
  | `tone_stories_${Side}`
  | `thin_${Side}`
  | `sentiment_${Side}`
  | `low_${Side}`
  | `high_${Side}`
  | `sentiment_adjusted_${Side}`
  | `adjusted_low_${Side}`
  | `adjusted_high_${Side}`
>;
type Tones = OfOne<'a'> & OfOne<'b'>;

const toneColumnsOf = (side: 'a' | 'b', tone: ToneOfOne): Record<string, unknown> => ({
  [`scored_${side}`]: tone.scored,
  [`tone_stories_${side}`]: tone.stories,
  [`thin_${side}`]: tone.thin,
  [`sentiment_${side}`]: tone.sentiment,
  [`low_${side}`]: tone.low,
  [`high_${side}`]: tone.high,
  [`sentiment_adjusted_${side}`]: tone.sentiment_adjusted,
  [`adjusted_low_${side}`]: tone.adjusted_low,
  [`adjusted_high_${side}`]: tone.adjusted_high,
});

const unread = (tone: Tones) =>
  Object.fromEntries(Object.keys(tone).map((key) => [key, null])) as { [K in keyof Tones]: null };
