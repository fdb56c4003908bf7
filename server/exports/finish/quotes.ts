import type { RowOf } from '../../contract/questions/all.ts';
import { MOST_ROWS } from '../../contract/vocabulary.ts';
import type { Kind } from '../../contract/actor.ts';
import type { Context } from '../context.ts';
import { byPlace, grid, placeKey } from './grid.ts';
import { noteUnadjusted, type ToneSums, toneOf } from './sentiment.ts';

type Counted = {
  week: string;
  actor: string;
  articles: number;
  quotes: number;
  quotes_direct: number;
  articles_quoted: number;
};

/** Fills the grid, and says so where nobody of the compared is quoted at all: an empty table alone would look like a fault. */
export async function quotes(rows: readonly Counted[], context: Context): Promise<RowOf<'/quotes'>[]> {
  const found = byPlace(rows);
  if (rows.length > 0 && rows.every((row) => row.quotes === 0))
    context.note({ code: 'nobody_quoted', text: 'None of these actors is quoted in these articles.', count: 0 });
  return (await grid(context)).map(({ week, actor: { actor, name, kind }, read, partial }) => {
    const row = found.get(placeKey(week, actor));
    const count = (value: number | undefined) => (read === null ? null : (value ?? 0));
    return {
      week,
      actor,
      name,
      kind,
      quotes: count(row?.quotes),
      quotes_direct: count(row?.quotes_direct),
      articles_quoted: count(row?.articles_quoted),
      articles: count(row?.articles),
      quoted_share: row === undefined || read === null ? null : row.articles_quoted / row.articles,
      partial,
    };
  });
}

type Spoken = ToneSums & {
  speaker: string;
  speaker_name: string;
  actor: string;
  name: string;
  kind: Kind;
  mentions: number;
  articles: number;
  scored: number;
};

/** Means and intervals by speaker and actor, the most named pairs first. */
export async function said(rows: readonly Spoken[], context: Context): Promise<RowOf<'/said'>[]> {
  const { settled, note } = context;
  if (settled.voice === 'reporter')
    note({ code: 'reporter_alone', text: 'voice=reporter leaves out what stands in quotes, so nobody says anything.' });
  else if (rows.length === 0)
    note({ code: 'nobody_quoted', text: 'No direct quote of a known speaker names one of these actors.', count: 0 });
  if (rows.length > MOST_ROWS)
    note({
      code: 'cut',
      text: `The ${MOST_ROWS} most named of ${rows.length} pairs are listed; choose speakers or actors to see others.`,
      count: rows.length - MOST_ROWS,
    });
  const listed = rows.slice(0, MOST_ROWS).map((row) => ({
    speaker: row.speaker,
    speaker_name: row.speaker_name,
    actor: row.actor,
    name: row.name,
    kind: row.kind,
    mentions: row.mentions,
    articles: row.articles,
    scored: row.scored,
    stories: row.stories,
    ...toneOf(row, settled.scoring),
  }));
  noteUnadjusted(listed, context);
  return listed;
}
