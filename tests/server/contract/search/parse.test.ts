import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_SEARCH } from '../../../../server/contract/search/longest.ts';
import { caretText, mistakeText, readSearch } from '../../../../server/contract/search/parse.ts';
import { formatSearch, type Search } from '../../../../server/contract/search/tree.ts';
import { randomFrom } from '../../../support/random.ts';
import { randomSearch } from '../../../support/random-search.ts';

const read = (q: string): Search => {
  const { search, mistake } = readSearch(q);
  if (search === undefined) throw new Error(`${q}: ${mistake.what}`);
  return search;
};
const canonical = (q: string) => formatSearch(read(q));

const FROM = {
  words: ['sea', 'near', 'and', 'title', 'об', '中', '35', 'єкт'],
  patterns: ['se*', 'gul?', 'no*h*', 'об?т', 'w0*?'],
  sources: ['alpha', 'daily-harbour'],
  actors: ['ukraine', 'antony-blinken'],
  languages: ['en', 'uk'],
};

test('a search written down and read again is the same search', () => {
  let longest = 0;
  let times = 0;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const search = randomSearch(randomFrom(seed), FROM);
      const text = formatSearch(search);
      fc.pre(text.length <= LONGEST_SEARCH);
      longest = Math.max(longest, text.length);
      times += 1;
      expect(read(text)).toEqual(search);
    }),
    { numRuns: 1500 },
  );
  console.log(`searches written and read: ${times}, the longest of ${longest} characters`);
  expect(longest).toBeGreaterThan(100);
});

test('whatever is typed is read or answered with a mistake inside it, and read text is stable', () => {
  const counted = { read: 0, mistaken: 0 };
  const part = fc.constantFrom(
    'a',
    'OR',
    'AND',
    'NOT',
    'NEAR/3',
    'NEAR',
    '(',
    ')',
    '"',
    ' ',
    '-',
    'title:',
    'actor:',
    'x:',
    '*',
    '?',
    'й',
    '’',
    '中',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 9, arbitrary: part }, fc.string({ unit: 'binary', maxLength: 3 }))),
      (parts) => {
        const q = parts.join('');
        const { search, mistake } = readSearch(q);
        if (search !== undefined) {
          counted.read += 1;
          expect(canonical(formatSearch(search))).toBe(formatSearch(search));
          return;
        }
        counted.mistaken += 1;
        expect(mistake.at).toBeGreaterThanOrEqual(0);
        expect(mistake.at).toBeLessThanOrEqual(Math.max(0, q.length - 1));
        expect(mistake.length).toBeGreaterThanOrEqual(1);
        expect(mistake.remedy).toMatch(/\.$/);
      },
    ),
    { numRuns: 1000 },
  );
  console.log(`typed at random: ${JSON.stringify(counted)}`);
  expect(Math.min(counted.read, counted.mistaken)).toBeGreaterThan(50);
});

const SAME: readonly [typed: string, canonical: string][] = [
  ['Kyiv  "Air Defence" -sniper', 'kyiv "air defence" -sniper'],
  ['a AND b and c', 'a b and c'],
  ['a OR b c', 'a OR (b c)'],
  ['(((a)))', 'a'],
  ['NOT NOT a', 'a'],
  ['NOT a OR -b', '-a OR -b'],
  ['-(a OR b)', '-(a OR b)'],
  ['NOT a NEAR/5 b', '-(a NEAR/5 b)'],
  ['a NEAR/05 “b c”', 'a NEAR/5 "b c"'],
  ['TITLE:Kyiv title:(a b)', 'title:kyiv title:(a b)'],
  ['Source:Daily-Harbour lang:EN', 'source:daily-harbour lang:en'],
  ['air-defence', '"air defence"'],
  ['Zelensky’s', '"zelensky s"'],
  ['"what now?" wh?t', '"what now" wh?t'],
  ['col?r-tv?', 'col?r-tv?'],
  ['san**ction*', 'san*ction*'],
  ['«à la» „mer”', '"a la" mer'],
  ['"NOT"', 'not'],
  ['Kyiv: 10:30', 'kyiv "10 30"'],
];

test('what means the same is written the same', () => {
  console.log(`canonical forms: ${SAME.length}`);
  expect(SAME.map(([typed]) => canonical(typed))).toEqual(SAME.map(([, text]) => text));
});

const MISTAKES: readonly [q: string, at: number, length: number, what: RegExp][] = [
  ['', 0, 1, /^nothing to search for/],
  ['  ', 0, 2, /^nothing to search for/],
  ['say "no', 4, 1, /^no closing quotation mark/],
  ['a AND', 2, 3, /^nothing follows AND/],
  ['a OR AND b', 2, 2, /^nothing follows OR/],
  ['OR b', 0, 2, /^nothing stands before OR/],
  ['(AND b)', 1, 3, /^nothing stands before AND/],
  ['NEAR/3 b', 0, 6, /^nothing stands before NEAR\/3/],
  ['a NEAR/3', 2, 6, /^nothing follows NEAR\/3/],
  ['a NEAR b', 2, 4, /does not say how near/],
  ['a NEAR/0 b', 2, 6, /does not say how near/],
  ['a NEAR/101 b', 2, 8, /does not say how near/],
  ['a NEAR/5 b NEAR/5 c', 11, 6, /^NEAR joins two/],
  ['a NEAR/5 (b c)', 9, 1, /^NEAR joins words alone/],
  ['title:a NEAR/5 b', 0, 6, /^NEAR joins words alone/],
  ['a NEAR/5 -b', 9, 1, /^NOT cannot stand here/],
  ['(a b', 0, 1, /^this parenthesis is not closed/],
  ['a (', 2, 1, /^this parenthesis is not closed/],
  ['a) b', 1, 1, /^this parenthesis closes none/],
  [') b', 0, 1, /^this parenthesis closes none/],
  ['a () b', 2, 2, /^nothing stands between the parentheses/],
  ['a - b', 2, 1, /^nothing follows the minus/],
  ['author:smith', 0, 7, /^there is no field author:/],
  ['title: a', 0, 6, /^nothing follows title:/],
  ['title:(a source:b)', 9, 7, /^no field stands inside title:/],
  ['actor:"Joe Biden"', 6, 11, /^actor: takes the short name of an actor/],
  ['source:b_c', 7, 3, /^source: takes the short name of a source/],
  ['lang:eng', 5, 3, /^lang: takes a language of two letters/],
  ['a &', 2, 1, /^no word in it/],
  ['"…"', 0, 3, /^no word in it/],
  ['see k*', 4, 2, /^too few letters before the wildcard/],
  ['*ing', 0, 4, /^too few letters before the wildcard/],
  ['ab*c*d*e*', 0, 9, /^too many wildcards/],
  ['北京*', 0, 3, /^no wildcards in/],
  [`ab*${'c'.repeat(40)}`, 0, 43, /too long for a wildcard/],
  ['('.repeat(21) + 'a' + ')'.repeat(21), 20, 1, /^too many parentheses/],
  ['a '.repeat(51), 100, 1, /^too many words/],
  ['a'.repeat(501), 500, 1, /^the search is too long/],
];

test('each mistake is told with its place and a way out', () => {
  const got = MISTAKES.map(([q]) => readSearch(q).mistake);
  expect(got.map((one) => [one?.at, one?.length])).toEqual(MISTAKES.map(([, at, length]) => [at, length]));
  const untold = MISTAKES.filter(
    ([, , , what], at) => !what.test(got[at]?.what ?? '') || !/^[A-Z].+\.$/.test(got[at]?.remedy ?? ''),
  );
  expect(untold).toEqual([]);
  console.log(`mistakes: ${MISTAKES.length}`);
});

test('a mistake is one sentence for programs, and a caret for a terminal', () => {
  const { mistake } = readSearch('kyiv AND "air defence');
  expect(mistakeText(mistake!)).toBe(
    'no closing quotation mark, at place 10; put one behind the last word of the phrase',
  );
  expect(caretText('kyiv AND\t"air defence', mistake!)).toBe('  kyiv AND "air defence\n           ^');
});

test('names are told with their places', () => {
  expect(readSearch('kyiv (source:alpha OR source:(beta OR gamma)) actor:ukraine lang:en').names).toEqual([
    { field: 'source', name: 'alpha', at: 13, length: 5 },
    { field: 'source', name: 'beta', at: 30, length: 4 },
    { field: 'source', name: 'gamma', at: 38, length: 5 },
    { field: 'actor', name: 'ukraine', at: 52, length: 7 },
    { field: 'lang', name: 'en', at: 65, length: 2 },
  ]);
});
