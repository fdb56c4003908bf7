import { expect, test } from 'vitest';
import { norland } from '../../support/norland.ts';
import { namesIn, shippedCatalogue } from '../../support/reading.ts';

const read = namesIn(norland);
const shipped = namesIn(shippedCatalogue());
const DAY = '2021-05-05';

/** What the text names besides those who are named in full. */
const others = (text: string, day: string = DAY, title: string | null = null) =>
  read(text, day, title).found.filter((line) => !line.endsWith('| full_name'));

const NAMED: readonly (readonly [string, string, string, string?])[] = [
  ['after its only holder was named', 'Dan Lind landed. The president waved.', 'dan-lind | The president'],
  ['in words for the same office', 'Ann Harlow landed. The top diplomat waved.', 'ann-harlow | The top diplomat'],
  [
    'of a former holder',
    'Ann Harlow landed. The former foreign minister waved.',
    'ann-harlow | The former foreign minister',
    '2021-09-09',
  ],
  [
    'told apart by the place',
    'Dan Lind met Ben Harlow. The Sudlandish president waved.',
    'ben-harlow | The Sudlandish president',
  ],
];

test.each(NAMED.map(([how, text, mention, day = DAY]) => ({ how, text, mention, day })))(
  'a title without a name is a person of the article $how',
  ({ text, mention, day }) => {
    const found = others(text, day);
    expect(found.map((line) => line.replace(/ \| (?:bound_title|office_by_date)$/, ''))).toEqual([mention]);
  },
);

const NOBODY = [
  ['two hold such an office', 'Dan Lind met Ben Harlow. The president waved.'],
  ['the sentence names the only one itself', 'It rained. Speaking with Dan Lind, the president waved.'],
  ['the one named holds another office', 'Dan Lind landed. The foreign minister waved.'],
  ['the one named held it at another time', 'Cora Voss landed. The foreign minister waved.'],
  [
    'the article gives the title to a stranger',
    'Dan Lind yesterday greeted and thanked President Zed Quill of Westmark. The president waved.',
  ],
  ['it is the president of something else', 'Dan Lind landed. The president of the rowing club waved.'],
  ['it is any president', 'Dan Lind landed. A president waved.'],
] as const;

test.each(NOBODY)('a title without a name names nobody where %s', (_, text) => {
  expect(others(text)).toEqual([]);
});

test('a place inside an office is a part of it, and one with its possessive only where the title stands alone', () => {
  for (const [text, found] of [
    ['The NL president waved.', ['dan-lind | The NL president | office_by_date']],
    ['Sudland’s president waved.', ['ben-harlow | Sudland’s president | office_by_date']],
    ['NL President Dan Lind waved.', ['dan-lind | Dan Lind | full_name']],
    ['NL President Zed Quill waved.', []],
    [
      'Sudland’s president, Ben Harlow, waved.',
      ['sudland | Sudland | full_name', 'ben-harlow | Ben Harlow | full_name'],
    ],
    [
      'Ben Harlow, Sudland’s president, waved.',
      ['ben-harlow | Ben Harlow | full_name', 'sudland | Sudland | full_name'],
    ],
    ['An NL president waved.', ['norland | NL | acronym']],
  ] as const)
    expect([text, read(text, DAY).found]).toEqual([text, found]);
  console.log(`titles: ${NAMED.length} of people named before, ${NOBODY.length} of nobody, 7 with places`);
});

test('the place may stand inside the title: "the top NL diplomat"', () => {
  for (const place of ['NL', 'Norlandish', 'Norland'])
    expect(read(`The top ${place} diplomat waved.`, DAY).found).toEqual([
      `ann-harlow | The top ${place} diplomat | office_by_date`,
    ]);
  // Nobody is known to hold that office there.
  expect(read('The top Sudlandish diplomat waved.', DAY).found).toEqual([]);
  expect(read('The top NL shop closed.', DAY).found).toEqual(['norland | NL | acronym']);
});

test('a headline drops its articles', () => {
  expect(others('Dan Lind left for home.', DAY, 'President leaves for home')).toEqual([
    'dan-lind | President | bound_title',
  ]);
  expect(others('Dan Lind left for home.', DAY, 'Some president leaves for home')).toEqual([]);
  expect(others('It rained.', DAY, 'President leaves for home')).toEqual([]);
});

test('with the catalogue that ships, an envoy is one whom the article names, never one by date alone', () => {
  expect(shipped('The Russian ambassador waved.', '2022-05-05').found).toEqual([]);
  expect(shipped('Vasily Nebenzya came late. The Russian envoy waved.', '2022-05-05').found).toEqual([
    'vasily-nebenzya | Vasily Nebenzya | full_name',
    'vasily-nebenzya | The Russian envoy | bound_title',
  ]);
  expect(shipped('Vasily Nebenzya came late. The Russian envoy to Italy waved.', '2022-05-05').found).toEqual([
    'vasily-nebenzya | Vasily Nebenzya | full_name',
    'italy | Italy | full_name',
  ]);
});
