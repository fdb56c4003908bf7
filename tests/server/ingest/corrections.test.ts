import { expect, test } from 'vitest';
import type { Change } from '../../../server/contract/correction.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import type { Catalogue } from '../../../server/contract/actor.ts';
import type { Asking } from '../../../server/exports/answer.ts';
import { sql } from '../../../server/warehouse/sql.ts';
import { correctable, everything, SAID } from '../../support/corrected.ts';

const person = (id: string, name: string, surname: string) => ({
  id,
  wikidata: null,
  kind: 'person' as const,
  name,
  aliases: [
    { text: name, type: 'full' as const },
    { text: surname, type: 'surname' as const },
  ],
  country: null,
  party: null,
  offices: [],
});
const CATALOGUE: Catalogue = {
  actors: [
    person('ida-moor', 'Ida Moor', 'Moor'),
    person('ida-morr', 'Ida Morr', 'Morr'),
    person('jon-vale', 'Jon Vale', 'Vale'),
    { ...person('norland', 'Norland', 'Norlands'), kind: 'country', aliases: [{ text: 'Norland', type: 'full' }] },
  ],
  titles: [],
};

/** Ida Moor is also written Ida Morr; the Vale Trust is nobody's. */
const TEXTS = [
  [
    'Alpha',
    '2021-05-04',
    'Ida Moor praised Norland. Moor said the harbour was “a wonderful place to live in”. Jon Vale was angry.',
  ],
  [
    'Beta',
    '2021-05-05',
    'Ida Morr attacked Jon Vale. Morr and Ida Moor spoke. The Vale Trust gave money, Vale said on Monday it had enough.',
  ],
  ['Alpha', '2021-05-12', 'Norland thanked Ida Morr. Kim Holt, a baker, was pleased.'],
  ['Beta', '2021-05-13', 'Jon Vale met Kim Holt in Norland. Vale criticised Kim Holt and the terrible roads.'],
  ['Beta', '2021-05-20', 'Nothing happened in Norland.'],
] as const;

const house = () => correctable(CATALOGUE);

const mentionsOf = async (asking: Asking): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await asking.warehouse.query<{ slug: string; n: number }>(
        sql`SELECT a.slug AS slug, sum(x.mentions) AS n FROM article_actor AS x JOIN actor AS a ON a.actor_id = x.actor_id GROUP BY a.slug ORDER BY slug`,
      )
    ).map(({ slug, n }) => [slug, n]),
  );

const BEFORE = { 'ida-moor': 3, 'ida-morr': 3, 'jon-vale': 5, norland: 4 };

test('what was found before anything is corrected', async () => {
  const { take, asking } = await house();
  await take(TEXTS);
  expect(await mentionsOf(asking)).toEqual(BEFORE);
});

/** Each change, what it moves, and who has how many mentions afterwards. */
const CHANGES: readonly (readonly [
  string,
  (
    at: (surface: string) => Promise<{ article: string; sentence: number; start: number; surface: string }>,
  ) => Promise<Change>,
  object,
  object,
])[] = [
  [
    'merge',
    async () => ({ does: 'merge', actor: 'ida-morr', into: 'ida-moor' }),
    { mentions: 3, articles: 2, first_week: '2021-05-03', last_week: '2021-05-10' },
    { 'ida-moor': 6, 'jon-vale': 5, norland: 4 },
  ],
  [
    'split',
    async () => ({ does: 'split', actor: 'ida-morr', forms: ['Morr'], name: 'Another Morr', kind: 'person' }),
    { mentions: 1, articles: 1 },
    { ...BEFORE, 'another-morr': 1, 'ida-morr': 2 },
  ],
  [
    'rename',
    async () => ({ does: 'rename', actor: 'jon-vale', name: 'Jonathan Vale' }),
    { mentions: 5, articles: 3 },
    BEFORE,
  ],
  [
    'add_alias',
    async () => ({ does: 'add_alias', actor: 'norland', form: 'a baker', type: 'full' }),
    { mentions: 1, articles: 1 },
    { ...BEFORE, norland: 5 },
  ],
  [
    'retire_alias',
    async () => ({ does: 'retire_alias', actor: 'ida-morr', form: 'Ida Morr' }),
    { mentions: 3, articles: 2 },
    { 'ida-moor': 3, 'jon-vale': 5, norland: 4 },
  ],
  [
    'add_actor',
    async () => ({ does: 'add_actor', name: 'Kim Holt', kind: 'person', forms: [] }),
    { mentions: 3, articles: 2, first_week: '2021-05-10', last_week: '2021-05-10' },
    { ...BEFORE, 'kim-holt': 3 },
  ],
  [
    'exclude',
    async () => ({ does: 'exclude', form: 'Norland', actor: 'norland', source: 'beta' }),
    { mentions: 2, articles: 2 },
    { ...BEFORE, norland: 2 },
  ],
  [
    'reject',
    async (at) => ({ does: 'reject', ...(await at('Morr')) }),
    { mentions: 1, articles: 1 },
    { ...BEFORE, 'ida-morr': 2 },
  ],
  [
    'reassign',
    async (at) => ({ does: 'reassign', ...(await at('Morr')), to: 'ida-moor' }),
    { mentions: 1, articles: 1 },
    { ...BEFORE, 'ida-moor': 4, 'ida-morr': 2 },
  ],
  [
    'accept',
    async (at) => ({ does: 'accept', ...(await at('Morr')) }),
    { mentions: 1, articles: 1, first_week: '2021-05-03', last_week: '2021-05-03' },
    BEFORE,
  ],
  [
    'tone',
    async (at) => ({ does: 'tone', ...(await at('Morr')), tone: 'positive' }),
    { mentions: 1, articles: 1, first_week: '2021-05-03', last_week: '2021-05-03' },
    BEFORE,
  ],
];

test.each(CHANGES)(
  '%s: its preview changes nothing, its effect is exact, undoing gives every answer back to the last byte',
  async (_, make, effect, after) => {
    const { take, asking, corrections, warehouse } = await house();
    await take(TEXTS);
    const at = async (surface: string) => {
      const [row] = await warehouse.query<{ article: string; sentence: number; start: number; surface: string }>(
        sql`SELECT a.id AS article, m.sentence_no AS sentence, m.starts_at AS start, m.surface AS surface FROM mention AS m
          JOIN article AS a ON a.article_id = m.article_id WHERE m.surface = 'Morr'`,
      );
      expect(row?.surface).toBe(surface);
      return row!;
    };
    const change = await make(at);
    const before = await everything(asking);
    expect(await corrections.preview(change)).toMatchObject(effect);
    expect(await everything(asking)).toBe(before);

    const made = await corrections.make(change, SAID);
    expect(made).toMatchObject({ correction: 1, made_by: 'an analyst', change, undone_at: null, effect });
    expect(await mentionsOf(asking)).toEqual(after);
    expect(await everything(asking)).not.toBe(before);

    await corrections.undo(1);
    expect(await mentionsOf(asking)).toEqual(BEFORE);
    expect(await everything(asking)).toBe(before);
    expect((await corrections.log())[0]).toMatchObject({ correction: 1, undone_at: '2026-01-01T00:00:00.000Z' });
  },
);

test('articles that come later are read by the corrections, and inputs plus log make the same collection', async () => {
  const first = await house();
  await first.take(TEXTS.slice(0, 2));
  const changes: Change[] = [
    { does: 'merge', actor: 'ida-morr', into: 'ida-moor' },
    { does: 'add_actor', name: 'Kim Holt', kind: 'person', forms: ['the baker'] },
    { does: 'split', actor: 'jon-vale', forms: ['Vale'], name: 'Vale the Younger', kind: 'person' },
    { does: 'merge', actor: 'kim-holt', into: 'vale-the-younger' },
    { does: 'exclude', form: 'Norland', actor: 'norland', source: 'alpha' },
    { does: 'rename', actor: 'ida-moor', name: 'Ida Moor the Elder' },
  ];
  for (const change of changes) await first.corrections.make(change, SAID);
  await first.take(TEXTS);

  const second = await house();
  for (const { change, made_by, why } of await first.corrections.log())
    await second.corrections.make(change, { by: made_by, why });
  await second.take(TEXTS);
  expect(await mentionsOf(second.asking)).toEqual(await mentionsOf(first.asking));
  expect(await everything(second.asking)).toBe(await everything(first.asking));

  // Opened again, the log is applied still.
  const again = await first.open();
  const [read] = await again.analyse([(await first.warehouse.stored([1]))[0]!.article]);
  expect((read as Facts).mentions.map(({ actor }) => actor)).toEqual(
    (
      await first.warehouse.query<{ slug: string }>(
        sql`SELECT a.slug AS slug FROM mention AS m JOIN actor AS a ON a.actor_id = m.actor_id WHERE m.article_id = 1 ORDER BY m.mention_no`,
      )
    ).map(({ slug }) => slug),
  );
});

test('merges rest on each other, and undoing one in the middle leaves the others', async () => {
  const { take, asking, corrections } = await house();
  await take(TEXTS);
  await corrections.make({ does: 'merge', actor: 'ida-morr', into: 'ida-moor' }, SAID);
  await corrections.make({ does: 'merge', actor: 'ida-moor', into: 'jon-vale' }, SAID);
  expect(await mentionsOf(asking)).toEqual({ 'jon-vale': 11, norland: 4 });
  await corrections.undo(1);
  expect(await mentionsOf(asking)).toEqual({ 'ida-morr': 3, 'jon-vale': 8, norland: 4 });
  await corrections.undo(2);
  expect(await mentionsOf(asking)).toEqual(BEFORE);
});

test('a form that came by a merge can be excluded, and is back when the merge is undone', async () => {
  const { take, asking, corrections } = await house();
  await take(TEXTS);
  await corrections.make({ does: 'merge', actor: 'ida-morr', into: 'ida-moor' }, SAID);
  const made = await corrections.make({ does: 'exclude', form: 'Ida Morr', actor: 'ida-moor' }, SAID);
  expect([made.effect.mentions, await mentionsOf(asking)]).toEqual([2, { 'ida-moor': 4, 'jon-vale': 5, norland: 4 }]);
  await corrections.undo(1);
  expect(await mentionsOf(asking)).toEqual(BEFORE);
});

test('what cannot be done is refused with the key and the way out', async () => {
  const { corrections } = await house();
  const refused = async (change: Change) =>
    corrections.make(change, SAID).then(
      () => 'made',
      (error: Error) => error.message,
    );
  expect(await refused({ does: 'merge', actor: 'nobody', into: 'ida-moor' })).toBe('There is no actor "nobody".');
  expect(await refused({ does: 'merge', actor: 'ida-moor', into: 'ida-moor' })).toBe(
    'An actor cannot be merged into itself.',
  );
  expect(await refused({ does: 'add_actor', name: 'Ida Moor', kind: 'person', forms: [] })).toBe(
    'There is an actor "ida-moor" already.',
  );
  await corrections.make({ does: 'merge', actor: 'ida-moor', into: 'ida-morr' }, SAID);
  expect(await refused({ does: 'merge', actor: 'ida-morr', into: 'ida-moor' })).toBe(
    'An actor cannot be merged into itself.',
  );
  await corrections.make({ does: 'add_actor', name: 'Kim Holt', kind: 'person', forms: [] }, SAID);
  await corrections.make({ does: 'merge', actor: 'kim-holt', into: 'jon-vale' }, SAID);
  await expect(corrections.undo(2)).rejects.toThrow('Correction 3 speaks of "kim-holt"; undo that first.');
  await expect(corrections.undo(9)).rejects.toThrow('There is no correction 9');
  await corrections.undo(3);
  await expect(corrections.undo(3)).rejects.toThrow('was undone at');
});

test('of a person whom somebody adds, family and given name need the full one before them; other forms stand alone', async () => {
  const { corrections } = await house();
  const forms = ['Holt', 'Kim', 'the baker'];
  await corrections.make({ does: 'add_actor', name: 'Kim Holt', kind: 'person', forms }, SAID);
  expect(corrections.actors().find(({ id }) => id === 'kim-holt')?.aliases).toEqual([
    { text: 'Kim Holt', type: 'full' },
    { text: 'Holt', type: 'surname' },
    { text: 'Kim', type: 'first_name' },
    { text: 'the baker', type: 'full' },
  ]);
});
