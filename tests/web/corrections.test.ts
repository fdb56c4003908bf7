import { expect, test } from 'vitest';
import { AliasType } from '../../server/contract/actor.ts';
import { Change } from '../../server/contract/correction.ts';
import { amountWords, effectWords, madeWords, meanWords, type Naming, wordsOf } from '../../web/correction-words.ts';
import {
  actorsIn,
  ALIAS_TYPES,
  changeIn,
  changeOf,
  type Draft,
  effectIn,
  type Filled,
  headingOf,
  MISSING,
} from '../../web/corrections.ts';

const NAMES: Naming = {
  actor: (id) => ({ 'ada-quill': 'Ada Quill', 'a-quill': 'A. Quill' })[id] ?? id,
  source: (id) => ({ 'pier-post': 'Pier Post' })[id] ?? id,
};
const place = { article: '0123456789abcdef', sentence: 3, start: 7, surface: 'Quill' };

test('each change is one plain sentence with the names of whom it speaks', () => {
  const cases: readonly [Change, string][] = [
    [
      { does: 'merge', actor: 'a-quill', into: 'ada-quill' },
      'Merge A. Quill into Ada Quill: every mention of A. Quill counts as Ada Quill.',
    ],
    [
      { does: 'split', actor: 'ada-quill', forms: ['Quill'], name: 'Ben Quill', kind: 'person' },
      'Split “Quill” off from Ada Quill: this form means Ben Quill (person), a new actor.',
    ],
    [
      { does: 'split', actor: 'ada-quill', forms: ['Q', 'Quill', 'Mr Quill'], name: 'Ben Quill', kind: 'person' },
      'Split “Q”, “Quill” and “Mr Quill” off from Ada Quill: these forms mean Ben Quill (person), a new actor.',
    ],
    [
      { does: 'split', actor: 'ada-quill', forms: ['a', 'b', 'c', 'd', 'e', 'f'], name: 'Inks', kind: 'organisation' },
      'Split “a”, “b”, “c”, “d” and 2 further forms off from Ada Quill: these forms mean Inks (organisation), a new actor.',
    ],
    [{ does: 'rename', actor: 'a-quill', name: 'Anna Quill' }, 'Rename A. Quill: the name is Anna Quill.'],
    [
      { does: 'add_alias', actor: 'ada-quill', form: 'Addie', type: 'first_name' },
      'Find Ada Quill also by “Addie” (first name).',
    ],
    [{ does: 'retire_alias', actor: 'ada-quill', form: 'Q' }, 'Find Ada Quill no more by “Q”.'],
    [
      { does: 'add_actor', name: 'Ben Quill', kind: 'person', forms: ['Benny', 'Ben Quill'] },
      'Add Ben Quill (person), found by “Ben Quill” and “Benny”.',
    ],
    [{ does: 'exclude', form: 'Quill', actor: 'ada-quill' }, '“Quill” does not mean Ada Quill in any source.'],
    [
      { does: 'exclude', form: 'Quill', actor: 'ada-quill', source: 'pier-post' },
      '“Quill” does not mean Ada Quill in Pier Post.',
    ],
    [{ does: 'reject', ...place }, '“Quill” in sentence 3 of one article is not a mention.'],
    [{ does: 'reject', ...place, sentence: 0 }, '“Quill” in the title of one article is not a mention.'],
    [{ does: 'reassign', ...place, to: 'a-quill' }, '“Quill” in sentence 3 of one article means A. Quill.'],
    [
      { does: 'add_alias', actor: 'ada-quill', form: 'Addie', type: 'nickname', from: '2019', to: '2021-05-03' },
      'Find Ada Quill also by “Addie” (nickname, from 2019, up to 2021-05-03).',
    ],
    [
      { does: 'retire_alias', actor: 'ada-quill', form: 'Q', from: '2023-07-24' },
      'Find Ada Quill no more by “Q” from 2023-07-24 on; earlier articles keep it.',
    ],
    [{ does: 'accept', ...place }, '“Quill” in sentence 3 of one article is right as it was found.'],
    [{ does: 'tone', ...place, tone: 'negative' }, '“Quill” in sentence 3 of one article has a negative tone.'],
    [{ does: 'tone', ...place, tone: 'none' }, '“Quill” in sentence 3 of one article has no tone that can be read.'],
    [
      { does: 'join_stories', article: place.article, with: 'fedcba9876543210' },
      'Join the stories of two articles: they are one.',
    ],
    [
      { does: 'part_story', article: place.article },
      'Take an article out of its story: it is a story of its own, and copies that resemble it most go with it.',
    ],
  ];
  for (const [change, words] of cases) expect(wordsOf(Change.parse(change), NAMES)).toBe(words);
  // Nothing that can be changed is without words.
  expect(new Set(cases.map(([{ does }]) => does)).size).toBe(Change.options.length);
  console.log(`words of changes: ${cases.length} cases`);
});

test('what a change moves is counted in words, with its weeks', () => {
  const effect = { mentions: 214, articles: 61, first_week: '2021-05-03', last_week: '2022-01-10' };
  const cases: readonly [string, string][] = [
    [amountWords(effect), '214 mentions in 61 articles, weeks 3 May 2021 – 10 Jan 2022'],
    [
      amountWords({ ...effect, mentions: 1, articles: 1, last_week: '2021-05-03' }),
      '1 mention in 1 article, week of 3 May 2021',
    ],
    [
      amountWords({ mentions: 1200, articles: 2, first_week: null, last_week: null }),
      '1,200 mentions in 2 articles, undated',
    ],
    [amountWords({ mentions: 0, articles: 0, first_week: null, last_week: null }), 'no mention'],
    [effectWords('merge', effect), 'Moves 214 mentions in 61 articles, weeks 3 May 2021 – 10 Jan 2022.'],
    [effectWords('exclude', effect), 'Takes out 214 mentions in 61 articles, weeks 3 May 2021 – 10 Jan 2022.'],
    [
      effectWords('retire_alias', { mentions: 0, articles: 0, first_week: null, last_week: null }),
      'Takes out or moves no mention. Articles that come later are read by it all the same.',
    ],
    [
      effectWords('tone', {
        ...effect,
        mentions: 1,
        articles: 1,
        last_week: '2021-05-03',
        tone: { before: 0.5, after: -0.25 },
      }),
      'Sets the tone of 1 mention in 1 article, week of 3 May 2021. Mean tone of the actor in that week +0.50 → −0.25.',
    ],
    [meanWords({ tone: { before: null, after: 1 } }), 'mean tone of the actor in that week not scored → +1.00'],
    [
      effectWords('accept', { ...effect, mentions: 1, articles: 1, last_week: '2021-05-03' }),
      'Marks as checked 1 mention in 1 article, week of 3 May 2021. No number changes.',
    ],
    [effectWords('reject', { mentions: 0, articles: 0, first_week: null, last_week: null }), 'Takes out no mention.'],
    [
      effectWords('join_stories', { ...effect, mentions: 0, articles: 2, last_week: '2021-05-03' }),
      'Moves 2 articles with 0 mentions, week of 3 May 2021 to another story.',
    ],
    [
      effectWords('part_story', { mentions: 0, articles: 0, first_week: null, last_week: null }),
      'Moves no article: it is so already, or they have not come yet.',
    ],
    [
      madeWords(
        { does: 'part_story', article: place.article },
        { ...effect, mentions: 1, articles: 1, last_week: '2021-05-03' },
      ),
      '1 article with 1 mention, week of 3 May 2021',
    ],
    [
      madeWords(
        { does: 'tone', ...place, tone: 'none' },
        { ...effect, mentions: 1, articles: 1, last_week: '2021-05-03', tone: { before: 0, after: null } },
      ),
      '1 mention in 1 article, week of 3 May 2021; mean tone of the actor in that week 0.00 → not scored',
    ],
  ];
  for (const [words, expected] of cases) expect(words).toBe(expected);
  console.log(`effects: ${cases.length} cases`);
});

test('a draft becomes a change once everything is filled in, and says what is missing before', () => {
  const of = { actor: 'ada-quill', name: 'Ada Quill' };
  const other = { id: 'a-quill', name: 'A. Quill' };
  const split: Draft = { does: 'split', ...of, kind: 'person', forms: ['Quill', 'Q'], chosen: ['Quill'] };
  const add: Draft = { does: 'add_actor', name: 'Cy Quill', kind: 'person', forms: ['Quill'] };
  const adopt: Draft = { does: 'adopt', name: 'Cy Quill', like: [other] };
  const exclude: Draft = { does: 'exclude', ...of, form: 'Q', sources: [] };
  const cases: readonly [Draft, Filled, Change | null][] = [
    [{ does: 'merge', ...of }, {}, null],
    [{ does: 'merge', ...of }, { other }, { does: 'merge', actor: 'ada-quill', into: 'a-quill' }],
    [{ does: 'rename', ...of }, { name: '  ' }, null],
    [{ does: 'rename', ...of }, { name: 'Ada Quill' }, null],
    [{ does: 'rename', ...of }, { name: ' Ada Inks ' }, { does: 'rename', actor: 'ada-quill', name: 'Ada Inks' }],
    [{ does: 'add_alias', ...of }, { type: 'surname' }, null],
    [
      { does: 'add_alias', ...of },
      { form: 'Addie' },
      { does: 'add_alias', actor: 'ada-quill', form: 'Addie', type: 'full' },
    ],
    [
      { does: 'add_alias', ...of },
      { form: 'AQ', type: 'acronym' },
      { does: 'add_alias', actor: 'ada-quill', form: 'AQ', type: 'acronym' },
    ],
    [{ does: 'retire_alias', ...of, form: 'Q' }, {}, { does: 'retire_alias', actor: 'ada-quill', form: 'Q' }],
    [exclude, {}, { does: 'exclude', actor: 'ada-quill', form: 'Q' }],
    [exclude, { source: '' }, { does: 'exclude', actor: 'ada-quill', form: 'Q' }],
    [exclude, { source: 'pier-post' }, { does: 'exclude', actor: 'ada-quill', form: 'Q', source: 'pier-post' }],
    [split, { forms: ['Quill'] }, null],
    [split, { forms: [], name: 'Ben Quill' }, null],
    [
      split,
      { forms: ['Quill'], name: 'Ben Quill' },
      { does: 'split', actor: 'ada-quill', forms: ['Quill'], name: 'Ben Quill', kind: 'person' },
    ],
    [
      split,
      { forms: ['Q'], name: 'Quill Works', kind: 'organisation' },
      { does: 'split', actor: 'ada-quill', forms: ['Q'], name: 'Quill Works', kind: 'organisation' },
    ],
    [add, {}, { does: 'add_actor', name: 'Cy Quill', kind: 'person', forms: ['Quill'] }],
    [add, { name: ' ' }, null],
    [
      add,
      { name: 'Cyrus Quill', kind: 'other', forms: [] },
      { does: 'add_actor', name: 'Cyrus Quill', kind: 'other', forms: [] },
    ],
    [adopt, { type: 'surname' }, null],
    [adopt, { other }, { does: 'add_alias', actor: 'a-quill', form: 'Cy Quill', type: 'full' }],
    [adopt, { other, type: 'nickname' }, { does: 'add_alias', actor: 'a-quill', form: 'Cy Quill', type: 'nickname' }],
    [{ does: 'reject', place, name: 'Ada Quill' }, {}, { does: 'reject', ...place }],
    [
      { does: 'add_alias', ...of },
      { form: 'Addie', from: '2019', to: ' 2021-05-03 ' },
      { does: 'add_alias', actor: 'ada-quill', form: 'Addie', type: 'full', from: '2019', to: '2021-05-03' },
    ],
    [{ does: 'add_alias', ...of }, { form: 'Addie', from: 'May 2019' }, null],
    [
      { does: 'retire_alias', ...of, form: 'Q' },
      { from: '2023-07-24' },
      { does: 'retire_alias', actor: 'ada-quill', form: 'Q', from: '2023-07-24' },
    ],
    [{ does: 'retire_alias', ...of, form: 'Q' }, { from: '24 July' }, null],
    [{ does: 'accept', place, name: 'Ada Quill' }, {}, { does: 'accept', ...place }],
    [{ does: 'tone', place, name: 'Ada Quill', tone: 'neutral' }, {}, { does: 'tone', ...place, tone: 'neutral' }],
    [{ does: 'join_stories', article: place.article, name: 'Quill speaks' }, {}, null],
    [
      { does: 'join_stories', article: place.article, name: 'Quill speaks' },
      { story: { id: 'fedcba9876543210', name: 'Quill spoke' } },
      { does: 'join_stories', article: place.article, with: 'fedcba9876543210' },
    ],
    [
      { does: 'part_story', article: place.article, name: 'Quill speaks' },
      {},
      { does: 'part_story', article: place.article },
    ],
    [{ does: 'reassign', place, name: 'Ada Quill' }, {}, null],
    [{ does: 'reassign', place, name: 'Ada Quill' }, { other }, { does: 'reassign', ...place, to: 'a-quill' }],
  ];
  for (const [draft, filled, change] of cases) {
    expect(changeOf(draft, filled)).toEqual(change);
    if (change === null) expect(MISSING[draft.does]).toMatch(/\.$/);
    else expect(Change.parse(change)).toEqual(change);
    expect(headingOf(draft)).toMatch(/Quill|“Q”/);
  }
  console.log(`drafts: ${cases.length} cases`);
});

test('a row of the log gives its change back, and whom it speaks of', () => {
  const merge = { does: 'merge', actor: 'a-quill', into: 'ada-quill' } as const;
  expect(changeIn({ change: JSON.stringify(merge) })).toEqual(merge);
  expect(actorsIn(merge)).toEqual(['a-quill', 'ada-quill']);
  expect(actorsIn({ does: 'reassign', ...place, to: 'a-quill' })).toEqual(['a-quill']);
  expect(actorsIn({ does: 'reject', ...place })).toEqual([]);
});

test('a row of the log gives its effect back, with the mean that a tone moved', () => {
  const counts = { mentions: 1, articles: 1, first_week: '2021-05-03', last_week: '2021-05-03' };
  const row = {
    ...counts,
    correction: 1,
    made_at: '2026-01-01T00:00:00.000Z',
    made_by: 'Ann',
    why: '',
    does: 'tone',
    change: '{}',
    tone_before: 0.5,
    tone_after: null,
    undone_at: null,
  };
  expect(effectIn(row)).toEqual({ ...counts, tone: { before: 0.5, after: null } });
  expect(effectIn({ ...row, does: 'reject', tone_before: null })).toEqual({ ...counts, tone: undefined });
});

test('the kinds of a form offered are those of the contract', () => {
  expect([...ALIAS_TYPES]).toEqual(AliasType.options);
});
