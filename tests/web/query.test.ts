import { expect, test } from 'vitest';
import { asked, askedOver, evidenceQuery, openedIn, pointKey } from '../../web/query.ts';
import { parse } from '../../web/view.ts';

test('what is asked is the link without the keys that only show', () => {
  const state = parse('/?last=13w&actors=nato,-russia&measure=attention&table=tone&point=2021-05-03');
  expect(asked(state)).toBe('last=13w&actors=nato,-russia');
  expect(asked(state, { actors: null })).toBe('last=13w');
});

test('a chart asks over its whole axis, whatever range is chosen', () => {
  const state = parse('/?last=13w&actors=nato');
  expect(askedOver(state, { from: '2021-01-04', to: '2021-06-27' })).toBe('from=2021-01-04&to=2021-06-27&actors=nato');
});

test.each([
  ['/', 'order=strongest'],
  ['/?actors=nato&last=4w&order=newest', 'last=4w&actors=nato&order=newest'],
  ['/?actors=nato,russia&last=4w&point=2021-05-03@nato', 'from=2021-05-03&to=2021-05-09&actors=nato&order=strongest'],
  ['/?actors=nato,russia&point=2021-05-03', 'from=2021-05-03&to=2021-05-09&actors=nato,russia&order=strongest'],
  ['/?grain=month&point=2021-02-01@nato', 'from=2021-02-01&to=2021-02-28&actors=nato&grain=month&order=strongest'],
  ['/?grain=day&point=2021-02-01', 'from=2021-02-01&to=2021-02-01&grain=day&order=strongest'],
  ['/?actors=nato&kinds=person&pair=nato~russia&unit=stories', 'unit=stories&pair=nato~russia&order=strongest'],
  [
    '/pairs?kinds=person&unit=stories&pair=nato~russia&point=2021-05-03@russia&tone=scored',
    'from=2021-05-03&to=2021-05-09&actors=russia&pair=nato~russia&tone=scored&order=strongest',
  ],
  [
    '/?unit=articles&point=2021-05-03@nato&tone=scored',
    'from=2021-05-03&to=2021-05-09&actors=nato&tone=scored&order=strongest',
  ],
  [
    '/?measure=attention&point=2021-05-03@nato',
    'from=2021-05-03&to=2021-05-09&actors=nato&unit=articles&order=strongest',
  ],
  ['/?sources=evening-courier&q=gas&point=@nato', 'actors=nato&sources=evening-courier&q=gas&order=strongest'],
])('%s opens the sentences of %s', (link, query) => {
  expect(evidenceQuery(parse(link))).toBe(query);
});

test('a page about one actor fixes that actor', () => {
  expect(evidenceQuery(parse('/actors/nato?actors=russia'), { actors: 'nato' })).toBe('actors=nato&order=strongest');
});

test('a point is a step of time, an actor, or both', () => {
  expect([
    pointKey('2021-05-03', 'nato'),
    pointKey(null, 'nato'),
    pointKey('2021-05-03', null),
    pointKey(null, null),
  ]).toEqual(['2021-05-03@nato', '@nato', '2021-05-03', null]);
  expect(openedIn(parse('/?point=@nato&tone=negative'))).toEqual({
    bucket: null,
    actor: 'nato',
    pair: null,
    tone: 'negative',
  });
  expect(openedIn(parse('/?pair=nato~russia')).pair).toEqual(['nato', 'russia']);
});
