import { expect, test } from 'vitest';
import { duckdb } from '../../../server/warehouse/duckdb/dialect.ts';
import { slugOf } from '../../../server/base/slug.ts';
import {
  all,
  commas,
  date,
  id,
  inList,
  inTexts,
  integer,
  median,
  nothing,
  number,
  render,
  sql,
  text,
} from '../../../server/warehouse/sql.ts';

test('values never become part of the text, however they are written', () => {
  const evil = `'; DROP TABLE mention; --`;
  const rendered = render(
    sql`SELECT * FROM article WHERE title = ${text(evil)} AND day = ${date('2021-05-03')}`,
    duckdb,
  );
  expect(rendered.text).toBe('SELECT * FROM article WHERE title = $1::VARCHAR AND day = $2::DATE');
  expect(rendered.values.map(({ value }) => value)).toEqual([evil, '2021-05-03']);
});

test('fragments compose and number their values in order', () => {
  const inner = all(sql`a = ${id(1)}`, false, inList('actor_id', [2, 3]), inTexts('language', ['en']));
  const { text: written, values } = render(
    sql`SELECT ${commas([median('articles'), sql`${number(0.5)}`])} WHERE ${inner} LIMIT ${integer(9)}${nothing}`,
    duckdb,
  );
  expect(written).toBe(
    'SELECT quantile_cont(articles, 0.5), $1::DOUBLE WHERE a = $2::UINTEGER AND ' +
      'actor_id IN (SELECT unnest($3::UINTEGER[])) AND language IN (SELECT unnest($4::VARCHAR[])) LIMIT $5::BIGINT',
  );
  expect(values.map(({ value }) => value)).toEqual([0.5, 1, [2, 3], ['en'], 9]);
});

test('no condition at all is true, and a list of nothing is refused', () => {
  expect(render(all(false, false), duckdb).text).toBe('TRUE');
  expect(() => commas([])).toThrow(/at least one/);
});

test.each([
  ['The Northgate Post', 'the-northgate-post'],
  ["Jens O'Neill & Søn", 'jens-oneill-son'],
  ['Łódź Zeitung', 'lodz-zeitung'],
  ['---', 'unnamed'],
  ['Правда', 'u43fu440u430u432u434u430'],
])('the source "%s" is called %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
