import { expect, test } from 'vitest';
import { isInTerm } from '../../../server/analysis/offices.ts';
import { norland } from '../../support/norland.ts';
import { namesIn, shippedCatalogue } from '../../support/reading.ts';

const read = namesIn(norland);
const shipped = namesIn(shippedCatalogue());

test('the holder of an office is whoever held it on the day of the article', () => {
  expect(read('The top diplomat of Norland spoke.', '2021-05-05').found).toEqual([
    'ann-harlow | The top diplomat of Norland | office_by_date',
  ]);
  expect(read('The top diplomat of Norland spoke.', '2021-08-05').found).toEqual([
    'cora-voss | The top diplomat of Norland | office_by_date',
  ]);
});

test('on the day of a handover both fit, so nobody is counted', () => {
  expect(read('The Norlandish Foreign Minister spoke.', '2021-06-30')).toMatchObject({
    found: [],
    unclear: ['The Norlandish Foreign Minister: ann-harlow cora-voss'],
  });
  expect(read('The Norlandish Foreign Minister spoke.', '2021-06-29').found).toEqual([
    'ann-harlow | The Norlandish Foreign Minister | office_by_date',
  ]);
  expect(read('The Norlandish Foreign Minister spoke.', '2021-07-01').found).toEqual([
    'cora-voss | The Norlandish Foreign Minister | office_by_date',
  ]);
});

test('outside all terms, and in an article without a day, an office names nobody', () => {
  expect(read('The Norlandish Foreign Minister spoke.', '1999-05-05')).toMatchObject({ found: [], unclear: [] });
  expect(read('The Norlandish Foreign Minister spoke.', null)).toMatchObject({
    found: [],
    unclear: ['The Norlandish Foreign Minister: ann-harlow cora-voss'],
  });
});

test('without a day even the only holder the catalogue knows is not counted', () => {
  expect(read('The Sudlandish president spoke.', '2021-05-05').found).toEqual([
    'ben-harlow | The Sudlandish president | office_by_date',
  ]);
  expect(read('The Sudlandish president spoke.', null)).toMatchObject({
    found: [],
    unclear: ['The Sudlandish president: ben-harlow'],
  });
});

test('an undated article may bind the title itself', () => {
  expect(read('Cora Voss, the Foreign Minister, came. The Foreign Minister spoke.', null).found).toEqual([
    'cora-voss | Cora Voss | full_name',
    'cora-voss | the Foreign Minister | bound_title',
    'cora-voss | The Foreign Minister | bound_title',
  ]);
});

test('a title that is tied to a name stays with it, also in other words for the same office', () => {
  expect(
    read('Cora Voss, the State Secretary, came. Later the top diplomat of Norland left.', '2021-08-05').found,
  ).toEqual([
    'cora-voss | Cora Voss | full_name',
    'cora-voss | the State Secretary | bound_title',
    'cora-voss | the top diplomat of Norland | bound_title',
  ]);
});

test('a title without its own article only binds and is no second mention', () => {
  expect(read('Cora Voss, foreign minister of Norland, came. The foreign minister left.', '2021-08-05').found).toEqual([
    'cora-voss | Cora Voss | full_name',
    'norland | Norland | full_name',
    'cora-voss | The foreign minister | bound_title',
  ]);
});

test('title and family name together name one person, and the family name alone does from there on', () => {
  expect(read('President Lind spoke. Lind left.', '2021-05-05').found).toEqual([
    'dan-lind | President Lind | title_surname',
    'dan-lind | Lind | surname',
  ]);
});

test('the title decides between two who share a family name', () => {
  expect(read('President Harlow met Foreign Minister Harlow.', '2021-05-05').found).toEqual([
    'ben-harlow | President Harlow | title_surname',
    'ann-harlow | Foreign Minister Harlow | title_surname',
  ]);
});

test('a title before a full name is part of that name phrase and no mention of its own', () => {
  expect(read('President Dan Lind spoke.', '2021-05-05').found).toEqual(['dan-lind | Dan Lind | full_name']);
  expect(read('Norland’s President Dan Lind spoke.', '2021-05-05').found).toEqual([
    'norland | Norland | full_name',
    'dan-lind | Dan Lind | full_name',
  ]);
});

test.each([
  ['a deputy', 'The deputy foreign minister of Norland spoke.'],
  ['any president', 'A president of Norland spoke.'],
  ['a candidate', 'The Norlandish presidential candidate spoke.'],
  ['a predicate', 'She was elected president of Norland.'],
  ['the president of something else', 'The president of the rowing club spoke.'],
  ['a former holder without a name', 'The former Norlandish foreign minister spoke.'],
  ['a title without a place', 'The president spoke.'],
])('a title names nobody as %s', (_, text) => {
  expect(read(text, '2021-05-05').found.filter((line) => !line.startsWith('norland '))).toEqual([]);
});

test('a title borne by somebody unknown is bound to nobody', () => {
  expect(read('Foreign Minister Zed Quill of Norland spoke. The foreign minister left.', '2021-05-05').found).toEqual([
    'norland | Norland | full_name',
  ]);
});

test('terms take in both ends, and a bare year the whole of it', () => {
  const office = { title: 't', role: 'r', of: null, from: '2020', to: '2021-06-30' };
  expect(isInTerm(office, '2019-12-31')).toBe(false);
  expect(isInTerm(office, '2020-01-01')).toBe(true);
  expect(isInTerm(office, '2021-06-30')).toBe(true);
  expect(isInTerm(office, '2021-07-01')).toBe(false);
  expect(isInTerm({ ...office, to: '2021' }, '2021-12-31')).toBe(true);
  expect(isInTerm({ ...office, from: null, to: null }, '1850-01-01')).toBe(true);
});

test.each([
  ['2021-05-05', 'The top diplomat of the US spoke.', ['antony-blinken | The top diplomat of the US | office_by_date']],
  ['2017-05-05', 'The top diplomat of the US spoke.', ['rex-tillerson | The top diplomat of the US | office_by_date']],
  ['2010-05-05', 'The State Secretary spoke.', ['hillary-clinton | The State Secretary | office_by_date']],
  [
    '2021-05-05',
    'Antony Blinken, the State Secretary, left. The top diplomat of the US slept.',
    [
      'antony-blinken | Antony Blinken | full_name',
      'antony-blinken | the State Secretary | bound_title',
      'antony-blinken | The top diplomat of the US | bound_title',
    ],
  ],
  ['2021-05-05', 'The German chancellor spoke.', ['angela-merkel | The German chancellor | office_by_date']],
  ['2022-05-05', 'The German chancellor spoke.', ['olaf-scholz | The German chancellor | office_by_date']],
  ['2021-12-08', 'The German chancellor spoke.', []],
  ['2021-05-05', 'The US Secretary of State spoke.', ['antony-blinken | The US Secretary of State | office_by_date']],
  [
    '2021-05-05',
    'Ukraine’s president Volodymyr Zelensky spoke.',
    ['ukraine | Ukraine | full_name', 'volodymyr-zelensky | Volodymyr Zelensky | full_name'],
  ],
  ['2003-05-05', 'President Bush spoke.', ['george-w-bush | President Bush | title_surname']],
  ['2021-05-05', 'President Bush spoke.', []],
  ['2022-01-05', 'The former president Trump spoke.', ['donald-trump | president Trump | title_surname']],
] as const)('with the catalogue that ships, on %s: %s', (day, text, mentions) => {
  expect(shipped(text, day).found).toEqual(mentions);
});

test('where the article names who has just left the office, or nobody but who once held it, the office is anybody’s', () => {
  const sacked = 'Ann Harlow was sacked. The Norlandish Foreign Minister had to go.';
  const open = ['The Norlandish Foreign Minister: ann-harlow cora-voss'];
  // Weeks after the handover of 30 June both may be meant, even where the new one is named too.
  expect(read(sacked, '2021-08-05').unclear).toEqual(open);
  expect(read(`Cora Voss listened. ${sacked}`, '2021-08-05').unclear).toEqual(open);
  // A year later who once held it is meant only where the holder is not named.
  expect(read(sacked, '2022-08-05').unclear).toEqual(open);
  expect(read(`Cora Voss listened. ${sacked}`, '2022-08-05').found.at(-1)).toMatch(/^cora-voss \| The Norlandish/);
});
