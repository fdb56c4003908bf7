import { expect, test } from 'vitest';
import { slugOf } from '../../../../server/base/slug.ts';
import { addDays, weeksBetween } from '../../../../server/base/week.ts';
import { fixedClock } from '../../../../server/base/clock.ts';
import type { Facts } from '../../../../server/contract/facts.ts';
import type { RowOf } from '../../../../server/contract/questions/all.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../../server/exports/answer.ts';
import { textRules } from '../../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../../server/warehouse/open.ts';
import { articlesOf, countsOf, readStories, storyCount } from '../../../support/oracle.ts';
import { randomWorld, type World } from '../../../support/random.ts';
import { factsOf } from '../../../support/small.ts';

const CLOCK = fixedClock('2026-01-01T00:00:00Z');
const FROM = '2021-03-01';
const TO = '2021-04-25';
type Row = RowOf<'/attention'>;

async function askingOf({ actors }: World, facts: readonly Facts[]): Promise<Asking> {
  const warehouse = await memoryWarehouse(CLOCK, textRules);
  await warehouse.putActors(actors);
  await warehouse.ingest({ id: 'all', run: await warehouse.beginRun('random'), facts });
  return createAsking(warehouse, CLOCK, 'UTC', { actors, titles: [] });
}

const attention = async (asking: Asking, more = {}) =>
  (await answerTo(asking, '/attention', asked({ from: FROM, to: TO, unit: 'articles', ...more }))) as {
    rows: Row[];
    notes: { code: string; text: string }[];
  };

/** Articles of a source that arrives: so many a week from a week on, all of them about one actor. */
function arriving(world: World, source: string, weeks: readonly number[], each: number): Facts[] {
  const { id, name, kind } = world.actors[0]!;
  return weeks.flatMap((week) =>
    Array.from({ length: each }, (_, no) => {
      const key = 5000 + week * 100 + no;
      const day = addDays(FROM, 7 * week + (no % 7));
      const made = factsOf(key, source, day, [`N${key} o${key} p${key} q${key} r${key} s${key}.`], []);
      const mention = {
        sentence: 1,
        actor: id,
        name,
        kind,
        surface: name,
        via: 'full_name',
        start: 0,
        end: 4,
      } as const;
      return { ...made, mentions: [{ ...mention, score: null, scorer: 'given@1', in_quote: false, speaker: null }] };
    }),
  );
}

test.each(['articles', 'stories'] as const)(
  'in %s a source that arrives leaves the panel and the standardised series as they were, to the bit, and moves the plain one',
  async (unit) => {
    let compared = 0;
    let moved = 0;
    for (const seed of [1, 2, 3]) {
      const world = randomWorld(seed, { articles: 200, actors: 5, sources: 3, weeks: 8 });
      const [plain, more] = [
        await askingOf(world, world.facts),
        await askingOf(world, [...world.facts, ...arriving(world, 'Newcomer', [3, 4, 5, 6, 7], 12)]),
      ];
      for (const grain of ['day', 'week', 'range'] as const) {
        const actors = world.actors.map(({ id }) => id).join(',');
        const [before, after] = [
          (await attention(plain, { unit, grain, actors })).rows,
          (await attention(more, { unit, grain, actors })).rows,
        ];
        const kept = (row: Row) => [row.attention_panel, row.panel_low, row.panel_high, row.attention_standardised];
        const at = (rows: Row[], { week, actor }: Row) => rows.find((one) => one.week === week && one.actor === actor)!;
        for (const row of before) {
          // A day that only the newcomer was heard on is a day of its own.
          if (row.panel_articles === null) continue;
          const other = at(after, row);
          expect([row.week, row.actor, ...kept(other)]).toEqual([row.week, row.actor, ...kept(row)]);
          expect([other.panel_articles, other.panel_articles_all]).toEqual([
            row.panel_articles,
            row.panel_articles_all,
          ]);
          compared += 1;
          if (other.attention !== row.attention) moved += 1;
        }
      }
    }
    console.log(`panel in ${unit}: ${compared} places unmoved, ${moved} plain ones moved`);
    expect(compared).toBeGreaterThan(500);
    expect(moved).toBeGreaterThan(50);
  },
);

test('the panel is of those heard in four fifths of the complete weeks, and says how many that are', async () => {
  const world = randomWorld(4, { articles: 200, actors: 3, sources: 3, weeks: 8 });
  const read = new Set(world.facts.flatMap(({ article }) => (article.week === null ? [] : [article.week])));
  // One of the eight weeks was read by nobody.
  expect(read.size).toBe(7);
  const weeks = weeksBetween(FROM, TO).flatMap((week, at) => (read.has(week) ? [at] : []));
  const of = async (heard: readonly number[]) => {
    const asking = await askingOf(world, [...world.facts, ...arriving(world, 'Newcomer', heard, 7)]);
    const { notes } = await attention(asking);
    return notes.find(({ code }) => code === 'panel')!.text;
  };
  // Six of seven are more than four fifths, five are less.
  expect(await of(weeks.slice(1))).toBe(
    'The fixed panel holds 4 of 4 sources: those heard in at least 80 % of 7 complete weeks.',
  );
  expect(await of(weeks.slice(2))).toBe(
    'The fixed panel holds 3 of 4 sources: those heard in at least 80 % of 7 complete weeks.',
  );
});

test('where no source qualifies there is no panel, and the counts stay', async () => {
  const world = randomWorld(5, { articles: 4, actors: 2, sources: 1, weeks: 1 });
  const facts = [
    ...arriving(world, 'One', [0, 1, 2], 5),
    ...arriving(world, 'Two', [3, 4, 5], 5),
    ...arriving(world, 'Three', [6, 7], 7),
  ];
  const { rows, notes } = await attention(await askingOf(world, facts), { actors: 'actor-0' });
  expect(notes.find(({ code }) => code === 'panel')).toMatchObject({ count: 0 });
  expect(
    rows.map((row) => [row.panel_articles, row.attention_panel, row.panel_thin, row.attention_standardised]),
  ).toEqual(rows.map(() => [null, null, null, null]));
  expect(rows.map((row) => row.articles)).toEqual([5, 5, 5, 5, 5, 5, 7, 7]);
});

test('with sources of more than a fifth of the weight absent a week has no standardised value', async () => {
  const world = randomWorld(5, { articles: 4, actors: 2, sources: 1, weeks: 1 });
  // Two sources in eight and seven of eight weeks, so that both are in the panel; each has about half of the weight.
  const all = [0, 1, 2, 3, 4, 5, 6, 7];
  const facts = [
    ...arriving(world, 'One', all, 7),
    ...arriving(world, 'Two', all.slice(1), 8).map((one, no) => ({
      ...one,
      article: {
        ...one.article,
        id: (9000 + no).toString(16).padStart(16, '0'),
        body: `T${one.article.body}`,
        text_hash: `two${no}`,
      },
    })),
  ];
  const { rows } = await attention(await askingOf(world, facts), { actors: 'actor-0' });
  // Seven of fifteen are present in the first week.
  expect(rows.map((row) => row.attention_standardised)).toEqual([null, 1, 1, 1, 1, 1, 1, 1]);
  expect(rows[0]).toMatchObject({ panel_articles: 7, panel_articles_all: 7, attention_panel: 1 });
});

/** Direct standardisation by plain loops: weights over the range, attention within each source, null with a fifth of the weight absent. */
function byTheBook(
  facts: readonly Facts[],
  panel: readonly string[],
  from: string,
  to: string,
  actor: string,
  unit: 0 | 1,
) {
  const held = (source: string, first: string, last: string) =>
    articlesOf(facts, { from: first, to: last, source, voice: 'all' });
  const weights = panel.map((source) => held(source, FROM, TO).length);
  let [sum, present, whole] = [0, 0, 0];
  for (const [at, source] of panel.entries()) {
    const own = held(source, from, to);
    whole += weights[at]!;
    if (own.length === 0) continue;
    const [, articles, stories] = countsOf(own, actor, 'all');
    present += weights[at]!;
    sum += weights[at]! * (unit === 0 ? articles / own.length : stories / storyCount(own));
  }
  return present < 0.8 * whole ? null : sum / present;
}

test.each([11, 12, 13, 14, 15, 16])('SQL and plain loops standardise alike in random collection %i', async (seed) => {
  const world = randomWorld(seed, { articles: 260, actors: 6, sources: 5, weeks: 8 });
  readStories(world.facts);
  const asking = await askingOf(world, world.facts);
  const weeks = weeksBetween(FROM, TO);
  const heard = (source: string, week: string) =>
    articlesOf(world.facts, { from: week, to: addDays(week, 6), source, voice: 'all' }).length > 0;
  const sources = [...new Set(world.facts.map(({ article }) => slugOf(article.source)))];
  const days = world.facts.flatMap(({ article }) => article.day ?? []).sort();
  const whole = weeks.filter(
    (week) => sources.some((source) => heard(source, week)) && days[0]! <= week && days.at(-1)! >= addDays(week, 6),
  );
  const panel = sources.filter((source) => whole.filter((week) => heard(source, week)).length >= 0.8 * whole.length);
  let compared = 0;
  for (const [at, unit] of (['articles', 'stories'] as const).entries()) {
    const actors = world.actors.map(({ id }) => id).join(',');
    for (const row of (await attention(asking, { unit, actors })).rows) {
      const end = addDays(row.week, 6);
      const held = panel.flatMap((source) =>
        articlesOf(world.facts, { from: row.week, to: end, source, voice: 'all' }),
      );
      if (row.panel_articles_all === null) {
        expect(held).toEqual([]);
        continue;
      }
      const counts = countsOf(held, row.actor, 'all');
      expect([row.panel_articles, row.panel_articles_all]).toEqual([
        counts[1 + at],
        at === 0 ? held.length : storyCount(held),
      ]);
      const expected =
        storyCount(held) < 3 ? null : byTheBook(world.facts, panel, row.week, end, row.actor, at as 0 | 1);
      if (expected === null) expect(row.attention_standardised).toBeNull();
      else expect(Math.abs(row.attention_standardised! - expected)).toBeLessThan(1e-9);
      compared += 3;
    }
  }
  console.log(`standardised: ${compared} values, ${panel.length} of ${sources.length} sources`);
  expect(compared).toBeGreaterThan(200);
});
