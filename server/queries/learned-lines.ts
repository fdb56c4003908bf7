import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { ofSources } from './matching.ts';

/** Which lines of a source were learned to be page furniture? The most frequent first. */
export const learnedLines = (filters: Settled): Sql => sql`
  SELECT l.id AS line, s.slug AS source, s.name AS source_name, l.zone AS zone, l.sample AS sample,
         count(DISTINCT a.article_id) AS articles, count(DISTINCT a.story_id) AS stories, l.learned_at AS learned_at,
         CASE WHEN l.cut THEN 'cut' ELSE 'kept' END AS state, l.decided_at AS decided_at
  FROM (SELECT * FROM learned_line WHERE ${ofSources(filters)}) AS l
  JOIN source AS s ON s.source_id = l.source_id
  LEFT JOIN edge_line AS e ON e.source_id = l.source_id AND e.line = l.line
  LEFT JOIN article AS a ON a.article_id = e.article_id
  GROUP BY l.id, s.slug, s.name, l.zone, l.sample, l.learned_at, l.cut, l.decided_at
  ORDER BY articles DESC, source, line`;
