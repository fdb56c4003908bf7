import { expect, test } from 'vitest';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

const RANGE = { from: '2021-05-03', to: '2021-05-23' } as const;
const ALL = { ...RANGE, actors: 'antony-blinken,ukraine,russia' } as const;
const filters = (more: Partial<Asked> = {}) => asked({ ...ALL, ...more });

test('mentions, articles and stories of each week are those counted by hand; an unread week is null, silence is 0', async () => {
  const asking = await smallAsking();
  const { rows } = await answerTo(asking, '/mentions', filters());
  const counts = (week: string, actor: string) => {
    const row = rows.find((one) => one.week === week && one.actor === actor)!;
    return [row.mentions, row.articles, row.stories];
  };
  expect(counts('2021-05-03', 'antony-blinken')).toEqual([5, 3, 2]);
  expect(counts('2021-05-10', 'antony-blinken')).toEqual([2, 1, 1]);
  expect(counts('2021-05-03', 'ukraine')).toEqual([3, 3, 2]);
  expect(counts('2021-05-10', 'ukraine')).toEqual([1, 1, 1]);
  expect(counts('2021-05-03', 'russia')).toEqual([3, 2, 2]);
  expect(counts('2021-05-10', 'russia')).toEqual([3, 2, 2]);
  expect(counts('2021-05-17', 'russia')).toEqual([null, null, null]);
  expect(rows).toHaveLength(9);
});

test('in Kyiv the Sunday night article belongs to the next week', async () => {
  const asking = await smallAsking('Europe/Kyiv');
  const { rows } = await answerTo(asking, '/mentions', filters());
  const russia = rows
    .filter(({ actor }) => actor === 'russia')
    .map(({ mentions, articles, stories }) => [mentions, articles, stories]);
  expect(russia).toEqual([
    [1, 1, 1],
    [5, 3, 2],
    [null, null, null],
  ]);
});

test('the reporter’s own voice leaves out what stands in quotes: a covered week without it is 0', async () => {
  const asking = await smallAsking();
  const { rows } = await answerTo(asking, '/mentions', filters({ voice: 'reporter', actors: 'ukraine' }));
  expect(rows.map(({ mentions }) => mentions)).toEqual([3, 0, null]);
});

test('a story over two weeks counts in both and once in the range', async () => {
  const asking = await smallAsking();
  const { rows } = await answerTo(asking, '/actors', filters());
  expect(rows.map(({ actor, mentions, articles, stories }) => [actor, mentions, articles, stories])).toEqual([
    ['antony-blinken', 7, 4, 3],
    ['russia', 6, 4, 3],
    ['ukraine', 4, 4, 3],
  ]);
});

test('tone over the range has the mean and interval of the method, in each unit', async () => {
  const asking = await smallAsking();
  const tone = async (unit: Asked['unit'], actor: string, voice: Asked['voice'] = 'all') => {
    const { rows } = await answerTo(asking, '/actors', filters({ unit, voice }));
    return rows.find((row) => row.actor === actor)!;
  };
  const b = await tone('mentions', 'antony-blinken');
  expect(b.sentiment).toBeCloseTo(0.214286, 6);
  expect(b.low).toBeCloseTo(-0.504824, 4);
  expect(b.high).toBeCloseTo(0.933396, 4);
  expect(b.thin).toBe('few');
  expect((await tone('articles', 'antony-blinken')).sentiment).toBeCloseTo(0.1875, 9);
  const stories = await tone('stories', 'antony-blinken');
  expect(stories.sentiment).toBeCloseTo(0.15, 9);
  expect(stories.high! - stories.sentiment!).toBeCloseTo(0.372621, 5);
  expect((await tone('mentions', 'ukraine')).sentiment).toBeCloseTo(0.4625, 9);
  expect((await tone('mentions', 'russia')).sentiment).toBeCloseTo(-0.366667, 6);
});

test('with fewer than three stories a week has counts but no tone', async () => {
  const asking = await smallAsking();
  const { rows } = await answerTo(asking, '/sentiment', filters());
  const week = rows.find((row) => row.week === '2021-05-03' && row.actor === 'antony-blinken')!;
  expect(week).toMatchObject({
    mentions: 5,
    scored: 5,
    stories: 2,
    sentiment: null,
    low: null,
    p_neg: null,
    thin: 'too_few',
  });
  expect(rows.find((row) => row.week === '2021-05-17')).toMatchObject({
    mentions: null,
    scored: null,
    sentiment: null,
  });
});

test('attention divides by all articles, over the range sum by sum', async () => {
  const asking = await smallAsking();
  const { rows, notes } = await answerTo(asking, '/attention', filters({ grain: 'month' }));
  const b = rows.find(({ actor }) => actor === 'antony-blinken')!;
  expect([b.articles, b.articles_all]).toEqual([4, 6]);
  expect(b.attention).toBeCloseTo(0.666667, 6);
  expect(b.low).toBeCloseTo(0.0643, 4);
  expect(b.high).toBeCloseTo(0.9831, 4);
  expect(notes.map(({ code }) => code)).toContain('unit_settled');
  const stories = await answerTo(asking, '/attention', filters({ grain: 'month', unit: 'stories' }));
  expect(stories.rows[0]).toMatchObject({ articles: 3, articles_all: 4 });
  expect(stories.rows[0]!.low).toBeCloseTo(0.3006, 4);
  expect(stories.rows[0]!.high).toBeCloseTo(0.9544, 4);
});

test('share of voice divides by the namings of the named set and has its interval', async () => {
  const asking = await smallAsking();
  const { rows } = await answerTo(asking, '/share-of-voice', filters({ grain: 'month' }));
  const b = rows.find(({ actor }) => actor === 'antony-blinken')!;
  expect([b.count, b.count_all]).toEqual([7, 17]);
  expect(b.share_of_voice).toBeCloseTo(0.411765, 6);
  expect(b.low).toBeCloseTo(0.09, 4);
  expect(b.high).toBeCloseTo(0.8321, 4);
  expect(rows.reduce((sum, row) => sum + row.share_of_voice!, 0)).toBeCloseTo(1, 12);
});

test.each([
  ['articles', 'article', 'antony-blinken', 'ukraine', 4, 2.666667],
  ['stories', 'article', 'antony-blinken', 'ukraine', 3, 2.25],
  ['articles', 'sentence', 'antony-blinken', 'ukraine', 3, 2.333333],
  ['articles', 'article', 'antony-blinken', 'russia', 2, 2.666667],
  ['articles', 'sentence', 'antony-blinken', 'russia', 1, 3.5],
  ['articles', 'sentence', 'russia', 'ukraine', 1, 2],
] as const)(
  'counted in %s within one %s, %s and %s meet as by hand',
  async (unit, within, a, b, together, expected) => {
    const asking = await smallAsking();
    const { rows } = await answerTo(asking, '/co-occurrence', asked({ ...RANGE, unit, within }));
    const pair = rows.find((row) => row.a === a && row.b === b)!;
    expect(pair.together).toBe(together);
    expect(pair.expected).toBeCloseTo(expected, 6);
    const g2 = a === 'antony-blinken' && b === 'ukraine' ? 4.498681 : -0.679596;
    expect(pair.g2).toBeCloseTo(g2, 6);
    expect([pair.q, pair.ranked]).toEqual([null, false]);
  },
);

test('an undated article changes nothing but a note', async () => {
  const undated = factsOf(
    7,
    'Alpha',
    null,
    ['Ukraine thanked Antony Blinken.'],
    [['ukraine', 'Ukraine', 1, 0.1, 0.1, 0.8]],
  );
  const [plain, more] = [await smallAsking(), await smallAsking('UTC', [undated])];
  const before = await answerTo(plain, '/mentions', filters());
  const after = await answerTo(more, '/mentions', filters());
  expect(after.rows).toEqual(before.rows);
  expect(before.notes.map(({ code }) => code)).not.toContain('undated');
  expect(after.notes).toContainEqual(expect.objectContaining({ code: 'undated', count: 1 }));
});

test('mentions in a language that no scorer speaks count, have no tone, and are told in a note', async () => {
  const text = ['Україна дякує за допомогу.', 'Україна чекає.'];
  const foreign = factsOf(
    8,
    'Gamma',
    '2021-05-06',
    text,
    [
      ['ukraine', 'Україна', 1, 0, 1, 0],
      ['ukraine', 'Україна', 2, 0, 1, 0],
    ],
    'UTC',
    'uk',
  );
  const unscored = {
    ...foreign,
    mentions: foreign.mentions.map((mention) => ({ ...mention, score: null })),
  };
  const asking = await smallAsking('UTC', [unscored]);
  const { rows, notes } = await answerTo(asking, '/sentiment', asked({ ...RANGE, actors: 'ukraine' }));
  expect(notes).toContainEqual({
    code: 'language_not_scored',
    text: '2 mentions have no tone: no scorer speaks uk.',
    count: 2,
  });
  const [before] = (await answerTo(await smallAsking(), '/sentiment', asked({ ...RANGE, actors: 'ukraine' }))).rows;
  expect(rows[0]).toMatchObject({
    mentions: before!.mentions! + 2,
    scored: before!.scored,
    sentiment: before!.sentiment,
  });
  const told = (await answerTo(asking, '/mentions', asked({ ...RANGE, actors: 'ukraine' }))).notes;
  expect(told.map(({ code }) => code)).not.toContain('language_not_scored');
});

test('every number opens exactly as many sentences as it says', async () => {
  const asking = await smallAsking();
  const cell = { from: '2021-05-03', to: '2021-05-09', actors: 'antony-blinken' };
  const count = async (more: Partial<Asked>) =>
    (await answerTo(asking, '/evidence', asked({ ...cell, ...more }))).rows.length;
  expect(await count({})).toBe(5);
  expect(await count({ unit: 'articles' })).toBe(3);
  expect(await count({ unit: 'stories' })).toBe(2);
  expect(await count({ tone: 'scored' })).toBe(5);
  expect(await count({ tone: 'positive' })).toBe(2);
  const pair = async (more: Partial<Asked>) =>
    (await answerTo(asking, '/evidence', asked({ ...RANGE, pair: 'antony-blinken~ukraine', ...more }))).rows.length;
  expect(await pair({ unit: 'articles' })).toBe(4);
  expect(await pair({ unit: 'stories' })).toBe(3);
  expect(await pair({ unit: 'articles', within: 'sentence' })).toBe(3);
});

test('a list comes page by page, without a row twice or left out', async () => {
  const asking = await smallAsking();
  for (const order of ['newest', 'strongest'] as const) {
    const whole = (await answerTo(asking, '/evidence', asked({ ...RANGE, order, limit: 1000 }))).rows;
    const paged: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await answerTo(
        asking,
        '/evidence',
        asked({ ...RANGE, order, limit: 4, ...(cursor === undefined ? {} : { cursor }) }),
      );
      expect(page.total).toBe(17);
      paged.push(...page.rows);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(whole).toHaveLength(17);
    expect(paged).toEqual(whole);
  }
});

test('a cursor of another query is refused', async () => {
  const asking = await smallAsking();
  const { next } = await answerTo(asking, '/evidence', asked({ ...RANGE, limit: 4 }));
  await expect(
    answerTo(asking, '/evidence', asked({ ...RANGE, unit: 'articles', limit: 4, cursor: next! })),
  ).rejects.toThrow(/cursor/);
  await expect(answerTo(asking, '/articles', asked({ ...RANGE, cursor: 'nonsense' }))).rejects.toThrow(/cursor/);
});

test('coverage tells read weeks from unread ones', async () => {
  const asking = await smallAsking();
  const { rows } = await answerTo(asking, '/coverage', asked({ ...RANGE }));
  expect(
    rows.map(({ week, articles, sources_covered, coverage }) => [week, articles, sources_covered, coverage]),
  ).toEqual([
    ['2021-05-03', 4, 2, 1],
    ['2021-05-10', 2, 2, 1],
    ['2021-05-17', null, 0, null],
  ]);
});

test('a range without coverage says so and invents no zero', async () => {
  const asking = await smallAsking();
  const nowhere = { from: '2019-01-07', to: '2019-01-13' };
  const { rows } = await answerTo(asking, '/mentions', asked({ ...nowhere, actors: 'ukraine' }));
  expect(rows).toMatchObject([{ mentions: null, articles: null, stories: null }]);
  const { rows: clauses } = await answerTo(asking, '/summary', asked(nowhere));
  expect(clauses.map(({ text }) => text)).toEqual(['No coverage in these weeks.']);
});

test('the lede is made of clauses that the numbers bear', async () => {
  const asking = await smallAsking();
  const { rows } = await answerTo(asking, '/summary', asked(RANGE));
  expect(rows.map(({ clause }) => clause)).toEqual(['count', 'tone', 'scope']);
  expect(rows.map(({ text }) => text)).toEqual([
    'Antony Blinken was named 7 times',
    'tone unclear (3 stories, fewer than 10)',
    '2021-05-03 to 2021-05-23: 6 articles of 2 sources, 17 mentions.',
  ]);
});
