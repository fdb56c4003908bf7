import { expect, test } from 'vitest';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { smallAsking } from '../../support/small.ts';

const BLINKEN = { from: '2021-05-03', to: '2021-05-16', actors: 'antony-blinken', order: 'typical' } as const;

test('typical sentences are those whose tone is nearest the mean of the whole list, ties newest first', async () => {
  const { rows, total } = await answerTo(await smallAsking(), '/evidence', asked(BLINKEN));
  // The mean of .2 .4 .2 .4 0 .3 0 is .2143: two of .2, then .3, the two of .4, and last those of 0.
  expect(
    rows.map(({ article, sentiment }) => [Number.parseInt(article, 16), Math.round(10 * sentiment!) / 10]),
  ).toEqual([
    [2, 0.2],
    [1, 0.2],
    [5, 0.3],
    [2, 0.4],
    [1, 0.4],
    [5, 0],
    [3, 0],
  ]);
  expect(total).toBe(7);
});

test('page by page the list is the same, and the mean that of all pages', async () => {
  const asking = await smallAsking();
  const { rows: whole } = await answerTo(asking, '/evidence', asked(BLINKEN));
  const paged = [];
  let cursor: string | undefined;
  do {
    const page = await answerTo(
      asking,
      '/evidence',
      asked({ ...BLINKEN, limit: 2, ...(cursor === undefined ? {} : { cursor }) }),
    );
    paged.push(...page.rows);
    cursor = page.next;
  } while (cursor !== undefined);
  expect(paged).toEqual(whole);
  expect(Object.keys(whole[0]!).some((name) => name.startsWith('_'))).toBe(false);
});

test('the mean is that of what is listed: of the pair, of one tone, of one a story; without a tone comes last', async () => {
  const asking = await smallAsking();
  const of = async (more: object) =>
    (await answerTo(asking, '/evidence', asked({ ...BLINKEN, ...more }))).rows.map(
      ({ sentiment }) => Math.round(100 * sentiment!) / 100,
    );
  // One a story: .2, 0, .3; their mean is .1667.
  expect(await of({ unit: 'stories' })).toEqual([0.2, 0.3, 0]);
  expect(await of({ tone: 'positive' })).toEqual([0.4, 0.4]);
  expect(await of({ pair: 'antony-blinken~russia', actors: undefined })).toEqual([0.3, 0]);
});
