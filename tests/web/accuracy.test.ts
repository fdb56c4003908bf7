import { expect, test } from 'vitest';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { sectionsOf } from '../../web/accuracy.ts';

type Figure = RowOf<'/accuracy'>;

const figure = (name: string, more: Partial<Figure> = {}): Figure => ({
  figure: name,
  task: name.split(':')[0]!,
  kind: null,
  language: null,
  statement: `${name}.`,
  measure: 'precision',
  value: 0.5,
  low: 0.4,
  high: 0.6,
  n: 10,
  worst: null,
  set: 'marked',
  set_is: 'text with marks',
  set_is_not: 'all text',
  scorer: null,
  gold_sha256: 'aa',
  floor: 0.4,
  date: '2026-01-01',
  version: '1.0.0',
  ...more,
});

const shown = (figures: readonly Figure[]) =>
  sectionsOf(figures).map(({ name, sets }) => [
    name,
    ...sets.map(({ set, figures }) => [set, ...figures.map((one) => one.figure)]),
  ]);

test('tone is told by kind of actor, what is about nobody in particular apart, and what nobody measured last', () => {
  const tone = (name: string, kind: Figure['kind'], set: string | null, value: number | null = 0.5) =>
    figure(`tone: ${name}`, { kind, set, value });
  expect(
    shown([
      tone('c', 'country', 'countries'),
      tone('place', 'place', null, null),
      tone('p', 'person', 'NewsMTSC'),
      tone('negation', null, 'negation'),
      tone('whole', 'person', 'PerSenT'),
    ]),
  ).toEqual([
    ['tone-person', ['NewsMTSC', 'tone: p'], ['PerSenT', 'tone: whole']],
    ['tone-country', ['countries', 'tone: c']],
    ['tone', ['negation', 'tone: negation'], [null, 'tone: place']],
    ['checks'],
  ]);
});

test('plain shares come before F1, and the usual scorer before the others', () => {
  const by = (scorer: string, measure: string) =>
    figure(`tone: ${scorer} ${measure}`, { scorer: `${scorer}@1`, measure, kind: 'person' });
  const [section] = sectionsOf([
    by('lexicon', 'macro F1'),
    by('linear', 'macro F1'),
    by('blend', 'macro F1'),
    by('blend', 'share without the opposite sign'),
    by('blend', 'accuracy'),
  ]);
  expect(section?.sets[0]?.figures.map((one) => one.figure)).toEqual([
    'tone: blend accuracy',
    'tone: blend share without the opposite sign',
    'tone: blend macro F1',
    'tone: linear macro F1',
    'tone: lexicon macro F1',
  ]);
});

test('the checks of the collection have a section of their own, also while there are none', () => {
  expect(shown([figure('mentions: precision')])).toEqual([['mentions', ['marked', 'mentions: precision']], ['checks']]);
  expect(shown([figure('checks: surname', { set: 'this database' })])).toEqual([
    ['checks', ['this database', 'checks: surname']],
  ]);
});

test('every figure is shown once, one of a task that nobody thought of too', () => {
  const figures = ['mentions: a', 'dates: b', 'metadata: c', 'extraction: d', 'weather: e', 'quotes: f'].map((name) =>
    figure(name),
  );
  const all = sectionsOf(figures).flatMap(({ sets }) => sets.flatMap((set) => set.figures.map((one) => one.figure)));
  expect(all.toSorted()).toEqual(figures.map((one) => one.figure).toSorted());
  expect(shown(figures).at(-1)).toEqual(['rest', ['marked', 'weather: e']]);
});
