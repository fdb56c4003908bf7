import { expect, test } from 'vitest';
import { type Clause, firstSentence, plainLede, secondSentence } from '../../web/lede.ts';

const clause = (given: Partial<Clause> & Pick<Clause, 'clause' | 'text'>): Clause => ({
  subject: 'antony-blinken',
  subject_name: 'Antony Blinken',
  other: null,
  other_name: null,
  value: null,
  low: null,
  high: null,
  n: null,
  scored: null,
  unit: null,
  evidence: null,
  ...given,
});
const named = (value: number, unit = 'mentions') =>
  clause({ clause: 'count', text: '', value, unit, n: 310, evidence: 'actors=antony-blinken' });
const toned = (value: number | null, low: number | null, high: number | null, n: number) =>
  clause({
    clause: 'tone',
    text: '',
    value,
    low,
    high,
    n,
    scored: 971,
    evidence: value === null ? null : 'actors=antony-blinken',
  });
const scope = clause({
  clause: 'scope',
  subject: null,
  subject_name: null,
  text: '2023-10-30 to 2023-11-19: 402 articles of 8 sources, 3,349 mentions.',
});

test.each([
  ['mentions', [named(971)], 'Antony Blinken was named 971 times'],
  ['a thousand', [named(1971)], 'Antony Blinken was named 1,971 times'],
  ['once', [named(1)], 'Antony Blinken was named 1 time'],
  ['articles', [named(402, 'articles')], 'Antony Blinken was named in 402 articles'],
  ['one story', [named(1, 'stories')], 'Antony Blinken was named in 1 story'],
  [
    'a clear tone',
    [named(971), toned(0.2, 0.14, 0.26, 310)],
    'Antony Blinken was named 971 times; tone +0.20 ±\u00a00.06 (310 stories)',
  ],
  [
    'a change',
    [
      named(971),
      clause({ clause: 'change', value: 4.1, text: '4.1 times the usual share of stories (26 weeks before)' }),
    ],
    'Antony Blinken was named 971 times; 4.1 times the usual share of stories (26 weeks before)',
  ],
  [
    'a change inside the noise',
    [named(971), clause({ clause: 'change', value: 1.1, text: 'about as often as usual (26 weeks before)' })],
    'Antony Blinken was named 971 times; about as often as usual (26 weeks before)',
  ],
  ['a negative tone with a true minus', [toned(-0.31, -0.43, -0.2, 12)], 'tone −0.31 ±\u00a00.12 (12 stories)'],
  ['an interval over zero', [toned(-0.05, -0.16, 0.06, 40)], 'tone near neutral, −0.05 ±\u00a00.11 (40 stories)'],
  ['few stories', [toned(0.4, 0.1, 0.7, 7)], 'tone unclear (7 stories, fewer than 10)'],
  ['too few stories', [toned(null, null, null, 2)], 'too few sentences to say in what tone (fewer than 3 stories)'],
  [
    'no coverage',
    [
      clause({
        clause: 'no_coverage',
        subject: null,
        subject_name: null,
        value: 0,
        text: 'No coverage in these weeks.',
      }),
    ],
    'No coverage in these weeks.',
  ],
])('%s', (_case, clauses, words) => {
  expect(plainLede(clauses)).toBe(words);
});

test('company is said in the words of the server, with its number apart so that it can be opened', () => {
  const together = clause({
    clause: 'together',
    other: 'ukraine',
    other_name: 'Ukraine',
    value: 88,
    unit: 'articles',
    evidence: 'pair=antony-blinken~ukraine',
    text: 'beyond chance named together with Ukraine (88 articles, 2.3 times chance)',
  });
  expect(plainLede([named(971), toned(0.2, 0.14, 0.26, 310), together])).toBe(
    'Antony Blinken was named 971 times; tone +0.20 ±\u00a00.06 (310 stories), beyond chance named together with Ukraine (88 articles, 2.3 times chance)',
  );
  expect(firstSentence([together]).find(({ opens }) => opens !== null)).toEqual({
    text: '88 articles',
    look: 'number',
    opens: { pair: 'antony-blinken~ukraine', point: null, tone: null },
  });
});

test('each number opens its evidence, and only a tone beyond zero takes a colour', () => {
  const opened = firstSentence([named(971), toned(0.2, 0.14, 0.26, 310)]).filter(({ opens }) => opens !== null);
  expect(opened).toEqual([
    { text: '971', look: 'number', opens: { point: '@antony-blinken', pair: null, tone: null } },
    {
      text: '+0.20',
      look: 'positive',
      opens: { point: '@antony-blinken', pair: null, tone: 'scored' },
      sample: '971 scored mentions',
    },
  ]);
  expect(firstSentence([toned(-0.05, -0.16, 0.06, 40)]).map(({ look }) => look)).not.toContain('negative');
});

test('a ratio to the usual share opens as many stories as it was made from', () => {
  const moved = clause({ clause: 'change', value: 4.1, n: 31, text: '4.1 times the usual share of stories' });
  expect(firstSentence([moved])[0]).toEqual({
    text: '4.1',
    look: 'number',
    opens: { unit: 'stories', point: '@antony-blinken', pair: null, tone: null },
    sample: '31 stories',
  });
});

test('the second sentence gives the settled days and what they hold', () => {
  expect(secondSentence([scope], { from: '2023-10-30', to: '2023-11-19' })).toBe(
    '30 Oct – 19 Nov 2023: 402 articles of 8 sources, 3,349 mentions.',
  );
  expect(secondSentence([named(1)], null)).toBe('');
});
