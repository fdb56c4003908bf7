import type { RowOf } from '../../contract/questions/all.ts';
import { count, day, many } from '../../../web/charts/format.ts';
import type { Block, Quoted, Told } from '../document.ts';
import type { Gathering } from '../gathering.ts';
import type { Period } from '../period.ts';

/** Sentences told of one story. */
const MOST_SENTENCES = 2;

type Whole = RowOf<'/articles/{id}'>;

/** The stories that went furthest, each with the sentences of its first article that name whom the report is about. */
export async function storiesPart(
  gathering: Gathering,
  { days }: Period,
  most: number,
  about: readonly string[],
): Promise<Block[]> {
  const { rows, total = 0 } = await gathering.ask('stories', '/stories', { ...days, last: undefined, limit: most });
  const articles: Told[] = [];
  for (const row of rows) {
    const [whole] = (await gathering.ask(null, '/articles/{id}', {}, row.story)).rows;
    articles.push({
      title: row.title ?? 'Without a title',
      detail: `${row.source_name}, ${day(row.first_day)} · ${many(row.articles_all, 'article', 'articles')} of ${many(row.sources_all, 'source', 'sources')}`,
      opens: gathering.link('story', row.story),
      url: row.url,
      sentences: whole === undefined ? [] : sentencesOf(whole, about),
    });
  }
  return [
    {
      kind: 'heading',
      text: 'Top stories',
      hint: `Those of most sources first${total > rows.length ? `, ${count(rows.length)} of ${count(total)}` : ''}. Sentences are of the first article of each, with the names that were counted.`,
    },
    articles.length === 0 ? { kind: 'text', text: 'No story is held by these filters.' } : { kind: 'told', articles },
  ];
}

/** The first sentences that name one of them, or anybody where nobody is meant; the title alone where no other does. */
function sentencesOf({ sentences, read_mentions }: Whole, about: readonly string[]): Quoted[] {
  const meant = read_mentions.filter(({ actor }) => about.length === 0 || about.includes(actor));
  return sentences
    .filter(({ no }) => no > 0 && meant.some(({ sentence }) => sentence === no))
    .slice(0, MOST_SENTENCES)
    .map(({ no, text }) => ({
      text,
      marks: meant.filter(({ sentence }) => sentence === no).map(({ start, end }) => ({ start, end })),
    }));
}
