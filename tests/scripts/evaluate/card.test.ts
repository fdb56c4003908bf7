import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cardOf, cardText } from '../../../scripts/evaluate/card.ts';
import { type Floors, type GoldNow, type Measured, measured } from '../../../scripts/evaluate/measured.ts';
import { statementOf } from '../../../scripts/evaluate/statements.ts';
import { AccuracyCard, NO_CARD } from '../../../server/contract/accuracy.ts';

const floor = (set: string, sha256 = 'aa') => ({
  floor: 0.7,
  goal: null,
  cases: 10,
  set,
  sha256,
  measure: 'accuracy',
  n: 20,
  value: 0.75,
  scorer: 'blend@9',
  date: '2020-01-01',
});
const RIGHT = 'tone: NewsMTSC dev, blend, right class';
const FLOORS: Floors = {
  [RIGHT]: floor('NewsMTSC dev'),
  'dates: fundus, day exact': floor('fundus'),
  'extraction: pages a second of CPU': floor('article extraction'),
};
const GOLD: GoldNow = {
  hashes: new Map([
    ['NewsMTSC dev', 'aa'],
    ['fundus', 'aa'],
    ['article extraction', 'aa'],
  ]),
  skipped: new Set(),
};
const tone = (value: number, n = 20): Measured =>
  measured(FLOORS, RIGHT, value, n, '', {
    ends: [0.62, 0.9],
    worst: { what: 'class positive', value: 0.5, of: 6 },
    scorer: 'blend@9',
  });
const dates = measured(FLOORS, 'dates: fundus, day exact', 1, 118, '', { ends: [0.97, 1] });
const speed = measured(FLOORS, 'extraction: pages a second of CPU', 12.5, 92);

const make = (all: Measured[], before: AccuracyCard, date: string, gold = GOLD, version = '1.0.0') =>
  cardOf(all, FLOORS, gold, before, { date, version });
const measuredIn = ({ figures }: AccuracyCard) => figures.filter(({ value }) => value !== null);

test('a figure of the card says all that a reader must know of it', () => {
  const { card, kept } = make([tone(0.74999), dates, speed], NO_CARD, '2026-01-01');
  expect(kept).toEqual([]);
  expect(measuredIn(card).map(({ figure }) => figure)).toEqual([RIGHT, 'dates: fundus, day exact']);
  expect(card.figures[0]).toEqual({
    figure: RIGHT,
    task: 'tone',
    kind: 'person',
    language: 'en',
    statement:
      'Tone toward a person by blend: the right one of three classes in 75 of 100 sentences of US political news (62–90, n 20).',
    measure: 'accuracy',
    value: 0.75,
    low: 0.62,
    high: 0.9,
    n: 20,
    worst: 'class positive, 50 of 100 (n 6)',
    set: 'NewsMTSC dev',
    set_is: expect.stringContaining('US political news'),
    set_is_not: expect.stringContaining('other countries'),
    scorer: 'blend@9',
    gold_sha256: 'aa',
    floor: 0.7,
    date: '2026-01-01',
    version: '1.0.0',
  });
  expect(() => AccuracyCard.parse(card)).not.toThrow();
});

test('kinds and languages that nobody measured stand in it, without a number', () => {
  const { card } = make([tone(0.75)], NO_CARD, '2026-01-01');
  const open = card.figures.filter(({ value }) => value === null);
  expect(open.map(({ statement }) => /not measured/.test(statement))).toEqual(open.map(() => true));
  expect(open.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['place', 'other']));
  expect(open.map(({ task }) => task)).toContain('quotes');
});

test('the same figures a day later are the same bytes; a changed figure alone gets the new day and version', () => {
  const first = make([tone(0.75), dates], NO_CARD, '2026-01-01').card;
  const again = make([tone(0.75), dates], first, '2026-01-02', GOLD, '1.1.0').card;
  expect(cardText(again)).toBe(cardText(first));
  const better = make([tone(0.76), dates], first, '2026-01-02', GOLD, '1.1.0').card;
  expect(measuredIn(better).map(({ value, date, version }) => [value, date, version])).toEqual([
    [0.76, '2026-01-02', '1.1.0'],
    [1, '2026-01-01', '1.0.0'],
  ]);
});

test('a figure that could not be measured now stays as it was, with its own day', () => {
  const first = make([tone(0.75), dates], NO_CARD, '2026-01-01').card;
  const away = { ...GOLD, skipped: new Set(['NewsMTSC dev']) };
  const { card, kept } = make([dates], first, '2026-01-02', away);
  expect(kept).toEqual([RIGHT]);
  expect(cardText(card)).toBe(cardText(first));
});

test('on other gold than the floor was set on, the figure is told and the floor is not', () => {
  const other = { ...GOLD, hashes: new Map([...GOLD.hashes, ['NewsMTSC dev', 'bb']]) };
  const [figure] = make([tone(0.75)], NO_CARD, '2026-01-01', other).card.figures;
  expect([figure?.value, figure?.gold_sha256, figure?.floor]).toEqual([0.75, 'bb', null]);
});

test('every figure that has a floor has its words, and each says its number once', () => {
  const floors = JSON.parse(readFileSync('data/gold/floors.json', 'utf8')) as Floors;
  const names = Object.keys(floors).filter((name) => !name.includes('a second of CPU'));
  for (const name of names) {
    const says = statementOf({ name, value: 0.321, low: 0.3, high: 0.34, of: 1234 });
    expect([name, says]).toEqual([name, expect.stringMatching(/^[A-Z].*(?:32|68|0\.68)[ ,.].*\.$/)]);
    expect(says).not.toContain('$');
  }
  console.log(`statements: ${names.length}`);
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(() => statementOf({ name: 'tone: elsewhere', value: 1, low: null, high: null, of: 1 })).toThrow(
    'has no words for "tone: elsewhere"',
  );
});

test('what is told the other way round has its interval turned too', () => {
  const name = 'tone: countries, blend, no opposite sign';
  expect(statementOf({ name, value: 0.9, low: 0.85, high: 0.93, of: 484 })).toBe(
    'Tone toward a country by blend: the opposite sign in 10 of 100 sentences written for the project (7–15, n 484).',
  );
});
