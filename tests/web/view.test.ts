import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASKED, readEvent, VIEWED } from '../../web/grammar.ts';
import { asked as askedBy, evidenceQuery } from '../../web/query.ts';
import { changed, format, linkTo, PAGES, pageLink, parse } from '../../web/view.ts';
import { ASKED_VALUES, states, VIEWED_VALUES } from '../support/view-states.ts';

test('states are made of every key and every page there is', () => {
  expect(['from', 'to', 'last', ...Object.keys(ASKED_VALUES)].sort()).toEqual(Object.keys(ASKED).sort());
  expect(Object.keys(VIEWED_VALUES).sort()).toEqual(Object.keys(VIEWED).sort());
  const pages = new Set(fc.sample(states, 1000).map(({ page }) => page));
  expect([...pages].sort()).toEqual([...PAGES].sort());
});

test('a state written as a link reads back as the same state', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(parse(format(state))).toEqual(state);
    }),
    { numRuns: 1000 },
  );
});

test('whatever link is typed, its canonical link is stable and has no problems left', () => {
  const link = fc
    .tuple(fc.constantFrom('/', '/actors', '/actors/x', '/nowhere'), fc.string({ maxLength: 60 }))
    .map(([path, query]) => `${path}?${query}`);
  fc.assert(
    fc.property(
      fc.oneof(
        link,
        fc.webUrl().map((url) => new URL(url).pathname),
      ),
      (typed) => {
        const once = format(parse(typed));
        expect(format(parse(once))).toBe(once);
        expect(parse(once).problems).toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('keys stand in one order, defaults are left out, and commas, tildes and at signs stay readable', () => {
  const typed =
    '/?order=strongest&table=tone&unit=mentions&point=2021-05-03%40antony-blinken&actors=nato%2Crussia&from=2021-05-03';
  expect(format(parse(typed))).toBe('/?from=2021-05-03&actors=nato,russia&point=2021-05-03@antony-blinken&table=tone');
});

test('events stand one after the other, in at most twelve keys, and what they mark has one order', () => {
  const link = '/?events=own&event=2021-05-06~Visit+to+Kyiv&event=2021-05-06..2021-05-09@nato%23summit~Talks:+a,b~c';
  expect(parse(link).problems).toEqual([]);
  expect(parse(link).view['event']?.split('\n').map(readEvent)).toEqual([
    { from: '2021-05-06', to: '2021-05-06', actor: null, tag: null, text: 'Visit to Kyiv' },
    { from: '2021-05-06', to: '2021-05-09', actor: 'nato', tag: 'summit', text: 'Talks: a,b~c' },
  ]);
  expect(format(parse(link))).toBe(link);
  expect(format(parse('/?events=own,peaks,own'))).toBe('/?events=peaks,own');
  expect(format(parse('/?events=coverage,peaks'))).toBe('/');
  const thirteen = Array.from({ length: 13 }, (_, at) => `event=2021-05-${10 + at}~Day ${at}`).join('&');
  expect(parse(`/?${thirteen}`).problems).toEqual([
    { key: 'event', value: '2021-05-22~Day 12', expected: 'given at most 12 times' },
  ]);
});

test.each([
  '2021-05-06',
  '2021-05-06~',
  '2021-05-06~ Visit',
  '2021-02-30~Visit',
  '2021-05-09..2021-05-06~Visit',
  '2021-05-06@NATO~Visit',
  '2021-05-06#Two words~Visit',
  '2021-05-06#a@nato~Visit',
  `2021-05-06~${'x'.repeat(61)}`,
  '2021-05-06~two\nlines',
  '~Visit',
])('%j is no event, and is told as one', (value) => {
  expect(readEvent(value)).toBeNull();
  expect(parse(`/?event=${encodeURIComponent(value)}`).problems.map(({ key }) => key)).toEqual(['event']);
});

test('sixty letters are sixty letters, whatever their alphabet', () => {
  expect(readEvent(`2021-05-06~${'😀'.repeat(60)}`)?.text).toHaveLength(120);
});

test('what a page shows is never asked', () => {
  const state = parse('/?actors=nato&events=own&event=2021-05-06~Visit&table=tone');
  expect(askedBy(state)).toBe('actors=nato');
  expect(evidenceQuery(state)).toBe('actors=nato&order=strongest');
});

test('a watchlist stays readable in a link, and stands beside eight actors', () => {
  const link = '/?actors=@cabinet,-@rivals,a,b,c,d,e,f,g,h,-i';
  expect(parse(link).problems).toEqual([]);
  expect(format(parse('/?actors=%40cabinet%2C-%40rivals,a,b,c,d,e,f,g,h,-i'))).toBe(link);
});

test('a repeat in a list says nothing and is dropped', () => {
  expect(format(parse('/?actors=nato,nato,russia'))).toBe('/?actors=nato,russia');
});

test.each([
  ['/?colour=red', 'colour', 'red', 'a key of this page; this one is not'],
  ['/?from=2021-02-30', 'from', '2021-02-30', 'a date such as 2021-05-03'],
  ['/?from=2021-05-10&to=2021-05-03', 'to', '2021-05-03', 'a day on or after from (2021-05-10)'],
  ['/?last=13w&from=2021-05-03', 'last', '13w', 'either last, or from and to, not both'],
  ['/?last=13', 'last', '13', 'a number of weeks such as 13w'],
  ['/?unit=words', 'unit', 'words', 'one of mentions, articles, stories'],
  [
    '/?actors=a,b,c,d,e,f,g,h,i',
    'actors',
    'a,b,c,d,e,f,g,h,i',
    'a comma list of at most 8 names such as antony-blinken,-russia, and watchlists such as @cabinet',
  ],
  ['/?point=monday', 'point', 'monday', 'a step of time, an actor or both, such as 2021-05-03@antony-blinken'],
  ['/?q=%20', 'q', ' ', '1 to 500 characters'],
  ['/?unit=articles&unit=stories', 'unit', 'stories', 'one value; unit is given twice and the first one is used'],
  ['/?constructor=x', 'constructor', 'x', 'a key of this page; this one is not'],
])(
  '%s tells which key is wrong, its value and what would be right, and leaves it out',
  (link, key, value, expected) => {
    const state = parse(link);
    expect(state.problems).toEqual([{ key, value, expected }]);
    expect(parse(format(state)).problems).toEqual([]);
  },
);

test.each([
  ['/', 'overview', null],
  ['/actors', 'actors', null],
  ['/actors/', 'actors', null],
  ['/actors/antony-blinken', 'actor', 'antony-blinken'],
  ['/articles/0a1b', 'article', '0a1b'],
  ['/sources', 'sources', null],
  ['/quality', 'quality', null],
  ['/sources/evening-courier', 'source', 'evening-courier'],
  ['/pairs', 'pairs', null],
  ['/bursts', 'bursts', null],
  ['/quality/x', 'missing', '/quality/x'],
  ['/actors/a/b', 'missing', '/actors/a/b'],
  ['/actors/Ünsinn', 'missing', '/actors/Ünsinn'],
  ['/constructor', 'missing', '/constructor'],
])('%s is the page %s', (path, page, id) => {
  expect(parse(path)).toMatchObject({ page, id });
});

test('what narrows the page closes the point that was open in it; turning a table does not', () => {
  const state = parse('/?actors=nato&point=2021-05-03@nato&tone=scored');
  expect(linkTo(state, { last: '13w' })).toBe('/?last=13w&actors=nato');
  expect(linkTo(state, { table: 'tone' })).toBe('/?actors=nato&point=2021-05-03@nato&tone=scored&table=tone');
  expect(linkTo(state, { order: 'newest' })).toBe('/?actors=nato&point=2021-05-03@nato&tone=scored&order=newest');
});

test('another page keeps what is asked and leaves behind how it was shown', () => {
  const state = parse('/?actors=nato&measure=attention&table=tone');
  expect(pageLink(state, 'articles')).toBe('/articles?actors=nato');
  expect(pageLink(state, 'article', 'ab12', { mention: '3' })).toBe('/articles/ab12?actors=nato&mention=3');
});

test('an empty value takes its key out', () => {
  expect(changed(parse('/?q=war&actors=nato'), { q: '', actors: null }).filters).toEqual({});
});

test('the keys of the link are the ones the design names, in its order', () => {
  expect(Object.keys(ASKED)).toEqual([
    'from',
    'to',
    'last',
    'actors',
    'sources',
    'languages',
    'kinds',
    'unit',
    'grain',
    'within',
    'voice',
    'speakers',
    'forms',
    'q',
    'snapshot',
  ]);
  expect(Object.keys(VIEWED)).toEqual([
    'span',
    'measure',
    'compare',
    'why',
    'baseline',
    'direction',
    'support',
    'pair',
    'together',
    'point',
    'tone',
    'mention',
    'order',
    'list',
    'date_problem',
    'name',
    'run',
    'step',
    'reason',
    'sort',
    'report',
    'of',
    'table',
    'events',
    'event',
  ]);
});
