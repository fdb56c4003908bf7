import { expect, test } from 'vitest';
import { daysBetween, firstDay, lastDay } from '../../../server/analysis/bounds.ts';
import { parseCatalogue } from '../../../server/analysis/catalogue.ts';
import { correctedCatalogue } from '../../../server/analysis/corrections.ts';
import { createFinder } from '../../../server/analysis/finder.ts';
import { createResolver } from '../../../server/analysis/mentions.ts';
import type { Alias, Catalogue } from '../../../server/contract/actor.ts';
import type { Change } from '../../../server/contract/correction.ts';
import { sentencesOf } from '../../../server/text/sentences.ts';
import { named } from '../../support/corrected.ts';

/** A network that was called Chirp until 23 July 2023 and Quill from the day after; Chirp Lake is a place; a Quill was a bank before 2020. */
const CATALOGUE: Catalogue = {
  actors: [
    named(
      'quill-network',
      'Quill',
      [
        { text: 'Chirp', type: 'full', to: '2023-07-23' },
        { text: 'Quill', type: 'full', from: '2023-07-24' },
        { text: 'Chirp Network', type: 'full', to: '2022' },
      ],
      'organisation',
    ),
    named('quill-bank', 'Quill Bank', [{ text: 'Quill', type: 'full', to: '2019' }], 'organisation'),
    named('ann-moor', 'Ann Moor', [
      { text: 'Ann Moor', type: 'full' },
      { text: 'Moor', type: 'surname', from: '2020-05-01' },
    ]),
  ],
  titles: [],
};

const read = (text: string, day: string | null, catalogue: Catalogue = CATALOGUE) => {
  const { mentions, unresolved } = createResolver(createFinder(catalogue))(sentencesOf(null, text), day, 'en');
  return [
    mentions.map(({ surface, actor }) => `${surface}=${actor}`),
    unresolved.map(({ surface, candidates }) => `${surface}?${candidates.join('|')}`),
  ];
};

test('a form names its actor only in articles of its days', () => {
  const cases: readonly (readonly [string, string | null, readonly string[], readonly string[]])[] = [
    ['Users of Chirp left.', '2023-07-23', ['Chirp=quill-network'], []],
    ['Users of Chirp left.', '2023-07-24', [], []],
    ['Users of Quill left.', '2023-07-23', [], []],
    ['Users of Quill left.', '2023-07-24', ['Quill=quill-network'], []],
    // A year fits the whole of it.
    ['Clients of Quill left.', '2019-12-31', ['Quill=quill-bank'], []],
    ['Clients of Quill left.', '2020-01-01', [], []],
    // A longer form that is over leaves the shorter one to be found.
    ['Users of Chirp Network left.', '2022-12-31', ['Chirp Network=quill-network'], []],
    ['Users of Chirp Network left.', '2023-01-01', ['Chirp=quill-network'], []],
    // In an undated article nobody knows: left open, with all whom it may mean.
    ['Users of Chirp left.', null, [], ['Chirp?quill-network']],
    ['Clients of Quill left.', null, [], ['Quill?quill-bank|quill-network']],
    ['Ann Moor spoke. Moor left.', '2021-01-01', ['Ann Moor=ann-moor', 'Moor=ann-moor'], []],
    ['Ann Moor spoke. Moor left.', '2019-01-01', ['Ann Moor=ann-moor'], []],
    ['Ann Moor spoke. Moor left.', null, ['Ann Moor=ann-moor'], ['Moor?ann-moor']],
  ];
  for (const [text, day, found, open] of cases)
    expect([text, day, ...read(text, day)]).toEqual([text, day, found, open]);
  console.log(`forms with dates: ${cases.length} cases`);
});

test('a form that counts always counts in undated articles too, beside the same one with dates', () => {
  const actors = [
    named('ann-moor', 'Ann Moor', [
      { text: 'Ann Moor', type: 'full' },
      { text: 'Ann Moor', type: 'nickname', from: '2020' },
    ]),
  ];
  expect(read('Ann Moor spoke.', null, { actors, titles: [] })).toEqual([['Ann Moor=ann-moor'], []]);
});

const aliases = (before: readonly Alias[], changes: readonly Change[]) =>
  correctedCatalogue({ actors: [named('ann-moor', 'Ann Moor', [...before])], titles: [] }, changes).actors[0]?.aliases;

test('a form is added with its days, and retired from a day on or for good', () => {
  const full: Alias = { text: 'Ann Moor', type: 'full' };
  const retire = (from?: string): Change => ({
    does: 'retire_alias',
    actor: 'ann-moor',
    form: 'annie',
    ...(from === undefined ? {} : { from }),
  });
  const cases: readonly (readonly [readonly Alias[], Change, readonly Alias[]])[] = [
    [
      [full],
      { does: 'add_alias', actor: 'ann-moor', form: 'Annie', type: 'nickname', from: '2019', to: '2021-05-03' },
      [full, { text: 'Annie', type: 'nickname', from: '2019', to: '2021-05-03' }],
    ],
    [
      [full],
      { does: 'add_alias', actor: 'ann-moor', form: 'Annie', type: 'nickname' },
      [full, { text: 'Annie', type: 'nickname' }],
    ],
    [[full, { text: 'Annie', type: 'nickname' }], retire(), [full]],
    [
      [full, { text: 'Annie', type: 'nickname' }],
      retire('2023-07-24'),
      [full, { text: 'Annie', type: 'nickname', to: '2023-07-23' }],
    ],
    [
      [full, { text: 'Annie', type: 'nickname' }],
      retire('2023'),
      [full, { text: 'Annie', type: 'nickname', to: '2022-12-31' }],
    ],
    // What begins no earlier is gone, what ends before stays.
    [[full, { text: 'Annie', type: 'nickname', from: '2023-07-24' }], retire('2023-07-24'), [full]],
    [
      [full, { text: 'Annie', type: 'nickname', to: '2020' }],
      retire('2023-07-24'),
      [full, { text: 'Annie', type: 'nickname', to: '2020' }],
    ],
  ];
  for (const [before, change, after] of cases) expect(aliases(before, [change])).toEqual(after);
  console.log(`dates of corrected forms: ${cases.length} cases`);
});

test('bounds are days, and a year is the whole of it', () => {
  expect([firstDay('2020'), lastDay('2020'), firstDay('2020-02-03'), lastDay('2020-02-03')]).toEqual([
    '2020-01-01',
    '2020-12-31',
    '2020-02-03',
    '2020-02-03',
  ]);
  expect([firstDay(null) < '0001-01-01', lastDay(undefined) > '9999-12-31']).toEqual([true, true]);
  expect([daysBetween(undefined, undefined), daysBetween('2020', undefined)?.first]).toEqual([null, '2020-01-01']);
});

test('a catalogue whose form ends before it begins is refused by line and field', () => {
  const line = (more: object) =>
    JSON.stringify({ ...named('ann-moor', 'Ann Moor', [{ text: 'Ann Moor', type: 'full', ...more }]) });
  expect(() => parseCatalogue(line({ from: '2021', to: '2020-12-31' }), '[]')).toThrow(
    'actors.jsonl, line 1, field aliases.0.to: 2020-12-31 is before 2021',
  );
  expect(() => parseCatalogue(line({ from: '2021-02-30' }), '[]')).toThrow(
    'field aliases.0.from: a day such as 2023-07-24, or a year such as 2023',
  );
  expect(parseCatalogue(line({ from: '2021', to: '2021' }), '[]').actors).toHaveLength(1);
});
