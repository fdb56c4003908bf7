import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GOLD_SETS, hashOfSet } from '../scripts/evaluate/gold-sets.ts';
import type { Floors } from '../scripts/evaluate/measured.ts';
import { statementOf } from '../scripts/evaluate/statements.ts';
import { AccuracyCard } from '../server/contract/accuracy.ts';
import { root, textOf } from './support/sources.ts';

const { figures } = AccuracyCard.parse(JSON.parse(textOf('data/accuracy.json')));
const measuredFigures = figures.filter(({ value }) => value !== null);
const floors = JSON.parse(textOf('data/gold/floors.json')) as Floors;
const figureAt = (name: string) => {
  const found = figures.find(({ figure }) => figure === name);
  if (found === undefined) throw new Error(`data/accuracy.json has no figure "${name}"`);
  return found;
};

/** What the README must say of the card, word for word: written by hand, so that no figure is dropped when it falls. */
const MAIN = [
  'mentions: precision',
  'mentions: recall',
  'mentions: unseen fifth, recall',
  'tone: NewsMTSC dev, blend, right class',
  'tone: NewsMTSC dev, blend, no opposite sign',
  'tone: organisations, blend, right class',
  'tone: countries, blend, right class',
  'quotes: PolNeAR dev, right source of quoted words',
  'names: CrossNER politics dev, strangers, span',
  'dates: fundus, day exact',
  'extraction: F1',
  'stories: re-scrapes found, addresses hidden',
];

test('the README says the main figures as the card does, and lists no other', () => {
  const readme = textOf('README.md');
  const section = readme.slice(readme.indexOf('## How true it is'), readme.indexOf('## Words'));
  const listed = [...section.matchAll(/^- (.*)$/gm)].map(([, line]) => line);
  expect(listed).toEqual(MAIN.map((name) => figureAt(name).statement));
  const { value } = figureAt('tone: NewsMTSC dev, blend, macro F1');
  expect(section.replace(/\s+/g, ' ')).toContain(`where the blend has ${(100 * value!).toFixed(1)}`);
  expect(section.split('\n').length).toBeLessThanOrEqual(28);
});

test('every floor but that of speed has its figure on the card, at or above it', () => {
  const names = Object.keys(floors).filter((name) => !name.includes('a second of CPU'));
  expect(measuredFigures.map(({ figure }) => figure)).toEqual(names);
  for (const { figure, value, floor, n, gold_sha256 } of measuredFigures) {
    expect([figure, floor, gold_sha256]).toEqual([figure, floors[figure]?.floor, floors[figure]?.sha256]);
    expect([figure, value! >= floor!, n >= floors[figure]!.cases]).toEqual([figure, true, true]);
  }
  console.log(`card: ${figures.length} figures, ${measuredFigures.length} measured`);
  expect(measuredFigures.length).toBeGreaterThanOrEqual(60);
});

test('each figure is put into words by what it is, and its interval holds it', () => {
  for (const { figure, statement, value, low, high, n } of measuredFigures) {
    expect(statement).toBe(statementOf({ name: figure, value: value!, low, high, of: n }));
    if (low !== null && high !== null) expect([figure, low <= value! && value! <= high]).toEqual([figure, true]);
  }
  // Simulated groups alone have none, and our own measure against a published row.
  const bare = measuredFigures.filter(({ low }) => low === null).map(({ figure }) => figure);
  expect(bare.filter((name) => !name.startsWith('tone: groups of '))).toEqual([
    'extraction: the measure against a published row',
  ]);
});

test('the gold of our own is that of the card', () => {
  const where = { gold: join(root, 'nowhere'), data: join(root, 'data') };
  const own = Object.entries(GOLD_SETS).filter(([, set]) => set.own);
  for (const [name, set] of own) {
    const hashes = new Set(measuredFigures.filter((figure) => figure.set === name).map((figure) => figure.gold_sha256));
    expect([name, [...hashes]]).toEqual([name, [hashOfSet(set, where)]]);
  }
  console.log(`own sets: ${own.length}`);
  expect(own.length).toBe(5);
});

test('kinds of actors whose tone nobody measured are on the card, as not measured', () => {
  const open = figures.filter(({ value }) => value === null);
  const toned = new Set(figures.filter(({ task, value }) => task === 'tone' && value !== null).map(({ kind }) => kind));
  expect(toned).toEqual(new Set(['person', 'organisation', 'country', null]));
  expect(open.filter(({ task, kind }) => task === 'tone' && kind !== null).map(({ kind }) => kind)).toEqual([
    'place',
    'other',
  ]);
});
