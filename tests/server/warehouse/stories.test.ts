import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { textRules } from '../../../server/text/rules.ts';
import { type Link, type Teller, tellStories } from '../../../server/warehouse/stories.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { sql } from '../../../server/warehouse/sql.ts';
import { randomFrom } from '../../support/random.ts';
import { factsOf, smallCatalogue } from '../../support/small.ts';

const teller = (article_id: number, day: string, published_at: string | null = null): Teller => ({
  article_id,
  id: String(article_id),
  day,
  published_at,
});
const both = (one: number, other: number, resemblance: number): Link[] => [
  { one, other, resemblance },
  { one: other, other: one, resemblance },
];

test('an article joins the first article it resembles most', () => {
  const tellers = [teller(1, '2022-01-01'), teller(2, '2022-01-02'), teller(3, '2022-01-03')];
  expect([...tellStories(tellers, [...both(1, 3, 0.6), ...both(2, 3, 0.9)])]).toEqual([
    [1, 1],
    [2, 2],
    [3, 2],
  ]);
});

test('likeness does not drift: who resembles only a follower founds a story', () => {
  const tellers = [teller(1, '2022-01-01'), teller(2, '2022-01-02'), teller(3, '2022-01-03')];
  expect(tellStories(tellers, [...both(1, 2, 0.7), ...both(2, 3, 0.7)]).get(3)).toBe(3);
});

test('time orders a day, and an article without one stands at its end', () => {
  const tellers = [
    teller(1, '2022-01-01'),
    teller(2, '2022-01-01', '2022-01-01T09:00:00.000Z'),
    teller(3, '2022-01-01', '2022-01-01T08:00:00.000Z'),
  ];
  const told = tellStories(tellers, [...both(1, 2, 1), ...both(2, 3, 1), ...both(1, 3, 1)]);
  expect([told.get(1), told.get(2), told.get(3)]).toEqual([3, 3, 3]);
});

/** Twelve articles: copies, a chain of updates, a wire report inside a page, copies too far apart, an undated one. */
function reports() {
  const line = (name: string, from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `${name}${from + at}`).join(' ');
  const texts: [string, string | null, string][] = [
    ['Alpha', '2022-01-03', line('a', 0, 80)],
    ['Beta', '2022-01-04', line('a', 0, 80)],
    ['Gamma', '2022-01-04', `${line('x', 0, 90)} ${line('a', 0, 80)}`],
    ['Alpha', '2022-01-20', line('a', 0, 80)],
    ['Beta', null, line('a', 0, 80)],
    ['Alpha', '2022-01-10', line('b', 0, 100)],
    ['Alpha', '2022-01-11', line('b', 25, 125)],
    ['Alpha', '2022-01-12', line('b', 50, 150)],
    ['Alpha', '2022-01-13', line('b', 75, 175)],
    ['Beta', '2022-01-11', line('c', 0, 60)],
    ['Gamma', '2022-01-11T10:00:00.000Z', line('c', 0, 60)],
    ['Alpha', '2022-01-25', line('c', 0, 60)],
  ];
  return texts.map(([source, day, text], at) => factsOf(at + 1, source, day, [`${text}.`], []));
}

const TOLD = [1, 1, 1, 4, 5, 6, 6, 8, 8, 11, 11, 11];

test('the same articles tell the same stories, in whatever order and batches they come in', async () => {
  const random = randomFrom(5);
  for (let round = 0; round < 100; round += 1) {
    const facts = reports();
    for (let at = facts.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [facts[at], facts[other]] = [facts[other]!, facts[at]!];
    }
    const warehouse = await memoryWarehouse(fixedClock('2026-01-01T00:00:00Z'), textRules);
    await warehouse.putActors(smallCatalogue.actors);
    const run = await warehouse.beginRun('stories');
    const size = 1 + Math.floor(random() * facts.length);
    for (let from = 0; from < facts.length; from += size)
      await warehouse.ingest({ id: `${round} ${from}`, run, facts: facts.slice(from, from + size) });
    const rows = await warehouse.query<{ id: string; story: string }>(
      sql`SELECT a.id AS id, s.id AS story FROM article AS a JOIN article AS s ON s.article_id = a.story_id ORDER BY id`,
    );
    expect(rows.map(({ story }) => Number.parseInt(story, 16))).toEqual(TOLD);
    await warehouse.close();
  }
  console.log('stories: 100 orders of 12 articles');
});

test('a founder that becomes another text leaves its story to the next', async () => {
  const warehouse = await memoryWarehouse(fixedClock('2026-01-01T00:00:00Z'), textRules);
  await warehouse.putActors(smallCatalogue.actors);
  const run = await warehouse.beginRun('stories');
  const [first, second, third] = reports();
  await warehouse.ingest({ id: 'one', run, facts: [first!, second!, third!] });
  const other = factsOf(1, 'Alpha', '2022-01-03', ['Something quite different was written in its place today.'], []);
  expect((await warehouse.ingest({ id: 'two', run, facts: [other] })).states).toEqual(['revised']);
  const rows = await warehouse.query(
    sql`SELECT a.id AS id, s.id AS story FROM article AS a JOIN article AS s ON s.article_id = a.story_id ORDER BY id`,
  );
  expect(rows).toEqual(
    [1, 2, 2].map((story, at) => ({ id: `000000000000000${at + 1}`, story: `000000000000000${story}` })),
  );
});
