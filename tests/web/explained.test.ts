import { expect, test } from 'vitest';
import { changeIn, changeOfTone, explainQuery, sharesOf, tonesOf } from '../../web/explained.ts';
import { parse } from '../../web/view.ts';

const step = (week: string, articles: number, partial = false) => ({ week, articles, partial });

/** Read from the middle of a week on, with one week unread, and still open at the end. */
const STEPS = [
  step('2021-04-26', 3, true),
  step('2021-05-03', 9),
  step('2021-05-10', 7),
  step('2021-05-17', 0),
  step('2021-05-24', 8),
  step('2021-05-31', 5),
  step('2021-06-07', 2, true),
];

const view = parse('/actors/ukraine');

test('the last whole week of the range is compared with the one before, or the one that is open', () => {
  expect(changeIn(view, STEPS, null, null)).toEqual({ can: true, before: '2021-05-24', week: '2021-05-31' });
  expect(changeIn(view, STEPS, null, { from: '2021-05-03', to: '2021-05-16' })).toEqual({
    can: true,
    before: '2021-05-03',
    week: '2021-05-10',
  });
  expect(changeIn(view, STEPS, '2021-05-10', null)).toMatchObject({ can: true, week: '2021-05-10' });
});

test('what cannot be compared says why', () => {
  const why = (week: string) => {
    const change = changeIn(view, STEPS, week, null);
    return change?.can === false ? change.why : change;
  };
  expect(why('2021-06-07')).toBe('This week is not complete; only whole weeks are compared.');
  expect(why('2021-05-17')).toBe('Nothing was read in this week, so there is no change to explain.');
  expect(why('2021-05-24')).toBe('Nothing was read in the week before, so there is no change to explain.');
  expect(why('2021-05-03')).toBe('The week before is not complete; only whole weeks are compared.');
  expect(why('2020-01-06')).toBeNull();
  expect(changeIn(view, [], null, null)).toBeNull();
});

test('the question has the filters of the page, one actor and both weeks', () => {
  const change = { before: '2021-05-03', week: '2021-05-10' };
  const state = parse('/actors/ukraine?last=4w&sources=harbour&kinds=country&within=sentence&unit=stories');
  expect(explainQuery(state, 'ukraine', change)).toBe(
    'from=2021-05-10&to=2021-05-16&actors=ukraine&sources=harbour&unit=stories&against=2021-05-03',
  );
  expect(
    explainQuery(parse('/actors/ukraine?measure=attention&grain=month'), 'ukraine', {
      before: '2021-04-01',
      week: '2021-05-01',
    }),
  ).toBe('from=2021-05-01&to=2021-05-31&actors=ukraine&grain=month&against=2021-04-01&measure=attention');
});

test('the shares of both weeks are those that the chart draws', () => {
  const rows = [
    { week: '2021-05-03', actor: 'ukraine', attention: 0.75 },
    { week: '2021-05-10', actor: 'ukraine', attention: null },
    { week: '2021-05-10', actor: 'russia', attention: 1 },
  ];
  const change = { can: true, before: '2021-05-03', week: '2021-05-10' } as const;
  expect(sharesOf(rows, 'ukraine', change)).toEqual([0.75, null]);
  expect(sharesOf([], 'ukraine', change)).toBeNull();
  expect(sharesOf(rows, 'ukraine', { can: false, week: '2021-05-10', why: '' })).toBeNull();
});

const toned = (week: string, scored: number | null) => ({
  week,
  actor: 'ukraine',
  scored,
  sentiment: null,
  sentiment_adjusted: null,
  thin: null,
});

test('the change of tone is asked for where both weeks have one, and says so where one has none', () => {
  const change = { can: true, before: '2021-05-03', week: '2021-05-10' } as const;
  const state = parse('/actors/ukraine?measure=attention&why=tone');
  expect(explainQuery(state, 'ukraine', change)).toBe(
    'from=2021-05-10&to=2021-05-16&actors=ukraine&against=2021-05-03&measure=sentiment',
  );
  const rows = (before: number | null, after: number | null) => [
    toned('2021-05-10', after),
    toned('2021-05-03', before),
  ];
  const tones = tonesOf(rows(4, 1), 'ukraine', change);
  expect(tones?.map(({ week }) => week)).toEqual(['2021-05-03', '2021-05-10']);
  expect(changeOfTone(state, change, tones)).toBe(change);
  const why = (before: number | null, after: number | null) => {
    const found = changeOfTone(state, change, tonesOf(rows(before, after), 'ukraine', change));
    return found?.can === false ? found.why : found;
  };
  expect(why(0, 5)).toBe('No mention has a tone in the week of 3 May 2021, so there is no change to explain.');
  expect(why(5, null)).toBe('No mention has a tone in the week of 10 May 2021, so there is no change to explain.');
  // Nothing is asked before the tones are known; what cannot be compared at all keeps its own reason.
  expect(changeOfTone(state, change, tonesOf([toned('2021-05-10', 3)], 'ukraine', change))).toBeNull();
  const cannot = { can: false, week: '2021-05-10', why: 'Nothing was read.' } as const;
  expect([changeOfTone(state, cannot, null), tonesOf(rows(1, 1), 'ukraine', cannot)]).toEqual([cannot, null]);
});
