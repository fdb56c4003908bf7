import { expect, test } from 'vitest';
import type { Change, SaidTone } from '../../../server/contract/correction.ts';
import { effectAt, meanMoved } from '../../../server/ingest/correction-effects.ts';
import { sql } from '../../../server/warehouse/sql.ts';
import { correctable, everything, named, SAID, type Text } from '../../support/corrected.ts';

const person = (id: string, name: string) =>
  named(id, name, [
    { text: name, type: 'full' },
    { text: name.split(' ')[1]!, type: 'surname' },
  ]);
const CATALOGUE = {
  actors: [person('ida-moor', 'Ida Moor'), person('ida-morr', 'Ida Morr'), person('jon-vale', 'Jon Vale')],
  titles: [],
};

/** Ida Moor has two mentions in the week of 3 May, one in the week after; Jon Vale one in a quotation. */
const TEXTS: readonly Text[] = [
  ['Alpha', '2021-05-04', 'Ida Moor walked. Moor slept.'],
  ['Beta', '2021-05-12', 'Ida Moor saw a boat. Ida Morr saw it too.'],
  ['Beta', null, 'Ida Moor ate.'],
  ['Gamma', '2021-05-13', '“Jon Vale walked,” Ida Morr said.'],
];

type House = Awaited<ReturnType<typeof correctable>>;
type Place = { article: string; sentence: number; start: number; surface: string };

async function house() {
  const opened = await correctable(CATALOGUE);
  await opened.take(TEXTS);
  return opened;
}

/** The place of the first mention printed so in the article of a day. */
async function placeOf({ warehouse }: House, surface: string, day: string | null): Promise<Place> {
  const rows = await warehouse.query<Place & { day: string | null }>(
    sql`SELECT a.id AS article, m.sentence_no AS sentence, m.starts_at AS start, m.surface AS surface, a.day AS day
        FROM mention AS m JOIN article AS a ON a.article_id = m.article_id ORDER BY m.article_id, m.mention_no`,
  );
  const { day: _, ...place } = rows.find((row) => row.surface === surface && row.day === day)!;
  return place;
}

type Toned = Record<'p_neg' | 'p_neu' | 'p_pos' | 'sentiment', number | null> & {
  scorer: string | null;
  reasons: string | null;
  actor: string;
};
const stored = async ({ warehouse }: House, { article, sentence, start }: Place): Promise<Toned> =>
  (
    await warehouse.query<Toned & { id: string; sentence: number; start: number }>(
      sql`SELECT m.p_neg AS p_neg, m.p_neu AS p_neu, m.p_pos AS p_pos, m.sentiment AS sentiment, m.scorer AS scorer,
               m.reasons AS reasons, c.slug AS actor, a.id AS id, m.sentence_no AS sentence, m.starts_at AS start
          FROM mention AS m JOIN article AS a ON a.article_id = m.article_id JOIN actor AS c ON c.actor_id = m.actor_id`,
    )
  )
    .filter((row) => row.id === article && row.sentence === sentence && row.start === start)
    .map(({ id: _id, sentence: _sentence, start: _start, ...toned }) => toned)[0]!;

const CLASSES: readonly (readonly [
  SaidTone,
  number | null,
  number | null,
  number | null,
  number | null,
  string | null,
])[] = [
  ['negative', 1, 0, 0, -1, 'set by a person-1'],
  ['neutral', 0, 1, 0, 0, 'set by a person+0'],
  ['positive', 0, 0, 1, 1, 'set by a person+1'],
  ['none', null, null, null, null, null],
];

test.each(CLASSES)(
  'a tone that a person sets is certain: %s',
  async (tone, p_neg, p_neu, p_pos, sentiment, reasons) => {
    const opened = await house();
    const place = await placeOf(opened, 'Moor', '2021-05-04');
    const first = await stored(opened, await placeOf(opened, 'Ida Moor', '2021-05-04'));
    const own = await stored(opened, place);
    const before = await everything(opened.asking);
    const { effect } = await opened.corrections.make({ does: 'tone', ...place, tone }, SAID);
    expect(await stored(opened, place)).toEqual({
      p_neg,
      p_neu,
      p_pos,
      sentiment,
      reasons,
      scorer: 'correction',
      actor: 'ida-moor',
    });
    // Two mentions in the week: the mean moves from that of both as scored to that of the first and the one that was set.
    const after = sentiment === null ? first.sentiment : (first.sentiment! + sentiment) / 2;
    expect(effect.tone?.before).toBeCloseTo((first.sentiment! + own.sentiment!) / 2, 12);
    expect(effect.tone?.after).toBeCloseTo(after!, 12);
    const [week] = await opened.rows('/sentiment', { actors: 'ida-moor' });
    expect(week).toMatchObject({ week: '2021-05-03', mentions: 2, scored: sentiment === null ? 1 : 2 });
    expect((await opened.rows('/corrections'))[0]).toMatchObject({
      does: 'tone',
      tone_before: effect.tone?.before,
      tone_after: effect.tone?.after,
    });
    await opened.corrections.undo(1);
    expect(await everything(opened.asking)).toBe(before);
  },
);

test('a tone stays with its mention when it is given away, its actor merged, its article read anew; the last word counts', async () => {
  const opened = await house();
  const place = await placeOf(opened, 'Moor', '2021-05-04');
  const make = (change: Change) => opened.corrections.make(change, SAID);
  const states = [await everything(opened.asking)];
  const then = async (change: Change, actor: string, sentiment: number) => {
    await make(change);
    expect(await stored(opened, place)).toMatchObject({ actor, sentiment, scorer: 'correction' });
    states.push(await everything(opened.asking));
  };
  await then({ does: 'tone', ...place, tone: 'negative' }, 'ida-moor', -1);
  await then({ does: 'reassign', ...place, to: 'ida-morr' }, 'ida-morr', -1);
  await then({ does: 'merge', actor: 'ida-morr', into: 'jon-vale' }, 'jon-vale', -1);
  // Reads the article anew, which holds the word.
  await then({ does: 'add_alias', actor: 'jon-vale', form: 'walked', type: 'nickname' }, 'jon-vale', -1);
  await then({ does: 'tone', ...place, tone: 'positive' }, 'jon-vale', 1);
  await opened.take(TEXTS);
  expect(await everything(opened.asking)).toBe(states.at(-1));
  for (let no = 5; no > 0; no -= 1) {
    await opened.corrections.undo(no);
    expect(await everything(opened.asking)).toBe(states[no - 1]);
  }
});

test('in an undated article and at a place where nobody stands no mean moves', async () => {
  const opened = await house();
  const place = await placeOf(opened, 'Ida Moor', null);
  const change = { does: 'tone', ...place, tone: 'negative' } as const;
  expect(await opened.corrections.preview(change)).toEqual({
    mentions: 1,
    articles: 1,
    first_week: null,
    last_week: null,
  });
  const nobody = { mentions: 0, articles: 0, first_week: null, last_week: null };
  expect(await opened.corrections.preview({ ...change, start: 3 })).toEqual(nobody);
  expect(await opened.corrections.preview({ ...change, article: 'ffffffffffffffff' })).toEqual(nobody);
});

test('how far a mean moves', () => {
  const at = { week: '2021-05-03', sentiment: 0.5, sum: 1, scored: 4 };
  const cases: readonly (readonly [Parameters<typeof meanMoved>, number | null, number | null])[] = [
    [[at, 'negative'], 0.25, -0.125],
    [[at, 'neutral'], 0.25, 0.125],
    [[at, 'positive'], 0.25, 0.375],
    [[at, 'none'], 0.25, 0.5 / 3],
    [[{ ...at, sentiment: null }, 'positive'], 0.25, 0.4],
    [[{ ...at, sum: 0.5, scored: 1 }, 'none'], 0.5, null],
    [[{ ...at, sentiment: null, sum: 0, scored: 0 }, 'negative'], null, -1],
    [[{ ...at, sentiment: null, sum: 0, scored: 0 }, 'none'], null, null],
  ];
  for (const [[place, tone], before, after] of cases) expect(meanMoved(place, tone)).toEqual({ before, after });
  console.log(`means: ${cases.length} cases`);
  const accept = { does: 'accept', article: 'ffffffffffffffff', sentence: 1, start: 0, surface: 'Moor' } as const;
  expect(effectAt(null, accept)).toEqual({ mentions: 0, articles: 0, first_week: null, last_week: null });
  expect(effectAt(at, accept)).not.toHaveProperty('tone');
});

test('checked mentions are counted by actor and rule, right and wrong, and change no number', async () => {
  const opened = await house();
  const full = await placeOf(opened, 'Ida Moor', '2021-05-04');
  const short = await placeOf(opened, 'Moor', '2021-05-04');
  const other = await placeOf(opened, 'Ida Moor', '2021-05-12');
  const morr = await placeOf(opened, 'Ida Morr', '2021-05-12');
  const make = (change: Change) => opened.corrections.make(change, SAID);
  const checked = async (filters = {}) =>
    (await opened.rows('/checked', filters)).map(
      ({ actor, via, mentions, right, wrong, precision }) =>
        `${actor} ${via} ${mentions}: ${right} ${wrong} ${precision}`,
    );
  expect(await checked()).toEqual([]);
  const numbers = async () => JSON.stringify([await opened.rows('/mentions'), await opened.rows('/sentiment')]);
  const before = await numbers();
  await make({ does: 'accept', ...full });
  await make({ does: 'accept', ...short });
  await make({ does: 'accept', ...morr });
  expect(await numbers()).toBe(before);
  expect(await checked()).toEqual([
    'ida-moor full_name 2: 1 0 1',
    'ida-moor surname 1: 1 0 1',
    'ida-morr full_name 2: 1 0 1',
  ]);
  expect((await opened.rows('/evidence', { actors: 'ida-moor' })).map((row) => [row.surface, row.checked])).toEqual([
    ['Ida Moor', false],
    ['Ida Moor', true],
    ['Moor', true],
  ]);

  // Rejected after all, and one given to somebody else: both were wrong, of the actor and rule they had.
  await make({ does: 'reject', ...short });
  await make({ does: 'reassign', ...other, to: 'ida-morr' });
  expect(await checked()).toEqual([
    'ida-moor full_name 1: 1 1 0.5',
    'ida-moor surname 0: 0 1 0',
    'ida-morr full_name 2: 1 0 1',
  ]);
  expect(await checked({ from: '2021-05-10' })).toEqual(['ida-moor full_name 0: 0 1 0', 'ida-morr full_name 2: 1 0 1']);
  const [profile] = await opened.rows('/actors/{id}', {}, 'ida-moor');
  expect(profile?.forms).toEqual([
    { surface: 'Ida Moor', via: 'full_name', mentions: 1, right: 1, wrong: 1 },
    { surface: 'Moor', via: 'surname', mentions: 0, right: 0, wrong: 1 },
  ]);
  // Given back to whom the rule had found: the rule was right, though a person names the actor now.
  await make({ does: 'reassign', ...other, to: 'ida-moor' });
  expect((await checked())[0]).toBe('ida-moor full_name 1: 2 0 1');

  // Jon Vale has one of his own by then. Merging takes the verdicts along, before and after articles are read anew.
  await make({ does: 'merge', actor: 'ida-moor', into: 'jon-vale' });
  const merged = ['jon-vale full_name 2: 2 0 1', 'ida-morr full_name 2: 1 0 1', 'jon-vale surname 0: 0 1 0'];
  expect(await checked()).toEqual(merged);
  await make({ does: 'add_alias', actor: 'jon-vale', form: 'slept', type: 'nickname' });
  expect(await checked()).toEqual(merged);
  for (const no of [8, 7, 6, 5, 4, 3, 2, 1]) await opened.corrections.undo(no);
  expect(await checked()).toEqual([]);
  expect(await numbers()).toBe(before);
});

test('tones and checks of a log are made again on a fresh database, before its articles or after', async () => {
  const first = await house();
  const moor = await placeOf(first, 'Moor', '2021-05-04');
  const log: Change[] = [
    { does: 'accept', ...(await placeOf(first, 'Ida Moor', '2021-05-12')) },
    { does: 'tone', ...moor, tone: 'positive' },
    { does: 'reassign', ...moor, to: 'jon-vale' },
    { does: 'retire_alias', actor: 'ida-morr', form: 'Ida Morr', from: '2021-05-13' },
    { does: 'merge', actor: 'ida-moor', into: 'ida-morr' },
  ];
  for (const change of log) await first.corrections.make(change, SAID);
  const wanted = await everything(first.asking);
  for (const early of [0, 2, log.length]) {
    const second = await correctable(CATALOGUE);
    for (const change of log.slice(0, early)) await second.corrections.make(change, SAID);
    await second.take(TEXTS);
    for (const change of log.slice(early)) await second.corrections.make(change, SAID);
    expect([early, await everything(second.asking)]).toEqual([early, wanted]);
  }
});

test('a form is retired from a day on: earlier articles keep it, undated ones leave it open, and the page of the actor says so', async () => {
  const opened = await house();
  const before = await everything(opened.asking);
  const change: Change = { does: 'retire_alias', actor: 'ida-moor', form: 'Ida Moor', from: '2021-05-10' };
  // One of 12 May and the undated one; the two of 4 May stay.
  expect(await opened.corrections.preview(change)).toEqual({
    mentions: 2,
    articles: 2,
    first_week: '2021-05-10',
    last_week: '2021-05-10',
  });
  await opened.corrections.make(change, SAID);
  const days = (await opened.rows('/evidence', { actors: 'ida-moor' })).map(({ day, surface }) => `${day} ${surface}`);
  expect(days).toEqual(['2021-05-04 Ida Moor', '2021-05-04 Moor']);
  expect((await opened.rows('/actors/{id}', {}, 'ida-moor'))[0]?.aliases).toEqual([
    { text: 'Ida Moor', type: 'full', from: null, to: '2021-05-09' },
    { text: 'Moor', type: 'surname', from: null, to: null },
  ]);
  await opened.corrections.undo(1);
  expect(await everything(opened.asking)).toBe(before);
  await expect(
    opened.corrections.make(
      { does: 'add_alias', actor: 'ida-moor', form: 'Idi', type: 'nickname', from: '2021', to: '2020' },
      SAID,
    ),
  ).rejects.toThrow('The form would end before it begins.');
});

test('forms left open are listed for each whom they may mean, with how often', async () => {
  const opened = await correctable({
    actors: [person('ida-moor', 'Ida Moor'), person('ben-moor', 'Ben Moor')],
    titles: [],
  });
  await opened.take([
    ['Alpha', '2021-05-04', 'Ida Moor met Ben Moor. Moor slept. Moor ate.'],
    ['Beta', '2021-05-12', 'Ben Moor walked. Ida Moor too. Moor slept.'],
  ]);
  const [profile] = await opened.rows('/actors/{id}', {}, 'ben-moor');
  const open = {
    surface: 'Moor',
    occurrences: 3,
    articles: 2,
    candidates: [
      { actor: 'ben-moor', name: 'Ben Moor' },
      { actor: 'ida-moor', name: 'Ida Moor' },
    ],
  };
  expect(profile?.unresolved).toEqual([open]);
  expect((await opened.rows('/actors/{id}', { sources: 'beta' }, 'ida-moor'))[0]?.unresolved).toEqual([
    { ...open, occurrences: 1, articles: 1 },
  ]);
});
