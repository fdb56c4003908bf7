import type { Search } from '../contract/search/tree.ts';
import { type Sql, integer, sql, text } from '../warehouse/sql.ts';

/**
 * The articles whose latest wording is what is searched for. Each word is looked up in the postings; what stands beside or near
 * another is joined by its place. `naming` holds who is named in which article.
 */
export const searched = (search: Search, naming: Sql): Sql =>
  sql`article_id IN (SELECT w.article_id FROM wording AS w WHERE ${holds(search, { naming, title: false })})`;

type Where = { readonly naming: Sql; readonly title: boolean };

/** True for wordings, as `w`, that hold it. */
function holds(search: Search, where: Where): Sql {
  switch (search.kind) {
    case 'and':
      return joined(search.parts, where, sql` AND `);
    case 'or':
      return joined(search.parts, where, sql` OR `);
    case 'not':
      return sql`NOT (${holds(search.part, where)})`;
    case 'title':
      return holds(search.part, { ...where, title: true });
    case 'source':
      return sql`w.article_id IN (SELECT a.article_id FROM article AS a JOIN source AS s ON s.source_id = a.source_id
                                  WHERE s.slug = ${text(search.name)})`;
    case 'lang':
      return sql`w.article_id IN (SELECT a.article_id FROM article AS a WHERE a.language = ${text(search.name)})`;
    case 'actor':
      return sql`w.article_id IN (SELECT n.article_id FROM ${where.naming} AS n JOIN actor AS a ON a.actor_id = n.actor_id
                                  WHERE a.slug = ${text(search.name)})`;
    case 'phrase':
    case 'near':
      return sql`w.wording_no IN (SELECT f.wording_no FROM (${spans(search)}) AS f${where.title ? sql` WHERE f.first < 0` : sql``})`;
  }
}

const joined = (parts: readonly Search[], where: Where, by: Sql): Sql => {
  const [first, ...rest] = parts.map((part) => holds(part, where));
  return sql`(${rest.reduce((whole, part) => sql`${whole}${by}${part}`, first!)})`;
};

/** Where words and phrases stand: wording, place of the first word and of the last. */
function spans(search: Search): Sql {
  if (search.kind === 'phrase') return phrase(search.words);
  if (search.kind === 'near') {
    const most = integer(search.most);
    return sql`SELECT l.wording_no AS wording_no, l.first AS first FROM (${spans(search.left)}) AS l JOIN (${spans(search.right)}) AS r
      ON r.wording_no = l.wording_no AND (r.first - l.last BETWEEN 1 AND ${most} OR l.first - r.last BETWEEN 1 AND ${most})`;
  }
  if (search.kind !== 'or') throw new Error(`${search.kind} has no place in a text`);
  const [first, ...rest] = search.parts.map(spans);
  return rest.reduce((whole, part) => sql`${whole} UNION ALL ${part}`, first!);
}

function phrase(words: readonly string[]): Sql {
  const [first = '', ...rest] = words;
  return rest.reduce(
    (before, word) => sql`SELECT b.wording_no AS wording_no, b.first AS first, n.place AS last FROM (${before}) AS b
      JOIN (${places(word)}) AS n ON n.wording_no = b.wording_no AND n.place = b.last + 1`,
    sql`SELECT o.wording_no AS wording_no, o.place AS first, o.place AS last FROM (${places(first)}) AS o`,
  );
}

const places = (word: string): Sql =>
  sql`SELECT unnest(p.wordings) AS wording_no, unnest(p.positions) AS place FROM word_posting AS p WHERE ${isWord(word)}`;

/** Behind every other letter, so that a range holds all that begins alike. */
const LAST_LETTER = '\u{10ffff}';

/** Words are letters and digits alone, so what stands for others needs no escape. */
function isWord(word: string): Sql {
  const at = word.search(/[*?]/);
  if (at < 0) return sql`p.head = ${integer(headOf(word))} AND p.word = ${text(word)}`;
  const [first, last] = [word.slice(0, at), word.slice(0, at) + LAST_LETTER];
  const range = sql`p.head BETWEEN ${integer(headOf(first))} AND ${integer(headOf(last))}
    AND p.word >= ${text(first)} AND p.word < ${text(last)}`;
  if (word.slice(at) === '*') return range;
  return sql`${range} AND p.word LIKE ${text(word.replaceAll('*', '%').replaceAll('?', '_'))}`;
}

const HEAD_BYTES = 6;

/** The first bytes of a word as a number, as `posting.head` keeps them. */
const headOf = (word: string): number =>
  Buffer.concat([Buffer.from(word), Buffer.alloc(HEAD_BYTES)]).readUIntBE(0, HEAD_BYTES);
