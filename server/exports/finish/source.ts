import {
  benjaminiHochberg,
  type LiftParts,
  lift,
  liftInterval,
  meanInterval,
  pOfLift,
} from '../../analysis/statistics.ts';
import { weekOf } from '../../base/week.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { LEAST_MOVED, MOVER_Q, thinness } from '../../contract/vocabulary.ts';
import { sourcesOfAddresses } from '../../queries/hearing.ts';
import { kindsOfSource, languagesOfSource, namedAgainstRest, toneAgainstRest } from '../../queries/source.ts';
import { weeksOfSources } from '../../queries/sources.ts';
import type { Context } from '../context.ts';
import { lastWholeWeek } from './source-health.ts';
import { judged } from './source-weeks.ts';

type Profile = RowOf<'/sources/{id}'>;
type Named = LiftParts & { actor_id: number; stories: number; stories_rest: number };

/** Actors that one profile lists. */
const LISTED = 100;

/** One source beside all others: what it brought, whom it names and in what tone. */
export async function source(rows: readonly { source: string; name: string }[], context: Context): Promise<Profile[]> {
  const { settled, directory, query } = context;
  const [found] = rows;
  const source_id = [...directory.sourceSlugs].find(([, slug]) => slug === settled.id)?.[0];
  if (found === undefined || source_id === undefined) return [];
  const alone = { ...settled, sources: { only: [source_id], never: [] } };
  const languages = await query<Profile['languages'][number]>(languagesOfSource(alone));
  const addresses = await query<{ address: string }>(sourcesOfAddresses(alone));
  return [
    {
      source: found.source,
      name: found.name,
      articles: languages.reduce((sum, { articles }) => sum + articles, 0),
      languages,
      kinds: await query<Profile['kinds'][number]>(kindsOfSource(alone)),
      weeks: await wholeWeeks(alone, context),
      actors: await againstRest(source_id, context),
      ...(await toneOfSource(source_id, context)),
      addresses: addresses.map(({ address }) => address),
    },
  ];
}

/** The whole weeks in which it brought articles: the one in which the database begins is whole only when it begins on its Monday. */
async function wholeWeeks(alone: Context['settled'], { query, first_day, last_day, today }: Context) {
  const last = lastWholeWeek(last_day, today);
  const cut = first_day === null || weekOf(first_day) === first_day ? null : weekOf(first_day);
  const weeks = await query<{ week: string; articles: number }>(weeksOfSources(alone));
  return judged(weeks.filter(({ week }) => week !== cut && last !== null && week <= last));
}

/** Whom it names more, or less, often than all others, surest first. */
async function againstRest(source_id: number, { settled, directory, query }: Context): Promise<Profile['actors']> {
  const all = await query<Named>(namedAgainstRest(settled, source_id));
  const isTested = (one: Named) => Math.max(one.stories, one.stories_rest) >= LEAST_MOVED && pOfLift(one) !== null;
  const qOf = benjaminiHochberg(all.filter(isTested).map((one) => pOfLift(one)!));
  return all
    .map((one) => ({ one, p: isTested(one) ? pOfLift(one) : null }))
    .sort((l, r) => (l.p ?? 2) - (r.p ?? 2) || r.one.n11 - l.one.n11 || l.one.actor_id - r.one.actor_id)
    .slice(0, LISTED)
    .map(({ one, p }) => {
      const { actor, name, kind } = directory.actorsById.get(one.actor_id)!;
      const q = p === null ? null : qOf(p);
      const { low, high } = liftInterval(one);
      const told = thinness(one.stories) !== 'too_few';
      return {
        actor,
        name,
        kind,
        articles: one.n11,
        articles_all: one.n1,
        rest: one.n2,
        rest_all: one.n,
        ratio: lift(one),
        low: told ? low : null,
        high: told ? high : null,
        stories: one.stories,
        q,
        beyond: told && q !== null && q <= MOVER_Q,
      };
    });
}

type Tone = {
  n: number | null;
  s: number;
  elsewhere: number;
  actors: number;
  stories: number;
  all_stories: number;
  m2: number;
  variance_sum: number;
};

/** How much its tone is above that of all others toward the same actors; null in too few stories. */
async function toneOfSource(source_id: number, { settled, query }: Context) {
  const [sums] = await query<Tone>(toneAgainstRest(settled, source_id));
  const none = { tone: null, tone_low: null, tone_high: null };
  if (sums === undefined || sums.n === null || sums.n === 0)
    return { ...none, tone_stories: 0, tone_actors: 0, tone_thin: thinness(0) };
  const sample = { tone_stories: sums.stories, tone_actors: sums.actors, tone_thin: thinness(sums.stories) };
  if (sample.tone_thin === 'too_few') return { ...none, ...sample };
  const tone = (sums.s - sums.elsewhere) / sums.n;
  const { low, high } = meanInterval(tone, sums.n, sums.all_stories, sums.m2, sums.variance_sum);
  return { tone, tone_low: low, tone_high: high, ...sample };
}
