import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMissing } from '../../server/base/roster-words.ts';
import { slugOf as serverSlugOf } from '../../server/base/slug.ts';
import { ROSTER_KINDS, ROSTERS } from '../../server/contract/vocabulary.ts';
import { WORDS } from '../../web/roster-words.ts';
import {
  choiceOf,
  comparedIn,
  freshSlug,
  leftOutNote,
  namesLists,
  offered,
  rosterOf,
  slugOf,
  type RosterRow,
  type Watchlist,
} from '../../web/rosters.ts';

const listOf = (watchlist: string, ...actors: string[]): Watchlist => ({
  watchlist,
  name: watchlist.toUpperCase(),
  actors,
  members: actors.map((actor) => ({ actor, name: actor.toUpperCase() })),
  missing: [],
  origin: 'app',
  updated_at: null,
});
const TWELVE = Array.from({ length: 12 }, (_, no) => `m${no}`);
const LISTS = [listOf('cabinet', 'a', 'b', 'c'), listOf('rivals', 'c', 'd'), listOf('crowd', ...TWELVE)];
const ranked = (...actors: string[]) => actors.map((actor) => ({ actor }));

test('a list of actors is taken apart: single ones, watchlists, exclusions', () => {
  expect(choiceOf('a,@cabinet,-b,-@rivals')).toEqual({ single: ['a'], lists: ['cabinet'], never: ['-b', '-@rivals'] });
  expect(choiceOf(undefined)).toEqual({ single: [], lists: [], never: [] });
  expect([namesLists('a,-@b'), namesLists('a,-b'), namesLists(undefined)]).toEqual([true, false, false]);
});

test('single actors come first, then members by how often they are named, those whom nobody named last', () => {
  const compared = (list: string) => comparedIn(list, LISTS, ranked('d', 'c', 'x', 'a'));
  expect(compared('@cabinet')).toEqual(['c', 'a', 'b']);
  expect(compared('@cabinet,x')).toEqual(['x', 'c', 'a', 'b']);
  expect(compared('@cabinet,@rivals')).toEqual(['d', 'c', 'a', 'b']);
  expect(compared('@cabinet,-c')).toEqual(['a', 'b']);
  expect(compared('@cabinet,-@rivals,d')).toEqual(['a', 'b']);
  expect(compared('@gone')).toEqual([]);
  expect(compared('x,a')).toEqual(['x', 'a']);
});

test('of a long list the eight most counted are drawn, and a note names the others', () => {
  const compared = comparedIn('@crowd,x', LISTS, ranked(...TWELVE.toReversed()));
  expect(compared.slice(0, 8)).toEqual(['x', 'm11', 'm10', 'm9', 'm8', 'm7', 'm6', 'm5']);
  expect(leftOutNote(compared, 8, (actor) => actor.toUpperCase())).toEqual([
    {
      code: 'not_drawn',
      text: 'The 8 most counted of the 13 compared are drawn. Left out: M4, M3, M2, M1, M0.',
      count: 5,
    },
  ]);
  expect([leftOutNote(compared, 13, String), leftOutNote([], 8, String)]).toEqual([[], []]);
});

test('a watchlist is offered with the number of its members', () => {
  expect(offered(LISTS[0]!)).toEqual({ id: '@cabinet', name: 'CABINET – list of 3 actors' });
  expect(offered(listOf('one', 'a')).name).toBe('ONE – list of 1 actor');
});

test('a collection is a roster by the same words, stands for its sources, and is offered with their number', () => {
  const regional: RosterRow = {
    collection: 'regional',
    name: 'Regional press',
    sources: ['gamma', 'beta', 'delta'],
    members: [
      { source: 'gamma', name: 'Gamma' },
      { source: 'beta', name: 'Beta' },
    ],
    missing: ['delta'],
    origin: 'file',
    updated_at: null,
  };
  expect(rosterOf(regional)).toEqual({
    slug: 'regional',
    name: 'Regional press',
    chosen: ['gamma', 'beta', 'delta'],
    members: [
      { id: 'gamma', name: 'Gamma' },
      { id: 'beta', name: 'Beta' },
    ],
    missing: ['delta'],
    origin: 'file',
    updated_at: null,
  });
  expect(comparedIn('alpha,@regional,-beta', [regional])).toEqual(['alpha', 'gamma']);
  expect(offered(regional)).toEqual({ id: '@regional', name: 'Regional press – collection of 3 sources' });
  expect(offered({ ...regional, sources: ['beta'] }).name).toBe('Regional press – collection of 1 source');
});

test('a name has the slug that the server makes of it', () => {
  const word = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 }));
  fc.assert(
    fc.property(word, (name) => {
      expect(slugOf(name)).toBe(serverSlugOf(name));
    }),
    { numRuns: 2000 },
  );
  expect(['The cabinet', 'Łódź & Ørsted', 'Кабінет', '…'].map(slugOf)).toEqual([
    'the-cabinet',
    'lodz-orsted',
    'u43au430u431u456u43du435u442',
    'unnamed',
  ]);
});

const SLUGS = LISTS.map(rosterOf);

test('a slug that is taken gets the first free number', () => {
  expect(freshSlug('Allies', SLUGS)).toBe('allies');
  expect(freshSlug('Cabinet', SLUGS)).toBe('cabinet-2');
  expect(freshSlug('Cabinet', [...SLUGS, { slug: 'cabinet-2' }])).toBe('cabinet-3');
});

test('the page says of members that count for nobody what the server says, and never one kind by the words of the other', () => {
  let checked = 0;
  for (const kind of ROSTER_KINDS) {
    const words = WORDS[kind];
    for (const missing of [['a'], ['a', 'b']])
      expect(words.missing(missing, 3)).toBe(
        `${missing.length} of 3 ${isMissing(kind, missing.length)}: ${missing.join(', ')}`,
      );
    const other = ROSTERS[kind === 'watchlists' ? 'collections' : 'watchlists'];
    const said = Object.values(words).map((one) => (typeof one === 'string' ? one : one.toString()));
    for (const text of said) {
      expect(text).not.toMatch(new RegExp(`\\b(?:${other.one}|${other.member})s?\\b`, 'i'));
      checked += 1;
    }
    expect([words.count(1), words.count(2)]).toEqual([`1 ${ROSTERS[kind].member}`, `2 ${ROSTERS[kind].key}`]);
  }
  console.log(`sentences: ${checked}`);
  expect(checked).toBe(38);
});
