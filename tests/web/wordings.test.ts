import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, type Segment, withContext, wordingsOf } from '../../web/wordings.ts';

const SIGN = { same: '=', added: '+', removed: '-' } as const;
const told = (segments: readonly Segment[]) => segments.map(({ kind, text }) => `${SIGN[kind]}${text}`);
const textOf = (segments: readonly Segment[], without: Segment['kind']) =>
  segments
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const CASES: readonly [before: string, after: string, changes: readonly string[]][] = [
  ['The talks began.', 'The talks began.', ['=The talks began.']],
  ['', '', []],
  ['', 'New.', ['+New.']],
  ['Gone.', '', ['-Gone.']],
  ['The talks began.', 'The talks ended.', ['=The talks ', '-began', '+ended', '=.']],
  ['Ten people came.', 'Ten very tired people came.', ['=Ten ', '+very tired ', '=people came.']],
  // Two words side by side are one change, not two with a space between.
  ['It was a cold day.', 'It was the warm day.', ['=It was ', '-a cold', '+the warm', '= day.']],
  // A number is one word, an apostrophe does not part one, and a comma is a sign of its own.
  ['About 120 came', 'About 1200 came', ['=About ', '-120', '+1200', '= came']],
  ['They don’t go', 'They can’t go', ['=They ', '-don’t', '+can’t', '= go']],
  ['one two', 'one, two', ['=one', '+,', '= two']],
  // Words of other scripts are words too.
  ['Україна чекає на новини', 'Україна чекала на новини', ['=Україна ', '-чекає', '+чекала', '= на новини']],
  ['A.\nB.', 'A.\nC.\nB.', ['=A.\n', '+C.\n', '=B.']],
  ['Same words', 'same words', ['-Same', '+same', '= words']],
];

test('words that went and words that came are told apart, next to what stayed', () => {
  for (const [before, after, changes] of CASES)
    expect([before, told(changesBetween(before, after))]).toEqual([before, changes]);
  console.log(`wordings: ${CASES.length} cases`);
  expect(CASES.length).toBeGreaterThanOrEqual(13);
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'Kyiv', 'Львів', '12', ' ', '  ', '\n', ',', '.', '🌍', '’s', '\u0301'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

test('nothing of either text is lost, added twice or put in another place', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = changesBetween(before, after);
      expect(textOf(changes, 'added')).toBe(before);
      expect(textOf(changes, 'removed')).toBe(after);
      expect(changes.every((one) => one.text !== '')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

const paragraph = (name: string, words: number) => Array.from({ length: words }, (_, at) => `${name}${at}`).join(' ');

test('a long text is compared by paragraphs, and one without anything in common as a whole', () => {
  const long = Array.from({ length: 300 }, (_, at) => `${paragraph(`w${at}x`, 200)}\n`);
  const before = long.join('');
  expect(before.length).toBeGreaterThan(200_000);
  const after = [...long.slice(0, 7), 'A new one.\n', ...long.slice(8)].join('');
  expect(told(changesBetween(before, after)).map((one) => one.slice(0, 10))).toEqual([
    '=w0x0 w0x1',
    '-w7x0 w7x1',
    '+A new one',
    '=w8x0 w8x1',
  ]);
  const [one, other] = [paragraph('a', 30_000), paragraph('b', 30_000)];
  expect(told(changesBetween(one, other))).toEqual([`-${one}`, `+${other}`]);
  const lines = (name: string) => Array.from({ length: 4000 }, (_, at) => `${name} ${at}`).join('\n');
  expect(changesBetween(lines('a'), lines('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

test('of what did not change only a little is shown around what did, and the rest is counted', () => {
  const words = paragraph('w', 400);
  const changes: Segment[] = [
    { kind: 'same', text: `${words} ` },
    { kind: 'added', text: 'here ' },
    { kind: 'same', text: words },
    { kind: 'removed', text: ' gone' },
    { kind: 'same', text: ' short end' },
  ];
  const shown = withContext(changes);
  expect(shown.map(({ kind }) => kind)).toEqual([
    'skipped',
    'same',
    'added',
    'same',
    'skipped',
    'same',
    'removed',
    'same',
  ]);
  const length = (all: readonly { kind: string; text?: string; characters?: number }[]) =>
    all.reduce((sum, one) => sum + (one.text?.length ?? one.characters ?? 0), 0);
  expect(length(shown)).toBe(length(changes));
  for (const one of shown) if (one.kind === 'same') expect(one.text.length).toBeLessThanOrEqual(161);
  // Cut between words.
  expect(shown[1]).toMatchObject({ text: expect.stringMatching(/^w\d+ .* w399 $/) });
  // Without any change nothing but a count is left of a long text, and a short one is shown whole.
  expect(withContext([{ kind: 'same', text: words }])).toEqual([{ kind: 'skipped', characters: words.length }]);
  expect(withContext([{ kind: 'same', text: 'short' }])).toEqual([{ kind: 'same', text: 'short' }]);
});

test('wordings stand latest first, each with its title, its day or why it has none, and when it was taken in', () => {
  const loaded = (no: number) => `2022-02-0${no}T08:00:00.000Z`;
  const wordings = wordingsOf({
    revision: 4,
    title: 'Talks end',
    day: '2022-02-04',
    date_problem: null,
    body: 'd',
    loaded_at: loaded(4),
    revisions: [
      { revision: 1, title: null, body: 'a', day: null, date_problem: null, loaded_at: loaded(1) },
      { revision: 2, title: 'Talks', body: 'b', day: null, date_problem: 'none given', loaded_at: loaded(2) },
      { revision: 3, title: 'Talks', body: 'c', day: '2022-02-03', date_problem: null, loaded_at: loaded(3) },
    ],
  });
  expect(wordings).toEqual([
    { no: 4, title: 'Talks end', dated: '4 Feb 2022', body: 'd', loaded_at: loaded(4) },
    { no: 3, title: 'Talks', dated: '3 Feb 2022', body: 'c', loaded_at: loaded(3) },
    { no: 2, title: 'Talks', dated: 'undated: none given', body: 'b', loaded_at: loaded(2) },
    { no: 1, title: 'Untitled', dated: 'not kept', body: 'a', loaded_at: loaded(1) },
  ]);
});
