import { expect, test } from 'vitest';
import { AppError } from '../../../server/base/errors.ts';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { judged } from '../../../server/exports/finish/source-weeks.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

const RANGE = { from: '2021-05-03', to: '2021-05-16' };
const profileOf = async (id: string, more = {}) =>
  (await answerTo(await smallAsking(), '/sources/{id}', asked({ ...RANGE, ...more }), id)).rows[0]!;

test('a source is told by its articles, languages, kinds, and whom it names against all others', async () => {
  const alpha = await profileOf('alpha');
  expect([alpha.name, alpha.articles, alpha.languages, alpha.addresses]).toEqual([
    'Alpha',
    4,
    [{ language: 'en', articles: 4 }],
    [],
  ]);
  // Ukraine 3 and Russia 4 times; Blinken 5 times.
  expect(alpha.kinds).toEqual([
    { kind: 'country', mentions: 7, actors: 2 },
    { kind: 'person', mentions: 5, actors: 1 },
  ]);
  const blinken = alpha.actors.find(({ actor }) => actor === 'antony-blinken')!;
  // In a1, a3 and a5 of four; at Beta in a2 of two.
  expect([blinken.articles, blinken.articles_all, blinken.rest, blinken.rest_all]).toEqual([3, 4, 1, 2]);
  expect([blinken.ratio, blinken.stories, blinken.q, blinken.beyond]).toEqual([1.5, 3, null, false]);
  // e = −5/12, 1/12, 1/4, 1/12: the sum of e² is 1/4, V = 1/3; Beta's one story leaves one degree of freedom, t 12.706205.
  expect(blinken.low).toBeCloseTo(1.5 * Math.exp(-12.706205 / Math.sqrt(3)), 6);
});

test('the tone of a source is held against that of the same actors elsewhere', async () => {
  const alpha = await profileOf('alpha');
  // Here .45 over 12 mentions; in the tone of Beta they would have 5 · .3 + 3 · .65 − 4 · .275 = 2.35.
  expect(alpha.tone).toBeCloseTo((0.45 - 2.35) / 12, 6);
  expect([alpha.tone_stories, alpha.tone_actors, alpha.tone_thin]).toEqual([4, 3, 'few']);
  expect(alpha.tone_low! < alpha.tone! && alpha.tone! < alpha.tone_high!).toBe(true);
  const beta = await profileOf('beta');
  expect([beta.tone, beta.tone_low, beta.tone_thin, beta.tone_stories]).toEqual([null, null, 'too_few', 2]);
});

test('an actor that no other source names has no ratio, and a source that is not there is not found', async () => {
  const only = factsOf(7, 'Gamma', '2021-05-12', ['Russia spoke.'], [['russia', 'Russia', 1, 0.1, 0.8, 0.1]]);
  const asking = await smallAsking('UTC', [only]);
  const of = (id: string, more = {}) => answerTo(asking, '/sources/{id}', asked({ ...RANGE, ...more }), id);
  const { rows } = await of('beta', { from: '2021-05-06', to: '2021-05-06', grain: 'day' });
  expect(rows[0]!.actors.map(({ ratio, rest, low, q }) => [ratio, rest, low, q])).toEqual([
    [null, 0, null, null],
    [null, 0, null, null],
  ]);
  await expect(of('delta')).rejects.toBeInstanceOf(AppError);
});

const weeks = (...articles: number[]) =>
  articles.map((count, at) => ({
    week: new Date(Date.UTC(2021, 0, 4 + 7 * at)).toISOString().slice(0, 10),
    articles: count,
  }));
const marksOf = (...articles: number[]) => judged(weeks(...articles)).map(({ mark }) => mark);
const ten = Array.from({ length: 12 }, () => 10);
const none = Array.from({ length: 12 }, () => null);

test('a week outside what the weeks before let expect is a surge or quiet, and leaves the level as it was', () => {
  expect(marksOf(...ten, 60, 10, 0, 10)).toEqual([...none, 'surge', null, 'quiet', null]);
  expect(judged(weeks(10, 10, 10)).map(({ expected, low }) => [expected, low])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
});

test('four weeks in a row outside on one side are another level, which then is the usual one', () => {
  const rows = judged(weeks(...ten, 60, 62, 58, 61, 60, 10));
  expect(rows.slice(12).map(({ mark }) => mark)).toEqual(['rise', null, null, null, null, 'quiet']);
  expect(rows[16]!.expected).toBe(60.5);
  expect(marksOf(...ten, 60, 62, 58, 10)).toEqual([...none, 'surge', 'surge', 'surge', null]);
  expect(marksOf(...ten.map(() => 60), 10, 12, 8, 9)).toEqual([...none, 'fall', null, null, null]);
});
