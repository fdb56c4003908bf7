import { expect, test } from 'vitest';
import type { Change } from '../../../server/contract/correction.ts';
import { correctable, everything, named, SAID, type Text } from '../../support/corrected.ts';
import { randomFrom } from '../../support/random.ts';

const CATALOGUE = {
  actors: [
    named('ida-moor', 'Ida Moor', [{ text: 'Ida Moor', type: 'full' }]),
    named('jon-vale', 'Jon Vale', [{ text: 'Jon Vale', type: 'full' }]),
  ],
  titles: [],
};

const words = (name: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${name}${from + at}`).join(' ');

/** Three copies of one report, an update of it, two copies of another, one of its own, and one without a day. */
const TEXTS: readonly Text[] = [
  ['Alpha', '2022-01-03', `Ida Moor spoke. ${words('a', 0, 80)}.`],
  ['Beta', '2022-01-04', `Ida Moor spoke. ${words('a', 0, 80)}.`],
  ['Gamma', '2022-01-05', `Ida Moor spoke. ${words('a', 0, 80)}.`],
  ['Alpha', '2022-01-06', `Ida Moor spoke. ${words('a', 15, 80)} ${words('n', 0, 15)}.`],
  ['Beta', '2022-01-11', `Jon Vale and Ida Moor met. ${words('b', 0, 90)}.`],
  ['Gamma', '2022-01-12', `Jon Vale and Ida Moor met. ${words('b', 0, 90)}.`],
  ['Alpha', '2022-01-20', `Jon Vale slept. ${words('c', 0, 70)}.`],
  ['Beta', null, `Jon Vale slept. ${words('c', 0, 70)}.`],
];

type House = Awaited<ReturnType<typeof correctable>>;

/** Ids of the articles in the order of TEXTS, whatever the order in which they came. */
async function idsOf({ rows }: House, texts: readonly Text[] = TEXTS): Promise<string[]> {
  const all = await rows('/articles', { limit: 100 });
  return texts.map(([source, day]) => all.find((row) => row.source_name === source && row.day === day)!.article);
}

/** Each article's story, as places in TEXTS: [0, 0, 2] says the second tells the story of the first. */
async function told(house: House, texts: readonly Text[] = TEXTS): Promise<number[]> {
  const ids = await idsOf(house, texts);
  const all = await house.rows('/articles', { limit: 100 });
  return ids.map((id) => ids.indexOf(all.find(({ article }) => article === id)!.story));
}

const BEFORE = [0, 0, 0, 0, 4, 4, 6, 7];

const CASES: readonly (readonly [
  string,
  (ids: readonly string[]) => readonly Change[],
  readonly number[],
  { articles: number; mentions: number; first_week: string | null; last_week: string | null },
])[] = [
  [
    'two stories are joined under the first of them',
    (ids) => [{ does: 'join_stories', article: ids[5]!, with: ids[2]! }],
    [0, 0, 0, 0, 0, 0, 6, 7],
    { articles: 2, mentions: 4, first_week: '2022-01-10', last_week: '2022-01-10' },
  ],
  [
    'a copy leaves its story',
    (ids) => [{ does: 'part_story', article: ids[1]! }],
    [0, 1, 0, 0, 4, 4, 6, 7],
    { articles: 1, mentions: 1, first_week: '2022-01-03', last_week: '2022-01-03' },
  ],
  [
    'the first leaves its story, which goes on under the next',
    (ids) => [{ does: 'part_story', article: ids[0]! }],
    [0, 1, 1, 1, 4, 4, 6, 7],
    { articles: 1, mentions: 1, first_week: '2022-01-03', last_week: '2022-01-03' },
  ],
  [
    'what was joined can be parted, and the rest stays joined',
    (ids) => [
      { does: 'join_stories', article: ids[0]!, with: ids[4]! },
      { does: 'join_stories', article: ids[4]!, with: ids[6]! },
      { does: 'part_story', article: ids[4]! },
    ],
    [0, 0, 0, 0, 4, 0, 0, 7],
    { articles: 1, mentions: 2, first_week: '2022-01-10', last_week: '2022-01-10' },
  ],
  [
    'a story of one article leaves what it was joined with',
    (ids) => [
      { does: 'join_stories', article: ids[6]!, with: ids[4]! },
      { does: 'join_stories', article: ids[0]!, with: ids[6]! },
      { does: 'part_story', article: ids[6]! },
    ],
    [0, 0, 0, 0, 0, 0, 6, 7],
    { articles: 1, mentions: 1, first_week: '2022-01-17', last_week: '2022-01-17' },
  ],
  [
    'what was parted is joined again by a later word',
    (ids) => [
      { does: 'part_story', article: ids[3]! },
      { does: 'join_stories', article: ids[3]!, with: ids[1]! },
    ],
    [0, 0, 0, 0, 4, 4, 6, 7],
    { articles: 1, mentions: 1, first_week: '2022-01-03', last_week: '2022-01-03' },
  ],
  [
    'parting what is alone moves nothing',
    (ids) => [{ does: 'part_story', article: ids[6]! }],
    BEFORE,
    { articles: 0, mentions: 0, first_week: null, last_week: null },
  ],
];

test.each(CASES)('%s; the effect is exact, and undoing gives every answer back', async (_, make, after, effect) => {
  const house = await correctable(CATALOGUE);
  await house.take(TEXTS);
  expect(await told(house)).toEqual(BEFORE);
  const changes = make(await idsOf(house));
  const states = [];
  let last: object = {};
  for (const change of changes) {
    states.push(await everything(house.asking));
    const preview = await house.corrections.preview(change);
    expect(await everything(house.asking)).toBe(states.at(-1));
    ({ effect: last } = await house.corrections.make(change, SAID));
    expect(last).toEqual(preview);
  }
  expect(last).toEqual(effect);
  expect(await told(house)).toEqual(after);
  for (const [no] of [...changes.entries()].toReversed()) {
    await house.corrections.undo(no + 1);
    expect(await everything(house.asking)).toBe(states[no]);
  }
  expect(await told(house)).toEqual(BEFORE);
});

test('whatever comes when, the same articles and the same log tell the same stories', async () => {
  const first = await correctable(CATALOGUE);
  await first.take(TEXTS);
  const ids = await idsOf(first);
  const log: Change[] = [
    { does: 'part_story', article: ids[0]! },
    { does: 'join_stories', article: ids[3]!, with: ids[5]! },
    { does: 'part_story', article: ids[4]! },
    { does: 'join_stories', article: ids[6]!, with: ids[0]! },
  ];
  for (const change of log) await first.corrections.make(change, SAID);
  const wanted = await told(first);
  // The first leaves its story to the second; the update joins the other report, whose own first leaves in turn.
  expect(wanted).toEqual([0, 1, 1, 1, 4, 1, 0, 7]);
  const random = randomFrom(11);
  const rounds = 15;
  for (let round = 0; round < rounds; round += 1) {
    const texts = TEXTS.toSorted(() => random() - 0.5);
    const house = await correctable(CATALOGUE);
    const [cut, spoken] = [Math.floor(random() * texts.length), Math.floor(random() * (log.length + 1))];
    for (const change of log.slice(0, spoken)) await house.corrections.make(change, SAID);
    await house.take(texts.slice(0, cut));
    for (const change of log.slice(spoken)) await house.corrections.make(change, SAID);
    await house.take(texts.slice(cut));
    expect([round, await told(house)]).toEqual([round, wanted]);
    await house.warehouse.close();
  }
  console.log(`stories with corrections: ${rounds} orders of ${TEXTS.length} articles and ${log.length} corrections`);
});

test('a copy that comes later joins whom it resembles most, a parted article too; the first keeps its own at a tie', async () => {
  const house = await correctable(CATALOGUE);
  await house.take(TEXTS.slice(0, 4));
  const ids = await idsOf(house, TEXTS.slice(0, 4));
  await house.corrections.make({ does: 'part_story', article: ids[3]! }, SAID);
  const later: readonly Text[] = [
    ...TEXTS.slice(0, 4),
    ['Beta', '2022-01-07', `Ida Moor spoke. ${words('a', 15, 80)} ${words('n', 0, 15)}.`],
    ['Gamma', '2022-01-08', `Ida Moor spoke. ${words('a', 0, 80)}.`],
  ];
  await house.take(later);
  expect(await told(house, later)).toEqual([0, 0, 0, 3, 3, 0]);
  // A new wording of the parted article keeps what was said of it.
  expect((await house.rows('/stories/{id}', {}, ids[3])).map(({ days_after }) => days_after)).toEqual([0, 1]);
});

test('an undated article tells no story, and an article cannot be joined with itself', async () => {
  const house = await correctable(CATALOGUE);
  await house.take(TEXTS);
  const ids = await idsOf(house);
  const refused = (change: Change) =>
    house.corrections.make(change, SAID).then(
      () => 'made',
      (error: Error) => error.message,
    );
  expect(await refused({ does: 'join_stories', article: ids[6]!, with: ids[7]! })).toBe(
    `The article ${ids[7]} is undated, and stories are told of dated articles alone.`,
  );
  expect(await refused({ does: 'part_story', article: ids[7]! })).toContain('is undated');
  expect(await refused({ does: 'join_stories', article: ids[6]!, with: ids[6]! })).toBe(
    'An article cannot be joined with itself.',
  );
  expect(await house.corrections.log()).toEqual([]);
});
