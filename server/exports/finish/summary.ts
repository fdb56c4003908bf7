import { whole } from '../../base/whole.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { FEW_STORIES, isAdjusted, TOO_FEW_STORIES, USUAL_WEEKS } from '../../contract/vocabulary.ts';
import type { Context } from '../context.ts';
import { againstUsual, type Usual } from './usual.ts';

type Clause = RowOf<'/summary'>;
type ActorRow = RowOf<'/actors'>;
type Size = { articles: number; stories: number; sources: number; mentions: number };

const EMPTY: Omit<Clause, 'clause' | 'text'> = {
  subject: null,
  subject_name: null,
  other: null,
  other_name: null,
  value: null,
  low: null,
  high: null,
  n: null,
  scored: null,
  unit: null,
  evidence: null,
};

const times = (count: number, one: string, many: string): string => `${whole(count)} ${count === 1 ? one : many}`;
/** Tone with its sign and a true minus, two decimals. */
const toned = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** The lede, clause by clause; a clause that the data does not bear is left out or says why it cannot speak. */
export async function summary(rows: readonly Size[], context: Context): Promise<Clause[]> {
  const size = rows[0] ?? { articles: 0, stories: 0, sources: 0, mentions: 0 };
  if (size.articles === 0) {
    return [{ ...EMPTY, clause: 'no_coverage', value: 0, text: 'No coverage in these weeks.' }];
  }
  const everyone = (await context.ask('/actors', {})).rows;
  const usual = await againstUsual(context);
  const subject = subjectOf(everyone, usual);
  const clauses: Clause[] = [];
  if (subject !== undefined) {
    clauses.push(
      countClause(subject, context),
      ...changeClause(subject, usual),
      toneClause(subject, isAdjusted(everyone)),
      ...(await companyClause(subject, context)),
    );
  }
  const { from, to } = context.settled;
  return [
    ...clauses,
    {
      ...EMPTY,
      clause: 'scope',
      value: size.articles,
      n: size.stories,
      unit: 'articles',
      text: `${from} to ${to}: ${times(size.articles, 'article', 'articles')} of ${times(size.sources, 'source', 'sources')}, ${times(size.mentions, 'mention', 'mentions')}.`,
    },
  ];
}

/** Of those who are asked for, all or chosen, the one whose change is surest; where none is beyond the noise, the most named. */
function subjectOf(everyone: readonly ActorRow[], usual: Usual | null): ActorRow | undefined {
  const named = new Map(everyone.map((row) => [row.actor, row]));
  const moved = usual?.all.find(({ actor, isMoved }) => isMoved && named.has(actor.actor));
  return moved === undefined ? everyone[0] : named.get(moved.actor.actor);
}

const about = ({ actor, name }: ActorRow) => ({ subject: actor, subject_name: name });

function countClause(row: ActorRow, { settled: { unit } }: Context): Clause {
  const text =
    unit === 'mentions'
      ? `${row.name} was named ${times(row.mentions, 'time', 'times')}`
      : unit === 'articles'
        ? `${row.name} was named in ${times(row.articles, 'article', 'articles')}`
        : `${row.name} was named in ${times(row.stories, 'story', 'stories')}`;
  return {
    ...EMPTY,
    ...about(row),
    clause: 'count',
    value: row[unit],
    n: row.stories,
    unit,
    evidence: `actors=${row.actor}`,
    text,
  };
}

/** Said only where enough weeks before were read, and enough stories name the actor to test. */
function changeClause(row: ActorRow, usual: Usual | null): Clause[] {
  const own = usual?.all.find(({ actor }) => actor.actor === row.actor);
  if (usual == null || own === undefined) return [];
  const { ratio, low, high, stories } = own;
  const before = `${USUAL_WEEKS} weeks before`;
  const text = !own.isMoved
    ? `about as often as usual (${before})`
    : ratio === null
      ? `not named in the ${before}`
      : `${Number(ratio.toPrecision(2))} times the usual share of stories (${before})`;
  const evidence = `actors=${row.actor}&unit=stories`;
  return [
    { ...EMPTY, ...about(row), clause: 'change', value: ratio, low, high, n: stories, unit: 'stories', evidence, text },
  ];
}

/** By the method that the view's figures show. */
function toneClause(row: ActorRow, adjusted: boolean): Clause {
  const { thin, scored } = row;
  const [sentiment, low, high] = adjusted
    ? [row.sentiment_adjusted, row.adjusted_low, row.adjusted_high]
    : [row.sentiment, row.low, row.high];
  const base = {
    ...EMPTY,
    ...about(row),
    clause: 'tone' as const,
    value: sentiment,
    low,
    high,
    n: row.stories,
    scored,
  };
  const evidence = `actors=${row.actor}&tone=scored&order=strongest`;
  const stories = times(row.stories, 'story', 'stories');
  if (thin === 'too_few' || sentiment === null) {
    return {
      ...base,
      value: null,
      text: `too few sentences to say in what tone (fewer than ${TOO_FEW_STORIES} stories)`,
    };
  }
  if (thin === 'few' || low === null || high === null) {
    return { ...base, evidence, text: `tone unclear (${stories}, fewer than ${FEW_STORIES})` };
  }
  const half = Math.max(high - sentiment, sentiment - low).toFixed(2);
  const near = low <= 0 && high >= 0 ? 'tone near neutral, ' : 'tone ';
  return { ...base, evidence, text: `${near}${toned(sentiment)} ± ${half} (${stories})` };
}

/** A pair that meets less often than this beyond chance rounds to "1 times chance". */
const WORTH_SAYING = 1.1;

/** Said only where the association survives the false-discovery control. */
async function companyClause(row: ActorRow, context: Context): Promise<Clause[]> {
  const pairs = (await context.ask('/co-occurrence', { actors: row.actor, unit: 'articles', within: 'article' })).rows;
  // Ranked pairs come strongest first. Where everybody is named with everybody, a tested association may still be no news.
  const best = pairs.find(({ ranked, lift }) => ranked && lift !== null && lift >= WORTH_SAYING);
  if (best === undefined) return [];
  const [other, other_name] = best.a === row.actor ? [best.b, best.b_name] : [best.a, best.a_name];
  const chance = `, ${Number(best.lift!.toPrecision(2))} times chance`;
  return [
    {
      ...EMPTY,
      ...about(row),
      clause: 'together',
      other,
      other_name,
      value: best.together,
      n: best.stories,
      unit: 'articles',
      evidence: `pair=${row.actor}~${other}&unit=articles`,
      text: `beyond chance named together with ${other_name} (${times(best.together, 'article', 'articles')}${chance})`,
    },
  ];
}
