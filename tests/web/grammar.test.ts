import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Filters } from '../../server/contract/filters.ts';
import { isDay } from '../../web/grammar.ts';
import { ASKED, VIEWED } from '../../web/grammar.ts';
import { asked } from '../../web/query.ts';
import { parse } from '../../web/view.ts';
import { MOST_ACTORS } from '../../server/contract/vocabulary.ts';

/** Values near the edge of what each key takes: good ones, and the mistakes people make. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  from: ['2021-05-03', '2021-02-29', '2020-02-29', '2021-5-3', '03.05.2021', '', '2021-05-03T00:00:00Z', '2021-13-01'],
  to: ['2021-05-09', '2021-00-10', 'today'],
  last: ['1w', '13w', '999w', '0w', '1000w', '13', '13d', '-4w', '013w'],
  actors: [
    'nato',
    '-nato',
    'nato,-russia',
    'NATO',
    'nato,',
    ',nato',
    'a--b',
    '--a',
    'joe biden',
    'joe_biden',
    'g7',
    '@cabinet',
    '-@cabinet',
    '@cabinet,ukraine,-russia',
    '@-cabinet',
    '@',
    '@@a',
    '--@a',
    'a@b',
  ],
  sources: ['evening-courier', '@cabinet', '-a,b', 'a.example', 'a,,b'],
  languages: ['en', 'en,uk', '-ru', 'eng', 'EN', 'en,'],
  kinds: ['person', '-person,place', 'people', 'person,'],
  unit: ['mentions', 'articles', 'stories', 'words', ''],
  grain: ['day', 'week', 'month', 'year'],
  within: ['article', 'sentence', 'paragraph'],
  voice: ['all', 'reporter', 'quote'],
  speakers: ['joe-biden', '-joe-biden', 'joe-biden,-nato', '@cabinet', 'Joe', 'a,,b'],
  forms: ['names', 'demonyms,pronouns', 'forms', 'names,-demonyms'],
  q: ['war', '"two words" -not', 'x'.repeat(200), 'x'.repeat(201)],
  snapshot: ['0', '41', '41-3f0c9a1b', '041', '41-', '41-3F0C9A1B', '-1', 'latest'],
};

test('page and API agree, value by value, on what each key takes', () => {
  let compared = 0;
  for (const [key, values] of Object.entries(VALUES)) {
    for (const value of values) {
      const server = Filters.safeParse({ [key]: value }).success;
      expect(`${key}=${value} ${ASKED[key]?.fits(value)}`).toBe(`${key}=${value} ${server}`);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThanOrEqual(60);
  expect(Object.keys(VALUES)).toEqual(Object.keys(ASKED));
});

test('page and API agree on generated lists of actors that are short enough to compare', () => {
  const word = fc.stringMatching(/^-?@?[a-z0-9-]{0,6}$/);
  fc.assert(
    fc.property(fc.array(word, { maxLength: MOST_ACTORS }), (words) => {
      const value = words.join(',');
      expect(ASKED['actors']?.fits(value)).toBe(Filters.safeParse({ actors: value }).success);
    }),
    { numRuns: 500 },
  );
});

/** Links of several keys: the values above, letters taken out or put in, and keys that there are not. */
const typedLinks = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom(...Object.keys(VALUES)).chain((key) =>
        fc.tuple(
          fc.constant(key),
          fc.oneof(
            fc.constantFrom(...VALUES[key]!),
            fc
              .tuple(fc.constantFrom(...VALUES[key]!), fc.nat(), fc.string({ maxLength: 2 }))
              .map(([value, at, put]) => {
                const place = value === '' ? 0 : at % value.length;
                return `${value.slice(0, place)}${put}${value.slice(place + 1)}`;
              }),
          ),
        ),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constantFrom(...Object.keys(VIEWED), 'colour', 'From', 'limit'),
        fc.string({ maxLength: 12 }),
      ),
    },
  ),
  { maxLength: 6 },
);
const linkOf = (typed: readonly (readonly [string, string])[]) =>
  `/?${typed.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;

test('page and API give one verdict on whole links, key by key', () => {
  const seen = { links: 0, right: 0, wrong: 0 };
  const once = typedLinks.map((typed) => [...new Map(typed)]);
  fc.assert(
    fc.property(once, (typed) => {
      const { problems } = parse(linkOf(typed));
      const values = Object.fromEntries(typed.filter(([key]) => key in ASKED));
      const told = Filters.safeParse(values);
      const server = new Set(told.success ? [] : told.error.issues.map(({ path }) => String(path[0])));
      // What the schema leaves to the reading of a search and to the settling of days.
      if (values['q']?.trim() === '') server.add('q');
      const page = new Set(
        problems
          .filter(({ key, expected }) => key in ASKED && !/^either last|^a day on or after/.test(expected))
          .map(({ key }) => key),
      );
      const many = (values['actors'] ?? '').split(',').filter((word) => !/^[-@]/.test(word)).length > MOST_ACTORS;
      fc.pre(!many);
      seen.links += 1;
      seen[server.size === 0 ? 'right' : 'wrong'] += 1;
      expect([...page].sort()).toEqual([...server].sort());
    }),
    { numRuns: 2000 },
  );
  console.log(`grammar: ${JSON.stringify(seen)}`);
  expect(Math.min(seen.right, seen.wrong)).toBeGreaterThanOrEqual(300);
});

test('whatever link is typed, the API takes what the page asks for it', () => {
  fc.assert(
    fc.property(typedLinks, (typed) => {
      const query = new URLSearchParams(asked(parse(linkOf(typed))));
      expect(Filters.safeParse(Object.fromEntries(query)).error?.issues ?? []).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('every key of the API that is not about files is a key of the page', () => {
  expect(
    Object.keys(Filters.shape)
      .filter((key) => key !== 'format')
      .sort(),
  ).toEqual(Object.keys(ASKED).sort());
});

test('only days of the calendar are days', () => {
  expect(['2020-02-29', '2021-02-29', '2021-1-1', '0000-00-00', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
