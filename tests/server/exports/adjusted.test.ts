import { expect, test } from 'vitest';
import { tQuantile } from '../../../server/analysis/distributions.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { BY_PERSON, type Mention } from '../../../server/contract/mention.ts';
import type { Scoring, Triple } from '../../../server/contract/scoring.ts';
import type { Unit } from '../../../server/contract/vocabulary.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { articlesOf, readStories, storyNameOf } from '../../support/oracle.ts';
import { randomFrom, randomWorld, type World } from '../../support/random.ts';
import { factsOf, smallCatalogue, smallFacts, warehouseOf } from '../../support/small.ts';

const CLOCK = fixedClock('2026-01-01T00:00:00Z');
const WEIGHTS: Triple = [-2, 0.5, 3];
const COVARIANCE: readonly [Triple, Triple, Triple] = [
  [0.04, 0.01, 0],
  [0.01, 0.02, 0],
  [0, 0, 0.09],
];
const SCORING: Scoring = {
  unclear_below: 0.55,
  adjustments: [
    { kind: 'person', weights: WEIGHTS, covariance: COVARIANCE },
    { kind: 'organisation', weights: [-1.5, 0, 1.5], covariance: COVARIANCE },
  ],
};
const RANGE = { from: '2021-03-01', to: '2021-04-25' };

/** The small collection, scored by a scorer whose errors are known on persons and organisations. */
const small = async (facts: readonly Facts[] = smallFacts(), scoring = SCORING): Promise<Asking> =>
  createAsking(await warehouseOf(facts), CLOCK, 'UTC', smallCatalogue, new Set(), new Set(), undefined, scoring);

test('the week counted by hand: the adjusted mean is that of -2 p_neg + 0.5 p_neu + 3 p_pos, and stays in bounds', async () => {
  const { rows, notes } = await answerTo(
    await small(),
    '/sentiment',
    asked({ from: '2021-05-03', to: '2021-05-16', actors: 'antony-blinken,russia' }),
  );
  // Blinken, first week: (.1 .6 .3), (.1 .4 .5) twice each and (.1 .8 .1), in two stories: too few to say.
  const first = rows.find(({ week, actor }) => week === '2021-05-03' && actor === 'antony-blinken')!;
  expect([first.stories, first.thin, first.sentiment, first.sentiment_adjusted]).toEqual([2, 'too_few', null, null]);
  const whole = await answerTo(await small(), '/actors', asked({ from: '2021-05-03', to: '2021-05-16' }));
  const blinken = whole.rows.find(({ actor }) => actor === 'antony-blinken')!;
  // Seven mentions of three stories: p_neg .1 six times and .2; p_neu .6 .4 .6 .4 .8 .5 .6; p_pos .3 .5 .3 .5 .1 .4 .2.
  // Sums .8, 3.9, 2.3: as read (2.3 - .8) / 7; adjusted (-1.6 + 1.95 + 6.9) / 7 = 1.0357, cut to 1.
  expect(blinken.sentiment).toBeCloseTo(1.5 / 7, 9);
  expect(blinken.sentiment_adjusted).toBe(1);
  const russia = whole.rows.find(({ actor }) => actor === 'russia')!;
  expect([russia.sentiment === null, russia.sentiment_adjusted, russia.adjusted_low]).toEqual([false, null, null]);
  const codes = whole.notes.filter(({ code }) => code === 'not_adjusted').map(({ text }) => text);
  expect(codes).toEqual([
    'The errors of the scorer are not measured on this kind of actor (country), so its tone is as read and not adjusted.',
  ]);
  // No week of the two has a tone of anybody, so there is nothing to say about it.
  expect(notes.filter(({ code }) => code === 'not_adjusted')).toEqual([]);
});

test('a tone that a person set is taken as it is', async () => {
  const told = (mention: Mention): Mention =>
    mention.actor === 'antony-blinken'
      ? {
          ...mention,
          scorer: BY_PERSON,
          score: { p_neg: 1, p_neu: 0, p_pos: 0, sentiment: -1, reasons: [] },
        }
      : mention;
  const facts = smallFacts().map((one) => ({ ...one, mentions: one.mentions.map(told) }));
  const asking = await small(facts);
  const { rows } = await answerTo(asking, '/actors', asked({ from: '2021-05-03', to: '2021-05-16' }));
  expect(rows.find(({ actor }) => actor === 'antony-blinken')).toMatchObject({
    sentiment: -1,
    sentiment_adjusted: -1,
  });
  const list = await answerTo(asking, '/evidence', asked({ actors: 'antony-blinken' }));
  expect(list.rows.map(({ adjusted_vote, unclear }) => [adjusted_vote, unclear])).toEqual(
    Array.from({ length: 7 }, () => [-1, false]),
  );
});

test('a mention is unclear where no chance reaches the limit, and only by the scorer whose limit it is', async () => {
  const range = { actors: 'antony-blinken', from: '2021-05-03', to: '2021-05-09' };
  const by = async (asking: Asking) =>
    (await answerTo(asking, '/evidence', asked(range))).rows
      .map(({ p_neu, unclear }) => [p_neu, unclear])
      .toSorted(([a], [b]) => Number(a) - Number(b));
  // Largest chances .6, .5 (of p_pos), .8: the second is below .55.
  expect(await by(await small())).toEqual([
    [0.4, true],
    [0.4, true],
    [0.6, false],
    [0.6, false],
    [0.8, false],
  ]);
  const asRead = await by(await small(smallFacts(), { unclear_below: null, adjustments: [] }));
  expect(asRead.map(([, unclear]) => unclear)).toEqual([false, false, false, false, false]);
});

test('while another scorer has scored some articles, nothing is adjusted', async () => {
  const warehouse = await warehouseOf(smallFacts());
  await warehouse.readings.use({ catalogue: 'c', scorer: 'new@1', rules: '1' });
  const asking = createAsking(warehouse, CLOCK, 'UTC', smallCatalogue, new Set(), new Set(), undefined, SCORING);
  expect(await warehouse.readings.scoredOtherwise()).toBe(6);
  const { rows } = await answerTo(asking, '/actors', asked({ from: '2021-05-03', to: '2021-05-16' }));
  expect(rows.map(({ sentiment_adjusted }) => sentiment_adjusted)).toEqual([null, null, null]);
  const run = await warehouse.beginRun('more');
  const fresh = factsOf(
    99,
    'Alpha',
    '2021-05-12',
    ['Blinken spoke again.'],
    [['antony-blinken', 'Blinken', 1, 0.1, 0.6, 0.3]],
  );
  await warehouse.ingest({ id: 'more', run, facts: [fresh] });
  expect(await warehouse.readings.scoredOtherwise()).toBe(6);
  // Another catalogue or other rules with the same scorer leave its errors what they are.
  await warehouse.readings.use({ catalogue: 'd', scorer: 'new@1', rules: '2' });
  expect([await warehouse.readings.otherwise(), await warehouse.readings.scoredOtherwise()]).toEqual([7, 6]);
});

test('mentions that a scorer left without a tone are counted in a note, beside languages that none speaks', async () => {
  const silent = (mention: Mention): Mention => ({ ...mention, score: null, scorer: 'mine@1' });
  const [first, ...others] = smallFacts();
  const facts = [{ ...first!, mentions: first!.mentions.map(silent) }, ...others];
  const { notes } = await answerTo(await small(facts), '/sentiment', asked({ from: '2021-05-03', to: '2021-05-16' }));
  // Two of Blinken and one of Ukraine in the first article.
  expect(notes.filter(({ code }) => code === 'not_scored')).toEqual([
    { code: 'not_scored', text: '3 mentions have no tone: the scorer gave none.', count: 3 },
  ]);
  const whole = await answerTo(await small(), '/sentiment', asked({ from: '2021-05-03', to: '2021-05-16' }));
  expect(whole.notes.map(({ code }) => code)).not.toContain('not_scored');
});

test('the tone of whole texts is that of their words, each article one vote', async () => {
  const [a, b, c] = smallFacts();
  const asking = await small([
    { ...a!, words: { all: 20, positive: 3, negative: 1 } },
    { ...b!, words: { all: 10, positive: 0, negative: 1 } },
    { ...c!, words: null },
  ]);
  const { rows } = await answerTo(
    asking,
    '/sentiment',
    asked({ from: '2021-05-03', to: '2021-05-09', actors: 'antony-blinken' }),
  );
  // 100 (3 - 1) / 20 = 10 and 100 (0 - 1) / 10 = -10; polarity 20 and 10.
  expect([rows[0]?.tone_gdelt, rows[0]?.text_polarity]).toEqual([0, 15]);
  const list = await answerTo(asking, '/articles', asked({ from: '2021-05-03', to: '2021-05-09' }));
  expect(list.rows.map(({ words, tone_gdelt, text_polarity }) => [words, tone_gdelt, text_polarity])).toEqual([
    [null, null, null],
    [10, -10, 10],
    [20, 10, 20],
  ]);
});

/** One vote of an actor: what the scorer read there, and what persons set, as means of one unit. */
type Vote = { readonly story: string; readonly q: Triple; readonly told: number };

function votesOf(held: readonly Facts[], actor: string, voice: 'all' | 'reporter', unit: Unit): Vote[] {
  const places = new Map<string, { story: string; mentions: Mention[] }>();
  for (const [at, one] of held.entries()) {
    for (const [no, mention] of one.mentions.entries()) {
      if (mention.actor !== actor || mention.score === null || (voice === 'reporter' && mention.in_quote)) continue;
      const story = storyNameOf(one);
      const key = unit === 'mentions' ? `${at} ${no}` : unit === 'articles' ? String(at) : story;
      const place = places.get(key) ?? { story, mentions: [] };
      places.set(key, place);
      place.mentions.push(mention);
    }
  }
  return [...places.values()].map(({ story, mentions }) => {
    const machine = mentions.filter(({ scorer }) => scorer !== BY_PERSON);
    const mean = (of: (mention: Mention) => number, some: readonly Mention[]) =>
      some.reduce((sum, one) => sum + of(one), 0) / mentions.length;
    return {
      story,
      q: [
        mean(({ score }) => score!.p_neg, machine),
        mean(({ score }) => score!.p_neu, machine),
        mean(({ score }) => score!.p_pos, machine),
      ],
      told: mean(
        ({ score }) => score!.sentiment,
        mentions.filter(({ scorer }) => scorer === BY_PERSON),
      ),
    };
  });
}

/** Mean and half width of the interval by the book: jackknife over stories, and what the weights are uncertain by. */
function byTheBook(votes: readonly Vote[], weights: Triple): { mean: number; half: number } {
  const u = votes.map(({ q, told }) => weights[0] * q[0] + weights[1] * q[1] + weights[2] * q[2] + told);
  const n = votes.length;
  const mean = u.reduce((sum, one) => sum + one, 0) / n;
  const stories = [...new Set(votes.map(({ story }) => story))];
  const g = stories.length;
  let [m2, changes] = [0, 0];
  for (const story of stories) {
    const without = u.filter((_, at) => votes[at]!.story !== story);
    m2 += (n - without.length) ** 2;
    if (without.length > 0) changes += (without.reduce((sum, one) => sum + one, 0) / without.length - mean) ** 2;
  }
  const q = [0, 1, 2].map((at) => votes.reduce((sum, vote) => sum + vote.q[at]!, 0) / n);
  const besides = q.reduce((sum, a, i) => sum + q.reduce((part, b, j) => part + a * b * COVARIANCE[i]![j]!, 0), 0);
  const variance = ((g - 1) / g) * changes + besides;
  return { mean, half: tQuantile(0.975, Math.max(1, (n * n) / m2 - 1)) * Math.sqrt(variance) };
}

async function askingOf({ actors, facts }: World): Promise<Asking> {
  const warehouse = await memoryWarehouse(CLOCK, textRules);
  await warehouse.putActors(actors);
  await warehouse.ingest({ id: 'one', run: await warehouse.beginRun('random'), facts });
  return createAsking(warehouse, CLOCK, 'UTC', { actors, titles: [] }, new Set(), new Set(), undefined, SCORING);
}

/** A world in which persons set every eighth tone. */
function corrected(seed: number): World {
  const world = randomWorld(seed, { articles: 140, actors: 9, sources: 4, weeks: 8 });
  const random = randomFrom(seed + 100);
  const set = new Map<Mention, Mention>();
  const told = (mention: Mention): Mention => {
    // The copies of a text share their mentions.
    const before = set.get(mention);
    if (before !== undefined) return before;
    const positive = random() < 0.5;
    const score = {
      p_neg: positive ? 0 : 1,
      p_neu: 0,
      p_pos: positive ? 1 : 0,
      sentiment: positive ? 1 : -1,
      reasons: [],
    };
    const after = random() < 0.125 ? { ...mention, scorer: BY_PERSON, score } : mention;
    set.set(mention, after);
    return after;
  };
  return { ...world, facts: world.facts.map((one) => ({ ...one, mentions: one.mentions.map(told) })) };
}

test.each([1, 2, 3])('SQL and plain loops adjust alike in random collection %i', async (seed) => {
  const world = corrected(seed);
  readStories(world.facts);
  const asking = await askingOf(world);
  let compared = 0;
  for (const voice of ['all', 'reporter'] as const) {
    const held = articlesOf(world.facts, { ...RANGE, voice });
    for (const unit of ['mentions', 'articles', 'stories'] as const) {
      const { rows } = await answerTo(asking, '/actors', asked({ ...RANGE, unit, voice }));
      for (const row of rows) {
        const adjustment = SCORING.adjustments.find(({ kind }) => kind === row.kind);
        const votes = votesOf(held, row.actor, voice, unit);
        if (adjustment === undefined || row.sentiment === null) {
          expect([row.sentiment_adjusted, row.adjusted_low, row.adjusted_high]).toEqual([null, null, null]);
          continue;
        }
        const { mean, half } = byTheBook(votes, adjustment.weights);
        const cut = (value: number) => Math.min(1, Math.max(-1, value));
        expect(row.sentiment_adjusted).toBeCloseTo(cut(mean), 9);
        expect(row.adjusted_low).toBeCloseTo(cut(mean - half), 7);
        expect(row.adjusted_high).toBeCloseTo(cut(mean + half), 7);
        compared += 3;
        if (unit !== 'mentions') continue;
        const list = await answerTo(
          asking,
          '/evidence',
          asked({ ...RANGE, voice, actors: row.actor, tone: 'scored', limit: 1000 }),
        );
        const sum = list.rows.reduce((all, { adjusted_vote }) => all + adjusted_vote!, 0);
        expect(cut(sum / list.rows.length)).toBeCloseTo(row.sentiment_adjusted!, 9);
      }
    }
  }
  console.log(`adjusted means and ends of intervals: ${compared}`);
  expect(compared).toBeGreaterThan(60);
});
