import { expect, test } from 'vitest';
import { addDays } from '../../../../server/base/week.ts';
import { fixedClock } from '../../../../server/base/clock.ts';
import type { Facts } from '../../../../server/contract/facts.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../../server/exports/answer.ts';
import { factsOf, smallCatalogue, warehouseOf } from '../../../support/small.ts';

/** Ten weeks from Monday 1 March 2021, each with so many articles of each source. */
const FIRST = '2021-03-01';
const WEEKS = 10;
const range = { from: FIRST, to: addDays(FIRST, 7 * WEEKS - 1) };

/** The numbers of articles of a source, week by week, spread over Monday to Sunday. */
async function read(counts: Readonly<Record<string, readonly number[]>>): Promise<Asking> {
  const facts: Facts[] = [];
  for (const [source, weeks] of Object.entries(counts)) {
    for (const [week, articles] of weeks.entries()) {
      for (let no = 0; no < articles; no += 1) {
        // The first on the Monday, the last on the Sunday, so that no week is cut.
        const day = addDays(FIRST, 7 * week + (no === articles - 1 ? 6 : no % 6));
        const key = facts.length;
        const text = `A${key} b${key} c${key} d${key} of e${key} in f${key}.`;
        facts.push(factsOf(facts.length + 1, source, day, [text], []));
      }
    }
  }
  return createAsking(await warehouseOf(facts), fixedClock('2026-01-01T00:00:00Z'), 'UTC', smallCatalogue);
}

const coverage = async (asking: Asking, more = {}) => await answerTo(asking, '/coverage', asked({ ...range, ...more }));

const ALPHA = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4];

test('a source comes with its first article, except where coverage itself begins, and goes when it is silent to the end', async () => {
  const asking = await read({
    Alpha: ALPHA,
    // Usually two a week: silent in the last five weeks, which misses ten.
    Beta: [2, 2, 2, 2, 2, 0, 0, 0, 0, 0],
    // Comes in the third week, is silent in the fifth, and is there in the last.
    Gamma: [0, 0, 6, 6, 0, 6, 6, 6, 6, 6],
  });
  const { rows, notes } = await coverage(asking);
  expect(rows.map((row) => [row.sources_covered, row.sources_expected, row.sources_came, row.sources_went])).toEqual([
    [2, 2, 0, 0],
    [2, 2, 0, 0],
    [3, 3, 1, 0],
    [3, 3, 0, 0],
    [2, 3, 0, 0],
    [2, 2, 0, 1],
    [2, 2, 0, 0],
    [2, 2, 0, 0],
    [2, 2, 0, 0],
    [2, 2, 0, 0],
  ]);
  // Sizes 4, 2 and 6: in the fifth week 6 of 12 is there; what came is 6 of 12, and what went 2 of 12 with it.
  expect(rows[4]!.coverage).toBe(0.5);
  expect([rows[2]!.turnover, rows[3]!.turnover, rows[5]!.turnover]).toEqual([0.5, 0, 2 / 12]);
  expect(notes.map(({ code, count }) => [code, count])).toEqual([
    ['low_coverage', 1],
    ['sources_changed', 2],
  ]);
});

test('a silence goes for nothing where it is no longer than one before, or where chance explains it', async () => {
  const asking = await read({
    Alpha: ALPHA,
    // Silent for three weeks once, so three at the end say nothing.
    Beta: [3, 0, 0, 0, 3, 3, 3, 0, 0, 0],
    // One article a week: five weeks without any are to be had by chance.
    Gamma: [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
  });
  expect((await coverage(asking)).rows.map((row) => row.sources_went)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('over the whole range and by month a source comes and goes once', async () => {
  const asking = await read({
    Alpha: ALPHA,
    Beta: [2, 2, 2, 2, 2, 0, 0, 0, 0, 0],
    Gamma: [0, 0, 6, 6, 0, 6, 6, 6, 6, 6],
  });
  const { rows } = await coverage(asking, { grain: 'range' });
  // 40 of Alpha, 10 of Beta, 42 of Gamma.
  expect(rows).toMatchObject([{ articles: 92, sources_covered: 3, sources_expected: 3, coverage: 1 }]);
  expect([rows[0]!.sources_came, rows[0]!.sources_went]).toEqual([1, 1]);
  // All came in March, in which coverage begins.
  const months = await coverage(asking, { grain: 'month' });
  expect(months.rows.map((row) => [row.sources_covered, row.sources_came])).toEqual([
    [3, 0],
    [3, 0],
    [2, 0],
  ]);
});

test('the usual size and the life of a source do not hang on the chosen range or words', async () => {
  const asking = await read({ Alpha: ALPHA, Gamma: [0, 0, 6, 6, 0, 6, 6, 6, 6, 6] });
  const all = (await coverage(asking)).rows;
  const some = (await coverage(asking, { from: addDays(FIRST, 28), to: addDays(FIRST, 41) })).rows;
  expect(some).toEqual(all.slice(4, 6));
  const narrowed = (await coverage(asking, { q: 'nowhere' })).rows;
  expect(narrowed.map((row) => row.articles)).toEqual(all.map(() => 0));
  expect(narrowed.map((row) => ({ ...row, articles: null }))).toEqual(all.map((row) => ({ ...row, articles: null })));
});

test('where all that were expected are heard coverage is 1 to the last bit, whatever their sizes and wherever they come and go', async () => {
  // Means of 4/3, 5/3 and 7/3 articles, which no sum of doubles holds exactly.
  const asking = await read({
    Alpha: [1, 1, 2],
    Beta: [0, 0, 0, 0, 1, 2, 2],
    Gamma: [0, 0, 0, 0, 0, 3, 3, 1],
    Delta: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  });
  const { rows } = await coverage(asking);
  expect(rows.map((row) => [row.sources_covered === row.sources_expected, row.coverage])).toEqual(
    rows.map(() => [true, 1]),
  );
});
