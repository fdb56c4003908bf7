import { expect, test } from 'vitest';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { askingOfStories, times } from '../../support/paired.ts';

/** Two circles of four: each story names three of one circle, every three equally often; as many stories name nobody. */
const circle = (who: readonly string[]) =>
  who.flatMap((left) =>
    times(
      6,
      who.filter((one) => one !== left),
    ),
  );
const NORTH = ['ada', 'bo', 'cy', 'landalia'];
const SOUTH = ['ida', 'jo', 'kim', 'landbeyond'];
const TWO = [...circle(NORTH), ...times(3, ['kim']), ...circle(SOUTH), ...times(48, [])];

const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code);

test('two circles are two groups, each called after its most counted actor', async () => {
  const { rows, notes } = await answerTo(await askingOfStories(TWO), '/network', asked({}));
  expect(rows.map(({ actor, count, stories, community }) => [actor, count, stories, community])).toEqual([
    ['kim', 21, 21, 'kim'],
    ...['ada', 'bo', 'cy'].map((actor) => [actor, 18, 18, 'ada']),
    ['ida', 18, 18, 'kim'],
    ['jo', 18, 18, 'kim'],
    ['landalia', 18, 18, 'ada'],
    ['landbeyond', 18, 18, 'kim'],
  ]);
  // No pull between two halves that pull nearly alike: Q is 1/2, but for what the three stories of kim alone take from the south.
  for (const { modularity, x, y, community_name, community } of rows) {
    expect(modularity).toBeCloseTo(0.5, 2);
    expect([x === null, y === null, community_name]).toEqual([false, false, community]);
  }
  expect(codes(notes)).toEqual([]);
});

test('the edges are the ranked pairs, each at both of its actors, the strongest first', async () => {
  const asking = await askingOfStories(TWO);
  const { rows } = await answerTo(asking, '/network', asked({}));
  const { rows: pairs } = await answerTo(asking, '/co-occurrence', asked({}));
  const ranked = new Map(pairs.filter((pair) => pair.ranked).map((pair) => [`${pair.a}~${pair.b}`, pair]));
  expect(ranked.size).toBe(12);
  let compared = 0;
  for (const { actor, edges } of rows) {
    expect(edges.map(({ g2 }) => g2)).toEqual(edges.map(({ g2 }) => g2).toSorted((l, r) => r - l));
    for (const { actor: other, together, stories, g2, q, npmi } of edges) {
      const pair = ranked.get([actor, other].toSorted().join('~'))!;
      expect([together, stories, g2, q, npmi]).toEqual([pair.together, pair.stories, pair.g2, pair.q, pair.npmi]);
      compared += 1;
    }
  }
  expect(compared).toBe(2 * ranked.size);
});

test('where everybody is named with everybody the edges are cut to three for each actor, and there are no clear groups', async () => {
  const all = [...NORTH, ...SOUTH];
  // Each is left out once, so that no two are always named together.
  const stories = [...times(5, all), ...all.map((left) => all.filter((one) => one !== left)), ...times(40, [])];
  const { rows, notes } = await answerTo(await askingOfStories(stories), '/network', asked({}));
  expect(rows.reduce((sum, { edges }) => sum + edges.length, 0)).toBe(2 * 24);
  expect(notes.find(({ code }) => code === 'edges_cut')).toEqual({
    code: 'edges_cut',
    text: 'The 24 strongest of 28 ranked pairs are drawn, at most 3 for each actor.',
    count: 4,
  });
  expect(rows[0]!.modularity).toBeLessThan(0.3);
  expect(rows.every(({ community, community_name }) => community === null && community_name === null)).toBe(true);
  expect(notes.find(({ code }) => code === 'no_clear_groups')?.text).toContain('below 0.3');
});

test('who has no edge has no place and no group, and is in the rows all the same', async () => {
  const stories = [...TWO, ...times(7, ['zoe']), ...times(4, ['rare'])];
  const { rows } = await answerTo(await askingOfStories(stories), '/network', asked({}));
  const zoe = rows.find(({ actor }) => actor === 'zoe')!;
  expect([zoe.count, zoe.x, zoe.y, zoe.community, zoe.edges]).toEqual([7, null, null, null, []]);
  // Named in four stories only: no pair of it is tested.
  expect(rows.map(({ actor }) => actor)).not.toContain('rare');
});

test('one chosen brings its ranked company, several only themselves, and kinds narrow both', async () => {
  const asking = await askingOfStories([...TWO, ...times(4, ['rare'])]);
  const among = async (filters: Parameters<typeof asked>[0]) =>
    (await answerTo(asking, '/network', asked(filters))).rows.map(({ actor }) => actor);
  expect(await among({ actors: 'ada' })).toEqual(['ada', 'bo', 'cy', 'landalia']);
  expect(await among({ actors: 'ada,-bo' })).toEqual(['ada', 'cy', 'landalia']);
  expect(await among({ actors: 'ada', kinds: 'country' })).toEqual(['ada', 'landalia']);
  expect(await among({ actors: 'ida,ada,rare' })).toEqual(['ada', 'ida', 'rare']);
  expect(await among({ actors: 'rare' })).toEqual(['rare']);
  expect(await among({ kinds: '-person' })).toEqual(['landalia', 'landbeyond']);
  expect(await among({ q: 'nowhere' })).toEqual([]);
});

test('forty are drawn when more are named often enough, and a note counts the others', async () => {
  const many = Array.from({ length: 42 }, (_, at) => `actor-${String(at).padStart(2, '0')}`);
  const stories = many.flatMap((actor, at) => times(at < 3 ? 6 : 5, [actor]));
  const { rows, notes } = await answerTo(await askingOfStories(stories), '/network', asked({}));
  // Equals by slug: the last two are left out.
  expect([rows.length, rows[0]!.actor, rows.at(-1)!.actor]).toEqual([40, 'actor-00', 'actor-39']);
  expect(rows.every(({ modularity }) => modularity === null)).toBe(true);
  expect(notes).toEqual([
    {
      code: 'cut',
      text: 'The 40 most counted of the 42 actors named in at least 5 stories are shown; choose actors to see others.',
      count: 2,
    },
  ]);
});

test('the same data give the same picture, however they came', async () => {
  const [one, other] = await Promise.all(
    [TWO, TWO.toReversed()].map(
      async (stories) => (await answerTo(await askingOfStories(stories), '/network', asked({}))).rows,
    ),
  );
  expect(other).toEqual(one);
});

test('mentions are settled to articles, and within sentences an edge needs a sentence that names both', async () => {
  const asking = await askingOfStories(TWO);
  const { query } = await answerTo(asking, '/network', asked({ unit: 'mentions' }));
  expect(query['unit']).toBe('articles');
  // Each stands in a sentence of its own: nobody meets there, though the stories tie them, and no line could be opened.
  const { rows } = await answerTo(asking, '/network', asked({ within: 'sentence' }));
  const kim = rows.find(({ actor }) => actor === 'kim')!;
  expect([kim.count, kim.x, kim.edges]).toEqual([21, null, []]);
  expect(kim.modularity).toBeNull();
});
