import { expect, test } from 'vitest';
import { stepEnd, stepsOf } from '../../../server/base/bucket.ts';
import { AppError } from '../../../server/base/errors.ts';
import { nearest } from '../../../server/base/nearest.ts';
import { type Ground, NOBODY, settle } from '../../../server/base/settle.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import type { RosterKind } from '../../../server/contract/vocabulary.ts';
import { AS_READ } from '../../../server/contract/scoring.ts';
import { asked } from '../../../server/exports/answer.ts';

const ground: Ground = {
  actors: new Map([
    ['antony-blinken', { actor_id: 1 }],
    ['ukraine', { actor_id: 2 }],
  ]),
  sources: new Map([['alpha', 7]]),
  rosters: { watchlists: new Map(), collections: new Map() },
  first_day: '2021-05-05',
  last_day: '2021-05-20',
  today: '2021-06-01',
  scoring: AS_READ,
};

const settled = (filters: Partial<Asked>, on: Ground = ground) => settle(asked(filters), on).settled;
const wrong = (filters: Partial<Asked>) => {
  try {
    settle(asked(filters), ground);
  } catch (error) {
    return error instanceof AppError ? error.errors : [];
  }
  return [];
};

test('a range left open is all coverage, in whole weeks', () => {
  expect(settled({})).toMatchObject({ from: '2021-05-03', to: '2021-05-23', undated: true });
  expect(settled({ from: '2021-05-12' })).toMatchObject({ from: '2021-05-10', to: '2021-05-23', undated: false });
  expect(settled({ grain: 'month' })).toMatchObject({ from: '2021-05-01', to: '2021-05-31' });
  expect(settled({ grain: 'day' })).toMatchObject({ from: '2021-05-05', to: '2021-05-20' });
});

test('a range as one step is the days that were asked for, and one left open those that have articles', () => {
  expect(settled({ grain: 'range' })).toMatchObject({ from: '2021-05-05', to: '2021-05-20', grain: 'range' });
  const { settled: asks, notes } = settle(asked({ grain: 'range', from: '2021-05-06', to: '2021-05-11' }), ground);
  expect([asks.from, asks.to, notes]).toEqual(['2021-05-06', '2021-05-11', []]);
  expect([stepsOf(asks), stepEnd('2021-05-06', asks)]).toEqual([['2021-05-06'], '2021-05-11']);
});

test('a range that was widened says so; one that is whole does not', () => {
  expect(settle(asked({ from: '2021-05-04', to: '2021-05-09' }), ground).notes.map(({ code }) => code)).toEqual([
    'widened',
  ]);
  expect(settle(asked({ from: '2021-05-03', to: '2021-05-09' }), ground).notes).toEqual([]);
});

test('the last weeks are those that have articles, not those before today', () => {
  expect(settled({ last: '2w' })).toMatchObject({ from: '2021-05-10', to: '2021-05-23' });
});

test('an empty collection settles to the current week', () => {
  expect(settled({}, { ...ground, first_day: null, last_day: null })).toMatchObject({
    from: '2021-05-31',
    to: '2021-06-06',
  });
});

test('names become ids, a leading minus excludes', () => {
  expect(settled({ actors: 'ukraine,-antony-blinken', sources: 'alpha' })).toMatchObject({
    actors: { only: [2], never: [1] },
    sources: { only: [7], never: [] },
  });
});

test('a pair needs two different known actors', () => {
  expect(settled({ pair: 'antony-blinken~ukraine' }).pair).toEqual([1, 2]);
  expect(wrong({ pair: 'ukraine~ukraine' })).toMatchObject([{ key: 'pair', expected: 'two different actors' }]);
  expect(wrong({ pair: 'ukraine~rusia' })).toMatchObject([{ key: 'pair', value: 'rusia' }]);
});

test('search words: phrases together, a minus excludes, an open quotation mark is refused', () => {
  expect(settled({ q: 'Kyiv "air defence" -sniper' }).q).toEqual({
    kind: 'and',
    parts: [
      { kind: 'phrase', words: ['kyiv'] },
      { kind: 'phrase', words: ['air', 'defence'] },
      { kind: 'not', part: { kind: 'phrase', words: ['sniper'] } },
    ],
  });
  expect(wrong({ q: 'say "no' })).toEqual([
    {
      key: 'q',
      value: 'say "no',
      expected: 'no closing quotation mark, at place 5; put one behind the last word of the phrase',
      at: 4,
      length: 1,
    },
  ]);
});

test('a list is cut to a page as JSON and whole as a file', () => {
  expect(settled({}).limit).toBe(100);
  expect(settled({ format: 'csv' }).limit).toBeNull();
  expect(settled({ format: 'csv', limit: 5 }).limit).toBe(5);
});

test('the nearest name is found by its parts and by its edits, and none when all are far', () => {
  const names = ['antony-blinken', 'joe-biden', 'ukraine'];
  expect(nearest('blinkin', names)).toBe('antony-blinken');
  expect(nearest('ukrain', names)).toBe('ukraine');
  expect(nearest('biden', names)).toBe('joe-biden');
  expect(nearest('zzzzzz', names)).toBeNull();
});

/** A roster of a kind, with those it means and those whom nobody knows. */
const meantAs =
  (kind: RosterKind) =>
  (slug: string, members: number[], missing: string[] = [], hides = false) =>
    [slug, { kind, slug, name: slug, chosen: members.length + missing.length, members, missing, hides }] as const;

test('a watchlist becomes the ids of its members, each once; nobody left is nobody, not everybody', () => {
  const meant = meantAs('watchlists');
  const on: Ground = {
    ...ground,
    rosters: {
      ...ground.rosters,
      watchlists: new Map([
        meant('both', [2, 1]),
        meant('one', [1], ['ann-moor'], true),
        meant('none', [], ['bo-holm']),
      ]),
    },
  };
  const actors = (list: string) => settle(asked({ actors: list }), on).settled.actors;
  expect(actors('@both')).toEqual({ only: [2, 1], never: [] });
  expect(actors('antony-blinken,@both')).toEqual({ only: [1, 2], never: [] });
  expect(actors('@both,-@one')).toEqual({ only: [2], never: [1] });
  expect(actors('-@both')).toEqual({ only: [], never: [2, 1] });
  expect(actors('@none')).toEqual({ only: [NOBODY], never: [] });
  expect(actors('@both,-@both')).toEqual({ only: [NOBODY], never: [2, 1] });
  expect(actors('-@none')).toEqual({ only: [], never: [] });
  const { notes, meant: named } = settle(asked({ actors: '@one,-@none,-@one' }), on);
  expect(notes.map(({ text }) => text)).toEqual([
    '1 of 2 in @one is not in the catalogue: ann-moor.',
    '1 of 1 in @none is not in the catalogue: bo-holm.',
    'The watchlist @one of the configuration file counts; the one of the same slug that was made here does not.',
    'Nobody is left of the actors that were asked for, so nobody is counted.',
  ]);
  expect(named.map(({ slug }) => slug)).toEqual(['one', 'none']);
});

test('a collection becomes the ids of its sources; one that was never read is named, and no source left is none, not all', () => {
  const meant = meantAs('collections');
  const on: Ground = {
    ...ground,
    sources: new Map([
      ['alpha', 7],
      ['beta', 8],
    ]),
    rosters: {
      // Of the same slug as a collection, and of others.
      watchlists: new Map([meantAs('watchlists')('both', [2])]),
      collections: new Map([meant('both', [8, 7]), meant('local', [8], ['gamma', 'delta'], true), meant('none', [])]),
    },
  };
  const sources = (list: string) => settle(asked({ sources: list }), on).settled.sources;
  expect(sources('@both')).toEqual({ only: [8, 7], never: [] });
  expect(sources('alpha,@both')).toEqual({ only: [7, 8], never: [] });
  expect(sources('@both,-@local')).toEqual({ only: [7], never: [8] });
  expect(sources('-@both')).toEqual({ only: [], never: [8, 7] });
  expect(sources('@none')).toEqual({ only: [NOBODY], never: [] });
  expect(sources('alpha,-alpha')).toEqual({ only: [NOBODY], never: [7] });
  const { settled: both, notes, meant: named } = settle(asked({ actors: '@both', sources: '@local,-beta' }), on);
  expect([both.actors.only, both.sources]).toEqual([[2], { only: [NOBODY], never: [8] }]);
  expect(notes.map(({ code, text }) => [code, text])).toEqual([
    ['collection_missing', '2 of 3 in @local were not read yet: gamma, delta.'],
    [
      'collection_hidden',
      'The collection @local of the configuration file counts; the one of the same slug that was made here does not.',
    ],
    ['no_source_left', 'No source is left of those that were asked for, so nothing is counted.'],
  ]);
  expect(named.map(({ kind, slug }) => [kind, slug])).toEqual([
    ['watchlists', 'both'],
    ['collections', 'local'],
  ]);
  expect(() => settle(asked({ sources: '@loca,-gama' }), on)).toThrow(
    'sources=@loca: no collection `@loca`; nearest is `@local`; sources=gama: no source `gama`; /sources lists them',
  );
});
