import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActorSpeaker, matchingActors } from './matching.ts';
import { toneColumns, toneParts } from './tone-parts.ts';

/** Who speaks about whom in direct quotes, and in what tone? The sums by speaker and actor; mean and interval are worked out afterwards. */
export const said = (filters: Settled): Sql => sql`
  SELECT s.slug AS speaker, s.name AS speaker_name, a.slug AS actor, a.name AS name, a.kind AS kind, p.mentions AS mentions,
         p.articles AS articles, p.scored AS scored, p.stories AS stories, ${toneColumns}
  FROM (${toneParts(
    filters,
    sql`SELECT speaker_id AS step, f.* FROM ${articleActorSpeaker(filters)} AS f WHERE ${matchingActors(filters)}`,
  )}) AS p
  JOIN actor AS s ON s.actor_id = p.step
  JOIN actor AS a ON a.actor_id = p.actor_id
  ORDER BY mentions DESC, speaker, actor`;
