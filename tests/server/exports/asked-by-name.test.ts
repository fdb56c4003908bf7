import { expect, test } from 'vitest';
import { questionAsked } from '../../../server/exports/asked-by-name.ts';

test('a question is asked by its name, or by that of one thing of it', () => {
  expect(questionAsked('mentions', { actors: 'ukraine' })).toMatchObject({
    question: { path: '/mentions' },
    id: null,
    asked: { actors: 'ukraine', grain: 'week' },
  });
  expect(questionAsked('/actors/antony-blinken', {})).toMatchObject({
    question: { path: '/actors/{id}' },
    id: 'antony-blinken',
  });
});

test('what is wrong is named with its value and what would be right', () => {
  expect(() => questionAsked('mention', {})).toThrow(/There is no question "mention"/);
  expect(() => questionAsked('mentions', { format: 'parqet' })).toThrow(/nearest is parquet/);
  expect(() => questionAsked('mentions', { actor: 'ukraine' })).toThrow(/a key of this question: .*actors/);
});
