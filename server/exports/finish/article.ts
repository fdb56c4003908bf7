import type { RowOf } from '../../contract/questions/all.ts';
import { copiesOfArticle, mentionsOfArticle, revisionsOfArticle, sentencesOfArticle } from '../../queries/article.ts';
import type { Context } from '../context.ts';

type Whole = RowOf<'/articles/{id}'>;
type Found = Omit<Whole, 'removed' | 'details' | 'sentences' | 'read_mentions' | 'also' | 'revisions'> & {
  removed: string;
  /** Null where it was stored before details were kept. */
  details: string | null;
};

/** One article with all that was read in it; an unknown id gives no row. */
export async function article(rows: readonly Found[], context: Context): Promise<Whole[]> {
  const { settled, query } = context;
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      removed: JSON.parse(row.removed) as Whole['removed'],
      details: JSON.parse(row.details ?? '{}') as Whole['details'],
      sentences: await query<Whole['sentences'][number]>(sentencesOfArticle(settled)),
      read_mentions: await query<Whole['read_mentions'][number]>(mentionsOfArticle(settled)),
      also: await query<Whole['also'][number]>(copiesOfArticle(settled)),
      revisions: await query<Whole['revisions'][number]>(revisionsOfArticle(settled)),
    })),
  );
}
