import { expect, test } from 'vitest';
import type { Going } from '../../server/contract/run.ts';
import { analysisLine, newsLine, runLine, statesLine } from '../../web/live.ts';

const going: Going = {
  run: 3,
  input: 'news.csv',
  state: 'running',
  inputs: 1204,
  added: 1100,
  revised: 3,
  duplicate: 12,
  rejected: 1,
  seconds: 2,
};

test('a run under way is told in one line, with its rate once there is one', () => {
  expect(runLine(going)).toBe('news.csv: 1,204 records, 602 a second');
  expect(runLine({ ...going, inputs: 1, seconds: 0.2 })).toBe('news.csv: 1 record');
  expect(statesLine(going)).toBe('1,100 added, 3 revised, 12 duplicate, 1 rejected');
});

test.each([
  [{ runs: 1, added: 5, revised: 0 }, { runs: 2, added: 17, revised: 3 }, '12 new articles, 3 revised'],
  [{ runs: 1, added: 5, revised: 1 }, { runs: 2, added: 6, revised: 1 }, '1 new article'],
  [{ runs: 1, added: 5, revised: 0 }, { runs: 2, added: 5, revised: 1 }, '1 revised article'],
  [{ runs: 1, added: 5, revised: 0 }, { runs: 2, added: 5, revised: 0 }, null],
  // The server was started again in between.
  [{ runs: 4, added: 50, revised: 0 }, { runs: 1, added: 7, revised: 0 }, '7 new articles'],
])('between %j and %j came %s', (since, now, said) => {
  expect(newsLine({ ...since, analyses: 0 }, { ...now, analyses: 0 })).toBe(said);
});

test('history being read anew is told in one line, and that it was read as news', () => {
  expect(analysisLine({ version: 2, done: 1204, of: 23_002, seconds: 12.04 })).toBe(
    'by version 2: 1,204 of 23,002 articles, 100 a second',
  );
  expect(analysisLine({ version: 2, done: 0, of: 1, seconds: 0 })).toBe('by version 2: 0 of 1 article');
  const none = { runs: 3, added: 5, revised: 0, analyses: 1 };
  expect(newsLine(none, { ...none, analyses: 2 })).toBe('History was read anew');
  // A server that was started again has read none.
  expect(newsLine(none, { runs: 0, added: 0, revised: 0, analyses: 0 })).toBe(null);
});
