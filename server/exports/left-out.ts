import { whole } from '../base/whole.ts';
import type { Note } from '../contract/answer.ts';
import type { Settled } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { rareNames } from '../queries/names.ts';
import { undated, unresolved } from '../queries/coverage.ts';
import { unscored, unspoken } from '../queries/sentiment.ts';
import type { Sql } from '../warehouse/sql.ts';

type Ask = <Row>(sql: Sql) => Promise<Row[]>;

/** Answers that speak of tone. */
const TONED: readonly Path[] = ['/sentiment', '/summary', '/actors'];

/** What is in no number of an answer, and how much of it there is: undated articles, unresolved names, tone in other languages. */
export async function whatIsLeftOut(path: Path, settled: Settled, ask: Ask): Promise<Note[]> {
  // A list of undated articles alone stands outside every range.
  if (settled.date_problem !== null) return [];
  return [
    ...(path === '/articles' && settled.undated ? [] : await undatedArticles(settled, ask)),
    ...(await unresolvedNames(settled, ask)),
    ...(path === '/names' ? await namesOfOneArticle(settled, ask) : []),
    ...(TONED.includes(path) || settled.explained?.measure === 'sentiment'
      ? [...(await tonelessLanguages(settled, ask)), ...(await tonelessMentions(settled, ask))]
      : []),
  ];
}

async function undatedArticles(settled: Settled, ask: Ask): Promise<Note[]> {
  const [without] = await ask<{ articles: number }>(undated(settled));
  const count = without?.articles ?? 0;
  if (count === 0) return [];
  const are = count === 1 ? 'article without a trustworthy date is' : 'articles without a trustworthy date are';
  return [{ code: 'undated', text: `${whole(count)} ${are} in no ${settled.grain} and in no number.`, count }];
}

async function unresolvedNames(settled: Settled, ask: Ask): Promise<Note[]> {
  const [forms] = await ask<{ forms: number }>(unresolved(settled));
  const count = forms?.forms ?? 0;
  if (count === 0) return [];
  const fit = count === 1 ? 'name fits several actors and counts' : 'names fit several actors and count';
  return [{ code: 'unresolved', text: `${whole(count)} ${fit} for none.`, count }];
}

async function namesOfOneArticle(settled: Settled, ask: Ask): Promise<Note[]> {
  const [rare] = await ask<{ names: number }>(rareNames(settled));
  const count = rare?.names ?? 0;
  if (count === 0) return [];
  const are = count === 1 ? 'name is in one article alone and is' : 'names are in one article alone each and are';
  return [{ code: 'rare_names', text: `${whole(count)} ${are} not listed.`, count }];
}

async function tonelessLanguages(settled: Settled, ask: Ask): Promise<Note[]> {
  const languages = await ask<{ language: string; mentions: number }>(unspoken(settled));
  const count = languages.reduce((sum, { mentions }) => sum + mentions, 0);
  if (count === 0) return [];
  const names = languages.map(({ language }) => language).join(', ');
  const have = count === 1 ? 'mention has' : 'mentions have';
  return [{ code: 'language_not_scored', text: `${whole(count)} ${have} no tone: no scorer speaks ${names}.`, count }];
}

async function tonelessMentions(settled: Settled, ask: Ask): Promise<Note[]> {
  const [without] = await ask<{ mentions: number }>(unscored(settled));
  const count = without?.mentions ?? 0;
  if (count === 0) return [];
  const have = count === 1 ? 'mention has' : 'mentions have';
  return [{ code: 'not_scored', text: `${whole(count)} ${have} no tone: the scorer gave none.`, count }];
}
