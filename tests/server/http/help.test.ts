import { expect, test } from 'vitest';
import { type AccuracyCard, type Figure, NO_CARD } from '../../../server/contract/accuracy.ts';
import type { Question } from '../../../server/contract/question.ts';
import { questions } from '../../../server/contract/questions/all.ts';
import { mentions } from '../../../server/contract/questions/mentions.ts';
import { helpOf } from '../../../server/http/help.ts';
import { appOf, at } from '../../support/app.ts';
import { smallAsking } from '../../support/small.ts';
import { textOf } from '../../support/sources.ts';

const shipped = JSON.parse(textOf('data/accuracy.json')) as AccuracyCard;
const saying = (figure: string, statement: string): Figure => ({
  ...shipped.figures[0]!,
  figure,
  statement,
});

test('the help of a question tells what the card says of the figures it rests on', () => {
  const question: Question = { ...mentions, measured: ['a', 'b', 'gone'] };
  const card = { figures: [saying('b', 'Of 100 tones 75.'), saying('a', 'Of 100 names 99.')] };
  expect(helpOf(question, card)).toEqual({
    ...mentions.help,
    measured: ['Of 100 names 99.', 'Of 100 tones 75.'],
  });
  expect(helpOf(question, NO_CARD).measured).toEqual([]);
  expect(helpOf({ ...mentions, measured: [] }, card).measured).toEqual([]);
});

test('every figure that a question rests on is in the card that ships, in at most 60 words', () => {
  const figures = new Map(shipped.figures.map((figure) => [figure.figure, figure]));
  const named = (questions as readonly Question[]).flatMap(({ path, measured = [] }) =>
    measured.map((name) => ({ path, name })),
  );
  for (const { path, name } of named) {
    expect([path, name, figures.get(name)?.value ?? null]).toEqual([path, name, expect.any(Number)]);
    expect(figures.get(name)?.statement.split(/\s+/).length).toBeLessThanOrEqual(60);
  }
  console.log(`figures under limits: ${named.length}`);
  expect(named.length).toBeGreaterThanOrEqual(15);
});

test('the description of the API has it beside each question, as the card says it', async () => {
  const app = appOf({ ...(await smallAsking()), accuracy: shipped });
  const { paths } = (await (await app.request(at('/api/openapi.json'))).json()) as {
    paths: Record<string, { get?: { 'x-help'?: { measured: string[] } } }>;
  };
  const precision = shipped.figures.find(({ figure }) => figure === 'mentions: precision');
  expect(paths['/api/v1/mentions']?.get?.['x-help']?.measured[0]).toBe(precision?.statement);
});
