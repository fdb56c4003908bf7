import { type Meant, NOBODY } from '../base/settle.ts';
import type { Asked, Chosen, Settled } from '../contract/filters.ts';
import type { Question } from '../contract/question.ts';
import type { OfRosters } from '../contract/roster.ts';
import { formatSearch } from '../contract/search/tree.ts';
import { ROSTER_KINDS, ROSTERS } from '../contract/vocabulary.ts';
import type { Directory } from '../warehouse/directory.ts';

/** A choice in the grammar of the filters: slugs by comma, exclusions with a leading "-"; undefined when all. */
const listOf = <Id>({ only, never }: Chosen<Id>, name: (id: Id) => string): string | undefined =>
  only.length + never.length === 0 ? undefined : [...only.map(name), ...never.map((id) => `-${name(id)}`)].join(',');

/** Before the slug of a roster that a query spells out: one of actors and one of sources may have the same slug. */
const SPELT: OfRosters<string> = { watchlists: '@', collections: 'sources@' };

/**
 * The settled query as an answer shows it: in the same grammar it was asked in, with dates filled in and the compared set named,
 * so that asking it again gives the same answer. Keys the question does not know, and keys left open, are absent.
 * Where rosters were asked for, `actors` (or `sources`) spells out who they were then; `asked_actors` is what was asked, and
 * `@cabinet` (or `sources@regional`) whom that one meant, so that an old link can be checked.
 */
export function queryOf(
  question: Question,
  settled: Settled,
  directory: Directory,
  asked: Asked,
  meant: readonly Meant[] = [],
): Record<string, string> {
  const actorName = (id: number) => directory.actorsById.get(id)?.actor ?? String(id);
  const sourceName = (id: number) => directory.sourceSlugs.get(id) ?? String(id);
  const all: Record<string, string | undefined> = {
    from: settled.from,
    to: settled.to,
    // Nobody has no name: then what was asked stands.
    actors: settled.actors.only.includes(NOBODY) ? asked.actors : listOf(settled.actors, actorName),
    sources: settled.sources.only.includes(NOBODY) ? asked.sources : listOf(settled.sources, sourceName),
    languages: listOf(settled.languages, (word) => word),
    kinds: listOf(settled.kinds, (word) => word),
    unit: settled.unit,
    grain: settled.grain,
    within: settled.within,
    voice: settled.voice,
    speakers: listOf(settled.speakers, actorName),
    forms: settled.forms.join(','),
    q: settled.q === null ? undefined : formatSearch(settled.q),
    pair: asked.pair,
    direction: settled.direction,
    support: String(settled.support),
    nodes: String(settled.nodes),
    tone: settled.tone ?? undefined,
    order: settled.order,
    date_problem: settled.date_problem ?? undefined,
    name: settled.name ?? undefined,
    run: settled.run === null ? undefined : String(settled.run),
    step: settled.step ?? undefined,
    reason: settled.reason ?? undefined,
    surface: settled.surface ?? undefined,
    via: settled.via ?? undefined,
    baseline: settled.baseline,
    quote_kind: settled.quote_kind ?? undefined,
    article: settled.article ?? undefined,
    against: settled.explained?.earlier.from,
    measure: settled.explained?.measure,
    cut: settled.explained?.cut,
    since: settled.between === null ? undefined : String(settled.between[0]),
    snapshot: settled.between === null ? undefined : String(settled.between[1]),
  };
  const known = Object.keys(question.filters.shape);
  return Object.fromEntries([
    ...Object.entries(all).flatMap(([key, value]) =>
      value !== undefined && known.includes(key) ? [[key, value] as const] : [],
    ),
    ...ROSTER_KINDS.flatMap((kind): (readonly [string, string])[] => {
      const { key } = ROSTERS[kind];
      const named = known.includes(key) ? meant.filter((one) => one.kind === kind) : [];
      if (named.length === 0) return [];
      const nameOf = kind === 'watchlists' ? actorName : sourceName;
      return [
        [`asked_${key}`, asked[key] ?? ''],
        ...named.map(({ slug, members }) => [SPELT[kind] + slug, members.map(nameOf).join(',')] as const),
      ];
    }),
  ]);
}
