import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { slugOf } from '../../../server/base/slug.ts';
import { addDays } from '../../../server/base/week.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { articlesOf, readStories, storyNameOf } from '../../support/oracle.ts';
import { randomWorld, type World } from '../../support/random.ts';

/*
 * The parts of a change by plain loops over the facts, from the formulas as the method writes them: what SQL, the split and the
 * finishing must agree with, row by row.
 */

const WORLDS = 3;
const WEEKS = ['2021-03-01', '2021-03-08', '2021-03-15', '2021-03-22', '2021-03-29'];

type Unit = 'mentions' | 'articles' | 'stories';
type Measure = 'count' | 'attention' | 'sentiment';
type View = { readonly voice: 'all' | 'reporter'; readonly language?: string };

async function askingOf({ actors, facts }: World): Promise<Asking> {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  await warehouse.ingest({ id: 'one', run: await warehouse.beginRun('random'), facts });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}

const at = ({ article: { day, published_at, id } }: Facts) => `${day} ${published_at ?? '9'} ${id}`;
const sourceOf = (one: Facts) => slugOf(one.article.source);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of one week: units of each source, and the actor's of each source and story. */
function tally(week: readonly Facts[], actor: string, { voice }: View, unit: Unit, measure: Measure) {
  const n = new Map<string, number>();
  const x = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, value: number) => void to.set(key, (to.get(key) ?? 0) + value);
  const ours = (one: Facts) => one.mentions.filter((m) => m.actor === actor && (voice === 'all' || !m.in_quote));
  const scoresOf = (some: readonly Facts[]) =>
    some.flatMap(ours).flatMap(({ score }) => (score === null ? [] : [score.sentiment]));
  // What counts as one piece: an article, or all articles of a story, which are those of its earliest one's source.
  const pieces =
    unit === 'stories'
      ? [...new Set(week.map(storyNameOf))].map((story) =>
          week.filter((one) => storyNameOf(one) === story).sort((l, r) => (at(l) < at(r) ? -1 : 1)),
        )
      : week.map((one) => [one]);
  for (const piece of pieces) {
    const [source, key] = [sourceOf(piece[0]!), `${sourceOf(piece[0]!)} ${storyNameOf(piece[0]!)}`];
    const scores = scoresOf(piece);
    if (measure !== 'sentiment') {
      add(n, source, 1);
      const named = piece.flatMap(ours).length;
      if (named > 0) add(x, key, unit === 'mentions' ? named : 1);
    } else if (scores.length > 0) {
      add(n, source, unit === 'mentions' ? scores.length : 1);
      add(x, key, unit === 'mentions' ? scores.reduce((sum, one) => sum + one, 0) : mean(scores));
    }
  }
  return { n, x };
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** Every part that is not nothing, by effect, source and story; null where a week has no number. */
function expected(
  weeks: readonly [Facts[], Facts[]],
  read: readonly [Set<string>, Set<string>],
  actor: string,
  view: View,
  unit: Unit,
  measure: Measure,
) {
  const [t0, t1] = weeks.map((week) => tally(week, actor, view, unit, measure)) as [
    ReturnType<typeof tally>,
    ReturnType<typeof tally>,
  ];
  if (sum(t0.n.values()) === 0 || sum(t1.n.values()) === 0) return null;
  const parts = new Map<string, number>();
  const both = [...read[0]].filter((source) => read[1].has(source));
  const N0 = sum(both.map((source) => t0.n.get(source) ?? 0));
  const N1 = sum(both.map((source) => t1.n.get(source) ?? 0));
  const whole = [sum(t0.n.values()), sum(t1.n.values())] as const;
  const own = (t: typeof t0) =>
    sum([...t.x].flatMap(([key, value]) => (both.includes(key.split(' ')[0]!) ? [value] : [])));
  const A = [N0 === 0 ? 0 : own(t0) / N0, N1 === 0 ? 0 : own(t1) / N1] as const;
  for (const key of new Set([...t0.x.keys(), ...t1.x.keys()])) {
    const [source = ''] = key.split(' ');
    const [x0, x1] = [t0.x.get(key) ?? 0, t1.x.get(key) ?? 0];
    if (!both.includes(source)) {
      parts.set(`coverage ${key}`, measure === 'count' ? x1 - x0 : x1 / whole[1] - x0 / whole[0]);
      continue;
    }
    const [n0, n1] = [t0.n.get(source) ?? 0, t1.n.get(source) ?? 0];
    const r0 = n0 === 0 ? x1 / n1 : x0 / n0;
    const r1 = n1 === 0 ? x0 / n0 : x1 / n1;
    if (measure === 'count') {
      const w0 = N0 === 0 ? n1 / N1 : n0 / N0;
      const w1 = N1 === 0 ? n0 / N0 : n1 / N1;
      parts.set(`volume ${key}`, (N1 - N0) * ((w0 * r0 + w1 * r1) / 3 + (w0 * r1 + w1 * r0) / 6));
      parts.set(`mix ${key}`, (w1 - w0) * ((N0 * r0 + N1 * r1) / 3 + (N0 * r1 + N1 * r0) / 6));
      parts.set(`rate ${key}`, (r1 - r0) * ((N0 * w0 + N1 * w1) / 3 + (N0 * w1 + N1 * w0) / 6));
    } else {
      const [w0, w1] = [N0 === 0 ? 0 : n0 / N0, N1 === 0 ? 0 : n1 / N1];
      parts.set(`mix ${key}`, ((w1 - w0) * (r0 + r1)) / 2);
      parts.set(`rate ${key}`, ((r1 - r0) * (w0 + w1)) / 2);
    }
  }
  if (measure !== 'count')
    for (const source of new Set([...read[0], ...read[1]]))
      if (!both.includes(source))
        parts.set(
          `coverage ${source} null`,
          (A[0] * (t0.n.get(source) ?? 0)) / whole[0] - (A[1] * (t1.n.get(source) ?? 0)) / whole[1],
        );
  return parts;
}

const VIEWS: { view: View; filters: Partial<Asked> }[] = [
  { view: { voice: 'all' }, filters: {} },
  { view: { voice: 'reporter', language: 'uk' }, filters: { voice: 'reporter', languages: 'uk' } },
];
const MEASURES: readonly (readonly [Measure, readonly Unit[]])[] = [
  ['count', ['mentions', 'articles', 'stories']],
  ['attention', ['articles', 'stories']],
  ['sentiment', ['mentions', 'articles', 'stories']],
];

test.each(Array.from({ length: WORLDS }, (_, seed) => seed + 31))(
  'in random collection %i SQL, split and plain loops agree in every part of every change',
  async (seed) => {
    const world = randomWorld(seed, { articles: 90, actors: 4, sources: 9, weeks: 6 });
    readStories(world.facts);
    const asking = await askingOf(world);
    const [counts, refused, effects] = [{ rows: 0, answers: 0 }, { answers: 0 }, new Set<string>()];
    let worst = 0;
    for (const week of WEEKS) {
      const later = { from: addDays(week, 7), to: addDays(week, 13) };
      const earlier = { from: week, to: addDays(week, 6) };
      const read = [earlier, later].map(
        (days) => new Set(articlesOf(world.facts, { ...days, voice: 'all' }).map(sourceOf)),
      ) as [Set<string>, Set<string>];
      for (const { view, filters } of VIEWS) {
        const held = [earlier, later].map((days) => articlesOf(world.facts, { ...days, ...view })) as [
          Facts[],
          Facts[],
        ];
        for (const { id: actor } of world.actors)
          for (const [measure, units] of MEASURES)
            for (const unit of units) {
              const where = [week, actor, measure, unit, view.voice];
              const wanted = expected(held, read, actor, view, unit, measure);
              const asks = asked({ ...filters, ...later, actors: actor, measure, unit, limit: 1000 });
              if (wanted === null) {
                await expect(answerTo(asking, '/explain', asks)).rejects.toThrow(/^(?:from|against)=/);
                refused.answers += 1;
                continue;
              }
              const { rows } = await answerTo(asking, '/explain', asks);
              const found = new Map(rows.map((row) => [`${row.effect} ${row.source} ${row.story}`, row.value]));
              const keys = new Set([...wanted.keys(), ...found.keys()]);
              for (const key of keys) {
                const off = Math.abs((wanted.get(key) ?? 0) - (found.get(key) ?? 0));
                expect([...where, key, off < 1e-9]).toEqual([...where, key, true]);
                worst = Math.max(worst, off);
                if ((wanted.get(key) ?? 0) !== 0) effects.add(`${measure} ${key.split(' ')[0]}`);
              }
              counts.rows += keys.size;
              counts.answers += 1;
            }
      }
    }
    console.log(
      `parts compared: ${counts.rows} in ${counts.answers} answers, ${refused.answers} refused; worst ${worst}`,
    );
    expect(counts.rows).toBeGreaterThan(1500);
    expect(refused.answers).toBeGreaterThan(0);
    expect([...effects].sort()).toEqual([
      'attention coverage',
      'attention mix',
      'attention rate',
      'count coverage',
      'count mix',
      'count rate',
      'count volume',
      'sentiment coverage',
      'sentiment mix',
      'sentiment rate',
    ]);
  },
);
