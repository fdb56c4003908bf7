import { expect, test } from 'vitest';
import { tQuantile } from '../../../server/analysis/distributions.ts';
import { addDays, weeksBetween } from '../../../server/base/week.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import type { AnswerTo } from '../../../server/contract/questions/all.ts';
import { UNITS, type Unit } from '../../../server/contract/vocabulary.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { articlesOf, countsOf, readStories, storyCount, storyNameOf, together } from '../../support/oracle.ts';
import { randomWorld, type World } from '../../support/random.ts';

/* Every measure by the book, unit by unit and with stories really left out one by one, beside what is answered. */

const WORLDS = 200;
const SIZE = { articles: 45, actors: 5, sources: 3, weeks: 4 };
const CLOSE = 1e-9;

type Placed = World & { readonly from: string; readonly to: string };

/** Many collections in one warehouse, each in the first 28 days of every other month: no story reaches from one to the next. */
const worlds = Array.from({ length: WORLDS }, (_, at): Placed => {
  const from = new Date(Date.UTC(1990, 2 * at, 1)).toISOString().slice(0, 10);
  const made = randomWorld(at + 301, { ...SIZE, from, after: at * SIZE.articles });
  return { ...made, from, to: addDays(from, SIZE.weeks * 7 - 1) };
});

async function askingOf(held: readonly World[]): Promise<Asking> {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  const { actors } = held[0]!;
  await warehouse.putActors(actors);
  const facts = held.flatMap((one) => one.facts);
  await warehouse.ingest({ id: 'all', run: await warehouse.beginRun('random'), facts });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}

type Ends = { low: number | null; high: number | null };
const NONE: Ends = { low: null, high: null };
const cut = (value: number, least: number) => Math.min(1, Math.max(least, value));

/** One unit of a ratio: its story, and what it adds above and below the line. */
type Part = { readonly story: string; readonly above: number; readonly below: number };

/** The delete-one-story jackknife as it is named: the ratio is worked out again without each story. */
function leftOut(parts: readonly Part[]) {
  const ratio = (some: readonly Part[]) =>
    some.reduce((sum, one) => sum + one.above, 0) / some.reduce((sum, one) => sum + one.below, 0);
  const stories = [...new Set(parts.map(({ story }) => story))];
  const n = parts.reduce((sum, one) => sum + one.below, 0);
  const whole = ratio(parts);
  let [changes, squares] = [0, 0];
  for (const story of stories) {
    const others = parts.filter((one) => one.story !== story);
    squares += parts.filter((one) => one.story === story).reduce((sum, one) => sum + one.below, 0) ** 2;
    if (others.length > 0) changes += (ratio(others) - whole) ** 2;
  }
  const g = stories.length;
  const effective = (n * n) / squares;
  return { whole, n, g, effective, variance: ((g - 1) / g) * changes, t: tQuantile(0.975, Math.max(1, effective - 1)) };
}

function meanEnds(parts: readonly Part[]): Ends {
  const { whole, g, variance, t } = leftOut(parts);
  if (g < 2 || variance < 1e-15) return NONE;
  const half = t * Math.sqrt(variance);
  return { low: cut(whole - half, -1), high: cut(whole + half, -1) };
}

const Z = 1.959963984540054;
function shareEnds(parts: readonly Part[], plain: boolean): Ends {
  const { whole: p, n, g, effective, variance, t } = leftOut(parts);
  if (g < 2) return NONE;
  const draws = Math.min(variance > 1e-15 ? (p * (1 - p)) / variance : effective, n) * (Z / t) ** 2;
  const size = plain ? g : Math.min(draws, 3 * effective);
  const root = Z * Math.sqrt((p * (1 - p)) / size + (Z * Z) / (4 * size * size));
  const end = (sign: number) => cut((p + (Z * Z) / (2 * size) + sign * root) / (1 + (Z * Z) / size), 0);
  return { low: end(-1), high: end(1) };
}

const namesIn = (one: Facts, actor: string) => one.mentions.filter((mention) => mention.actor === actor);

/** What each unit of a filter adds to the attention of an actor. */
function attentionParts(held: readonly Facts[], actor: string, unit: Unit): Part[] {
  if (unit !== 'stories')
    return held.map((one) => ({ story: storyNameOf(one), above: namesIn(one, actor).length > 0 ? 1 : 0, below: 1 }));
  return [...new Set(held.map(storyNameOf))].map((story) => {
    const named = held.some((one) => storyNameOf(one) === story && namesIn(one, actor).length > 0);
    return { story, above: named ? 1 : 0, below: 1 };
  });
}

/** What each naming of the compared actors adds to the share of one. */
function voiceParts(held: readonly Facts[], actors: readonly string[], actor: string, unit: Unit): Part[] {
  const parts = new Map<string, Part>();
  for (const [at, one] of held.entries()) {
    for (const named of actors) {
      const count = namesIn(one, named).length;
      if (count === 0) continue;
      const story = storyNameOf(one);
      const below = unit === 'mentions' ? count : 1;
      parts.set(unit === 'stories' ? `${story} ${named}` : `${at} ${named}`, {
        story,
        above: named === actor ? below : 0,
        below,
      });
    }
  }
  return [...parts.values()];
}

/** One vote of tone each: of mentions, or of the means of articles or stories. */
function toneParts(held: readonly Facts[], actor: string, unit: Unit): Part[] {
  const votes = new Map<string, { story: string; scores: number[] }>();
  for (const [at, one] of held.entries()) {
    for (const [no, { score }] of namesIn(one, actor).entries()) {
      if (score === null) continue;
      const story = storyNameOf(one);
      const key = unit === 'mentions' ? `${at} ${no}` : unit === 'articles' ? String(at) : story;
      const vote = votes.get(key) ?? { story, scores: [] };
      votes.set(key, vote);
      vote.scores.push(score.sentiment);
    }
  }
  return [...votes.values()].map(({ story, scores }) => ({
    story,
    above: scores.reduce((sum, one) => sum + one, 0) / scores.length,
    below: 1,
  }));
}

let compared = 0;
let worst = 0;
function same(place: unknown[], got: number | null, wanted: number | null): void {
  const off = got === null || wanted === null ? (got === wanted ? 0 : Number.NaN) : Math.abs(got - wanted);
  if (!(off < CLOSE)) expect([...place, got]).toEqual([...place, wanted]);
  worst = Math.max(worst, off);
  compared += 1;
}

/** Every week and month of all collections, in three answers for each unit. */
async function seriesOf(asking: Asking, slugs: readonly string[]): Promise<void> {
  const [from, to] = [worlds[0]!.from, worlds.at(-1)!.to];
  for (const grain of ['week', 'month'] as const) {
    for (const unit of UNITS) {
      const asks = asked({ from, to, grain, unit, actors: slugs.join(',') });
      const [attention, voice, tone] = await Promise.all([
        answerTo(asking, '/attention', asks),
        answerTo(asking, '/share-of-voice', asks),
        answerTo(asking, '/sentiment', asks),
      ]);
      const places = new Map(attention.rows.map(({ week }, at) => [week, at - slugs.length + 1]));
      for (const world of worlds) {
        const steps = grain === 'week' ? weeksBetween(world.from, world.to) : [world.from];
        for (const step of steps) {
          const last = grain === 'week' ? addDays(step, 6) : world.to;
          const held = articlesOf(world.facts, { from: step, to: last, voice: 'all' });
          const rows = { attention: attention.rows, voice: voice.rows, tone: tone.rows };
          oneStep([grain, unit, step], held, slugs, unit, rows, places.get(step)!);
        }
      }
    }
  }
}

/** The whole range is a step of its own. */
async function rangeOf(
  asking: Asking,
  { from, to, facts }: Placed,
  slugs: readonly string[],
  unit: Unit,
): Promise<void> {
  const asks = asked({ from, to, grain: 'range', unit, actors: slugs.join(',') });
  const [attention, voice, tone] = await Promise.all([
    answerTo(asking, '/attention', asks),
    answerTo(asking, '/share-of-voice', asks),
    answerTo(asking, '/sentiment', asks),
  ]);
  const held = articlesOf(facts, { from, to, voice: 'all' });
  const rows = { attention: attention.rows, voice: voice.rows, tone: tone.rows };
  oneStep(['range', unit, from], held, slugs, unit, rows, 0);
}

type Rows = {
  readonly attention: AnswerTo<'/attention'>['rows'];
  readonly voice: AnswerTo<'/share-of-voice'>['rows'];
  readonly tone: AnswerTo<'/sentiment'>['rows'];
};

/** The rows of all actors in one step, which begin at one place in each answer. */
function oneStep(
  step: readonly string[],
  held: readonly Facts[],
  slugs: readonly string[],
  unit: Unit,
  rows: Rows,
  at: number,
): void {
  const thin = (parts: readonly Part[]) => new Set(parts.map(({ story }) => story)).size < 3;
  for (const [no, slug] of slugs.entries()) {
    const place = [...step, slug];
    const parts = attentionParts(held, slug, unit);
    const [share, voiced, toned] = [rows.attention[at + no]!, rows.voice[at + no]!, rows.tone[at + no]!];
    for (const row of [share, voiced, toned])
      if (row.week !== step.at(-1) || row.actor !== slug) expect(row).toMatchObject({ week: step.at(-1), actor: slug });
    same([...place, 'attention'], share.attention, thin(parts) ? null : leftOut(parts).whole);
    const ends = thin(parts) ? NONE : shareEnds(parts, unit === 'stories');
    same([...place, 'attention low'], share.low, ends.low);
    same([...place, 'attention high'], share.high, ends.high);
    const namings = voiceParts(held, slugs, slug, unit);
    same([...place, 'voice'], voiced.share_of_voice, thin(namings) ? null : leftOut(namings).whole);
    const voiceEnds = thin(namings) ? NONE : shareEnds(namings, false);
    same([...place, 'voice low'], voiced.low, voiceEnds.low);
    same([...place, 'voice high'], voiced.high, voiceEnds.high);
    const votes = toneParts(held, slug, unit);
    same([...place, 'tone'], toned.sentiment, thin(votes) ? null : leftOut(votes).whole);
    const toneEnds = thin(votes) ? NONE : meanEnds(votes);
    same([...place, 'tone low'], toned.low, toneEnds.low);
    same([...place, 'tone high'], toned.high, toneEnds.high);
  }
  const sum = rows.voice.slice(at, at + slugs.length);
  if (sum[0]!.share_of_voice !== null)
    expect(Math.abs(sum.reduce((all, one) => all + one.share_of_voice!, 0) - 1)).toBeLessThan(1e-12);
}

async function pairsOf(asking: Asking, world: Placed): Promise<void> {
  const { from: FROM, to: TO } = world;
  const held = articlesOf(world.facts, { from: FROM, to: TO, voice: 'all' });
  const slugs = world.actors.map(({ id }) => id);
  const stories = storyCount(held);
  const inStories = (slug: string) => countsOf(held, slug, 'all')[2];
  const signed = (a: string, b: string) => {
    const [n1, n2, n11] = [inStories(a), inStories(b), together(held, a, b, 'all', 'stories', 'article')];
    const cells = [n11, n1 - n11, n2 - n11, stories - n1 - n2 + n11];
    const chance = [n1 * n2, n1 * (stories - n2), (stories - n1) * n2, (stories - n1) * (stories - n2)];
    const sum = cells.reduce((all, o, at) => (o === 0 ? all : all + o * Math.log(o / (chance[at]! / stories))), 0);
    return Math.sign(n11 - (n1 * n2) / stories) * 2 * sum;
  };
  const { rows } = await answerTo(asking, '/co-occurrence', asked({ from: FROM, to: TO, unit: 'articles' }));
  const tested = slugs.filter((slug) => inStories(slug) >= 5);
  const all = tested.flatMap((a, at) => tested.slice(at + 1).map((b) => Math.abs(signed(a, b)))).sort((l, r) => r - l);
  for (const row of rows) {
    const place = [row.a, row.b];
    const [n1, n2] = [countsOf(held, row.a, 'all')[1], countsOf(held, row.b, 'all')[1]];
    const n11 = together(held, row.a, row.b, 'all', 'articles', 'article');
    const n = held.length;
    same([...place, 'expected'], row.expected, (n1 * n2) / n);
    same([...place, 'lift'], row.lift, (n11 * n) / (n1 * n2));
    same([...place, 'jaccard'], row.jaccard, n11 / (n1 + n2 - n11));
    same([...place, 'npmi'], row.npmi, n11 === n ? null : Math.log((n11 * n) / (n1 * n2)) / -Math.log(n11 / n));
    const g = signed(row.a, row.b);
    same([...place, 'g2'], row.g2, g);
    same([...place, 'p'], row.p, tailOf(Math.abs(g)));
    // The q of a pair is the least of m p / rank over it and all that are less sure.
    const isTested = tested.includes(row.a) && tested.includes(row.b);
    const ranks = all.map((one, at) => ({ one, q: (all.length * tailOf(one)) / (at + 1) }));
    const own = ranks.filter(({ one }) => one <= Math.abs(g) + 1e-9).map(({ q }) => q);
    same([...place, 'q'], row.q, isTested ? Math.min(1, ...own) : null);
    expect([...place, row.ranked]).toEqual([...place, isTested && row.stories >= 5 && g > 0 && row.q! <= 0.01]);
  }
}

/** Upper tail of chi-squared with one degree of freedom by summing its density (Simpson) in the root, where it is smooth. */
function tailOf(value: number): number {
  const density = (z: number) => Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2);
  const [from, to, steps] = [Math.sqrt(value), Math.sqrt(value) + 9, 4000];
  const width = (to - from) / steps;
  let sum = density(from) + density(to);
  for (let at = 1; at < steps; at += 1) sum += (at % 2 === 1 ? 4 : 2) * density(from + at * width);
  return (sum * width) / 3;
}

test('attention, share of voice, tone and pairs are those of plain loops in random collections, with their intervals', async () => {
  for (const { facts } of worlds) readStories(facts);
  const asking = await askingOf(worlds);
  const slugs = worlds[0]!.actors.map(({ id }) => id);
  await seriesOf(asking, slugs);
  for (const [at, world] of worlds.entries()) {
    if (at % 8 === 0) await rangeOf(asking, world, slugs, UNITS[(at / 8) % 3]!);
    await pairsOf(asking, world);
  }
  await asking.warehouse.close();
  console.log(`measures: ${compared} values in ${WORLDS} collections, the furthest off by ${worst.toExponential(1)}`);
  expect(compared).toBeGreaterThan(WORLDS * 500);
});
